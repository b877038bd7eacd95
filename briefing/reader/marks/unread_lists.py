"""What of a list the person has not read, or not as it is now."""

from __future__ import annotations

from briefing.library.library import Library
from briefing.library.store.person_marks import KEYED
from briefing.library.store.records import Condition, Listing
from briefing.model.key import Key


def unread_of(library: Library, listing: Listing, also: Key | None = None) -> Listing:
    """Of a list, what is unread or has changed, in its order; `also` one record, if it is read."""
    condition, read = listing.condition or Condition(), library.person.marked.read_json
    own = str(also) if also else ""
    unread = f"(NOT ({KEYED}) OR record.briefing || '/' || record.slug = ?)"
    best = condition.best
    if best:
        rows = library.ask(f"SELECT record.id FROM record WHERE NOT {unread}", (read, own))
        others = {number for (number,) in rows}
        best = tuple(number for number in best if number not in others)
    sql, values = f"({condition.sql}) AND {unread}", (*condition.values, read, own)
    return listing._replace(condition=condition._replace(sql=sql, values=values, best=best))
