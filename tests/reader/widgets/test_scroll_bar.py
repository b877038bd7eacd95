"""The scroll bar, and the lines beside it, look as the toolkit would draw them."""

from __future__ import annotations

import pytest
from rich.segment import Segment
from textual.scrollbar import ScrollBar
from textual.strip import Strip
from textual.widget import Widget

from briefing.reader.widgets.rows.row_list import RowList
from briefing.reader.widgets.rows.row_source import FixedRows
from tests.reader.widgets.showing import Showing, entries


def cells(strips: list[Strip]) -> list[list[Segment]]:
    """What is drawn, however it is cut into pieces."""
    return [list(Segment.simplify(strip)) for strip in strips]


def toolkits(drawn: Widget, kind: type[Widget]) -> list[Strip]:
    """The lines as the toolkit draws them."""
    drawn.refresh()
    return kind.render_lines(drawn, drawn.size.region)


@pytest.mark.parametrize("ansi", [False, True])
@pytest.mark.parametrize("many", [3, 7, 40, 5_000])
async def test_the_bar_is_that_of_the_toolkit_wherever_it_stands(many: int, ansi: bool) -> None:
    rows = RowList(FixedRows(entries(many)))
    app = Showing(rows, ansi=ansi)
    async with app.run_test(size=(40, 12)) as pilot:
        bar = rows.vertical_scrollbar
        for row in (0, 5, many // 2, many - 2, many - 1):
            rows.row = row
            for over in (False, True):
                bar.mouse_over = over
                await pilot.pause()
                assert cells(bar.render_lines(bar.size.region)) == cells(toolkits(bar, ScrollBar))


async def test_a_line_that_is_still_in_view_after_a_key_is_not_made_again() -> None:
    rows = RowList(FixedRows(entries(60)))
    app = Showing(rows)
    async with app.run_test(size=(40, 12)) as pilot:
        rows.row = 20
        await pilot.pause()
        before = rows.render_lines(rows.size.region)
        rows.row += 1
        await pilot.pause()
        after = rows.render_lines(rows.size.region)
        kept = [line for line in after if any(line is one for one in before)]
        assert len(kept) == len(after) - 4  # the row with the cursor, now and before
