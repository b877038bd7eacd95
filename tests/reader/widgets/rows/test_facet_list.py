from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing.page.blocks import plain
from briefing.reader.widgets.chips import narrowing
from briefing.reader.widgets.rows.facet_list import facet_rows
from briefing.search.facets import Facet, FacetValue

VALUES = st.builds(FacetValue, st.text(), st.just("actor:x"), st.integers(0, 10**7), st.booleans())


@given(st.lists(VALUES, min_size=1, max_size=12), st.integers(20, 80))
def test_the_counts_of_a_facet_stand_below_each_other(values: list[FacetValue], room: int) -> None:
    heading, *rows, gap = facet_rows([Facet("actor", "Actor", tuple(values), 9, True)], room)
    assert (heading.term, gap.term) == ("", "")
    assert plain(heading.first) == "Actor"
    assert {cell_len(plain(row.first)) for row in rows} == {room}
    for row, value in zip(rows, values, strict=True):
        assert plain(row.first).endswith(f" {value.count:,}")
        assert plain(row.first).startswith("× " if value.chosen else "  ")


def test_a_facet_that_was_not_counted_to_the_end_says_so() -> None:
    value = FacetValue("US forces", "actor:us-forces", 3)
    (heading, *_) = facet_rows([Facet("actor", "Actor", (value,), 1000, False)], 40)
    assert plain(heading.first) == "Actor  of the newest 1,000"


def test_a_facet_without_values_is_not_shown() -> None:
    assert list(facet_rows([Facet("act", "Act", (), 3, True)], 40)) == []


def test_only_what_stands_on_a_field_narrows() -> None:
    parts = ("drone", "kind:incident", "-where:syria", '"said: so"', "(a | b)", "as-of:2023")
    assert narrowing(parts) == ["kind:incident", "-where:syria", "as-of:2023"]
