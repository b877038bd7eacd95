"""The list of a place: its records in order, narrowed to what it is filtered for."""

from __future__ import annotations

from briefing.library.library import Library
from briefing.library.query.group_sql import STATUS
from briefing.library.store.records import Listing
from briefing.page.rows.common import CommonFacts
from briefing.reader.places.history import ReaderPlace
from briefing.reader.places.ordering import Ordering


def listing_of(library: Library, place: ReaderPlace, ordering: Ordering) -> Listing:
    """The list of a place: its section, narrowed by what it is filtered for."""
    return filtered(library, place, ordering)[0]


def filtered(
    library: Library, place: ReaderPlace, ordering: Ordering
) -> tuple[Listing, tuple[str, ...]]:
    """The list of a place, and what in its filter was not understood."""
    found, hints = Listing(), tuple[str, ...]()
    if place.query:
        # The search is loaded when it is first wanted: the first frame does without.
        from briefing.search.search import search  # noqa: PLC0415

        answer = search(library, place.query, place.briefing)
        found, hints = answer.listing, answer.hints
    listing = found._replace(
        briefing=place.briefing,
        section=place.section,
        order=ordering.order,
        backwards=ordering.backwards,
    )
    if listing.order == STATUS:
        # What reports amount to takes most of the analysis to say: other lists do without.
        from briefing.page.rows.status_order import by_status  # noqa: PLC0415

        listing = by_status(library, listing).listing
    return listing, hints


def shared_by(listing: Listing, library: Library) -> CommonFacts:
    """What the records of a list have in common."""
    # Loaded when there is a list: the front page, which comes first, has none.
    from briefing.page.rows.sharing import common_facts  # noqa: PLC0415

    return common_facts(library, listing)
