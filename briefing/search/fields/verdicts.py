"""What the analysis says of many incidents at once, kept for each state of a library.

Only those are judged that can have the answer that is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from briefing.analysis.incidents.incident_lists import FIELDS as LIST_FIELDS
from briefing.analysis.incidents.incident_lists import LISTS, REPORTING
from briefing.analysis.incidents.judgment import verdict_of
from briefing.analysis.lookup import Lookup, Memo
from briefing.analysis.speaker import speaker_of
from briefing.library.derive.known_rules import listed
from briefing.library.library import Library
from briefing.library.store.record_rows import COLUMNS, records_of
from briefing.library.store.records import Record
from briefing.model.key import SHARED, Key, key_of

_AT_ONCE = 500
_MOST_KEPT = 16


class Verdicts(NamedTuple):
    """The numbers of incidents that were judged: all, those with each code, and by whom blamed."""

    all: list[int]
    of: dict[str, list[int]]
    attributed: dict[Key, list[int]]


_KEPT: dict[tuple[Any, ...], Verdicts] = {}
"""What was worked out last, by state of a library, day and scope: clones come and go."""


def _held(*roles: str) -> str:
    """SQL: the incident holds a link in one of these roles."""
    return f"record.id IN (SELECT link.record FROM link WHERE link.role IN {listed(roles)})"


_REPORTS = listed(REPORTING)
_BLAMES = (
    "record.id IN (SELECT held.record FROM link AS blamed CROSS JOIN link AS held "
    f"ON held.target = blamed.source AND held.role IN {_REPORTS} "
    "WHERE blamed.role = 'attributes_to')"
)
_DOUBTED = (
    "record.id IN (SELECT held.record FROM link AS later CROSS JOIN link AS held "
    f"ON held.target = later.target AND held.role IN {_REPORTS} WHERE later.role = 'corrects')"
)
_SAME = (
    "record.id IN (SELECT link.record FROM link WHERE link.role = 'same_as') "
    "OR record.key IN (SELECT link.target FROM link WHERE link.role = 'same_as')"
)
_EVERY = _held(*LISTS, "actor")
_CLAIMED, _TARGET, _ACTOR = _held("claimed_by"), _held("target"), _held("actor")
_NAMED = f"{_CLAIMED} OR {_BLAMES}"
_SCOPES: Mapping[str, str] = {
    # Where there is a report, it stands unless it also denies, or is corrected.
    "no-report": f"{_held(*REPORTING)} AND ({_DOUBTED} OR {_held('denied_by')})",
    "claimant-only": _CLAIMED,
    "claimant-and-others": _CLAIMED,
    "doer-only": _ACTOR,
    "doer-and-others": _ACTOR,
    "target-only": _TARGET,
    "target-and-others": _TARGET,
    "both-sides": _TARGET,
    "both-and-others": _TARGET,
    "accused-only": _NAMED,
    "accused-and-others": _NAMED,
    "others-only": _held(*REPORTING),
    "unknown-only": _held(*REPORTING),
    **dict.fromkeys(("one-party", "one-party-and-others", "parties", "parties-and-others"), _ACTOR),
    "denied": _held("denied_by"),
    "disputed": _held("disputed_by"),
    **dict.fromkeys(("rival-claims", "claimed", "said-both", "withdrawn"), _CLAIMED),
    **dict.fromkeys(("several-named", "attributed", "disclaimed"), _NAMED),
    "named-only": _ACTOR,
    "not-named": f"{_NAMED} OR {_ACTOR}",
    "between": _ACTOR,
}
"""By code, a condition that every incident with that answer meets. That of `no-report` is for those
with a list of reports, that of `not-named` for those with another answer."""


def verdicts(library: Library, code: str) -> Verdicts:
    """The answers about all incidents of a library that can have the answer `code`.

    Those that are read as one with others are always among them.
    """
    scope = _SCOPES[code]
    state = (state_of(library), scope)
    if state not in _KEPT:
        while len(_KEPT) >= _MOST_KEPT:
            _KEPT.pop(next(iter(_KEPT)), None)
        _KEPT[state] = _judge(library, scope)
    return _KEPT[state]


def every_verdict(library: Library, most: int) -> Verdicts | None:
    """All incidents of a library of which anything is said; None where they are more than `most`.

    For whoever cannot wait, unless it has been worked out already.
    """
    state = (state_of(library), _EVERY)
    if state not in _KEPT:
        sql = "SELECT count(*) FROM (SELECT 1 FROM record WHERE section = 'incidents' LIMIT ?)"
        ((there,),) = library.ask(sql, (most + 1,))
        if there > most:
            return None
        _KEPT[state] = _judge(library, _EVERY)
    return _KEPT[state]


def state_of(library: Library) -> tuple[Any, ...]:
    """What changes with whatever the library answers: its files, and up to which day it answers."""
    (name,) = {name for _, one, name in library.ask("PRAGMA database_list") if one == "main"}
    paths = (Path(name), Path(f"{name}-wal")) if name else ()
    files = (path.stat() for path in paths if path.exists())
    stamps = tuple((one.st_ino, one.st_size, one.st_mtime_ns) for one in files)
    return (name or id(library), stamps, library.until)


def _judge(library: Library, scope: str) -> Verdicts:
    sql = (
        f"SELECT record.id, {COLUMNS} FROM record WHERE record.section = 'incidents' "
        f"AND (({scope}) OR {_SAME})"
    )
    look, found = _Look(library), Verdicts([], {}, {})
    rows = library.ask(sql)
    for start in range(0, len(rows), _AT_ONCE):
        some = rows[start : start + _AT_ONCE]
        incidents = records_of([row[1:] for row in some])
        look.gather(incidents)
        for (number, *_), incident in zip(some, incidents, strict=True):
            answers, blamed = verdict_of(incident, look)
            for actor in blamed:
                found.attributed.setdefault(actor.key, []).append(number)
            if answers.kind != "event":
                continue
            found.all.append(number)
            for code in (answers.happened, answers.objection, answers.who):
                found.of.setdefault(code, []).append(number)
    return found


def lookup_of(library: Library, known: Iterable[Record]) -> Lookup:
    """What answers for the records of a library, of which some are known already."""
    look = _Look(library)
    look.remember(known)
    return look


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

    def remember(self, records: Iterable[Record]) -> None:
        """Know these records without asking."""
        self._records.update((one.key, one) for one in records)

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
        """Other records of the same actor, and those that say that they are the same as it."""
        others = self.alike(key)
        keys = (key, *(one.key for one in others))
        return [*others, *(one for each in keys for one in self._same.get(each, ()))]

    def identity(self, key: Key) -> Key:
        """The record that stands for all of the actor that one is of."""
        return self._firsts.get(key, key)

    @cached_property
    def _firsts(self) -> dict[Key, Key]:
        sql = (
            "SELECT own.briefing, own.slug, first.briefing, first.slug FROM identity JOIN key AS "
            "own ON own.id = identity.key JOIN key AS first ON first.id = identity.first"
        )
        return {Key(*row[:2]): Key(*row[2:]) for row in self._library.ask(sql)}

    def called_in(self, first: Key, briefing: str) -> Key:
        """Nothing is shown, so that it does not matter which record is."""
        del briefing
        return first

    def alike(self, key: Key) -> Sequence[Record]:
        """The other records of the same actor."""
        same = self._of_first.get(self.identity(key), ())
        return [record for one in same if one != key and (record := self.at(one))]

    @cached_property
    def _of_first(self) -> dict[Key, list[Key]]:
        found: dict[Key, list[Key]] = {}
        for one, first in self._firsts.items():
            found.setdefault(first, []).append(one)
        return found

    def linking(self, key: Key, role: str) -> Sequence[Record]:
        """The records that link to the one at `key` in a role, each once, the newest first."""
        if role not in self._links:
            self._links[role] = self._of_role(role)
        return [record for one in self._links[role].get(key, ()) if (record := self.at(one))]

    def is_linked(self, key: Key, role: str) -> bool:
        """Whether any record but the one at `key` itself links to it in a role."""
        return any(one.key != key for one in self.linking(key, role))

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
