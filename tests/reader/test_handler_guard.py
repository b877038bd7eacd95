"""Handlers run while their widget is there: not before, not while it is being taken down."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from textual.events import Unmount
from textual.message import Message
from textual.widgets import Static

from briefing.library.library import Library
from briefing.page.blocks import text
from briefing.reader.handler_guard import HandlerGuard, is_live, when_drawn
from briefing.reader.keys.dispatch import available, perform
from briefing.reader.screens.dialogs.choose import ChooseScreen
from briefing.reader.screens.screen_stack import close_screen, open_screen
from briefing.reader.screens.search.search_screen import SearchScreen
from briefing.reader.widgets.query_line import CompletionMenu
from briefing.reader.widgets.rows.row_list import RowList
from briefing.reader.widgets.rows.row_source import TextRow
from briefing.search.completion.completion import CompletionOption
from tests.reader.driving import driving
from tests.reader.widgets.showing import Showing


class Hearing(HandlerGuard, Static):
    """What it has heard, in order."""

    @dataclass
    class Said(Message):
        """Something for it."""

        words: str

    def __init__(self) -> None:
        super().__init__("there")
        self.heard: list[str] = []

    def on_hearing_said(self, event: Said) -> None:
        self.heard.append(event.words)

    def on_unmount(self, _: Unmount) -> None:
        self.heard.append("end")


# Its handlers are taken for the reader's own.
Hearing.__module__ = "briefing.reader.hearing"


async def test_what_is_still_to_be_heard_when_a_widget_goes_is_not_but_for_its_end() -> None:
    widget = Hearing()
    app = Showing(widget)
    async with app.run_test() as pilot:
        widget.post_message(Hearing.Said("in time"))
        await pilot.pause()
        assert is_live(widget)
        when_drawn(widget, lambda: widget.heard.append("drawn"))
        gone = widget.remove()
        widget.post_message(Hearing.Said("too late"))
        widget._pruning = True
        await gone
        await pilot.pause()
        assert widget.heard == ["in time", "end"]
        assert not is_live(widget)


def test_what_was_never_mounted_is_not_there() -> None:
    assert not is_live(Hearing())


async def test_once_it_ends_an_app_is_not_there_for_anybody(library: Library) -> None:
    async with driving(library) as reader:
        assert available(reader.app)
        reader.app.exit()
        assert not is_live(reader.app)
        assert not available(reader.app)
        assert not available(reader.reading)


async def test_a_screen_opens_in_front_of_what_is_in_front_and_closes_once(
    library: Library,
) -> None:
    async with driving(library) as reader:
        rows = [TextRow(text("one")), TextRow(text("two"))]
        answers: list[int | None] = []
        window, second = ChooseScreen("a", rows), ChooseScreen("b", rows)
        open_screen(reader.reading, window, answers.append)
        open_screen(reader.reading, second, answers.append)
        close_screen(window, 0)  # not there yet
        await reader.settle()
        assert reader.app.screen is window
        close_screen(window, 1)
        close_screen(window, 2)
        await reader.settle()
        assert answers == [1]
        assert reader.app.screen_stack == [reader.reading]


@pytest.mark.parametrize("narrowed", [False, True])
async def test_the_row_that_was_chosen_is_meant_wherever_it_stands_by_now(
    library: Library, narrowed: bool
) -> None:
    async with driving(library) as reader:
        answers: list[int | None] = []
        rows = [TextRow(text(word)) for word in ("one", "two", "three")]
        window = ChooseScreen("a", rows)
        open_screen(reader.reading, window, answers.append)
        await reader.settle()
        list_ = window.query_one(RowList)
        window._narrow("t")
        if narrowed:
            window._narrow("one")
        window.post_message(RowList.Chosen(list_, 1, rows[2]))
        await reader.settle()
        assert answers == ([] if narrowed else [2])


async def test_a_click_on_a_name_that_is_not_offered_any_more_takes_nothing(
    library: Library,
) -> None:
    async with driving(library) as reader:
        await reader.press("/", *"ka")
        screen = reader.app.screen
        assert isinstance(screen, SearchScreen)
        screen.post_message(CompletionMenu.Clicked(CompletionOption("gone", "gone", 1)))
        await reader.settle()
        assert screen.typed.value == "ka"


async def test_the_palette_and_the_keys_ask_nothing_of_a_screen_that_is_not_there_yet(
    library: Library,
) -> None:
    async with driving(library) as reader:
        await reader.press("2")
        for screen in (ChooseScreen("a", []), ChooseScreen("b", [])):
            assert available(screen) == {}
            assert not await perform(screen, "close")
        assert reader.app.screen is reader.reading
