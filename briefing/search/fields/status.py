"""The field for the status of incidents, which is worked out and never written.

Where nobody confirms an incident, the lists of its statements say its status (the table of
`briefing.analysis.status`), and each of them that names anything has a mark. Only who confirms has
to be looked at: whether that is the other side is worked out by the analysis, once for each state
of a library.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, get_args

from briefing.analysis.memo import Memo
from briefing.analysis.status import WORDS, Status, status_of
from briefing.library.answers import Record
from briefing.library.library import Library
from briefing.library.marks import mark
from briefing.library.rows import COLUMNS, record_of
from briefing.model.key import SHARED, Key, key_of
from briefing.search import hints
from briefing.search.fields.field import Answer, marked, nothing, of_section
from briefing.search.names import Asked
from briefing.search.part import NOTHING, Part, both, either
from briefing.search.syntax import Term
from briefing.text.fold import fold
from briefing.text.nearest import nearest

STATUSES: tuple[Status, ...] = get_args(Status)
_LISTS: dict[Status, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "disputed": (("disputed_by",), ()),
    "denied": (("denied_by",), ("disputed_by",)),
    "claimed-only": (("claimed_by",), ("denied_by", "disputed_by")),
    "accused-not-claimed": (("accused_by",), ("claimed_by", "denied_by", "disputed_by")),
    "reported": ((), ("claimed_by", "accused_by", "denied_by", "disputed_by")),
}
"""By status, the list that names somebody and those that name nobody, where nobody confirms."""
_MOST_KEPT = 8
_KEPT: dict[tuple[Any, ...], dict[Status, tuple[int, ...]]] = {}
"""What was worked out last, by state of a library and day: clones of a library come and go."""


def status(asked: Asked, term: Term) -> Answer:
    """Incidents of a status, by its slug or its words."""
    wanted = fold(term.words)
    for one in STATUSES:
        if wanted in (fold(one), fold(WORDS[one])):
            return Answer(_with(asked, one))
    near = nearest(term.words, STATUSES) or nearest(term.words, WORDS.values())
    return nothing(hints.no_choice("status", term.words, near, STATUSES))


def any_status(asked: Asked) -> Part:
    """Every incident has a status."""
    del asked
    return of_section("incidents")


def _with(asked: Asked, wanted: Status) -> Part:
    confirmed = marked(asked, mark("w", "confirmed_by"))
    if wanted == "disputed":
        every = both([of_section("incidents"), marked(asked, mark("w", "disputed_by"))])
        return either([every, _worked_out(asked, wanted)])
    if wanted not in _LISTS:
        return _worked_out(asked, wanted)
    some, none = _LISTS[wanted]
    named = [marked(asked, mark("w", role)) for role in some]
    left_out = [confirmed, *(marked(asked, mark("w", role)) for role in none)]
    return either([both([of_section("incidents"), *named], left_out), _worked_out(asked, wanted)])


def _worked_out(asked: Asked, wanted: Status) -> Part:
    """The incidents that somebody confirms, of this status."""
    numbers = _confirmed(asked.library).get(wanted, ())
    if not numbers:
        return NOTHING
    return Part(sql=f"record.id IN ({', '.join(map(str, numbers))})")


def _confirmed(library: Library) -> dict[Status, tuple[int, ...]]:
    """The numbers of the incidents that somebody confirms and nobody disputes, by status."""
    state = _state(library)
    if state not in _KEPT:
        while len(_KEPT) >= _MOST_KEPT:
            _KEPT.pop(next(iter(_KEPT)), None)
        _KEPT[state] = _statuses(library)
    return _KEPT[state]


def _state(library: Library) -> tuple[Any, ...]:
    """What changes with whatever the library answers: its files, and up to which day it answers."""
    (name,) = {name for _, one, name in library.ask("PRAGMA database_list") if one == "main"}
    paths = (Path(name), Path(f"{name}-wal")) if name else ()
    files = (path.stat() for path in paths if path.exists())
    stamps = tuple((one.st_ino, one.st_size, one.st_mtime_ns) for one in files)
    return (name or id(library), stamps, library.until)


def _statuses(library: Library) -> dict[Status, tuple[int, ...]]:
    sql = (
        f"SELECT record.id, {COLUMNS} FROM record WHERE record.section = 'incidents' "
        "AND record.id IN (SELECT link.record FROM link WHERE link.role = 'confirmed_by') "
        "AND record.id NOT IN (SELECT link.record FROM link WHERE link.role = 'disputed_by')"
    )
    found: dict[Status, list[int]] = {}
    look = _Look(library)
    for number, *row in library.ask(sql):
        found.setdefault(status_of(record_of(tuple(row)), look), []).append(number)
    return {one: tuple(numbers) for one, numbers in found.items()}


class _Look:
    """Answers the analysis' questions (briefing.analysis.lookup.Lookup), each once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.memo = Memo()
        self._records: dict[Key, Record | None] = {}

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

    def identity(self, key: Key) -> Key:
        """The record that stands for all of the actor that one is of."""
        return self._firsts.get(key, key)

    @cached_property
    def _firsts(self) -> dict[Key, Key]:
        sql = (
            "SELECT own.briefing, own.slug, first.briefing, first.slug FROM identity "
            "JOIN key AS own ON own.id = identity.key JOIN key AS first ON first.id = identity.first"
        )
        return {Key(*row[:2]): Key(*row[2:]) for row in self._library.ask(sql)}

    def called_in(self, first: Key, briefing: str) -> Key:
        """Nothing is shown, so that it does not matter which record is."""
        del briefing
        return first

    def alike(self, key: Key) -> Sequence[Record]:
        """The other records of the same actor."""
        first = self.identity(key)
        same = [one for one, of in self._firsts.items() if of == first and one != key]
        return [record for one in same if (record := self.at(one))]

    def linking(self, key: Key, role: str) -> Sequence[Record]:
        """The records that link to the one at `key` in a role, each once, the newest first."""
        links = self._library.linking(key, role, -1)
        keys = dict.fromkeys(link.source for link in links)
        return [record for one in keys if (record := self.at(one))]
