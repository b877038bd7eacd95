"""Conditions on records, and how they are joined: as much as can be in the full text, the rest SQL.

What only the full text is asked stays one expression of FTS5, which walks its hits in the order of
lists by date at no cost. A condition in SQL stands beside it; only where alternatives mix the two
does the full text become a list of numbers that SQL looks into.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from briefing.library.derive.index_tokens import TOKEN_SIGN
from briefing.library.store.connection import Sql

ALL = f'"{TOKEN_SIGN}s" *'
"""Every record: each has the mark of its section."""
_MATCHING = "record.id IN (SELECT words.rowid FROM words WHERE words MATCH ?)"


class Predicate(NamedTuple):
    """The records that the full text finds for `match`, and of which `sql` holds besides.

    An empty `match` or `sql` demands nothing. Where `sql` joins conditions it stands in brackets,
    and it is never NULL.
    """

    match: str = ""
    sql: str = ""
    values: tuple[Any, ...] = ()
    below: int = 0
    """No record with this number or a higher one fits; 0 says nothing."""


NOTHING = Predicate(sql="0")
EVERYTHING = Predicate()


def numbered(numbers: Iterable[int]) -> Predicate:
    """The records with these numbers."""
    found = sorted(set(numbers))
    if not found:
        return NOTHING
    sql = "record.id IN (SELECT value FROM json_each(?))"
    return Predicate(sql=sql, values=(json.dumps(found),))


def as_sql(part: Predicate) -> Sql:
    """A part as SQL alone."""
    if not part.match:
        return part.sql or "1", part.values
    if not part.sql:
        return _MATCHING, (part.match,)
    return _together(" AND ", [(part.sql, part.values), (_MATCHING, (part.match,))])


def both(parts: Iterable[Predicate], unwanted: Iterable[Predicate] = ()) -> Predicate:
    """What fits all of `parts` and none of `unwanted`."""
    # What the full text alone can leave out is left out there.
    outside = [part for part in unwanted if part != NOTHING]
    left_out = [part.match for part in outside if part.match and not part.sql]
    all_of = [*parts, *(_not_in_sql(part) for part in outside if part.sql or not part.match)]
    if NOTHING in all_of:
        return NOTHING
    wanted = list(dict.fromkeys(part.match for part in all_of if part.match))
    sql = _together(" AND ", dict.fromkeys((part.sql, part.values) for part in all_of if part.sql))
    bounds = [part.below for part in all_of if part.below]
    return Predicate(_without(wanted, left_out), *sql, min(bounds, default=0))


def opposite(part: Predicate) -> Predicate:
    """What does not fit."""
    return both((), [part])


def either(parts: Iterable[Predicate]) -> Predicate:
    """What fits at least one."""
    some = [part for part in dict.fromkeys(parts) if part != NOTHING]
    if EVERYTHING in some:
        return EVERYTHING
    if len(some) < 2:
        return some[0] if some else NOTHING
    texts = [part.match for part in some if part.match and not part.sql]
    together = Predicate(_any(texts)) if texts else None
    mixed = [part for part in some if part.sql]
    if not mixed:
        return Predicate(_any(texts))
    pieces = [as_sql(part) for part in (*([together] if together else []), *mixed)]
    # Where each alternative asks the full text for something, it can narrow them all at once.
    narrowed = _any([part.match for part in some]) if all(part.match for part in some) else ""
    return Predicate(narrowed, *_together(" OR ", pieces))


def _not_in_sql(part: Predicate) -> Predicate:
    sql, values = as_sql(part)
    return Predicate(sql=f"NOT {sql}" if sql.startswith("(") else f"NOT ({sql})", values=values)


def _without(wanted: Sequence[str], left_out: Sequence[str]) -> str:
    if not left_out:
        return _all(wanted)
    # FTS5 has no "everything but": the left side has to say what that is.
    return f"({_all(wanted) or ALL} NOT {_any(left_out)})"


def _all(matches: Sequence[str]) -> str:
    return _bracketed(" AND ", matches)


def _any(matches: Sequence[str]) -> str:
    return _bracketed(" OR ", matches)


def _bracketed(operator: str, matches: Sequence[str]) -> str:
    return matches[0] if len(matches) == 1 else _together(operator, [(m, ()) for m in matches])[0]


def _together(operator: str, pieces: Iterable[Sql]) -> Sql:
    """Pieces as one, the longest first.

    What is nested deep then stands at the left, where the parsers of SQLite and of FTS5, which have
    room for a hundred words that are not yet joined, need the least of it.
    """
    some = sorted(pieces, key=lambda piece: len(piece[0]), reverse=True)
    sql = operator.join(sql for sql, _ in some)
    return f"({sql})" if len(some) > 1 else sql, tuple(value for _, v in some for value in v)
