"""Fields that name sources, and the incidents and figures that rest on what came through one."""

from __future__ import annotations

import json
from collections.abc import Collection

from briefing.analysis.incidents.incident_lists import LISTS
from briefing.library.derive.index_tokens import index_token
from briefing.library.derive.known_rules import listed
from briefing.search.ast import TextTerm
from briefing.search.fields.field import FieldAnswer, marked, of_section
from briefing.search.fields.named import (
    KEY,
    LINKING,
    any_of_section,
    few,
    is_unknown,
    keys_of,
    nobody,
    role,
    unknown_in,
    with_marks,
)
from briefing.search.name_lookup import QueryScope, SqlPiece
from briefing.search.predicate import NOTHING, Predicate, as_sql, both, either

_HOLDING = listed((*LISTS, "given_by", "stated_by"))
"""SQL: the roles in which incidents and figures name what they rest on."""
_PUBLISHERS = f"""
WITH rests(holder, number) AS (
  SELECT held.record, named.id FROM json_each(?) AS one
    CROSS JOIN link AS held ON held.record = one.value AND +held.role IN {_HOLDING}
    CROSS JOIN record AS named ON named.key = held.target
), source(holder, number) AS (
  SELECT holder, number FROM rests
  UNION SELECT rests.holder, hop.id FROM rests
    CROSS JOIN link ON link.record = rests.number AND link.role = 'chain'
    CROSS JOIN record AS hop ON hop.key = link.target
)
SELECT DISTINCT source.holder, link.target FROM source
  CROSS JOIN link ON link.record = source.number AND link.role = 'outlet'
  WHERE link.target IS NOT NULL
"""
"""SQL: incidents and figures with the actors that published what they rest on."""


def source(asked: QueryScope, term: TextTerm) -> FieldAnswer:
    """The source, whatever links to it, and incidents and figures that hold what came through."""
    keys = keys_of(asked, "sources", term)
    if keys is None:
        return nobody(asked, "source", term, "sources")
    own = with_marks(asked, keys, KEY, LINKING)
    held = holding(asked, with_marks(asked, keys, role("chain")))
    return FieldAnswer(either([own, held]), named=few(asked, keys) or ())


def any_source(asked: QueryScope) -> Predicate:
    """Sources, whatever links to one, and what holds a statement that came through one."""
    came_through = marked(asked, role("chain"), begun=True)
    return either([any_of_section("sources")(asked), holding_any(came_through)])


def unknown_outlet(asked: QueryScope) -> Predicate:
    """Sources of which the publisher is not known, what came through one, and what holds that."""
    own = unknown_in(asked, "outlet")
    sql, values = as_sql(own)
    keys = SqlPiece(f"SELECT record.key FROM record WHERE {sql}", values)
    published = either([own, with_marks(asked, keys, role("chain"))])
    return either([published, holding(asked, published)])


def holding(asked: QueryScope, part: Predicate) -> Predicate:
    """Incidents and figures that name one of these records in a list of theirs, or for a number."""
    if part == NOTHING:
        return NOTHING
    sql, values = as_sql(part)
    # By whatever links to these: their roles would have to be looked up one by one.
    holders = (
        f"SELECT held.source FROM (SELECT record.key FROM record WHERE {sql}) AS said "
        f"CROSS JOIN link AS held ON held.target = said.key AND +held.role IN {_HOLDING}"
    )
    return with_marks(asked, SqlPiece(holders, values), KEY)


def publishers_held(asked: QueryScope, numbers: Collection[int]) -> dict[int, set[int]]:
    """For each actor those of some incidents and figures that rest on what it published."""
    rows = asked.library.ask(_PUBLISHERS, (json.dumps(sorted(numbers)),)) if numbers else ()
    found: dict[int, set[int]] = {}
    for number, actor in rows:
        found.setdefault(actor, set()).add(number)
    return found


def holding_any(part: Predicate) -> Predicate:
    """The same where these records are very many."""
    sql, values = as_sql(part)
    those = f"SELECT record.key FROM record WHERE {sql}"
    held = f"SELECT held.record FROM link AS held WHERE held.role IN {_HOLDING}"
    return Predicate(sql=f"record.id IN ({held} AND held.target IN ({those}))", values=values)


def chain(asked: QueryScope, term: TextTerm) -> FieldAnswer:
    """Statements that came through a source, or any that an actor published, or one not known."""
    if is_unknown(term):
        return FieldAnswer(both([of_section("statements"), unknown_in(asked, "chain")]))
    sources = keys_of(
        asked, "sources", TextTerm(term.words, term.phrase, term.prefix, term.mistakes)
    )
    keys = sources or keys_of(asked, "actors", term)
    if keys is None:
        return nobody(asked, "source", term, "sources", "actors")
    kind = role("chain") if sources else index_token("o")
    part = both([of_section("statements"), with_marks(asked, keys, kind)])
    return FieldAnswer(part, named=few(asked, keys) or ())


def any_chain(asked: QueryScope) -> Predicate:
    """Statements that came through something."""
    return both([of_section("statements"), marked(asked, index_token("w", "chain"))])
