"""What an edition shows of place, and of two sources: with whom, and with nothing left out."""

from __future__ import annotations

import re
from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.places.located_records import LocatedPlace, located
from briefing.analysis.timeline.dated_records import dated_records
from briefing.errors import BriefingError
from briefing.export.export import export
from briefing.export.html.views import timeline_part
from briefing.export.html.views.svg_map import HEIGHT, WIDTH, draw_map
from briefing.export.selection import only_briefing, select
from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.model.key import Key
from briefing.shipped import example
from tests.export.html.editions import HTML, edition
from tests.export.html.reading import Node, read_html
from tests.export.html.test_html_laws import check_structure

POINTS = st.tuples(st.floats(-90, 90), st.floats(-180, 180))
PLACES = st.lists(
    st.builds(
        LocatedPlace,
        st.integers(0, 10**6).map(lambda number: Key("test", f"p{number}")),
        st.text(min_size=1, max_size=40),
        st.just("town"),
        st.none() | POINTS,
        st.sampled_from(["exact", "near", "region", "not given"]),
        st.lists(st.integers(1, 9), max_size=3, unique=True).map(tuple),
    ),
    max_size=12,
    unique_by=lambda place: place.key,
)


@given(PLACES)
def test_every_place_is_on_the_map_or_given_back_and_no_region_is_a_point(
    places: list[LocatedPlace],
) -> None:
    drawn = draw_map(places)
    there = [one.key for mark in drawn.placed.marks for one in mark.places]
    left = [one.key for one in (*drawn.placed.outside, *drawn.placed.no_room)]
    nowhere = [one.key for one in places if one.at is None]
    assert sorted((*there, *left, *nowhere)) == sorted(one.key for one in places)
    for mark, placed in zip(drawn.drawing.marks, drawn.placed.marks, strict=True):
        assert bool(mark.shape) == all(one.pointed for one in placed.places)
        assert 0 <= mark.x <= WIDTH
        assert 0 <= mark.y <= HEIGHT
    for path in (drawn.drawing.shores, drawn.drawing.borders):
        assert re.fullmatch(r"[Ml0-9 .e+-]*", path)


@pytest.mark.slow
def test_what_is_at_a_place_is_told_with_both_answers_and_whose_they_are(shipped: Library) -> None:
    (part,) = [
        one for one in edition(shipped).all("section", "part") if one.attributes["id"] == "_map"
    ]
    for place in located(shipped, only_briefing(shipped)).places:
        assert place.title in part.text
    assert len(part.one("points").all("circle")) == 4
    (tanf,) = [one for one in part.all("li") if one.text.startswith("al-Tanf ")]
    assert "Did it happen? Reported only by those who say they did it" in tanf.text
    assert "Who did it? Says it did it: Islamic Resistance in Iraq" in tanf.text


@pytest.mark.slow
def test_every_dated_record_is_in_a_lane_with_its_date_as_vague_as_it_is(shipped: Library) -> None:
    (part,) = edition(shipped).all("div", "timeline")
    found = dated_records(shipped, only_briefing(shipped))
    happened, said, counted = part.all("ul", "lane")
    assert len(happened.all("li")) == len(found.happened)
    assert len(said.all("li")) == len(found.voices)
    assert sum(map(int, re.findall(r"(\d+) statements?,", said.text))) == len(found.said)
    assert len(counted.all("li")) == len(found.counted)
    assert all(row.all("svg") for row in part.all("li"))
    (cramer,) = [one for one in said.all("li") if one.text.startswith("Kevin Cramer")]
    assert "3 statements, about November 2023" in cramer.text
    (tanf,) = [one for one in happened.all("li") if "al-Tanf base" in one.text]
    assert "Did it happen? Reported only by those who say they did it" in tanf.text


@pytest.mark.slow
def test_a_lane_says_how_many_of_how_many_it_has(
    shipped: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timeline_part, "MOST_ENTRIES", 3)
    (part,) = edition(shipped).all("div", "timeline")
    assert "the latest 3 of 9 incidents" in part.text
    assert [len(lane.all("li")) for lane in part.all("ul", "lane")] == [3, 3, 3]


def _compared(library: Library, *pairs: tuple[str, str]) -> Node:
    options = replace(HTML, compared=pairs)
    (document,) = export(library, select(library, "all"), options).documents()
    return read_html(document.text())


def test_two_papers_stand_side_by_side_each_cell_with_its_name() -> None:
    with closing(open_library(example())) as library:
        tree = edition(library)
        check_structure(tree)
    rows = tree.all("div", "beside")
    assert len(rows) > 5
    for row in rows:
        assert [one.text[:3] for one in row.all("p", "name")] == ["The", "The"]
    (blows,) = [row for row in rows if "Did it happen? Blows at the harbour" in row.text]
    assert "says it did not happen" in blows.text
    assert "Edvin Raske, spokesperson of the company" in blows.text


@pytest.mark.slow
def test_one_source_is_held_against_nothing_unless_somebody_asks(shipped: Library) -> None:
    assert not _compared(shipped).all("div", "beside")
    tree = _compared(shipped, ("kevin-cramer", "joseph-votel"))
    check_structure(tree)
    assert tree.all("div", "beside")
    with pytest.raises(BriefingError, match="Both are Kevin Cramer"):
        _compared(shipped, ("kevin-cramer", "kevin-cramer"))
