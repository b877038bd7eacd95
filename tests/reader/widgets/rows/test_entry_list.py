"""The list of records: rows of different height with headings among them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from briefing.model.key import Key
from briefing.page.blocks import Span
from briefing.page.rows.common import CommonFacts
from briefing.page.rows.row import Row, Speech
from briefing.reader.widgets.rows.entry_list import EntryList
from briefing.reader.widgets.rows.row_source import FixedRows
from tests.reader.widgets.showing import Showing, seen

SIZE = (60, 12)
GRADES = "F6: cannot be judged"
COMMON = CommonFacts("Outlet", GRADES, all=True, groups={"1 May 2024": 3, "2 May 2024": 3})


def said(number: int, speaker: str = "", via: str = "", source: str = "Outlet") -> Row:
    words = f"Words {number} " + "that go on " * (number % 4 * 4)
    speech = Speech((Span(speaker or f"Speaker {number}"),), (Span(via),), source, GRADES)
    way = (Span(f"→ {source} · {GRADES}"),)
    day = f"2024-05-0{1 + number // 3 % 2}"
    return Row(
        Key("b", f"s{number}"), (Span("first"),), (Span(words),), "statements", way, speech, day
    )


def showing(rows: Sequence[Row], common: CommonFacts = COMMON) -> tuple[Showing, EntryList]:
    entries = EntryList()
    entries.say_once(common, "date")
    entries.show(FixedRows(rows))
    return Showing(entries), entries


async def test_rows_have_their_speaker_and_words_and_air_between_them() -> None:
    app, rows = showing([said(0), said(1, via="?"), said(2)])
    async with app.run_test(size=SIZE):
        lines = seen(rows)
        assert lines[0].split()[:3] == ["1", "May", "2024"]
        assert lines[0].endswith("─ 3")
        assert lines[1:4] == ["▌  Speaker 0", "▌  Words 0", ""]
        assert lines[4].split() == ["Speaker", "1", "via", "?"]


async def test_what_the_head_does_not_say_stands_in_the_row() -> None:
    for common in (CommonFacts(), COMMON):
        app, rows = showing([said(0, source="Outlet" if not common.source else "Other")], common)
        async with app.run_test(size=SIZE):
            assert any(GRADES in line for line in seen(rows))
            rows.compact = True
            assert any("F6" in line for line in seen(rows))


@pytest.mark.parametrize("compact", [False, True])
@pytest.mark.parametrize("size", [(60, 12), (38, 7), (120, 9), (36, 5)])
async def test_the_row_with_the_cursor_is_in_view_with_its_speaker(
    size: tuple[int, int], *, compact: bool
) -> None:
    app, rows = showing([said(number) for number in range(200)])
    async with app.run_test(size=size) as pilot:
        rows.compact = compact
        for key in ("j j j j j", "G", "k k k", "space", "pageup pageup", "g", "ctrl+d", "G"):
            await pilot.press(*key.split())
            await pilot.pause()
            marked = [line for line in seen(rows) if line.startswith("▌")]
            assert f"Speaker {rows.row}" in marked[0]
            assert "Wo" in "".join(marked)
        assert rows.row == 199
        assert seen(rows)[-1].startswith("▌") or not seen(rows)[-1]


async def test_the_heading_stays_at_the_top_while_its_rows_scroll() -> None:
    app, rows = showing([said(number) for number in range(12)])
    async with app.run_test(size=SIZE) as pilot:
        for _ in range(11):
            await pilot.press("j")
            await pilot.pause()
            top = rows.scroll_offset.y
            assert seen(rows)[0].split()[0] == str(1 + top // 3 % 2)


async def test_a_click_opens_the_row_whose_line_it_is_and_a_heading_is_none() -> None:
    app, _ = showing([said(number) for number in range(6)])
    async with app.run_test(size=SIZE) as pilot:
        await pilot.click(EntryList, offset=(9, 5))
        await pilot.pause()
        assert [one.index for one in app.all(EntryList.Chosen)] == [1]
        await pilot.click(EntryList, offset=(9, 0))
        await pilot.pause()
        assert len(app.all(EntryList.Chosen)) == 1


async def test_the_last_row_is_the_last_in_view() -> None:
    app, rows = showing([said(number) for number in range(100)])
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        rows.scroll_to(y=1000, animate=False, force=True)
        await pilot.pause()
        assert any("Speaker 99" in line for line in seen(rows))
        assert sum("Speaker" in line for line in seen(rows)) > 1


class Million:
    """Rows that are counted as they are asked for."""

    def __init__(self) -> None:
        self.asked = 0

    def count(self) -> int:
        return 1_000_000

    def rows(self, offset: int, limit: int) -> Sequence[Row]:
        self.asked += limit
        return [said(number) for number in range(offset, offset + limit)]


async def test_the_cost_is_that_of_what_is_in_view() -> None:
    source = Million()
    rows = EntryList()
    rows.say_once(COMMON, "date")
    rows.show(source)
    async with Showing(rows).run_test(size=(60, 40)) as pilot:
        await pilot.press("G")
        await pilot.pause()
        assert any("Speaker 999999" in line for line in seen(rows))
        assert source.asked <= 6 * 32
