"""The fields for the two answers about incidents, which are worked out and never written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from briefing.analysis.incidents.incident_lists import REPORTING
from briefing.analysis.incidents.status import HAPPENED_WORDS, WHO_WORDS
from briefing.library.derive.index_tokens import index_token
from briefing.model.key import Key
from briefing.search import hints
from briefing.search.ast import TextTerm
from briefing.search.fields.field import FieldAnswer, marked, nothing, of_section
from briefing.search.fields.named import few, keys_of, nobody
from briefing.search.fields.verdicts import verdicts
from briefing.search.name_lookup import QueryScope
from briefing.search.predicate import Predicate, both, either, numbered
from briefing.text.edit_distance import nearest
from briefing.text.fold import fold

_OLD: Mapping[str, str] = {
    "disputed": "happened:disputed",
    "denied": "happened:denied",
    "confirmed-by-the-other-side": "happened:(both-sides OR both-and-others)",
    "confirmed-by-its-own-side": "happened:claimant-only",
    "claimed-only": "happened:claimant-only",
    "accused-not-claimed": "who:(attributed OR disclaimed OR several-named)",
    "reported": "who:(not-named OR named-only)",
}
"""What `status:` found, before there were two answers, as it is asked for now."""
_OLD_WORDS: Mapping[str, str] = {
    "confirmed by the other side": "confirmed-by-the-other-side",
    "confirmed only by the claimant's side": "confirmed-by-its-own-side",
    "accused, not claimed": "accused-not-claimed",
    "reported, nobody claims": "reported",
}


def happened(asked: QueryScope, term: TextTerm) -> FieldAnswer:
    """Incidents by the first answer: did it happen, and who says so."""
    code = _code("happened", term, HAPPENED_WORDS)
    if isinstance(code, FieldAnswer):
        return code
    numbers = verdicts(asked.library, code).of.get(code, ())
    if code != "no-report":
        return FieldAnswer(numbered(numbers))
    # An incident without a list of reports has none, if it is not the same as one that has some.
    unsaid = _without(asked, (*REPORTING, "same_as"))
    return FieldAnswer(either([numbered(numbers), unsaid]))


def who(asked: QueryScope, term: TextTerm) -> FieldAnswer:
    """Incidents by the second answer: who did it, and who says so."""
    code = _code("who", term, WHO_WORDS)
    if isinstance(code, FieldAnswer):
        return code
    found = verdicts(asked.library, code)
    if code != "not-named":
        return FieldAnswer(numbered(found.of.get(code, ())))
    named = set(found.all) - set(found.of.get(code, ()))
    return FieldAnswer(both([any_status(asked)], [numbered(named)]))


def status(asked: QueryScope, term: TextTerm) -> FieldAnswer:
    """The same by the one word that there was before; says what to write now."""
    wanted = fold(term.words)
    named = {fold(code): code for code in _OLD}
    named |= {fold(words): code for words, code in _OLD_WORDS.items()}
    if wanted not in named:
        near = nearest(term.words, _OLD)
        return nothing(hints.no_choice("status", term.words, near, _OLD))
    query = _OLD[named[wanted]]
    name, _, codes = query.partition(":")
    ask = happened if name == "happened" else who
    parts = [ask(asked, TextTerm(code)).part for code in codes.strip("()").split(" OR ")]
    return FieldAnswer(either(parts), hints.two_answers(term.words, query))


def attributed_to(asked: QueryScope, term: TextTerm) -> FieldAnswer:
    """Incidents that anybody attributes to an actor."""
    keys = keys_of(asked, "actors", term)
    if keys is None:
        return nobody(asked, "actor", term, "actors")
    found = verdicts(asked.library, "attributed").attributed
    numbers = json.dumps(list(few(asked, keys) or ()))
    rows = asked.library.ask(
        "SELECT briefing, slug FROM key WHERE id IN (SELECT value FROM json_each(?))", (numbers,)
    )
    some = {number for row in rows for number in found.get(Key(*row), ())}
    return FieldAnswer(numbered(some), named=few(asked, keys) or ())


def any_attributed_to(asked: QueryScope) -> Predicate:
    """Incidents that anybody attributes to anybody."""
    found = verdicts(asked.library, "attributed").attributed.values()
    return numbered({number for numbers in found for number in numbers})


def any_status(asked: QueryScope) -> Predicate:
    """Every incident has answers, but series and situations."""
    return both([of_section("incidents")], [_kinds(asked)])


def _code(name: str, term: TextTerm, words: Mapping[str, str]) -> str | FieldAnswer:
    """The code that a value means, by itself or by the words of a row; else why there is none."""
    wanted = fold(term.words)
    counted = wanted.split(" ", 1)
    if len(counted) == 2 and counted[0].isdecimal():
        wanted = f"2 {counted[1]}"  # 4 named, 3 claims
    for code, shown in words.items():
        if wanted in (fold(code), fold(shown)):
            return code
    near = nearest(term.words, words) or nearest(term.words, words.values())
    return nothing(hints.no_choice(name, term.words, near, words))


def _kinds(asked: QueryScope) -> Predicate:
    """Series and situations, which have no answers."""
    del asked
    return either(Predicate(f'"{index_token("n", kind)}"') for kind in ("series", "situation"))


def _without(asked: QueryScope, roles: Iterable[str]) -> Predicate:
    """The incidents that hold no link in any of these roles, and that no other is the same as."""
    held = [marked(asked, index_token("w", role)) for role in roles]
    # A link that leads nowhere has no target: SQL would not know what is not among such.
    same = Predicate(
        sql="record.key IN (SELECT link.target FROM link "
        "WHERE link.role = 'same_as' AND link.target IS NOT NULL)"
    )
    return both([any_status(asked)], [*held, same])
