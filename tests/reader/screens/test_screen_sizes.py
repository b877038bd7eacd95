"""Who says so is on the screen with every statement in a list, whatever its size."""

from __future__ import annotations

import pytest
from textual.geometry import Size

from briefing.library.library import Library
from briefing.page.blocks import plain
from briefing.reader.screens.screen_sizes import lines_of_a_row
from briefing.reader.screens.search.grouped_results import ResultRowSource, found
from tests.reader.driving import Driver, driving, shown

GRADES = "· F6: cannot be judged"


@pytest.mark.parametrize(("height", "lines"), [(40, 3), (16, 3), (15, 2), (8, 2), (7, 1)])
def test_the_lower_the_screen_the_fewer_lines_a_record_has(height: int, lines: int) -> None:
    assert lines_of_a_row(Size(80, height)) == lines


async def _cramer(reader: Driver) -> str:
    """The list of statements, narrowed to one that has an unknown hop."""
    await reader.press("3", "F", *"deterrence", "enter")
    return shown(reader.app)


@pytest.mark.parametrize(
    ("size", "rows"),
    [
        ((160, 36), ["  Kevin Cramer · about Nov 2023", "  “I don’t sense any deterrence. The"]),
        ((40, 16), ["  Kevin Cramer · about Nov 2023", "  “I don’t sense any deterrence. The"]),
        ((40, 12), ["  Kevin Cramer · about Nov 2023  “I "]),
    ],
)
async def test_the_source_that_was_read_and_the_grades_stand_with_a_statement(
    library: Library, size: tuple[int, int], rows: list[str]
) -> None:
    async with driving(library, size=size) as reader:
        lines = (await _cramer(reader)).splitlines()

    first = next(n for n, line in enumerate(lines) if rows[0][2:] in line)
    for number, row in enumerate(rows):
        assert row[2:] in lines[first + number]
    assert "→ ? → Al Mayadeen · F6: cannot be" in lines[first + len(rows)]


async def test_on_the_lowest_screen_they_share_the_line(library: Library) -> None:
    async with driving(library, size=(69, 7)) as reader:
        text = await _cramer(reader)

    lines = [line for line in text.splitlines() if "Kevin Cramer · about No" in line]
    assert lines
    assert all(f"Al Mayadeen {GRADES}" in line for line in lines)


async def test_records_that_are_no_statements_have_two_lines(library: Library) -> None:
    async with driving(library, size=(120, 36)) as reader:
        await reader.press("4")
        first = reader.panes.listing.records
        assert (first._high, first.lines) == (2, 3)
        await reader.press("3")
        assert first._high == 3


def test_results_have_what_matched_and_then_who_says_so(library: Library) -> None:
    rows = ResultRowSource(library, found("deterrence", library)).rows(0, 10)
    cramer = next(row for row in rows if plain(row.first).startswith("Kevin Cramer"))

    assert "deterrence" in plain(cramer.second)
    assert plain(cramer.third) == f"→ ? → Al Mayadeen {GRADES}"


def test_results_that_are_no_statements_keep_what_their_list_says_of_them(library: Library) -> None:
    rows = ResultRowSource(library, found("mq-9 kind:incident", library)).rows(0, 10)
    incident = next(row for row in rows if "MQ-9" in plain(row.first))

    assert incident.second
    assert plain(incident.third or incident.second).startswith("others only · attributed · ")


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_it_stands_in_the_results_of_a_search(
    library: Library, size: tuple[int, int]
) -> None:
    async with driving(library, size=size) as reader:
        await reader.press("slash", *"deterrence")
        assert "→ ? → Al Mayadeen · F6: cannot be" in shown(reader.app)
