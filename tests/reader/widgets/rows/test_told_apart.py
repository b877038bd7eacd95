"""No two rows of a list show the same text."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from briefing.library.library import Library
from briefing.library.store.records import Listing
from briefing.model.sections.registry import BY_NAME
from briefing.page.rows.common import heading_of
from briefing.page.rows.rows import RowComposer
from briefing.page.rows.sharing import common_facts
from briefing.reader.widgets.rows.entry_painter import EntryLook, entry_lines
from tests.briefings import library_of


def _texts(library: Library, section: str, width: int) -> Counter[str]:
    """How often each text stands in the rows of a section, with the heading above them."""
    listing = Listing(section=section)
    look = EntryLook(width, compact=False, common=common_facts(library, listing))
    composer, found = RowComposer(library), Counter[str]()
    for page in library.lists.pages(listing, 50):
        for row in composer.of(page):
            heading = heading_of(row, listing.order)
            lines = entry_lines(row, look, "", leads=True, dated=bool(heading))
            found["\n".join((heading, *(line.plain.rstrip() for line in lines)))] += 1
    return found


@pytest.mark.parametrize("section", sorted(BY_NAME))
def test_the_shipped_records_are_told_apart(section: str, shipped: Library) -> None:
    assert [text for text, many in _texts(shipped, section, 80).items() if many > 1] == []


def test_a_thousand_short_posts_are_told_apart(tmp_path: Path) -> None:
    actors = "".join(f"  a{at}: {{name: Speaker {at}, kind: person}}\n" for at in range(20))
    posts = "".join(
        f"  p{at}: {{form: quote, act: assert, speaker: a{at % 20}, chain: [site], "
        f"said: 2024-01-{at % 28 + 1:02}, text: Short post {at}.}}\n"
        for at in range(1_000)
    )
    sources = "  site: {kind: post, outlet: a0}\n"
    made = f"actors:\n{actors}sources:\n{sources}statements:\n{posts}"
    texts = _texts(library_of(tmp_path, made), "statements", 80)
    assert texts.total() == 1_000
    assert [text for text, many in texts.items() if many > 1] == []
