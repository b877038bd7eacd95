"""The records whose answers a change can reach, however far it stands from them in the links."""

from __future__ import annotations

import json
from collections.abc import Iterable

from briefing.library.derive.known_rules import listed
from briefing.library.library import Library
from briefing.model.key import Key

ANSWERED = ("incidents", "figures")
"""The sections whose records have something that follows from others."""
_LEADING = ("corrects", "part_of", "same_as", "same_count_as", "repeats")
FORWARD = listed(_LEADING)
"""SQL: the roles of links that lead from a record on to others whose answers rest on it."""
LEADING_ON = frozenset((*_LEADING, "relations"))
"""The fields that have such links."""
# From a record to whatever rests on it: whatever links to it, and what it corrects or is part of.
_REACHED = f"""
WITH RECURSIVE reached (key) AS (
  SELECT address.id FROM json_each(?) AS wanted
    JOIN main.key AS address ON address.briefing = wanted.value ->> 0
      AND address.slug = wanted.value ->> 1
  UNION
  SELECT link.source FROM reached JOIN main.link
    ON link.target = reached.key AND link.role <> 'mentions'
  UNION
  SELECT link.target FROM reached JOIN main.record ON record.key = reached.key
    JOIN main.link ON link.record = record.id AND link.role IN {FORWARD}
    WHERE link.target IS NOT NULL
)
SELECT record.briefing, record.slug FROM reached CROSS JOIN record ON record.key = reached.key
  WHERE record.section IN ('incidents', 'figures')
  ORDER BY record.briefing, record.slug
"""


def reached_answers(library: Library, changed: Iterable[Key]) -> list[Key]:
    """The incidents and figures whose answers may rest on the changed records, these among them."""
    wanted = json.dumps([list(key) for key in changed])
    return [Key(*row) for row in library.ask(_REACHED, (wanted,))]
