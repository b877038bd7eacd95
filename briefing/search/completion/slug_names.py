"""Records that are often meant, with the words by which a query names them."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from briefing.search.ast import QUOTES, TextTerm
from briefing.search.fields.actors import all_records
from briefing.search.name_lookup import QueryScope, SqlPiece, here, named
from briefing.text.fold import fold, joined

_MOST_KEYS = 4_000
"""Keys among which the most frequent are looked for: those that a thousand records link to."""
_AT_ONCE = 200
"""Keys that are looked up at once, the most frequent first, until there are enough."""
_PLAIN = re.compile(r"(?!(?:none|unnamed|AND|OR|NOT)\Z)[A-Za-z0-9][A-Za-z0-9_-]*\Z")
"""What can stand behind a colon as it is, and does not say something else there."""
_QUOTES = re.compile(rf"[{QUOTES}]+")


class SlugName(NamedTuple):
    """All who go by a slug: the slug, the title of the most frequent, and the keys of all."""

    slug: str
    title: str
    keys: frozenset[int]


def value_of(words: str) -> str:
    """A slug, or other words, as the value of a field."""
    return words if _PLAIN.match(words) else f'"{_QUOTES.sub(" ", words)}"'


def meant(asked: QueryScope, section: str, term: TextTerm) -> frozenset[int]:
    """The keys of the records of a section that a term names; none if it names none."""
    keys = named(asked, section, term)
    if keys and section == "actors":
        keys = all_records(keys)
    return frozenset(key for (key,) in asked.library.ask(*keys)) if keys else frozenset()


def frequent(asked: QueryScope, section: str, counts: Counter[int], most: int) -> list[SlugName]:
    """The most frequent of these keys that are of records of a section, as a query names them.

    Two records of one slug are one answer. Who cannot be named where it is asked, in a briefing
    that does not have the record, is left out.
    """
    titles, totals = dict[str, tuple[str, int]](), Counter[str]()
    wanted = [key for key, _ in counts.most_common(_MOST_KEYS)]
    for start in range(0, len(wanted), _AT_ONCE):
        rows = _of_section(asked, section, wanted[start : start + _AT_ONCE])
        for key, slug, title in sorted(rows, key=lambda row: -counts[row[0]]):
            titles.setdefault(slug, (title, key))
            totals[slug] += counts[key]
        if len(totals) >= most:
            break
    slugs = sorted(totals, key=lambda slug: (-totals[slug], slug))[:most]
    bearers = _bearers(asked, section, slugs)
    found: dict[frozenset[int], SlugName] = {}
    for slug in slugs:
        if titles[slug][1] in bearers[slug]:
            keys = _whole(asked, section, bearers[slug])
            # An actor with records of several slugs is one answer too.
            found.setdefault(keys, SlugName(slug, titles[slug][0], keys))
    return list(found.values())


def _whole(asked: QueryScope, section: str, keys: frozenset[int]) -> frozenset[int]:
    """These keys; of actors those of all their records."""
    if section != "actors":
        return keys
    these = SqlPiece("SELECT value FROM json_each(?)", (json.dumps(sorted(keys)),))
    return frozenset(key for (key,) in asked.library.ask(*all_records(these)))


def _of_section(asked: QueryScope, section: str, keys: list[int]) -> list[tuple[int, str, str]]:
    """Key, slug and title of those of some records that are of a section."""
    rows: list[tuple[int, str, str]] = asked.library.ask(
        # By their keys, and not through all records of the section, which may be very many more.
        "SELECT record.key, record.slug, record.title FROM json_each(?) AS asked "
        "CROSS JOIN record ON record.key = asked.value WHERE record.section = ?",
        (json.dumps(keys), section),
    )
    return rows


def _bearers(asked: QueryScope, section: str, slugs: list[str]) -> Mapping[str, frozenset[int]]:
    """The keys of all who go by each slug, as `named` finds them first."""
    scope = here(asked.briefing)
    folded, letters = (json.dumps([way(slug) for slug in slugs]) for way in (fold, joined))
    rows = asked.library.ask(
        "SELECT name.folded, name.joined, name.key FROM name "
        "CROSS JOIN record ON record.id = name.record "
        "WHERE (name.folded IN (SELECT value FROM json_each(?)) "
        "OR name.joined IN (SELECT value FROM json_each(?))) "
        f"AND record.section = ? AND {scope.sql}",
        (folded, letters, section, *scope.values),
    )
    by_name: dict[str, set[int]] = {}
    for name, together, key in rows:
        by_name.setdefault(name, set()).add(key)
        by_name.setdefault(together, set()).add(key)
    return {
        slug: frozenset(by_name.get(fold(slug), set()) | by_name.get(joined(slug), set()))
        for slug in slugs
    }
