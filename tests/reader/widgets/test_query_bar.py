"""Names are offered wherever a filter is typed, and whoever goes on elsewhere has filtered."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from briefing.library.library import Library
from briefing.reader.widgets.input_bar import InputBar
from briefing.reader.widgets.query_line import CompletionMenu, QueryLine
from briefing.search.completion.completion import complete
from tests.reader.driving import Driver, driving, shown, type_at_once


def _bar(reader: Driver) -> InputBar:
    return next(bar for bar in reader.app.screen.query(InputBar) if bar.is_open)


@pytest.mark.parametrize("place", ["3", "L", "P", "T"])
@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12)])
async def test_names_are_offered_above_a_filter_and_taken(
    library: Library, place: str, size: tuple[int, int]
) -> None:
    async with driving(library, size=size) as reader:
        await reader.press(place, "F", *"actor:kataib")
        menu = reader.app.screen.query_one(CompletionMenu)
        assert menu.display
        assert "Kata'ib Hezbollah" in shown(reader.app)
        assert menu.region.bottom <= _bar(reader).region.y
        await reader.press("tab")
        assert _bar(reader).value == "actor:kataib-hezbollah"
        assert not menu.display
        await reader.press("enter")
        assert not reader.app.screen.query("InputBar.-open")
        assert "actor:kataib-hezbollah" in shown(reader.app) or size[0] < 80


@pytest.mark.parametrize("place", ["3", "L", "P", "T"])
async def test_what_is_typed_before_its_names_are_there_is_all_kept(
    library: Library, place: str
) -> None:
    async with driving(library) as reader:
        type_at_once(reader.app, place, "F", *"where:al-ta", "tab")
        await reader.settle()
        assert _bar(reader).value == "where:al-tanf"


async def test_escape_takes_back_the_names_and_then_the_filter(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("3", "F", *"speaker:k", "escape")
        assert not reader.app.screen.query_one(CompletionMenu).display
        assert _bar(reader).value == "speaker:k"
        await reader.press("escape")
        assert reader.here.query == ""


async def test_enter_keeps_what_was_typed_and_not_what_is_offered(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("3", "F", *"speaker:k", "enter")
        assert reader.here.query == "speaker:k"


@pytest.mark.parametrize("key", ["F", "ctrl+f"])
async def test_tab_leaves_a_bar_that_offers_nothing_and_closes_it(
    library: Library, key: str
) -> None:
    async with driving(library) as reader:
        await reader.press("3", key, *"xyzzy", "tab")
        assert not reader.app.screen.query("InputBar.-open")
        assert not isinstance(reader.app.focused, Input)
        assert reader.here.query == ("xyzzy" if key == "F" else "")


async def test_a_click_beside_the_bar_lets_the_filter_stand(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("3", "F", *"deterrence")
        await reader.pilot.click("#page")
        await reader.settle()
        assert not reader.app.screen.query("InputBar.-open")
        assert (reader.here.query, reader.panes.at) == ("deterrence", "page")


async def test_another_window_in_front_leaves_the_bar_open(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("3", "F", *"deterrence")
        reader.app.app_focus = False
        await reader.settle()
        reader.app.app_focus = True
        await reader.press("x")
        assert _bar(reader).value == "deterrencex"


async def test_an_answer_for_fewer_letters_is_not_taken_for_more(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("3", "F", *"where:al-ta")
        line = reader.app.screen.query_one(QueryLine)
        late = complete(library, "where:", 6)
        line.typed()
        line.offer(late, "where:", 6)
        assert not line.offering
        await reader.press("tab")
        assert line.value == "where:al-tanf"
