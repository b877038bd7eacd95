"""The palette: every action, every section, and records by their title."""

from __future__ import annotations

import pytest
from textual.command import DiscoveryHit, Hit, Hits

from briefing.library.library import Library
from briefing.reader.keys.key_table import applying
from briefing.reader.palette import ActionCommands, Palette, RecordCommands
from tests.reader.driving import driving


async def gathered(hits: Hits) -> list[Hit | DiscoveryHit]:
    return [hit async for hit in hits]


async def test_the_palette_has_every_action_that_applies_here(library: Library) -> None:
    async with driving(library) as reader:
        provider = ActionCommands(reader.reading)
        titles = {hit.text for hit in await gathered(provider.discover())}
        wanted = [one for one in applying("page", "reading", "app") if one.id != "palette"]
        missing = {one.title for one in wanted if not one.id.startswith("section-")} - titles
        assert missing == set()
        assert {"Section: Incidents", "Section: Front page"} <= titles


async def test_an_action_is_found_by_its_name_and_done(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("ctrl+p", *"section: inc", "enter")
        await reader.settle()
        assert reader.here.section == "incidents"
        await reader.press("ctrl+p", *"reverse", "enter")
        await reader.settle()
        assert "oldest first" in str(reader.panes.listing.heading.render())


async def test_records_are_found_by_their_title(library: Library) -> None:
    async with driving(library) as reader:
        hits = await gathered(RecordCommands(reader.reading).search("kevin cramer"))
        assert hits[0].text == "Kevin Cramer"
        assert hits == sorted(hits, reverse=True)
        await reader.press("ctrl+p", *"kevin cramer", "enter")
        await reader.settle()
        assert reader.slug == "kevin-cramer"


async def test_elsewhere_the_palette_has_what_applies_there(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("slash")
        provider = ActionCommands(reader.app.screen)
        titles = {hit.text for hit in await gathered(provider.discover())}
        assert "Leave" in titles
        assert "Speaker" not in titles
        assert await gathered(RecordCommands(reader.app.screen).search("cramer")) == []


@pytest.mark.parametrize("key", ["pagedown", "pageup", "down", "up", "home", "end"])
@pytest.mark.parametrize("height", [1, 2, 3, 4, 6])
async def test_a_list_that_has_no_room_takes_every_key(
    library: Library, height: int, key: str
) -> None:
    async with driving(library, size=(120, 36)) as reader:
        await reader.press("ctrl+p")
        await reader.pilot.resize_terminal(120, height)
        await reader.press("down", key)
        assert isinstance(reader.app.screen, Palette)
