"""The walk that the reader was built for, by keyboard alone, at every number of panes."""

from __future__ import annotations

import pytest

from briefing.library.library import Library
from tests.reader.driving import SIZES, driving


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
async def test_from_the_front_page_to_the_claimant_and_back_to_the_same_line(
    library: Library, size: tuple[int, int]
) -> None:
    async with driving(library, size=size) as reader:
        assert reader.slug == "briefing"
        await reader.mark("cramer-no-deterrence")
        left = reader.here
        await reader.press("enter")
        assert reader.slug == "cramer-no-deterrence"
        await reader.press("s")
        assert reader.slug == "kevin-cramer"
        await reader.press("[")
        assert reader.slug == "cramer-no-deterrence"
        await reader.press("e")
        assert reader.slug == "attacks-on-us-bases"
        await reader.mark("attack-al-tanf")
        await reader.press("enter")
        assert reader.slug == "attack-al-tanf"
        await reader.press("c")
        assert reader.slug == "claim-al-tanf"
        await reader.press("s")
        assert reader.slug == "islamic-resistance-in-iraq"
        for slug in ("claim-al-tanf", "attack-al-tanf", "attacks-on-us-bases"):
            await reader.press("[")
            assert reader.slug == slug
        await reader.press("[", "[")
        assert reader.slug == "briefing"
        assert reader.here == left
        assert left.scroll > 0 or size[1] > 24


async def test_the_history_goes_forward_again_until_one_goes_somewhere_new(
    library: Library,
) -> None:
    async with driving(library) as reader:
        await reader.mark("cramer-no-deterrence")
        await reader.press("enter", "s", "[", "[")
        assert reader.slug == "briefing"
        await reader.press("]", "]")
        assert reader.slug == "kevin-cramer"
        await reader.press("[", "o")
        assert reader.slug == "almayadeen-rift"
        await reader.press("]")
        assert reader.slug == "almayadeen-rift"
        assert "no way forward" in reader.notices[-1]
