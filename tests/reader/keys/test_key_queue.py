"""Keys that are typed faster than screens open are for what the keys before them opened."""

from __future__ import annotations

from itertools import product

import pytest
from textual.events import Paste

from briefing.library.library import Library
from briefing.reader.palette import Palette
from briefing.reader.screens.dialogs.choose import ChooseScreen
from briefing.reader.screens.search.search_screen import SearchScreen
from briefing.reader.widgets.input_bar import InputBar
from tests.reader.driving import driving, type_at_once


async def test_letters_behind_the_key_of_the_search_stand_in_its_line(library: Library) -> None:
    async with driving(library) as reader:
        type_at_once(reader.app, "/", *"drone q")
        await reader.settle()
        assert isinstance(reader.app.screen, SearchScreen)
        assert reader.app.screen.typed.value == "drone q"


async def test_letters_behind_the_key_of_a_bar_stand_in_it(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("2")
        type_at_once(reader.app, "F", *"deter")
        await reader.settle()
        assert reader.app.screen.query_one(InputBar).value == "deter"
        type_at_once(reader.app, "escape", "ctrl+f", *"sqt")
        await reader.settle()
        assert reader.app.screen.query_one("InputBar.-open", InputBar).value == "sqt"


async def test_letters_behind_the_keys_of_a_window_with_a_bar_stand_in_that(
    library: Library,
) -> None:
    async with driving(library) as reader:
        type_at_once(reader.app, "t", *"2023")
        await reader.settle()
        assert isinstance(reader.app.screen, ChooseScreen)
        assert reader.app.screen.field.value == "2023"


async def test_what_is_pasted_behind_a_key_is_for_what_that_opens(library: Library) -> None:
    async with driving(library) as reader:
        type_at_once(reader.app, "/")
        reader.app.post_message(Paste("kataib"))
        type_at_once(reader.app, "s")
        await reader.settle()
        assert isinstance(reader.app.screen, SearchScreen)
        assert reader.app.screen.typed.value == "kataibs"


async def test_keys_behind_the_one_that_opens_a_result_are_for_what_it_opens(
    library: Library,
) -> None:
    async with driving(library) as reader:
        type_at_once(reader.app, "/", *"drone", "enter", "L")
        await reader.settle()
        assert reader.app.screen is reader.reading
        assert reader.here.section == "ledger"
        type_at_once(reader.app, "/", *"xyzzy plugh", "enter", *"ly")
        await reader.settle()
        assert isinstance(reader.app.screen, SearchScreen)
        assert reader.app.screen.typed.value == "xyzzy plughly"


@pytest.mark.parametrize("then", ["?", "t", "/", "x", "apostrophe", "ctrl+p", "ctrl+f", "v", "M"])
async def test_quitting_ends_it_whatever_is_typed_behind(library: Library, then: str) -> None:
    async with driving(library) as reader:
        type_at_once(reader.app, "q", then, then)
        await reader.until_ended()
    assert reader.app.return_code == 0


@pytest.mark.parametrize("before", ["?", "t", "/", "x", "apostrophe", "ctrl+p", "2", "M"])
async def test_the_key_that_ends_it_everywhere_does_so_however_soon(
    library: Library, before: str
) -> None:
    async with driving(library) as reader:
        type_at_once(reader.app, before, "ctrl+q")
        await reader.until_ended()
    assert reader.app.return_code == 0


@pytest.mark.parametrize(("first", "second"), product(("enter", "escape", "q"), repeat=2))
async def test_a_window_closes_once_and_nothing_behind_it_does(
    library: Library, first: str, second: str
) -> None:
    async with driving(library) as reader:
        await reader.press("t")
        window = reader.app.screen
        assert isinstance(window, ChooseScreen)
        window.answer(0)
        window.answer(1)
        type_at_once(reader.app, *(key for key in (first, second) if key != "q"))
        await reader.settle()
        assert reader.app.screen is reader.reading


async def test_a_key_pressed_twice_opens_one_window(library: Library) -> None:
    async with driving(library) as reader:
        type_at_once(reader.app, "x", "x")
        await reader.settle()
        assert len(reader.app.screen_stack) == 2


@pytest.mark.parametrize("keys", [("down", "ctrl+p"), ("ctrl+p", "ctrl+p"), ("ctrl+p", "end")])
async def test_the_palette_opens_once_and_hears_no_key_before_it_is_there(
    library: Library, keys: tuple[str, ...]
) -> None:
    async with driving(library) as reader:
        type_at_once(reader.app, *keys, "down", "ctrl+p")
        await reader.settle()
        palettes = [one for one in reader.app.screen_stack if isinstance(one, Palette)]
        assert len(palettes) == len(reader.app.screen_stack) - 1 == 1
        palettes[0].dismiss()
        palettes[0].dismiss()
        await reader.settle()
        assert reader.app.screen is reader.reading


async def test_the_key_that_leaves_does_so_from_each_screen_and_quits_only_from_the_first(
    library: Library,
) -> None:
    async with driving(library) as reader:
        for opening in (("?",), ("t",), ("/", *"drone", "enter", "[", "down"), ("/", "escape")):
            await reader.press(*opening)
            if reader.app.screen is not reader.reading:
                await reader.press("q")
            assert not reader.app._exit
            while reader.app.screen is not reader.reading:
                await reader.press("escape")
        await reader.press("q")
        assert reader.app._exit
