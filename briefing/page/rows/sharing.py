"""What the statements of a list have in common, and how many records stand under each heading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from briefing.library.library import Library
from briefing.library.query.group_sql import GROUPED, STATUS
from briefing.library.store.records import Listing
from briefing.page.record_loader import RecordLoader
from briefing.page.rows.common import CommonFacts, day_heading, heading_of
from briefing.page.rows.groups import BY_PLACE
from briefing.page.rows.row import DAYS
from briefing.page.rows.rows import REPORTED, RowComposer

_MOST_WAYS = 64
"""Different sources and grades of a list that are looked at; of more, nothing is common."""
_MOST_GROUPS = 4_000
_LETTER = 3.0
"""Names under a letter, on average, from which on it is worth a line: each name begins with it."""
_MOST_REPORTED = 60
"""Records of a list whose reports are looked at."""


def common_facts(library: Library, listing: Listing) -> CommonFacts:
    """What the records of a list have in common: one walk along it, which the database makes."""
    composer = RowComposer(library)
    found = CommonFacts(groups=_groups(library, listing, composer))
    if listing.order == "name":
        found = found._replace(least=_LETTER)
    if listing.section in REPORTED:
        source = _only_source(library, listing)
        return found._replace(source=source, all=True, read=True) if source else found
    if listing.section != "statements":
        return found
    ways = library.lists.tally_by(listing, ("chain[#-1]", "credibility"), _MOST_WAYS + 1)
    if not ways or len(ways) > _MOST_WAYS:
        return found
    speeches = Counter[tuple[str, str]]()
    rows = composer.of([record for record, _, _ in ways])
    for row, (_, many, _) in zip(rows, ways, strict=True):
        if row.speech is not None:
            speeches[row.speech.source, row.speech.grades] += many
    (source, grades), most = speeches.most_common(1)[0]
    total = speeches.total()
    if not source or most * 2 < total:
        return found
    return found._replace(source=source, grades=grades, all=most == total)


def _only_source(library: Library, listing: Listing) -> str:
    """The source in which all was read that is told of the records of a list, if it is only one.

    Long lists are not looked through for that: what reports amount to takes long to say.
    """
    if library.lists.count(listing, _MOST_REPORTED + 1) > _MOST_REPORTED:
        return ""
    # As with the status, other lists do without.
    from briefing.page.attribution.origins import source_of_all  # noqa: PLC0415

    records = library.lists.page(listing, 0, _MOST_REPORTED)
    return source_of_all(records, RecordLoader(library))


def _groups(library: Library, listing: Listing, composer: RowComposer) -> Mapping[str, int]:
    """How many records of a list stand under each heading."""
    order, groups = listing.order, Counter[str]()
    day = DAYS.get(listing.section)
    if order == "date" and day is not None:
        for _, many, (written,) in library.lists.tally_by(listing, (day,), _MOST_GROUPS):
            groups[day_heading(str(written or ""))] += many
    elif order == STATUS:
        # What reports amount to takes most of the analysis to say: other lists do without.
        from briefing.page.rows.status_order import by_status  # noqa: PLC0415

        return by_status(library, listing).groups
    elif order in BY_PLACE:
        for record, many in library.lists.groups(listing, _MOST_GROUPS):
            groups[BY_PLACE[order](record)] += many
        return dict(groups) if len(groups) > 1 else {}
    elif order in GROUPED:
        found = library.lists.groups(listing, _MOST_GROUPS)
        rows = composer.of([record for record, _ in found], order)
        for row, (_, many) in zip(rows, found, strict=True):
            groups[heading_of(row, order)] += many
    return dict(groups)
