"""How much of a name others begin with too: what is cut from a name must not be what differs."""

from __future__ import annotations

import json
from collections.abc import Sequence

from briefing.library.library import Library
from briefing.text.fold import fold
from briefing.text.shared_letters import names_shared

_SORTED_BY = 80
"""Letters of a name that the library has in order."""
_NEAREST = """
SELECT
  (SELECT title FROM record WHERE section = ?1 AND sort_name < asked.value
    ORDER BY sort_name DESC LIMIT 1),
  (SELECT title FROM record WHERE section = ?1 AND sort_name > asked.value
    ORDER BY sort_name LIMIT 1),
  iif(length(asked.value) < ?3, '[]', (SELECT json_group_array(title) FROM
    (SELECT title FROM record WHERE section = ?1 AND sort_name = asked.value LIMIT 32)))
FROM json_each(?2) AS asked ORDER BY asked.key
"""


def letters_alike(library: Library, section: str, titles: Sequence[str]) -> list[int]:
    """Of each title, with how many letters another of the section begins too.

    The one that is most like it stands beside it in the order of names, so that only two are looked
    up, however many there are.
    """
    names = json.dumps([fold(title)[:_SORTED_BY] for title in titles])
    rows = library.ask(_NEAREST, (section, names, _SORTED_BY))
    return [
        max(names_shared(title, other) for other in (before or "", behind or "", *json.loads(same)))
        for title, (before, behind, same) in zip(titles, rows, strict=True)
    ]
