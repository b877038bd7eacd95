"""Who says so is on the screen with every statement in a list, whatever its size."""

from __future__ import annotations

import pytest
from textual.geometry import Size

from briefing.library.library import Library
from briefing.page.blocks import plain
from briefing.page.rows.common import CommonFacts
from briefing.reader.screens.screen_sizes import results_have_one_line
from briefing.reader.screens.search.grouped_results import ResultRowSource, found
from tests.reader.driving import Driver, driving, shown

GRADES = "· F6: cannot be judged"


@pytest.mark.parametrize(
    ("size", "one"),
    [((80, 40), False), ((80, 16), False), ((80, 15), True), ((40, 8), False), ((40, 7), True)],
)
def test_a_low_screen_has_one_line_for_a_result(size: tuple[int, int], one: bool) -> None:
    assert results_have_one_line(Size(*size)) is one


async def _cramer(reader: Driver) -> str:
    """The list of statements, narrowed to one that has an unknown hop."""
    await reader.press("3", "F", *"deterrence", "enter")
    return shown(reader.app)


@pytest.mark.parametrize(
    ("size", "head"),
    [
        ((160, 36), "all from Al Mayadeen · F6"),
        ((120, 36), "all from Al Mayadeen · F6"),
        ((80, 24), "all from Al Mayadeen · F6 (cannot be judged)"),
        ((69, 7), "all from Al Mayadeen · F6 (cannot be judged)"),
        ((40, 16), "all from Al Mayadeen · F6"),
        ((40, 12), "all from Al Mayadeen · F6"),
    ],
)
async def test_the_source_and_the_grades_stand_above_and_speaker_and_hop_in_the_row(
    library: Library, size: tuple[int, int], head: str
) -> None:
    async with driving(library, size=size) as reader:
        text = await _cramer(reader)
        list_width = reader.panes.listing.size.width

    assert head in text
    assert "F deterrence" in text
    rows = [line for line in text.splitlines()[1:] if "Kevin Cramer" in line]
    assert rows
    assert "?" in rows[0][: list_width + 23]
    assert "“I don’t sense" in text


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12)])
async def test_until_it_is_known_what_all_share_each_row_says_everything(
    library: Library, size: tuple[int, int]
) -> None:
    async with driving(library, size=size) as reader:
        await _cramer(reader)
        records = reader.panes.listing.records
        records.say_once(CommonFacts(), "date")
        await reader.settle()
        lines = [records.render_line(y).text for y in range(records.size.height)]
    assert any("F6" in line for line in lines)


@pytest.mark.parametrize(
    ("size", "compact"),
    [((120, 36), False), ((60, 16), False), ((59, 16), True), ((120, 15), True), ((40, 12), True)],
)
async def test_a_small_screen_begins_compact_and_the_key_is_remembered_for_the_section(
    library: Library, size: tuple[int, int], *, compact: bool
) -> None:
    async with driving(library, size=size) as reader:
        await reader.press("3")
        records = reader.panes.listing.records
        assert records.compact is compact
        await reader.press("-")
        assert records.compact is not compact
        await reader.press("2")
        assert records.compact is compact
        await reader.press("3")
        assert records.compact is not compact


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


@pytest.mark.parametrize(
    ("size", "said"),
    [
        ((120, 36), ("all from Al Mayadeen · F6", "Kevin Cramer", "via ?")),
        ((80, 24), ("all from Al Mayadeen · F6", "Kevin Cramer", "via ?")),
        ((80, 15), ("all from Al Mayadeen · F6", "Kevin Cramer", "via ?")),
        ((40, 12), ("Kevin Cramer", "→ ? → Al Mayadeen · F6")),
        ((40, 7), ("Kevin Cramer", "? → A")),
    ],
)
async def test_it_stands_in_the_results_of_a_search(
    library: Library, size: tuple[int, int], said: tuple[str, ...]
) -> None:
    async with driving(library, size=size) as reader:
        await reader.press("slash", *"deterrence", "down", "j", "j", "j")
        text = shown(reader.app)
        assert [part for part in said if part not in text] == []


async def test_the_counts_beside_the_sections_are_whole_on_a_narrow_screen(
    shipped: Library,
) -> None:
    async with driving(shipped, size=(40, 12)) as driver:
        await driver.press("h")
        (line,) = (one for one in shown(driver.app).splitlines() if "3 Statements" in one)
        assert line.split() == ["3", "Statements", "54"]
