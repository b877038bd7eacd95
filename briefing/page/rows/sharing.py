"""What the statements of a list have in common, and how many records stand under each heading."""

from __future__ import annotations

from collections import Counter

from briefing.library.library import Library
from briefing.library.store.records import Listing
from briefing.page.rows.common import CommonFacts, day_heading
from briefing.page.rows.row import DAYS
from briefing.page.rows.rows import RowComposer

_MOST_WAYS = 64
"""Different sources and grades of a list that are looked at; of more, nothing is common."""
_MOST_DAYS = 4_000


def common_facts(library: Library, listing: Listing) -> CommonFacts:
    """What the records of a list have in common: one walk along it, which the database makes."""
    day = DAYS.get(listing.section)
    days = Counter[str]()
    if day is not None and listing.order == "date":
        for _, many, (written,) in library.lists.tally_by(listing, (day,), _MOST_DAYS):
            days[day_heading(str(written or ""))] += many
    found = CommonFacts(days=dict(days))
    if listing.section != "statements":
        return found
    ways = library.lists.tally_by(listing, ("chain[#-1]", "credibility"), _MOST_WAYS + 1)
    if not ways or len(ways) > _MOST_WAYS:
        return found
    speeches = Counter[tuple[str, str]]()
    rows = RowComposer(library).of([record for record, _, _ in ways])
    for row, (_, many, _) in zip(rows, ways, strict=True):
        if row.speech is not None:
            speeches[row.speech.source, row.speech.grades] += many
    (source, grades), most = speeches.most_common(1)[0]
    total = speeches.total()
    if not source or most * 2 < total:
        return found
    return found._replace(source=source, grades=grades, all=most == total)
