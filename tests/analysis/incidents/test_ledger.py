"""The claim ledger: who speaks of an incident, and how each stands to it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.incidents.incident_lists import FIELDS, LISTS, fields_of
from briefing.analysis.incidents.ledger import AT_ONCE, Ledger, LedgerEntry, ledger_of, ledger_rows
from briefing.analysis.lookup import Lookup
from briefing.library.library import Library
from briefing.library.query.record_lists import RecordLists
from briefing.library.store.records import Listing, Record
from briefing.model.key import Key
from tests.analysis.records import HERE, Records, actor, incident, statement

ACTORS = (
    actor("group"),
    actor("wing", relations=[{"type": "part_of", "to": "group", "according_to": "article"}]),
    actor("state"),
    actor("army", ("part_of", "state"), ("opposes", "group")),
    actor("un", kind="igo"),
)
NAMES = tuple(one.key.slug for one in ACTORS)
STATEMENTS = (
    *(statement(f"by-{name}", name) for name in NAMES),
    statement("by-nobody", {"unnamed": "sources"}),
    statement("by-officer", {"unnamed": "an officer", "of": "army"}),
)
ALL = Records(*ACTORS, *STATEMENTS)


def _ledger(**lists: list[str]) -> Ledger:
    return ledger_of(incident(**lists), ALL)


def _entry(ledger: Ledger, reference: str) -> LedgerEntry:
    (found,) = [entry for entry in ledger.entries if entry.reference == reference]
    return found


def _ties(entry: LedgerEntry) -> list[tuple[str, str, str, str]]:
    return [(tie.actor.slug, tie.kind, tie.other.slug, tie.according_to) for tie in entry.ties]


def test_entries_stand_list_by_list_and_in_each_as_written() -> None:
    ledger = _ledger(
        claimed_by=["by-wing", "by-group"],
        confirmed_by=["by-un", "by-wing"],
        accused_by=["by-un"],
        attributed_by=["by-army"],
    )

    assert [(entry.list, entry.reference) for entry in ledger.entries] == [
        ("confirmed_by", "by-un"),
        ("confirmed_by", "by-wing"),
        ("claimed_by", "by-wing"),
        ("claimed_by", "by-group"),
        ("attributed_by", "by-army"),
        ("attributed_by", "by-un"),
    ]
    assert [entry.reference for entry in ledger.of("confirmed_by")] == ["by-un", "by-wing"]


def test_an_empty_list_was_searched_and_one_that_is_not_there_was_not() -> None:
    ledger = _ledger(claimed_by=["by-group"], denied_by=[], accused_by=[])

    assert ledger.searched == {"claimed_by", "denied_by", "attributed_by"}
    assert ledger.of("denied_by") == ledger.of("disputed_by") == ()


def test_a_speaker_on_the_claimants_side_is_there_by_the_relation_and_whoever_says_so() -> None:
    entry = _entry(_ledger(claimed_by=["by-group"], confirmed_by=["by-wing"]), "by-wing")

    assert entry.standing == "claimant"
    assert _ties(entry) == [("wing", "part_of", "group", "article")]


def test_a_speaker_who_opposes_the_claimant_is_another_with_that_tie() -> None:
    entry = _entry(_ledger(claimed_by=["by-group"], denied_by=["by-officer"]), "by-officer")

    assert entry.standing == "other"
    assert _ties(entry) == [("army", "opposes", "group", "")]


def test_one_whom_nothing_joins_rests_on_nothing() -> None:
    entry = _entry(_ledger(claimed_by=["by-wing"], denied_by=["by-un"]), "by-un")

    assert (entry.standing, entry.ties) == ("other", ())


@pytest.mark.parametrize(
    ("claimed", "denied"), [("by-group", "by-nobody"), ("by-group", "gone"), ("gone", "gone-too")]
)
def test_a_side_that_cannot_be_told_is_unknown_and_rests_on_nothing(
    claimed: str, denied: str
) -> None:
    (entry,) = _ledger(claimed_by=[claimed], denied_by=[denied]).of("denied_by")

    assert (entry.standing, entry.ties) == ("unknown", ())


@pytest.mark.parametrize("reference", ["gone", "group"])
def test_what_is_no_statement_stays_in_the_ledger_as_written(reference: str) -> None:
    (entry,) = _ledger(claimed_by=[reference]).entries

    assert (entry.reference, entry.statement) == (reference, None)


SPOKEN = st.lists(st.sampled_from([*(one.key.slug for one in STATEMENTS), "gone"]), max_size=3)
INCIDENTS = st.fixed_dictionaries(
    {}, optional={**dict.fromkeys(FIELDS, SPOKEN), "actor": st.lists(st.sampled_from(NAMES))}
).map(lambda lists: incident(**lists))


@given(INCIDENTS)
def test_every_reference_of_every_list_is_an_entry(event: Record) -> None:
    entries = [(entry.list, entry.reference) for entry in ledger_of(event, ALL).entries]

    assert len(entries) == len(set(entries))
    assert set(entries) == {
        (name, one) for name in LISTS for field in fields_of(name) for one in event.items(field)
    }


class ManyLists(RecordLists):
    """The lists of a library that has nothing but incidents."""

    def __init__(self, incidents: list[Record]) -> None:
        self.incidents = incidents

    def page(self, listing: Listing, offset: int, limit: int) -> list[Record]:
        assert listing == Listing(HERE, "incidents", "date")
        return self.incidents[offset : offset + limit]


class Many(Library):
    """A library that has nothing but incidents, and no file."""

    def __init__(self, number: int) -> None:
        self.incidents = [
            Record(Key(HERE, f"e{n}"), "incidents", "An event", {}) for n in range(number)
        ]
        self.lists = ManyLists(self.incidents)


@pytest.mark.parametrize("number", [0, 1, AT_ONCE - 1, AT_ONCE, AT_ONCE + 1, 3 * AT_ONCE])
def test_all_incidents_are_given_in_their_order_some_at_a_time(number: int) -> None:
    library, asked = Many(number), list[int]()

    def ahead(incidents: Sequence[Record]) -> Lookup:
        asked.append(len(incidents))
        return Records()

    rows = [row.incident for row in ledger_rows(library, HERE, ahead)]

    assert rows == library.incidents
    assert max(asked) <= AT_ONCE
    assert sum(asked) == number
