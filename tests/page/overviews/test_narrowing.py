"""An overview that is narrowed has what a query finds, says how much that is, and nothing else."""

from __future__ import annotations

import pytest

from briefing.library.library import Library
from briefing.library.store.records import Listing
from briefing.page.blocks import Heading, Page, lines_of, plain
from briefing.page.overviews import OVERVIEWS, compose_overview
from briefing.page.overviews.narrowing import Narrowing

SHIPPED = "us-forces-iraq-syria-2023"


def narrowed(library: Library, name: str, query: str) -> tuple[Page, Narrowing]:
    only = Narrowing(library, query, SHIPPED)
    return compose_overview(library, name, SHIPPED, only), only


def words(page: Page) -> str:
    return "\n".join(plain(line) for line in lines_of(page.blocks))


@pytest.mark.parametrize("name", OVERVIEWS)
def test_what_is_left_and_what_a_query_leaves_out_are_the_whole(
    shipped: Library, name: str
) -> None:
    with_it = narrowed(shipped, name, "actor:kataib-hezbollah")[1]
    without = narrowed(shipped, name, "-actor:kataib-hezbollah")[1]
    everything = narrowed(shipped, name, "kind:* OR -kind:*")[1]
    assert with_it.total == without.total == everything.total == everything.found > 0
    if name == "wording":  # a term may be used by both
        assert with_it.found + without.found >= with_it.total
    else:
        assert with_it.found + without.found == with_it.total
    assert without.found > 0


@pytest.mark.parametrize("name", OVERVIEWS)
def test_a_narrowed_page_says_so_and_an_empty_one_claims_nothing(
    shipped: Library, name: str
) -> None:
    page, only = narrowed(shipped, name, "zzzz spaeker:x")
    assert isinstance(page.blocks[0], Heading)
    text = words(page)
    assert f"F zzzz spaeker:x: 0 of {only.total}" in text
    assert "did you mean `speaker`?" in text
    assert "yet" not in text
    assert "none found" not in text
    assert "No loaded terms" not in text


def test_the_ledger_has_the_incidents_that_a_query_finds(shipped: Library) -> None:
    page, only = narrowed(shipped, "ledger", "harir")
    found = shipped.lists.page(Listing(SHIPPED, "incidents", condition=only.condition), 0, 99)
    others = shipped.lists.page(Listing(SHIPPED, "incidents"), 0, 99)
    for one in others:
        assert (one.title in words(page)) == (one in found)
    assert 0 < only.found == len(found) < len(others)


def test_as_of_an_earlier_day_the_day_is_said(shipped: Library) -> None:
    earlier = shipped.as_of("2023-11-14")
    only = narrowed(earlier, "voice", "drone")[1]
    assert only.said.endswith("statements, as of 14 November 2023")
    assert only.total < narrowed(shipped, "voice", "drone")[1].total
