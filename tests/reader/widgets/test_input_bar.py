from __future__ import annotations

from textual.widgets import Input

from briefing.reader.widgets.input_bar import InputBar
from briefing.reader.widgets.rows.row_list import RowList
from briefing.reader.widgets.rows.row_source import FixedRows
from tests.reader.widgets.showing import Showing, entries

SIZE = (50, 8)


class Heard:
    """Remembers what the bar tells it."""

    def __init__(self) -> None:
        self.all: list[tuple[str, str]] = []

    def typed(self, bar: InputBar, text: str) -> None:
        self.all.append(("typed", text))

    def accepted(self, text: str) -> None:
        self.all.append(("accepted", text))

    def given_up(self) -> None:
        self.all.append(("given up", ""))


def showing() -> tuple[Showing, InputBar, RowList]:
    bar, rows = InputBar(), RowList(FixedRows(entries(9)))
    return Showing(rows, bar), bar, rows


async def test_it_is_hidden_until_it_is_opened() -> None:
    app, bar, rows = showing()
    async with app.run_test(size=SIZE) as pilot:
        assert (bar.is_open, bar.display) == (False, False)
        bar.open("Find", Heard())
        await pilot.pause()
        assert (bar.is_open, bar.display) == (True, True)
        assert app.focused is bar.field
        assert bar.size.height == 1
        assert rows.size.height == SIZE[1] - 1


async def test_it_tells_what_is_typed_as_it_is_typed() -> None:
    app, bar, _ = showing()
    async with app.run_test(size=SIZE) as pilot:
        heard = Heard()
        bar.open("Find", heard, "x")
        await pilot.press("y", "j", "question_mark", "backspace")
        await pilot.pause()
        assert heard.all == [("typed", text) for text in ("xy", "xyj", "xyj?", "xyj")]
        assert bar.value == "xyj"
        assert app.all(Input.Changed) == []


async def test_enter_or_down_closes_it_and_lets_the_text_stand() -> None:
    for key in ("enter", "down"):
        app, bar, rows = showing()
        async with app.run_test(size=SIZE) as pilot:
            rows.focus()
            heard = Heard()
            bar.open("Find", heard)
            await pilot.press("a", key)
            await pilot.pause()
            assert heard.all == [("typed", "a"), ("accepted", "a")]
            assert not bar.is_open
            assert app.focused is rows
            assert rows.row == 0


async def test_escape_closes_it_and_says_so() -> None:
    app, bar, rows = showing()
    async with app.run_test(size=SIZE) as pilot:
        rows.focus()
        heard = Heard()
        bar.open("Find", heard)
        await pilot.press("a", "escape")
        await pilot.pause()
        assert heard.all == [("typed", "a"), ("given up", "")]
        assert app.focused is rows


async def test_opening_it_again_returns_the_focus_to_where_it_was_first() -> None:
    app, bar, rows = showing()
    async with app.run_test(size=SIZE) as pilot:
        rows.focus()
        await pilot.pause()
        first, second = Heard(), Heard()
        bar.open("Find", first)
        await pilot.pause()
        bar.open("Filter", second, "abc")
        await pilot.pause()
        assert (bar.label, bar.value) == ("Filter", "abc")
        await pilot.press("enter")
        await pilot.pause()
        assert app.focused is rows
        assert (first.all, second.all) == ([], [("accepted", "abc")])


async def test_a_note_and_a_label_are_shown_and_are_no_markup() -> None:
    app, bar, _ = showing()
    async with app.run_test(size=SIZE) as pilot:
        bar.open("Find [b]", Heard())
        bar.note = "3 of 17 [/]"
        await pilot.pause()
        shown = "".join(
            part.text for child in bar.children for part in child.render_line(0) if child.size.width
        )
        assert "Find [b]" in shown
        assert shown.rstrip().endswith("3 of 17 [/]")
        assert bar.note == "3 of 17 [/]"


async def test_what_is_pasted_with_controls_is_shown_without() -> None:
    app, bar, _ = showing()
    async with app.run_test(size=SIZE) as pilot:
        bar.open("Find", Heard())
        bar.field.value = "a\x1b]0;x\x07b"
        await pilot.pause()
        strips = app.screen._compositor.render_strips()
        assert not any("\x1b" in part.text for strip in strips for part in strip)


async def test_closing_what_is_closed_does_nothing() -> None:
    app, bar, rows = showing()
    async with app.run_test(size=SIZE) as pilot:
        rows.focus()
        await pilot.pause()
        bar.close()
        await pilot.pause()
        assert app.focused is rows
