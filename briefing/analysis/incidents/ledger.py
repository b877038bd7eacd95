"""The claim ledger: the lists of an incident with who says what, and on which side each stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import count
from typing import NamedTuple

from briefing.analysis.incidents.incident_lists import LISTS, IncidentList, is_searched
from briefing.analysis.incidents.judgment import Judgment, Witness, judgment_of
from briefing.analysis.incidents.status import ReporterStanding
from briefing.analysis.lookup import Lookup
from briefing.analysis.sides import ties_between
from briefing.analysis.ties import Tie
from briefing.library.library import Library
from briefing.library.store.records import Condition, Listing, Record

AT_ONCE = 200
"""How many incidents are read at a time where all of them are."""


class LedgerEntry(NamedTuple):
    """A statement in one of the lists of an incident."""

    list: IncidentList
    witness: Witness

    @property
    def statement(self) -> Record | None:
        """The statement; None where the reference leads to none."""
        return self.witness.testimony.statement

    @property
    def reference(self) -> str:
        """The reference to the statement, as written."""
        return self.witness.testimony.reference

    @property
    def standing(self) -> ReporterStanding:
        """How whoever says it stands to the incident."""
        return self.witness.standing

    @property
    def ties(self) -> tuple[Tie, ...]:
        """The relations and offices that the standing and the stances rest on, each once."""
        side, beside = self.witness.testimony.side, self.witness.beside
        joining = ties_between(side, beside) if side and beside else ()
        return tuple(dict.fromkeys((*joining, *(one.tie for one in self.witness.stances))))


class Ledger(NamedTuple):
    """What the statements about an incident come to.

    `searched` are the lists that were written at all: one without entries means that such
    statements were searched, and none found. Entries stand in the order of `LISTS`, and in each
    list as written.
    """

    incident: Record
    judgment: Judgment
    entries: tuple[LedgerEntry, ...]
    searched: frozenset[IncidentList]

    def of(self, name: IncidentList) -> tuple[LedgerEntry, ...]:
        """The entries of one list."""
        return tuple(entry for entry in self.entries if entry.list == name)


def ledger_of(incident: Record, lookup: Lookup) -> Ledger:
    """The ledger of one incident; a series or a situation has its lists, and no answers."""
    judgment = judgment_of(incident, lookup)
    return Ledger(
        incident=incident,
        judgment=judgment,
        entries=tuple(
            LedgerEntry(name, witness) for name in LISTS for witness in _in_order(judgment, name)
        ),
        searched=frozenset(
            name for name in LISTS if any(is_searched(one, name) for one in judgment.same)
        ),
    )


def _in_order(judgment: Judgment, name: IncidentList) -> list[Witness]:
    """Those in a list, as written."""
    found = [one for one in judgment.witnesses if name in one.testimony.lists]
    return sorted(found, key=lambda one: one.testimony.lists[name])


def ledger_rows(
    library: Library,
    briefing: str,
    lookup: Callable[[Sequence[Record]], Lookup],
    condition: Condition | None = None,
) -> Iterator[Ledger]:
    """The ledger of every incident of a briefing that meets a condition, the newest first.

    The incidents are read `AT_ONCE` at a time. `lookup` is called with those of each page and gives
    what answers for them, so that it can fetch ahead what they need, and keep no more than that.
    """
    listing = Listing(briefing, "incidents", "date", condition=condition)
    for offset in count(0, AT_ONCE):
        incidents = library.lists.page(listing, offset, AT_ONCE)
        look = lookup(incidents)
        for incident in incidents:
            yield ledger_of(incident, look)
        if len(incidents) < AT_ONCE:
            return
