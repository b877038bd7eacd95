"""Two records held against each other, and an actor's network, from the keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.page.blocks import plain
from briefing.page.layout.layout import layout
from briefing.shipped import example
from tests.reader.driving import SIZES, Driver, driving, shown


@pytest.fixture
def papers() -> Iterator[Library]:
    library = open_library(example())
    yield library
    library.close()


def page(reader: Driver) -> str:
    lines = layout(reader.panes.page.page, 100).lines
    return "\n".join(map(plain, lines))


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
async def test_two_that_are_marked_stand_side_by_side(
    papers: Library, size: tuple[int, int]
) -> None:
    async with driving(papers, size=size) as reader:
        await reader.press("4", "equals_sign")
        assert reader.notices[-1].startswith("The Ostwick Courier is marked")
        await reader.press("j", "enter", "equals_sign", "enter")
        assert reader.here.section == "compare"
        assert "Did it happen? Blows at the harbour gate" in page(reader)
        await reader.mark("clash-at-the-gate")
        await reader.press("enter")
        assert reader.slug == "clash-at-the-gate"
        await reader.press("[")
        assert reader.here.section == "compare"


async def test_what_stands_side_by_side_is_narrowed_and_widened(papers: Library) -> None:
    async with driving(papers) as reader:
        await reader.press("7", "equals_sign", "j", "equals_sign", "enter")
        whole = page(reader)
        await reader.press("F", *"act:accuse", "enter")
        assert reader.here.query == "act:accuse"
        assert "People on the march" in whole
        assert "People on the march" not in page(reader)
        await reader.press("escape")
        assert page(reader) == whole


async def test_as_of_a_day_the_page_has_only_what_was_known(papers: Library) -> None:
    async with driving(papers) as reader:
        await reader.press("4", "equals_sign", "j", "equals_sign", "enter")
        assert "Guards of the company struck" in page(reader)
        reader.reading.mode.show_as_of("2031-05-05")
        await reader.settle()
        assert "Guards of the company struck" not in page(reader)
        assert "let the cables rot" in page(reader)


async def test_whoever_cannot_be_compared_is_connected(papers: Library) -> None:
    async with driving(papers) as reader:
        await reader.press("2", "equals_sign", "5", "G", "equals_sign")
        assert reader.here.section == "connect"
        assert "Chain 1" in page(reader)


async def test_the_same_one_twice_is_marked_no_longer(papers: Library) -> None:
    async with driving(papers) as reader:
        await reader.press("4", "equals_sign", "equals_sign")
        assert reader.notices[-1].endswith("is marked no longer.")


async def test_the_network_of_an_actor_leads_on(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("/", *"Kata'ib Hezbollah", "enter")
        await reader.press("C")
        assert reader.here.section == "network"
        assert "part of Islamic Resistance in Iraq" in page(reader)
        assert "on the word of" in page(reader)
        assert "Network" in shown(reader.app)
        await reader.mark("islamic-resistance-in-iraq")
        await reader.press("enter", "C")
        assert reader.here.key is not None
        assert reader.here.key.slug == "islamic-resistance-in-iraq"


async def test_only_an_actor_has_a_network(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("3", "C")
        assert reader.notices[-1] == "Choose an actor first."


async def test_the_trail_names_both(papers: Library) -> None:
    async with driving(papers) as reader:
        await reader.press("4", "equals_sign", "j", "equals_sign", "enter", "apostrophe")
        assert "Compare  The Ostwick Courier | The Lenn Gazette" in shown(reader.app)
