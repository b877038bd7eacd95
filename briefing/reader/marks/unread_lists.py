"""What of a list the person has not read, or not as it is now."""

from __future__ import annotations

import json

from briefing.library.library import Library
from briefing.library.store.person_marks import KEYED
from briefing.library.store.records import Condition, Listing
from briefing.model.key import Key

_BEGUN = "record.briefing IN (SELECT value FROM json_each(?))"


def unread_of(library: Library, listing: Listing, also: Key | None = None) -> Listing:
    """Of a list, what is unread or has changed, in its order; `also` one record, if it is read."""
    unread = f"(NOT ({KEYED}) OR record.briefing || '/' || record.slug = ?)"
    read = library.person.marked.read_json
    return _narrowed(library, listing, unread, (read, str(also) if also else ""))


def marked_of(library: Library, listing: Listing) -> Listing:
    """The same, but nothing of briefings of which nothing was read: that has no marks."""
    marked = library.person.marked
    values = (marked.read_json, json.dumps(sorted(marked.begun)))
    return _narrowed(library, listing, f"(NOT ({KEYED}) AND {_BEGUN})", values)


def _narrowed(library: Library, listing: Listing, sql: str, values: tuple[str, ...]) -> Listing:
    condition = listing.condition or Condition()
    best = condition.best
    if best:
        rows = library.ask(f"SELECT record.id FROM record WHERE NOT {sql}", values)
        others = {number for (number,) in rows}
        best = tuple(number for number in best if number not in others)
    both, values = f"({condition.sql}) AND {sql}", (*condition.values, *values)
    return listing._replace(condition=condition._replace(sql=both, values=values, best=best))
