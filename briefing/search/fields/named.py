"""From a value that names records to the records that have a mark for one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefing.library.derive.index_tokens import TOKEN_SIGN, index_token, token_sql, value_token
from briefing.library.derive.known_rules import listed
from briefing.model.relations import BELONGING
from briefing.search import hints
from briefing.search.ast import TextTerm
from briefing.search.fields.actors import all_records
from briefing.search.fields.field import FieldAnswer, marked, nothing, of_section
from briefing.search.name_lookup import QueryScope, SqlPiece, named, nearest_name
from briefing.search.predicate import NOTHING, Predicate, either
from briefing.text.fold import fold

_UNKNOWN = "unknown"
MOST_KEYS = 500
"""Records that a name may stand for so that each is looked for by its mark."""
_MOST_LISTED = 20_000
"""Links of which a list is made before the records are looked at."""
_PARTS_OF_ONE = f"""
SELECT link.source FROM one CROSS JOIN link ON link.target = one.key
  AND link.role IN {listed(BELONGING)}
  CROSS JOIN record ON record.id = link.record AND record.section = 'actors'
"""
"""SQL: the actors that are parts of others."""


def keys_of(asked: QueryScope, section: str, term: TextTerm) -> SqlPiece | None:
    """The keys of the records of a section that a value names; None if it names none.

    An actor is meant under all its records, whichever of them is named.
    """
    keys = named(asked, section, term)
    if keys is None or section != "actors":
        return keys
    return all_records(keys, _PARTS_OF_ONE if term.parts else "")


def is_unknown(term: TextTerm) -> bool:
    """Whether a value is the word that stands for whoever is not known, and no name."""
    return not (term.phrase or term.prefix) and fold(term.words) == _UNKNOWN


def unknown_in(asked: QueryScope, field: str) -> Predicate:
    """The records that have that word in a field."""
    return marked(asked, value_token(field, _UNKNOWN))


def nobody(asked: QueryScope, kind: str, term: TextTerm, *sections: str) -> FieldAnswer:
    """The answer where a value names nobody."""
    near = next(filter(None, (nearest_name(asked, one, term) for one in sections)), None)
    return nothing(hints.no_name(kind, term.words, near, hints.ONE_WORD))


def few(asked: QueryScope, keys: SqlPiece) -> tuple[int, ...] | None:
    """The keys, each once, in order; None where they are too many to look for one by one."""
    sql = f"SELECT DISTINCT * FROM ({keys.sql}) LIMIT {MOST_KEYS + 1}"
    found = sorted(key for (key,) in asked.library.ask(sql, keys.values))
    return tuple(found) if len(found) <= MOST_KEYS else None


def with_marks(asked: QueryScope, keys: SqlPiece, *kinds: str) -> Predicate:
    """The records with a mark of one of these kinds (as of `role`) for one of the keys."""
    some = few(asked, keys)
    if some is None:
        return either(_of_many(asked, keys, kind) for kind in kinds)
    if not some:
        return NOTHING
    own = [f"{kind}{key}" for kind in kinds for key in some if kind == KEY]
    others = [f"{kind}{key}" for kind in kinds for key in some if kind != KEY]
    # Which record it is does not change from day to day.
    parts = [marked(asked, *own, changes=False)] if own else []
    return either([*parts, marked(asked, *others)] if others else parts)


KEY, LINKING = index_token("k"), index_token("l")


def role(name: str) -> str:
    """The kind of the marks for the links of a role."""
    return index_token("r", name)


def _of_many(asked: QueryScope, keys: SqlPiece, kind: str) -> Predicate:
    """The same where no list of marks would be short enough, in SQL."""
    if kind == KEY:
        return Predicate(sql=f"record.key IN ({keys.sql})", values=keys.values)
    if kind == LINKING or kind.startswith(index_token("r")):
        of_role = "" if kind == LINKING else " AND replace(link.role, '_', '') = ?"
        where = f"link.target IN ({keys.sql}){of_role}"
        values = (
            keys.values if kind == LINKING else (*keys.values, kind.removeprefix(index_token("r")))
        )
        many = f"SELECT 1 FROM link WHERE {where} LIMIT 1 OFFSET ?"
        if asked.library.ask(many, (*values, _MOST_LISTED)):
            # The newest records of very many are found soonest by looking at each.
            each = f"EXISTS (SELECT 1 FROM link WHERE link.record = record.id AND +{where})"
            return Predicate(sql=each, values=values)
        return Predicate(
            sql=f"record.id IN (SELECT link.record FROM link WHERE {where})", values=values
        )
    bare = kind.removeprefix(TOKEN_SIGN)
    meant = f"SELECT ? || meant.key FROM (SELECT * FROM ({keys.sql})) AS meant"
    sql = f"EXISTS (SELECT 1 FROM ({token_sql('record.id')}) WHERE token IN ({meant}))"
    return Predicate(sql=sql, values=(bare, *keys.values))


def by_name(
    asked: QueryScope, term: TextTerm, section: str, kinds: Sequence[str], kind_of: str = ""
) -> FieldAnswer:
    """The records with such marks for the records of a section that a value names."""
    keys = keys_of(asked, section, term)
    if keys is None:
        return nobody(asked, kind_of or section.removesuffix("s"), term, section)
    return FieldAnswer(with_marks(asked, keys, *kinds), named=few(asked, keys) or ())


def any_of_section(section: str) -> Callable[[QueryScope], Predicate]:
    """The records of a section, and whatever links to one of them."""

    def anything(asked: QueryScope) -> Predicate:
        leads = (
            "EXISTS (SELECT 1 FROM link CROSS JOIN record AS other ON other.key = link.target "
            "WHERE link.record = record.id AND other.section = ?)"
        )
        return either([of_section(section), Predicate(sql=leads, values=(section,))])

    return anything
