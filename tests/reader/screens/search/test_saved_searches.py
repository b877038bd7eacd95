"""Recent and saved searches, through the keys."""

from __future__ import annotations

import pytest

from briefing.disk.user_folders import state_folder
from briefing.library.library import Library
from briefing.reader.screens.search.search_screen import SearchScreen
from briefing.state.searches import FILE, Searches
from tests.reader.driving import Driver, driving, shown


def search_of(reader: Driver) -> SearchScreen:
    screen = reader.app.screen
    assert isinstance(screen, SearchScreen)
    return screen


def recent() -> list[str]:
    return [one.query for one in Searches().recent()]


def saved() -> dict[str, str]:
    return {one.name: one.query for one in Searches().saved()}


async def test_nothing_is_kept_of_what_is_only_typed(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("slash", *"drone", "ctrl+u")
        await reader.press(*"xyzzy", "escape")
        assert not (state_folder() / FILE).exists()


@pytest.mark.parametrize("keys", [("enter",), ("escape",), ("down", "["), ("ctrl+y",)])
async def test_a_search_that_was_of_use_is_remembered(
    library: Library, keys: tuple[str, ...]
) -> None:
    async with driving(library) as reader:
        await reader.press("slash", *"drone")
        await reader.press(*keys)
        assert recent() == ["drone"]


async def test_a_recent_search_is_made_again(library: Library) -> None:
    Searches().add("cramer kind:statement")
    async with driving(library) as reader:
        await reader.press("slash")
        assert "Recent searches" in shown(reader.app)
        await reader.press("down", "enter")
        screen = search_of(reader)
        assert screen.typed.value == "cramer kind:statement"
        assert screen.focused is screen.typed
        assert "found" in shown(reader.app)
        assert not screen.typed.offering


async def test_a_search_is_saved_under_a_name_renamed_and_forgotten(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("slash", *"drone")
        await reader.press("ctrl+s", *"Mine", "enter")
        assert saved() == {"Mine": "drone"}
        assert reader.notices[-1] == "Saved as Mine."
        assert search_of(reader).focused is search_of(reader).typed
        await reader.press("ctrl+u")
        assert "Mine" in shown(reader.app)
        await reader.press("down", "r", *"s", "enter")
        assert saved() == {"Mines": "drone"}
        await reader.press("d")
        assert saved() == {}
        assert recent() == ["drone"]
        assert "Mines" in reader.notices[-1]


async def test_only_a_search_that_has_a_name_is_offered_another(library: Library) -> None:
    Searches().add("drone")
    Searches().save("Mine", "cramer")
    async with driving(library) as reader:
        await reader.press("slash", "down")
        assert "rename" in shown(reader.app).splitlines()[-1]
        await reader.press("j")
        picked = search_of(reader).earlier.picked
        assert picked is not None
        assert picked.term == "drone"
        assert "rename" not in shown(reader.app).splitlines()[-1]


async def test_what_would_be_replaced_is_said_before_it_is(library: Library) -> None:
    Searches().save("Mine", "actor:KH")
    async with driving(library) as reader:
        await reader.press("slash")
        await reader.press(*"drone")
        await reader.press("ctrl+s", *"Mine")
        assert "replaces actor:KH" in shown(reader.app)
        await reader.press("escape")
        assert saved() == {"Mine": "actor:KH"}


async def test_where_nothing_can_be_saved_that_is_said_and_the_session_goes_on(
    library: Library,
) -> None:
    state_folder().write_text("in the way")
    async with driving(library) as reader:
        await reader.press("slash", *"drone")
        await reader.press("ctrl+s", *"Mine", "enter")
        assert sum("Not saved" in notice for notice in reader.notices) == 1
        assert not any(notice.startswith("Saved") for notice in reader.notices)
        await reader.press("ctrl+u")
        assert "Mine" in shown(reader.app)


async def test_the_copied_command_goes_to_the_clipboard(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("slash", *"drone ", "ctrl+y")
        assert reader.app.clipboard == "briefing search drone"
        assert "Sent to the terminal's clipboard" in reader.notices[-1]


async def test_the_filter_says_what_was_not_understood(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("2", "F", *"spaeker:cramer")
        assert "did you mean `speaker`" in shown(reader.app)
