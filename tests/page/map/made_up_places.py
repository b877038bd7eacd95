"""Places made up for the map: anywhere on the earth, of every precision, with hostile names."""

from __future__ import annotations

from hypothesis import strategies as st

from briefing.analysis.places.located_records import LocatedPlace
from briefing.analysis.places.precision import PlacePrecision
from briefing.model.key import Key
from briefing.page.map.projection import MapView

LATITUDES, LONGITUDES = st.floats(-90, 90), st.floats(-180, 180)
POINTS = st.tuples(LATITUDES, LONGITUDES)
PRECISIONS: st.SearchStrategy[PlacePrecision] = st.sampled_from(
    ("exact", "near", "region", "not given")
)
NAMES = st.one_of(
    st.sampled_from(("al-Tanf", "Deir ez-Zor", "التنف", "北京市", "e\u0301te\u0301", "a" * 60)),
    st.text(min_size=1, max_size=40),
)
VIEWS = st.builds(MapView, LATITUDES, LONGITUDES, st.floats(0.001, 400))


def place(
    slug: str,
    at: tuple[float, float] | None,
    precision: PlacePrecision = "exact",
    records: tuple[int, ...] = (),
    title: str = "",
) -> LocatedPlace:
    """A place of that name."""
    return LocatedPlace(Key("test", slug), title or slug, "city", at, precision, records)


@st.composite
def places(draw: st.DrawFn) -> list[LocatedPlace]:
    """Some places, some of them without a point."""
    count = draw(st.integers(0, 25))
    return [
        place(
            f"p{number}",
            draw(st.none() | POINTS),
            draw(PRECISIONS),
            tuple(range(draw(st.integers(0, 3)))),
            draw(NAMES),
        )
        for number in range(count)
    ]
