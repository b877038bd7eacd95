"""The next unread record of a list, in whatever order the list is."""

from __future__ import annotations

import pytest

from briefing.library.library import Library
from briefing.library.store.person_marks import MarkedRecords
from briefing.library.store.records import Listing
from briefing.page.rows.status_order import by_status
from briefing.reader.marks.unread_lists import unread_of
from briefing.reader.marks.unread_steps import unread_beside
from briefing.search.search import search


@pytest.mark.parametrize("order", ["status", "rank", "date"])
def test_what_was_read_is_passed_over_in_every_order(shipped: Library, order: str) -> None:
    library = shipped.clone()
    listing = Listing(section="incidents", order=order)
    if order == "status":
        listing = by_status(library, listing).listing
    elif order == "rank":
        listing = search(library, "attack").listing
    keys = [one.key for one in library.lists.page(listing, 0, 100)]
    try:
        library.person.set(MarkedRecords([*keys[1:3], keys[4]]))
        assert library.lists.count(unread_of(library, listing)) == len(keys) - 3
        assert unread_beside(library, listing, keys[0], 1) == keys[3]
        assert unread_beside(library, listing, keys[1], 1) == keys[3]
        assert unread_beside(library, listing, keys[5], -1) == keys[3]
    finally:
        library.person.set(MarkedRecords())
        library.close()
