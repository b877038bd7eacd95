"""The claim ledger: who speaks of an incident, and how each stands to those who put it forward."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.ledger import AT_ONCE, LISTS, Ledger, LedgerEntry, ledger_of, ledger_rows
from briefing.analysis.lookup import Lookup
from briefing.analysis.status import status_of
from briefing.library.library import Library
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
    ledger = _ledger(confirmed_by=["by-un", "by-army"], claimed_by=["by-wing", "by-group"])

    assert [(entry.list, entry.reference) for entry in ledger.entries] == [
        ("claimed_by", "by-wing"),
        ("claimed_by", "by-group"),
        ("confirmed_by", "by-un"),
        ("confirmed_by", "by-army"),
    ]
    assert [entry.reference for entry in ledger.of("confirmed_by")] == ["by-un", "by-army"]


def test_an_empty_list_was_looked_for_and_one_that_is_not_there_was_not() -> None:
    ledger = _ledger(claimed_by=["by-group"], denied_by=[])

    assert ledger.looked_for == {"claimed_by", "denied_by"}
    assert ledger.of("denied_by") == ledger.of("disputed_by") == ()


def test_who_put_it_forward_has_no_side_of_their_own_to_be_told() -> None:
    claimed = _ledger(claimed_by=["by-group"], accused_by=["by-army"])
    accused = _ledger(accused_by=["by-army"])

    assert (claimed.put_forward, accused.put_forward) == ("claimed_by", "accused_by")
    assert [entry.stand for entry in claimed.entries] == ["", "other"]
    assert [entry.stand for entry in accused.entries] == [""]


def test_a_speaker_on_the_claimants_side_is_there_by_the_relation_and_whoever_says_so() -> None:
    entry = _entry(_ledger(claimed_by=["by-group"], confirmed_by=["by-wing"]), "by-wing")

    assert entry.stand == "same"
    assert _ties(entry) == [("wing", "part_of", "group", "article")]


def test_a_speaker_who_is_opposed_to_the_claimant_is_on_another_side_by_that() -> None:
    entry = _entry(_ledger(claimed_by=["by-group"], denied_by=["by-officer"]), "by-officer")

    assert entry.stand == "other"
    assert _ties(entry) == [("army", "opposes", "group", "")]


def test_where_nothing_joins_them_every_tie_that_was_followed_is_there() -> None:
    entry = _entry(_ledger(claimed_by=["by-wing"], denied_by=["by-un"]), "by-un")

    assert entry.stand == "other"
    assert _ties(entry) == [("wing", "part_of", "group", "article")]


def test_of_several_claimants_the_one_on_the_same_side_decides() -> None:
    lists = {"claimed_by": ["by-group", "by-un"], "confirmed_by": ["by-wing"]}
    entry = _entry(_ledger(**lists), "by-wing")

    assert [(one.to, one.stand) for one in entry.standings] == [
        (Key(HERE, "group"), "same"),
        (Key(HERE, "un"), "other"),
    ]
    assert (entry.stand, _ties(entry)) == ("same", [("wing", "part_of", "group", "article")])


def test_a_claimant_who_spoke_twice_is_asked_once() -> None:
    lists = {"claimed_by": ["by-army", "by-officer"], "denied_by": ["by-un"]}

    assert len(_entry(_ledger(**lists), "by-un").standings) == 1


@pytest.mark.parametrize(
    ("claimed", "denied"), [("by-group", "by-nobody"), ("by-nobody", "by-army"), ("gone", "gone")]
)
def test_a_side_that_cannot_be_told_is_unknown_and_rests_on_nothing(
    claimed: str, denied: str
) -> None:
    (entry,) = _ledger(claimed_by=[claimed], denied_by=[denied]).of("denied_by")

    assert (entry.stand, entry.ties) == ("unknown", ())


def test_without_claim_and_accusation_it_is_asked_of_who_carried_it_out() -> None:
    ledger = _ledger(actor=["group"], confirmed_by=["by-wing", "by-army"])

    assert ledger.put_forward == "actor"
    assert [entry.stand for entry in ledger.entries] == ["same", "other"]


def test_where_nobody_put_it_forward_there_is_nobody_to_stand_with() -> None:
    ledger = _ledger(confirmed_by=["by-army"])

    assert (ledger.put_forward, ledger.entries[0].stand) == ("", "")
    assert ledger.status == "confirmed-by-the-other-side"


@pytest.mark.parametrize("reference", ["gone", "group"])
def test_what_is_no_statement_stays_in_the_ledger_as_written(reference: str) -> None:
    (entry,) = _ledger(claimed_by=[reference]).entries

    assert (entry.reference, entry.statement) == (reference, None)


SPOKEN = st.lists(st.sampled_from([*(one.key.slug for one in STATEMENTS), "gone"]), max_size=3)
INCIDENTS = st.fixed_dictionaries(
    {}, optional={**dict.fromkeys(LISTS, SPOKEN), "actor": st.lists(st.sampled_from(NAMES))}
).map(lambda lists: incident(**lists))


@given(INCIDENTS)
def test_the_status_agrees_with_the_sides_that_the_ledger_shows(event: Record) -> None:
    ledger = ledger_of(event, ALL)
    stands = {entry.stand for entry in ledger.of("confirmed_by")}

    assert ledger.status == status_of(event, ALL)
    assert not (ledger.status == "confirmed-by-its-own-side" and "same" not in stands)
    assert not (ledger.status == "confirmed-by-the-other-side" and not stands & {"other", ""})
    assert not ("other" in stands and ledger.status in ("claimed-only", "reported"))


@given(INCIDENTS)
def test_every_reference_of_every_list_is_an_entry(event: Record) -> None:
    entries = [(entry.list, entry.reference) for entry in ledger_of(event, ALL).entries]

    assert entries == [(name, one) for name in LISTS for one in event.items(name)]


class Many(Library):
    """A library that has nothing but incidents, and no file."""

    def __init__(self, number: int) -> None:
        self.incidents = [
            Record(Key(HERE, f"e{n}"), "incidents", "An event", {}) for n in range(number)
        ]

    def page(self, listing: Listing, offset: int, limit: int) -> list[Record]:
        assert listing == Listing(HERE, "incidents", "date")
        return self.incidents[offset : offset + limit]


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
