"""How much of a name others begin with too: what is cut from a name must not be what differs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from briefing.library.library import Library
from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.text.common_prefix import name_prefix_length
from briefing.text.fold import fold

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


def title_prefixes(library: Library, records: Iterable[Record]) -> dict[Key, int]:
    """Of each of some records, with how many letters of its title another of its section begins."""
    titles: dict[str, dict[Key, str]] = {}
    for one in records:
        titles.setdefault(one.section, {})[one.key] = one.title
    found = dict[Key, int]()
    for section, some in titles.items():
        prefixes = name_prefixes(library, section, list(some.values()))
        found.update(zip(some, prefixes, strict=True))
    return found


def name_prefixes(library: Library, section: str, names: Sequence[str]) -> list[int]:
    """Of each name, with how many letters of it a title of the section begins that is another.

    The one that is most like it stands beside it in the order of names, so that only two are looked
    up, however many there are.
    """
    folded = json.dumps([fold(name)[:_SORTED_BY] for name in names])
    rows = library.ask(_NEAREST, (section, folded, _SORTED_BY))
    return [
        max(
            name_prefix_length(name, one) for one in (before or "", behind or "", *json.loads(same))
        )
        for name, (before, behind, same) in zip(names, rows, strict=True)
    ]
