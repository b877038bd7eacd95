"""No two rows of a list show the same text."""

from __future__ import annotations

from collections import Counter

import pytest

from briefing.library.library import Library
from briefing.library.query.group_sql import STATUS
from briefing.library.query.list_sql import orders_of
from briefing.library.store.records import Listing
from briefing.model.sections.registry import BY_NAME
from briefing.page.rows.common import CommonFacts, heading_of
from briefing.page.rows.rows import RowComposer
from briefing.page.rows.sharing import common_facts
from briefing.page.rows.status_order import by_status
from briefing.reader.widgets.rows.entry_painter import EntryLook, entry_lines, heading_line
from tests.briefings import library_of

WIDTH = 80
PLACES = (
    "the bridge",
    "the old port",
    "the airfield",
    "the depot",
    "the mill",
    "the dam",
    "a farm",
)
DONE = ("was hit by", "has seen", "reports", "was left after", "took in")
THINGS = ("rockets", "drones", "buses of people", "trucks", "boats", "shells")


WAYS = [(one, order) for one in sorted(BY_NAME) for order in orders_of(one)]


def _texts(library: Library, section: str, order: str, *, compact: bool) -> Counter[str]:
    """How often each text stands in the rows of a section, with the heading above them."""
    listing = Listing(section=section, order=order)
    if order == STATUS:
        listing = by_status(library, listing).listing
    look = EntryLook(WIDTH, compact, common_facts(library, listing))
    composer, found = RowComposer(library), Counter[str]()
    for page in library.lists.pages(listing, 50):
        for row in composer.of(page, order):
            heading = heading_of(row, order) if look.common.headed else ""
            under = order if heading else ""
            above = heading_line(heading, look._replace(under=order)).plain if heading else ""
            lines = entry_lines(row, look, "", leads=True, under=under)
            found["\n".join((above, *(line.plain.rstrip() for line in lines)))] += 1
    return found


@pytest.mark.parametrize(("section", "order"), WAYS)
@pytest.mark.parametrize("compact", [False, True])
def test_the_shipped_records_are_told_apart(
    section: str, order: str, shipped: Library, *, compact: bool
) -> None:
    texts = _texts(shipped, section, order, compact=compact)
    assert [text for text, many in texts.items() if many > 1] == []


@pytest.fixture(scope="module")
def posts(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A thousand short posts by twenty speakers."""
    lines = ["actors:", "  wire: {name: The Wire, kind: media}"]
    lines += [f"  a{n}: {{name: Speaker of Region {n}, kind: person}}" for n in range(20)]
    lines += ["sources:", "  feed: {kind: post, outlet: wire, title: Feed}", "statements:"]
    for number in range(1000):
        place, done = PLACES[number % 7], DONE[number // 7 % 5]
        text = f"{place.capitalize()} {done} {number} {THINGS[number % 6]} at night."
        lines.append(
            f"  p{number}: {{form: quote, act: assert, speaker: a{number % 20}, chain: [feed], "
            f"said: 2024-03-{number % 28 + 1:02}, text: {text}}}"
        )
    return library_of(tmp_path_factory.mktemp("posts"), "\n".join(lines) + "\n")


@pytest.mark.parametrize(
    ("order", "compact"),
    [*((order, False) for order in orders_of("statements")), ("date", True), ("speaker", True)],
)
def test_a_thousand_short_posts_are_told_apart(
    posts: Library, order: str, *, compact: bool
) -> None:
    texts = _texts(posts, "statements", order, compact=compact)
    assert texts.total() == 1_000
    assert [text for text, many in texts.items() if many > 1] == []


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (61, "about 30 September 2023 to about 12 February 2024? ──── 3"),
        (46, "about 30 Sep 2023 to about 12 Feb 2024?  3"),
        (45, "about 30 Sep 2023 to about 12 Feb 2024?  3"),
        (36, "about 30 Sep 2023 to about 12 …?"),
    ],
)
def test_a_heading_loses_no_part_of_its_date_unseen(width: int, shown: str) -> None:
    name = "about 30 September 2023 to about 12 February 2024?"
    common = CommonFacts(groups={name: 3})
    look = EntryLook(width, compact=False, common=common, under="date")
    assert heading_line(name, look).plain.strip() == shown
