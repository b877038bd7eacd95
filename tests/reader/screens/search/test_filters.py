"""Facets, parts that are taken back, and names that are offered, through the keys."""

from __future__ import annotations

import pytest

from briefing.library.library import Library
from briefing.reader.screens.search.grouped_results import found
from briefing.reader.screens.search.search_screen import SearchScreen
from briefing.reader.widgets.query_line import CompletionMenu
from briefing.reader.widgets.rows.pick_list import PickRow
from tests.reader.driving import Driver, driving, shown


def search_of(reader: Driver) -> SearchScreen:
    screen = reader.app.screen
    assert isinstance(screen, SearchScreen)
    return screen


def menu_of(screen: SearchScreen) -> CompletionMenu:
    return screen.query_one(CompletionMenu)


async def choose(reader: Driver, term: str, key: str = "enter") -> None:
    """Go to a value of the facets, and pick it."""
    facets = search_of(reader).facets
    await reader.press("g")
    for _ in range(facets.count):
        if facets.picked is not None and facets.picked.term == term:
            await reader.press(key)
            return
        await reader.press("j")
    raise AssertionError(f"no facet has {term}")


async def test_facets_stand_beside_the_results_with_their_counts(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("slash", *"drone")
        page = shown(reader.app)
        assert all(title in page for title in ("Section", "Actor", "Place"))
        statements = len(
            library.lists.page(found("drone kind:statement", library).found.listing, 0, 99)
        )
        assert any(
            "Statements" in line and line.endswith(f" {statements}")
            for line in (one.rstrip() for one in page.splitlines())
        )


@pytest.mark.parametrize("key", ["enter", "space"])
async def test_a_value_narrows_and_is_taken_back_by_picking_it_again(
    library: Library, key: str
) -> None:
    async with driving(library) as reader:
        await reader.press("slash", *"drone")
        await reader.press("tab", "tab")
        screen = search_of(reader)
        assert screen.focused is screen.facets
        await choose(reader, "kind:statements", key)
        assert screen.typed.value == "drone kind:statements"
        assert "1 kind:statements ×" in shown(reader.app)
        assert screen.focused is screen.facets
        await choose(reader, "kind:statements", key)
        assert screen.typed.value == "drone"
        assert "×" not in shown(reader.app).splitlines()[1]


async def test_parts_are_taken_back_one_by_one(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("slash", *"drone kind:statement speaker:cramer where:syria", "down")
        screen = search_of(reader)
        await reader.press("f")
        await reader.press("2")
        assert screen.typed.value == "drone kind:statement where:syria"
        await reader.press("backspace")
        assert screen.typed.value == "drone kind:statement"
        await reader.press("1")
        assert screen.typed.value == "drone"
        await reader.press("backspace")
        assert screen.typed.value == "drone"


async def test_backspace_in_the_line_only_deletes_a_letter(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("slash", *"drone kind:statement", "backspace")
        assert search_of(reader).typed.value == "drone kind:statemen"


async def test_a_part_is_taken_back_with_the_mouse(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("slash", *"drone kind:statement ")
        assert await reader.pilot.click("FilterChips", offset=(3, 0))
        await reader.settle()
        assert search_of(reader).typed.value.strip() == "drone"


async def test_on_a_narrow_screen_the_facets_take_the_place_of_the_results(
    library: Library,
) -> None:
    async with driving(library, size=(80, 24)) as reader:
        await reader.press("slash", *"drone", "down")
        screen = search_of(reader)
        assert not screen.facets.display
        await reader.press("f")
        assert (screen.facets.display, screen.results.display) == (True, False)
        assert "Section" in shown(reader.app)
        await reader.press("f")
        assert (screen.facets.display, screen.results.display) == (False, True)


async def test_tab_goes_from_the_line_to_the_results_to_the_facets_and_round(
    library: Library,
) -> None:
    async with driving(library) as reader:
        await reader.press("slash", *"deterrence ")
        screen = search_of(reader)
        seen = []
        for _ in range(3):
            await reader.press("tab")
            seen.append(screen.focused)
        assert seen == [screen.results, screen.facets, screen.typed]
        await reader.press("shift+tab")
        assert screen.focused is screen.facets
        await reader.press("h")
        assert screen.results.has_focus


async def test_the_cursor_passes_over_headings(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("slash", *"drone", "down", "f")
        facets = search_of(reader).facets
        for key in ("g", "G", *"kkkkkkkk", *"jjjj"):
            await reader.press(key)
            assert isinstance(facets.current, PickRow)
            assert facets.current.term


async def test_names_are_offered_and_tab_takes_one(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("slash", *"speaker:kevin")
        screen = search_of(reader)
        assert screen.typed.offering
        assert "Kevin Cramer" in shown(reader.app)
        await reader.press("tab")
        assert screen.typed.value.startswith("speaker:kevin-cramer")
        assert screen.focused is screen.typed
        assert "found" in shown(reader.app)


async def test_enter_opens_the_first_result_even_while_names_are_offered(
    library: Library,
) -> None:
    async with driving(library) as reader:
        await reader.press("slash", *"speaker:cramer")
        await reader.press("enter")
        assert reader.here.section in ("statements", "actors")
        assert len(reader.app.screen_stack) == 1


async def test_escape_closes_the_list_first_and_then_the_search(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("slash", *"speaker:ke")
        screen = search_of(reader)
        assert menu_of(screen).display
        await reader.press("escape")
        assert reader.app.screen is screen
        assert not menu_of(screen).display
        await reader.press("escape")
        assert reader.app.screen is not screen


async def test_another_name_is_marked_and_taken(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("slash", *"speaker:k")
        screen = search_of(reader)
        first = menu_of(screen).current
        await reader.press("ctrl+n")
        second = menu_of(screen).current
        assert second != first
        await reader.press("up")
        assert menu_of(screen).current == first
        await reader.press("ctrl+n", "right")
        assert second is not None
        assert screen.typed.value == f"speaker:{second.text}"


async def test_nothing_is_offered_for_what_was_not_typed(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("slash", *"drone")
        await reader.press("tab", "tab")
        await choose(reader, "kind:statements")
        await reader.press("slash")
        assert not search_of(reader).typed.offering


async def test_tab_pressed_before_the_names_are_there_takes_the_first(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("slash")
        await reader.pilot.press(*"speaker:kevin", "tab")
        await reader.settle()
        await reader.settle()
        assert search_of(reader).typed.value.startswith("speaker:kevin-cramer")


async def test_enter_pressed_before_the_results_are_there_opens_the_first_of_them(
    library: Library,
) -> None:
    async with driving(library) as reader:
        await reader.press("slash", *"cramer")
        await reader.pilot.press("ctrl+u", *"harir", "enter")
        await reader.settle()
        await reader.settle()
        assert reader.slug == "harir"
