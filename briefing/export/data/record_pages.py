"""The records of an export as data, some at a time, in an order that a new copy of the files keeps.

A list by date or by mentions may stand in another order once only a part of it has been taken
elsewhere. As data, records come by section, each section as its files have it, and what a briefing
only borrows behind what is its own. What a search found keeps its order.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.export.context import ExportContext
from briefing.export.selection import public
from briefing.library.store.records import Condition, Listing, Record

_AT_ONCE = 1000


def record_pages(job: ExportContext, *sections: str) -> Iterator[list[Record]]:
    """The records, at most a thousand at a time; of some `sections` only, if any are named."""
    for listing in data_listings(job):
        if sections and listing.section and listing.section not in sections:
            continue
        for some in job.library.lists.pages(listing, _AT_ONCE):
            job.tell(len(some))
            wanted = [public(one) for one in some if not sections or one.section in sections]
            if wanted:
                yield wanted


def data_listings(job: ExportContext) -> Iterator[Listing]:
    """The lists that have the records, one behind the other."""
    listing = job.selection.listing
    if job.selection.kind not in ("briefing", "section"):
        yield listing
        return
    named = [section.name for section in job.library.briefings.sections(listing.briefing)]
    for name in [listing.section] if listing.section else named:
        whole = Listing(listing.briefing, name)
        for sql in ("record.briefing = ?", "record.briefing <> ?"):
            yield whole._replace(condition=Condition(sql, (listing.briefing,)))
