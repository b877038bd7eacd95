"""The fields for the two answers about incidents, which are worked out and never written.

An incident without statements in its lists is told by its marks. All others are judged by the
analysis, once for each state of a library.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from briefing.analysis.incident_lists import FIELDS as LIST_FIELDS
from briefing.analysis.incident_lists import LISTS
from briefing.analysis.judgment import verdict_of
from briefing.analysis.memo import Memo
from briefing.analysis.speaker import speaker_of
from briefing.analysis.status import HAPPENED_WORDS, WHO_WORDS
from briefing.library.answers import Record
from briefing.library.library import Library
from briefing.library.marks import mark
from briefing.library.rows import COLUMNS, record_of
from briefing.model.key import SHARED, Key, key_of
from briefing.search import hints
from briefing.search.fields.field import Answer, marked, nothing, of_section
from briefing.search.fields.named import few, keys_of, nobody
from briefing.search.names import Asked
from briefing.search.part import NOTHING, Part, both, either
from briefing.search.syntax import Term
from briefing.text.fold import fold
from briefing.text.nearest import nearest

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
_JUDGED_BY = (*LISTS, "actor", "same_as")
"""The roles of links by which an incident has answers of its own to be worked out."""
_AT_ONCE = 500
_MOST_KEPT = 8


@dataclass(slots=True)
class Judged:
    """The numbers of the incidents that were judged: by code of each answer, and by whom they are
    attributed to."""

    happened: dict[str, list[int]] = field(default_factory=dict)
    who: dict[str, list[int]] = field(default_factory=dict)
    attributed: dict[Key, list[int]] = field(default_factory=dict)
    all: list[int] = field(default_factory=list)


_KEPT: dict[tuple[Any, ...], Judged] = {}
"""What was worked out last, by state of a library and day: clones of a library come and go."""


def happened(asked: Asked, term: Term) -> Answer:
    """Incidents by the first answer: did it happen, and who says so."""
    code = _code("happened", term, HAPPENED_WORDS)
    if isinstance(code, Answer):
        return code
    return Answer(_with(asked, judged(asked.library).happened.get(code, ()), code == "no-report"))


def who(asked: Asked, term: Term) -> Answer:
    """Incidents by the second answer: who did it, and who says so."""
    code = _code("who", term, WHO_WORDS)
    if isinstance(code, Answer):
        return code
    return Answer(_with(asked, judged(asked.library).who.get(code, ()), code == "not-named"))


def status(asked: Asked, term: Term) -> Answer:
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
    parts = [ask(asked, Term(code)).part for code in codes.strip("()").split(" OR ")]
    return Answer(either(parts), hints.two_answers(term.words, query))


def attributed_to(asked: Asked, term: Term) -> Answer:
    """Incidents that anybody attributes to an actor."""
    keys = keys_of(asked, "actors", term)
    if keys is None:
        return nobody(asked, "actor", term, "actors")
    found = judged(asked.library).attributed
    numbers = json.dumps(list(few(asked, keys) or ()))
    rows = asked.library.ask(
        "SELECT briefing, slug FROM key WHERE id IN (SELECT value FROM json_each(?))", (numbers,)
    )
    some = {number for row in rows for number in found.get(Key(*row), ())}
    return Answer(_numbered(some), named=few(asked, keys) or ())


def any_attributed_to(asked: Asked) -> Part:
    """Incidents that anybody attributes to anybody."""
    found = judged(asked.library).attributed.values()
    return _numbered({number for numbers in found for number in numbers})


def any_status(asked: Asked) -> Part:
    """Every incident has answers, but series and situations."""
    return both([of_section("incidents")], [_kinds(asked)])


def _code(name: str, term: Term, words: Mapping[str, str]) -> str | Answer:
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


def _kinds(asked: Asked) -> Part:
    """Series and situations, which have no answers."""
    del asked
    return either(Part(f'"{mark("n", kind)}"') for kind in ("series", "situation"))


def _with(asked: Asked, numbers: Sequence[int], silent: bool) -> Part:
    """The incidents of these numbers; `silent`: and those that nothing is said of."""
    some = _numbered(numbers)
    if not silent:
        return some
    said = [marked(asked, mark("w", role)) for role in _JUDGED_BY]
    unsaid = both([of_section("incidents")], [*said, _kinds(asked)])
    # An incident may be the same as another that says so of it, and then is judged with it.
    others = _numbered(judged(asked.library).all)
    return either([some, both([unsaid], [others])])


def _numbered(numbers: Iterable[int]) -> Part:
    found = sorted(set(numbers))
    if not found:
        return NOTHING
    sql = "record.id IN (SELECT value FROM json_each(?))"
    return Part(sql=sql, values=(json.dumps(found),))


def judged(library: Library) -> Judged:
    """The answers about all incidents of a library of which anything is said."""
    state = _state(library)
    if state not in _KEPT:
        while len(_KEPT) >= _MOST_KEPT:
            _KEPT.pop(next(iter(_KEPT)), None)
        _KEPT[state] = _judge(library)
    return _KEPT[state]


def already_judged(library: Library) -> Judged | None:
    """The same if it has been worked out, for whoever has no time to wait for it."""
    return _KEPT.get(_state(library))


def _state(library: Library) -> tuple[Any, ...]:
    """What changes with whatever the library answers: its files, and up to which day it answers."""
    (name,) = {name for _, one, name in library.ask("PRAGMA database_list") if one == "main"}
    paths = (Path(name), Path(f"{name}-wal")) if name else ()
    files = (path.stat() for path in paths if path.exists())
    stamps = tuple((one.st_ino, one.st_size, one.st_mtime_ns) for one in files)
    return (name or id(library), stamps, library.until)


def _judge(library: Library) -> Judged:
    roles = ", ".join(f"'{role}'" for role in _JUDGED_BY)
    sql = (
        f"SELECT record.id, {COLUMNS} FROM record WHERE record.section = 'incidents' "
        f"AND (record.id IN (SELECT link.record FROM link WHERE link.role IN ({roles})) "
        "OR record.key IN (SELECT link.target FROM link WHERE link.role = 'same_as'))"
    )
    look, found = _Look(library), Judged()
    rows = library.ask(sql)
    for start in range(0, len(rows), _AT_ONCE):
        some = rows[start : start + _AT_ONCE]
        incidents = [(number, record_of(tuple(row))) for number, *row in some]
        look.gather(one for _, one in incidents)
        for number, incident in incidents:
            answers, blamed = verdict_of(incident, look)
            found.all.append(number)
            if answers.kind != "event":
                continue
            found.happened.setdefault(answers.happened, []).append(number)
            if answers.objection:
                found.happened.setdefault(answers.objection, []).append(number)
            found.who.setdefault(answers.who, []).append(number)
            for actor in blamed:
                found.attributed.setdefault(actor.key, []).append(number)
    return found


class _Look:
    """Answers the analysis' questions (briefing.analysis.lookup.Lookup), each once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.memo = Memo()
        self._records: dict[Key, Record | None] = {}
        self._links: dict[str, dict[Key, dict[Key, None]]] = {}

    def gather(self, incidents: Iterable[Record]) -> None:
        """Fetch at once the statements that incidents name, and the actors that these name."""
        incidents = list(incidents)
        said = {
            (str(slug), one.key.briefing)
            for one in incidents
            for name in LIST_FIELDS
            for slug in one.items(name)
        }
        self._fetch(said)
        statements = [found for pair in said if (found := self.record(*pair))]
        named = {
            (str(slug), one.key.briefing)
            for one in incidents
            for slug in (*one.items("actor"), *one.items("target"))
        }
        for one in statements:
            speaker = speaker_of(one)
            several = (speaker.reference, *speaker.bodies, *one.items("attributes_to"))
            named.update((str(slug), one.key.briefing) for slug in several if slug)
        self._fetch(named)

    def _fetch(self, references: Iterable[tuple[str, str]]) -> None:
        """Fetch at once what these may mean: the briefing's own records, and the shared ones."""
        own = [key_of(*pair) for pair in references]
        keys = {key for one in own for key in (one, Key(SHARED, one.slug))}
        wanted = [key for key in keys if key not in self._records]
        found = self._library.records(wanted)
        self._records.update({key: found.get(key) for key in wanted})

    def record(self, reference: str, briefing: str) -> Record | None:
        """The record that `reference` means when `briefing` says it; None where there is none."""
        own = key_of(reference, briefing)
        return self.at(own) or self.at(Key(SHARED, own.slug))

    def at(self, key: Key) -> Record | None:
        """The record at `key`."""
        if key not in self._records:
            self._records[key] = self._library.record(key)
        return self._records[key]

    @cached_property
    def _same(self) -> dict[Key, list[Record]]:
        """By actor, those that say of themselves that they are the same; they are few."""
        sql = (
            "SELECT source.briefing, source.slug, other.briefing, other.slug FROM link "
            "JOIN key AS source ON source.id = link.source JOIN key AS other ON other.id = "
            "link.target WHERE link.role = 'same_as' ORDER BY link.record DESC, link.rowid"
        )
        found: dict[Key, list[Record]] = {}
        for *source, briefing, slug in self._library.ask(sql):
            if (record := self.at(Key(*source))) and record.section == "actors":
                found.setdefault(Key(briefing, slug), []).append(record)
        return found

    def same_as(self, key: Key) -> Sequence[Record]:
        """The actors that say of themselves that they are the same as this one."""
        return self._same.get(key, ())

    def linking(self, key: Key, role: str) -> Sequence[Record]:
        """The records that link to the one at `key` in a role, each once, the newest first."""
        if role not in self._links:
            self._links[role] = self._of_role(role)
        return [record for one in self._links[role].get(key, ()) if (record := self.at(one))]

    def _of_role(self, role: str) -> dict[Key, dict[Key, None]]:
        """By record, those that link to it; the roles that are asked for have few links."""
        sql = (
            "SELECT source.briefing, source.slug, other.briefing, other.slug FROM link "
            "JOIN key AS source ON source.id = link.source JOIN key AS other ON other.id = "
            "link.target WHERE link.role = ? ORDER BY link.record DESC, link.rowid"
        )
        found: dict[Key, dict[Key, None]] = {}
        for *source, briefing, slug in self._library.ask(sql, (role,)):
            found.setdefault(Key(briefing, slug), {})[Key(*source)] = None
        return found
