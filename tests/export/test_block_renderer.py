"""Tables: every cell in its place, whatever it holds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.export import gfm
from briefing.export.block_renderer import table
from briefing.text.visible import visible
from tests.export.reading import HOSTILE, inlines, parse, text

ROWS = st.lists(st.lists(HOSTILE, min_size=3, max_size=3), min_size=1, max_size=4)


@given(ROWS)
def test_every_cell_reads_back_in_its_row_and_column(written: list[list[str]]) -> None:
    raw = [[gfm.escape(cell) for cell in row] for row in written]
    tokens = parse(table(raw[0], raw[1:]))
    assert tokens[0].type == "table_open"
    assert [token.type for token in tokens].count("tr_open") == len(written)
    read = [text(each) for each in inlines(tokens)]
    lines = (visible(cell).split("\n") for row in written for cell in row)
    assert read == [" ".join(line for line in each if line) for each in lines]


def test_columns_of_numbers_are_set_to_the_right_and_the_source_is_in_columns() -> None:
    markdown = table(["As of", "Value"], [["17 November", "61"], ["18", "1,200"]], frozenset({1}))
    assert markdown.split("\n") == [
        "| As of       | Value |",
        "| ----------- | ----: |",
        "| 17 November |    61 |",
        "| 18          | 1,200 |",
    ]


def test_in_a_wide_table_the_dashes_are_shared_by_what_is_seen() -> None:
    link = "[Somebody](#a-long-slug-of-somebody)[^and-a-note]"
    rows = [[f"**{'Word ' * 20}**", link, "1"], ["short", link, "0"]]
    lines = table(["Incident", "Who", "Count"], rows).split("\n")
    assert [cell.strip().count("-") for cell in lines[1].strip("|").split("|")] == [40, 11, 8]


def test_a_table_without_rows_is_its_head() -> None:
    assert parse(table(["a", "b"], []))[0].type == "table_open"
