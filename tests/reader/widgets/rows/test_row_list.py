from __future__ import annotations

import pytest
from textual.events import MouseScrollDown

from briefing.page.blocks import Span, text
from briefing.reader.widgets.line_view import window
from briefing.reader.widgets.rows.row_list import RowList
from briefing.reader.widgets.rows.row_source import FixedRows, TextRow
from tests.reader.widgets.rows.test_row_source import Counted
from tests.reader.widgets.showing import Showing, entries, seen

SIZE = (30, 10)


def showing(count: int = 100, lines: int = 1) -> tuple[Showing, RowList]:
    rows = RowList(FixedRows(entries(count)), lines=lines, empty=text("Nothing here."))
    return Showing(rows), rows


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        ("j", 1),
        ("j j k", 1),
        ("down down up", 1),
        ("k", 0),
        ("G", 99),
        ("G g", 0),
        ("end j", 99),
        ("home", 0),
        ("ctrl+d", 5),
        ("ctrl+d ctrl+d ctrl+u", 5),
        ("space", 10),
        ("pagedown pageup", 0),
    ],
)
async def test_the_keys_move_the_cursor(keys: str, row: int) -> None:
    app, rows = showing()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(*keys.split())
        await pilot.pause()
        assert rows.row == row
        assert f"▌ row {row}  more {row}" in seen(rows)


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        (2, ["▌ row 0", "▌ more 0", "  row 1"]),
        (1, ["▌ row 0  more 0", "  row 1  more 1", "  row 2  more 2"]),
    ],
)
async def test_a_row_has_two_lines_or_one(lines: int, shown: list[str]) -> None:
    app, rows = showing(lines=lines)
    async with app.run_test(size=SIZE):
        assert seen(rows)[:3] == shown


async def test_the_whole_row_with_the_cursor_stays_in_view() -> None:
    app, rows = showing(lines=2)
    async with app.run_test(size=SIZE) as pilot:
        for key in ("j j j j j j j", "G", "k k k k k k", "g", "ctrl+d ctrl+d"):
            await pilot.press(*key.split())
            await pilot.pause()
            number = rows.row
            assert f"▌ row {number}" in seen(rows)
            assert f"▌ more {number}" in seen(rows)


async def test_moving_tells_the_new_row_once_and_standing_still_tells_nothing() -> None:
    app, rows = showing(3)
    async with app.run_test(size=SIZE) as pilot:
        rows.focus()
        await pilot.press("j", "j", "j", "j")
        await pilot.pause()
        assert [one.index for one in app.all(RowList.Highlighted)] == [1, 2]
        assert app.all(RowList.Highlighted)[-1].row == entries(3)[2]
        assert app.all(RowList.Highlighted)[-1].control is rows


async def test_other_rows_are_told_even_if_the_cursor_has_the_same_number() -> None:
    app, rows = showing(3)
    async with app.run_test(size=SIZE) as pilot:
        rows.show(FixedRows(entries(50)), row=20)
        await pilot.pause()
        assert [one.index for one in app.all(RowList.Highlighted)] == [20]
        assert "▌ row 20  more 20" in seen(rows)
        rows.show(FixedRows(entries(50)), row=20)
        await pilot.pause()
        assert [one.index for one in app.all(RowList.Highlighted)] == [20, 20]


async def test_of_many_moves_only_the_last_waits_to_be_told() -> None:
    message = RowList.Highlighted(RowList(), 1, TextRow(()))
    other = RowList.Highlighted(RowList(), 2, TextRow(()))
    again = RowList.Highlighted(message.list, 3, TextRow(()))
    assert again.can_replace(message)
    assert not other.can_replace(message)


async def test_enter_opens_the_row_with_the_cursor() -> None:
    app, rows = showing()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("j", "enter")
        await pilot.pause()
        chosen = app.all(RowList.Chosen)
        assert [(one.index, one.control) for one in chosen] == [(1, rows)]


async def test_a_click_opens_the_row_under_the_mouse() -> None:
    app, rows = showing(lines=2)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.click(RowList, offset=(5, 3))
        await pilot.pause()
        assert rows.row == 1
        assert [one.index for one in app.all(RowList.Chosen)] == [1]


async def test_a_click_in_the_very_corner_is_a_click_on_the_first_row() -> None:
    app, rows = showing()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("j")
        await pilot.click(RowList, offset=(0, 0))
        await pilot.pause()
        assert [one.index for one in app.all(RowList.Chosen)] == [0]
        assert rows.row == 0


async def test_a_click_below_the_last_row_does_nothing() -> None:
    app, rows = showing(2)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.click(RowList, offset=(5, 7))
        await pilot.pause()
        assert rows.row == 0
        assert app.all(RowList.Chosen) == []


async def test_the_wheel_scrolls_and_leaves_the_cursor() -> None:
    app, rows = showing()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        rows.post_message(MouseScrollDown(rows, 5, 5, 0, 0, 0, False, False, False))
        await pilot.pause()
        assert rows.scroll_offset.y > 0
        assert rows.row == 0


async def test_no_rows_say_what_to_do() -> None:
    app, rows = showing(0)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("j", "enter", "G")
        await pilot.pause()
        assert (rows.row, rows.current) == (-1, None)
        assert any("Nothing here." in line for line in seen(rows))
        assert app.all(RowList.Chosen) == []


async def test_without_the_focus_the_row_keeps_a_quieter_sign() -> None:
    app, rows = showing()
    async with app.run_test(size=SIZE) as pilot:
        app.set_focus(None)
        await pilot.pause()
        assert seen(rows)[0] == "▏ row 0  more 0"


async def test_a_million_rows_are_asked_for_a_page_at_a_time() -> None:
    source = Counted()
    rows = RowList(source, lines=2)
    app = Showing(rows)
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.press("G")
        await pilot.pause()
        assert seen(rows)[-2] == "▌ 999999"
        assert len(source.asked) <= 3


async def test_a_long_or_wide_row_is_cut_to_the_width() -> None:
    rows = RowList(
        FixedRows([TextRow((Span("日本語" * 30),)), TextRow((Span("a" * 90),))]), lines=1
    )
    app = Showing(rows)
    async with app.run_test(size=SIZE):
        strips = [rows.render_line(y) for y in range(3)]
        assert {strip.cell_length for strip in strips} == {window(rows).width}
        assert all("…" in strip.text for strip in strips[:2])


async def test_record_text_in_a_row_is_no_markup_and_no_control() -> None:
    hostile = "[b]x[/] [sic] \x1b[2J \u202e [/] two\nlines"
    rows = RowList(FixedRows([TextRow((Span(hostile),))]), lines=1)
    app = Showing(rows)
    async with app.run_test(size=(80, 5)):
        assert seen(rows)[0] == "▌ [b]x[/] [sic] ␛[2J ‹U+202E› [/] two lines"


@pytest.mark.parametrize("size", [(1, 1), (3, 1), (5, 2), (300, 3)])
async def test_any_size_can_be_drawn(size: tuple[int, int]) -> None:
    app, rows = showing(lines=2)
    async with app.run_test(size=size) as pilot:
        await pilot.press("j", "G", "ctrl+u")
        await pilot.pause()
        assert len(seen(rows)) == rows.size.height


async def test_without_colours_the_cursor_is_still_seen() -> None:
    rows = RowList(FixedRows(entries(5)), lines=1)
    app = Showing(rows, ansi=True)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        styles = [segment.style for segment in rows.render_line(0) if segment.text.strip()]
        assert all(style is not None and style.reverse for style in styles)


WAY = (Span("→ ? → The Washington Post → "), Span("Al Mayadeen"), Span(" · F6: cannot be judged"))
SAID = TextRow((Span("Kevin Cramer"),), (Span("“I don’t sense any deterrence.”"),), WAY)


@pytest.mark.parametrize(
    ("width", "lines", "shown"),
    [
        (
            72,
            3,
            [
                "▌ Kevin Cramer",
                "▌ “I don’t sense any deterrence.”",
                "▌ → ? → The Washington Post → Al Mayadeen · F6: cannot be judged",
            ],
        ),
        (
            38,
            3,
            [
                "▌ Kevin Cramer",
                "▌ “I don’t sense any deterrence.”",
                "▌ → …? → Al Mayadeen · F6",
            ],
        ),
        (
            38,
            2,
            [
                "▌ Kevin Cramer  “I don’t sense any …",
                "▌ → …? → Al Mayadeen · F6",
            ],
        ),
        (72, 1, ["▌ Kevin Cramer  “I don’t se… → …? → Al Mayadeen · F6: cannot be judged"]),
        (60, 1, ["▌ Kevin Cramer → …? → Al Mayadeen · F6: cannot be judged"]),
    ],
)
async def test_the_source_read_and_the_grades_are_in_every_row_that_has_them(
    width: int, lines: int, shown: list[str]
) -> None:
    rows = RowList(FixedRows([SAID] * 20), lines=lines)
    app = Showing(rows)
    async with app.run_test(size=(width, 10)) as pilot:
        await pilot.pause()
        assert seen(rows)[: len(shown)] == shown
        await pilot.press("G")
        await pilot.pause()
        assert seen(rows)[-lines:] == shown


async def test_rows_that_say_no_more_are_no_higher() -> None:
    app, rows = showing(lines=3)
    async with app.run_test(size=SIZE) as pilot:
        assert seen(rows)[:3] == ["▌ row 0", "▌ more 0", "  row 1"]
        rows.show(FixedRows([SAID, *entries(5)]), row=5)
        await pilot.pause()
        assert seen(rows)[-3:] == ["▌ row 4", "▌ more 4", "▌"]
        await pilot.click(RowList, offset=(5, 9))
        await pilot.pause()
        assert rows.row == 5
        rows.show(FixedRows(entries(5)))
        await pilot.pause()
        assert seen(rows)[:3] == ["▌ row 0", "▌ more 0", "  row 1"]
