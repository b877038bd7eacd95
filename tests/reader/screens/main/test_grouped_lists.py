"""A list in another order: its headings, and what its rows need not say then."""

from __future__ import annotations

import pytest

from briefing.library.library import Library
from tests.reader.driving import Driver, driving
from tests.reader.widgets.showing import seen


@pytest.fixture
def library(shipped: Library) -> Library:
    return shipped.clone()


async def sort_by(reader: Driver, words: str) -> list[str]:
    """Press until the list is in an order; its lines."""
    for _ in range(8):
        await reader.press("S")
        await reader.settle()
        if words in str(reader.panes.listing.heading.render()):
            return [line.rstrip() for line in seen(reader.panes.listing.records)]
    raise AssertionError(words)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
@pytest.mark.parametrize("compact", [False, True])
async def test_who_speaks_stands_once_above_what_they_say(
    library: Library, size: tuple[int, int], *, compact: bool
) -> None:
    async with driving(library, size=size) as reader:
        await reader.press("3", "z")
        if reader.panes.listing.records.compact != compact:
            await reader.press("-")
        await sort_by(reader, "by speaker")
        await reader.press("g")
        lines = [line.rstrip() for line in seen(reader.panes.listing.records)]
        assert lines[0].startswith("   Abu Ali al-Askari ─")
        assert lines[0].endswith("─ 3")
        assert sum("Abu Ali al-Askari" in line for line in lines) == 1
        assert "exhausting the enemy" in lines[1]
        await reader.press("j", "j")
        assert "Abu Ali al-Askari" in seen(reader.panes.listing.records)[0]


async def test_incidents_stand_below_what_their_reports_amount_to(library: Library) -> None:
    async with driving(library, size=(120, 60)) as reader:
        await reader.press("2")
        lines = await sort_by(reader, "by status")
        headings = [line.split(" ─")[0].strip() for line in lines if " ─" in line]
        assert headings == [
            "claimant only",
            "claimant+others",
            "others only",
            "series",
            "situations",
        ]


async def test_no_headings_where_each_row_would_have_one(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("7")
        lines = await sort_by(reader, "by outlet")
        assert not any("──" in line for line in lines)
        assert any("The Washington Post" in line for line in lines)
        lines = await sort_by(reader, "by kind")
        assert any(line.startswith("   article ─") for line in lines)


async def test_another_order_keeps_the_form(library: Library) -> None:
    async with driving(library, size=(120, 36)) as reader:
        await reader.press("3")
        assert not reader.panes.listing.records.compact
        await reader.press("S")
        assert not reader.panes.listing.records.compact
