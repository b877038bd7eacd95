"""From record to record without leaving the page, from wherever the first was opened."""

from __future__ import annotations

import pytest

from briefing.library.library import Library
from briefing.library.store.records import Listing
from briefing.model.key import Key
from briefing.page.blocks import Heading, ItemList, Page, Span
from briefing.page.blocks import Item as ListItem
from briefing.page.rows.row import Row
from briefing.reader.places.neighbours import linked_beside
from briefing.reader.screens.search.grouped_results import found
from tests.reader.driving import SIZES, Driver, driving, shown


def _list(library: Library, section: str, order: str = "date") -> list[str]:
    briefing = library.briefings.newest()
    listing = Listing(briefing=briefing, section=section, order=order)
    return [one.key.slug for one in library.lists.page(listing, 0, 1000)]


async def _walked(reader: Driver, key: str, steps: int) -> list[str]:
    slugs = [reader.slug]
    for _ in range(steps):
        await reader.press(key)
        slugs.append(reader.slug)
    return slugs


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
async def test_a_list_is_read_to_its_end_and_back_and_left_where_it_was(
    library: Library, size: tuple[int, int]
) -> None:
    async with driving(library, size=size) as reader:
        await reader.press("2", "j", "enter")
        order = reader.reading.mode.ordering(reader.here).order
        slugs = _list(library, "incidents", order)
        assert await _walked(reader, "J", len(slugs) - 2) == slugs[1:]
        assert reader.panes.at == "page"
        await reader.press("J")
        assert "last record" in reader.notices[-1]
        assert await _walked(reader, "K", len(slugs) - 1) == slugs[::-1]
        await reader.press("K")
        assert "first record" in reader.notices[-1]
        assert reader.panes.listing.records.row == 0
        await reader.press("[")
        assert reader.here.screen == "list"


async def test_a_narrowed_list_is_read_as_it_is_narrowed(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("3", "F", *"kind:statement actor:KH", "enter", "enter")
        place = reader.here
        assert place.query
        seen = await _walked(reader, "J", 20)
        rows = reader.panes.listing.records.count
        assert len(dict.fromkeys(seen)) == rows < len(_list(library, "statements"))
        assert reader.here.query == place.query


async def test_in_the_list_itself_the_cursor_moves(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("3", "J", "J", "K")
        assert (reader.here.screen, reader.panes.listing.records.row) == ("list", 1)


async def test_what_a_search_found_is_read_across_its_sections(library: Library) -> None:
    results = found("drone", library)
    rows = results.source(library).rows(0, 1000)
    slugs = [row.key.slug for row in rows if isinstance(row, Row)]
    assert len(results.groups) > 1
    async with driving(library) as reader:
        await reader.press("/", *"drone", "enter")
        assert await _walked(reader, "J", len(slugs) - 1) == slugs
        await reader.press("J")
        assert "drone" in reader.notices[-1]
        assert await _walked(reader, "K", len(slugs) - 1) == slugs[::-1]
        await reader.press("[")
        assert reader.here.screen == "search"


async def test_the_links_below_one_heading_are_read_after_each_other(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("/", *"kevin cramer", "enter")
        before = reader.here
        page = reader.panes.page.page
        assert isinstance(page, Page)
        await reader.mark("cramer-no-deterrence")
        await reader.press("enter")
        among = reader.here.among
        assert len(among) > 1
        await reader.press("J" if among[-1] != reader.key else "K")
        assert reader.key in among
        assert reader.key != among[0] or reader.slug != "cramer-no-deterrence"
        await reader.press("[")
        assert reader.here.same(before)


async def test_one_of_several_that_were_offered_leads_to_the_others(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("/", *"cramer-no-deterrence", "enter", "e")
        if reader.app.screen is not reader.reading:
            await reader.press("enter")
        first = reader.key
        assert first is not None
        if reader.here.among:
            await reader.press("J")
            assert reader.key == reader.here.among[1]


async def test_space_reads_a_page_to_its_end_and_then_the_next(library: Library) -> None:
    async with driving(library, size=SIZES["medium"]) as reader:
        await reader.press("2", "enter")
        first, page = reader.slug, reader.panes.page
        assert page.max_scroll_y > 0
        for _ in range(int(page.max_scroll_y)):
            if page.scroll_offset.y == page.max_scroll_y:
                break
            await reader.press("space")
            assert reader.slug == first
        await reader.press("pagedown")
        assert reader.slug == first
        await reader.press("space")
        assert reader.slug != first
        assert page.scroll_offset.y == 0


async def test_a_page_without_a_list_says_so(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("J")
        assert "in no list" in reader.notices[-1]


def _linking(*parts: list[Key]) -> Page:
    blocks: list[Heading | ItemList] = []
    for part in parts:
        items = tuple(ListItem((Span(key.slug, link=key),)) for key in part)
        blocks += [Heading(2, (Span("Part"),)), ItemList(items)]
    return Page(Key("b", "page"), "", "", "", tuple(blocks))


def test_the_links_under_the_heading_of_the_one_that_was_followed(library: Library) -> None:
    briefing = library.briefings.newest()
    incidents = [Key(briefing, slug) for slug in _list(library, "incidents")[:4]]
    others = [Key(briefing, slug) for slug in _list(library, "statements")[:2]]
    one, two, three, four = incidents
    page = _linking([one, two], [one, *others, three, one], [four])
    assert linked_beside(library, page, one) == [one, two]
    assert linked_beside(library, page, one, 1) == [one, three]
    assert linked_beside(library, page, one, 2) == [one, three]
    assert linked_beside(library, page, others[1]) == others
    assert linked_beside(library, page, four) == []
    assert linked_beside(library, page, Key(briefing, "nowhere")) == []


async def test_a_click_on_the_way_leads_there(library: Library) -> None:
    async with driving(library, size=(200, 60)) as reader:
        await reader.press("3", "j", "enter")
        key, crumb = reader.key, reader.reading.top.breadcrumb
        way = shown(reader.app).splitlines()[0]
        await reader.pilot.click(crumb, offset=(way.index("Statements") + 2, 0))
        await reader.settle()
        assert (reader.here.screen, reader.here.section) == ("list", "statements")
        assert reader.key == key
        way = shown(reader.app).splitlines()[0]
        await reader.pilot.click(crumb, offset=(way.index("US forces in Iraq and Syria,") + 2, 0))
        await reader.settle()
        assert reader.slug == "briefing"
