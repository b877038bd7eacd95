"""Every action of the table is carried out by somebody, and on each screen by one part of it."""

from __future__ import annotations

from pathlib import Path

import pytest

import briefing.reader
from briefing.library.library import Library
from briefing.reader.keys.dispatch import ActionTarget, perform
from briefing.reader.keys.key_table import Where, applying
from briefing.reader.widgets.rows.facet_list import FacetList
from tests.reader.driving import driving


@pytest.mark.parametrize(
    ("keys", "where"),
    [
        ((), ("reading",)),
        (("slash",), ("search", "searches")),
        (("question_mark",), ("dialog",)),
        (("3", "v"), ("compare",)),
        (("P",), ("map",)),
        (("T",), ("timeline",)),
    ],
)
async def test_a_screen_carries_out_what_its_keys_ask_for(
    library: Library, keys: tuple[str, ...], where: tuple[Where, ...]
) -> None:
    async with driving(library) as reader:
        await reader.press(*keys)
        screen = reader.app.screen
        assert isinstance(screen, ActionTarget)
        assert set(screen.commands) == {action.id for action in applying(*where)}


async def test_a_choice_carries_out_what_the_keys_of_its_list_ask_for(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("apostrophe")
        screen = reader.app.screen
        assert isinstance(screen, ActionTarget)
        narrowed_by_letters = {"filter"}
        wanted = {action.id for action in applying("list", "dialog")}
        assert set(screen.commands) == wanted - narrowed_by_letters


async def test_a_widget_and_the_app_carry_out_what_their_keys_ask_for(library: Library) -> None:
    async with driving(library) as reader:
        panes = reader.panes
        assert set(panes.listing.records.commands) == {one.id for one in applying("list")}
        assert set(panes.page.commands) == {one.id for one in applying("page")}
        assert set(reader.app.commands) == {one.id for one in applying("app")}
        await reader.press("slash")
        facets = reader.app.screen.query_one(FacetList)
        assert set(facets.commands) == {one.id for one in applying("facets", "list")}


async def test_an_action_that_comes_too_late_is_not_carried_out(library: Library) -> None:
    async with driving(library) as reader:
        await perform(reader.reading, "leave")
        assert reader.app.screen is reader.reading


@pytest.mark.parametrize("name", ["main", "search"])
def test_no_part_of_a_screen_knows_the_screen(name: str) -> None:
    folder = Path(briefing.reader.__file__).parent / "screens" / name
    parts = [one for one in folder.glob("*.py") if one.stem != f"{name}_screen"]
    assert parts
    assert [one.name for one in parts if f"{name}.{name}_screen" in one.read_text("utf-8")] == []
