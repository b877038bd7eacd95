"""No two records of a list show the same."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from textual.geometry import Size

from briefing.library.library import Library
from briefing.library.store.records import Listing
from briefing.page.rows.common import CommonFacts, heading_of
from briefing.page.rows.row import Row
from briefing.page.rows.rows import RowComposer
from briefing.page.rows.sharing import common_facts
from briefing.reader.widgets.rows.entry_painter import EntryLook, entry_lines, heading_line
from tests.briefings import library_of

SIZE = Size(80, 24)
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


def texts(library: Library, section: str, *, compact: bool) -> Iterable[tuple[str, ...]]:
    listing = Listing(library.briefings.newest(), section, "date")
    common = common_facts(library, listing)
    look = EntryLook(SIZE.width, compact, common)
    composer = RowComposer(library)
    for records in library.lists.pages(listing):
        for row in composer.of(records):
            yield (heading_of(row, "date"), *lines_of(row, look))


def lines_of(row: Row, look: EntryLook) -> list[str]:
    return [line.plain for line in entry_lines(row, look, "", leads=True, dated=True)]


@pytest.mark.parametrize("compact", [False, True])
def test_statements_of_the_shipped_briefing(shipped: Library, *, compact: bool) -> None:
    shown = list(texts(shipped, "statements", compact=compact))
    assert len(shown) == len(set(shown)) == 54


@pytest.mark.parametrize("section", ["incidents", "figures", "sources", "terms", "questions"])
@pytest.mark.parametrize("compact", [False, True])
def test_records_of_other_sections(shipped: Library, section: str, *, compact: bool) -> None:
    shown = list(texts(shipped, section, compact=compact))
    assert len(shown) == len(set(shown)) > 0


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


@pytest.mark.parametrize("compact", [False, True])
def test_a_thousand_short_posts_by_twenty_speakers(posts: Library, *, compact: bool) -> None:
    shown = list(texts(posts, "statements", compact=compact))
    assert len(shown) == len(set(shown)) == 1000


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
    look = EntryLook(width, compact=False, common=CommonFacts(days={name: 3}))
    assert heading_line(name, look).plain.strip() == shown
