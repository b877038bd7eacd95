"""The computed status of an incident."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import get_args

import pytest

from briefing.analysis.ledger import ledger_rows
from briefing.analysis.status import WORDS, Evidence, Status, evidence_of, status, status_of
from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.page.record_loader import RecordLoader
from tests.analysis.records import Records, actor, incident, statement
from tests.briefings import library_of

ANSWERS = list(Evidence._fields)
EVERY = [Evidence(*answers) for answers in product([False, True], repeat=len(ANSWERS))]


def _expected(it: Evidence) -> Status:
    """The list in the module's documentation, read as conditions that exclude one another."""
    conflict = it.disputed or (it.denied and it.confirmed_other)
    quiet = not conflict and not it.denied and not it.confirmed_other
    only_accused = it.accused and not it.claimed
    lines: list[tuple[bool, Status]] = [
        (conflict, "disputed"),
        (it.denied and not conflict, "denied"),
        (it.confirmed_other and not it.denied and not it.disputed, "confirmed-by-the-other-side"),
        (quiet and not only_accused and it.confirmed_own, "confirmed-by-its-own-side"),
        (quiet and it.claimed and not it.confirmed_own, "claimed-only"),
        (quiet and only_accused, "accused-not-claimed"),
        (quiet and not it.claimed and not it.accused and not it.confirmed_own, "reported"),
    ]
    (found,) = [word for holds, word in lines if holds]
    return found


@pytest.mark.parametrize("evidence", EVERY, ids=str)
def test_every_combination_has_the_one_status_of_the_list(evidence: Evidence) -> None:
    assert status(evidence) == _expected(evidence)


def test_every_status_comes_up_and_has_words() -> None:
    assert Counter(status(one) for one in EVERY).keys() == set(get_args(Status)) == WORDS.keys()


def test_the_words_are_those_of_the_format() -> None:
    assert set(WORDS.values()) == {
        "claimed only",
        "confirmed by the other side",
        "confirmed only by the claimant's side",
        "accused, not claimed",
        "denied",
        "disputed",
        "reported, nobody claims",
    }


@pytest.mark.parametrize("evidence", EVERY, ids=str)
def test_a_dispute_is_never_hidden_and_never_made_up(evidence: Evidence) -> None:
    contrary = evidence.disputed or evidence.denied

    assert (status(evidence) in ("disputed", "denied")) == contrary


ACTORS = (
    actor("group"),
    actor("wing", ("part_of", "group")),
    actor("state"),
    actor("army", ("part_of", "state")),
    actor("un", kind="igo"),
)
STATEMENTS = (
    *(statement(f"by-{one.key.slug}", one.key.slug) for one in ACTORS),
    statement("by-nobody", {"unnamed": "sources"}),
    statement("by-officer", {"unnamed": "an officer", "of": "army"}),
)
ALL = Records(*ACTORS, *STATEMENTS)


def _status(**lists: list[str]) -> Status:
    return status_of(incident(**lists), ALL)


def _evidence(event: Record) -> Evidence:
    return evidence_of(event, ALL)


def test_nothing_at_all_is_only_reported() -> None:
    assert _status() == "reported"
    assert _status(claimed_by=[], confirmed_by=[]) == "reported"


def test_a_claim_alone() -> None:
    assert _status(claimed_by=["by-group"]) == "claimed-only"


def test_a_confirmation_from_the_claimants_side_adds_little() -> None:
    assert _status(claimed_by=["by-group"], confirmed_by=["by-wing"]) == "confirmed-by-its-own-side"


def test_a_confirmation_from_another_side() -> None:
    lists = {"claimed_by": ["by-group"], "confirmed_by": ["by-wing", "by-army"]}

    assert _status(**lists) == "confirmed-by-the-other-side"


def test_an_unnamed_officer_confirms_for_the_army() -> None:
    lists = {"claimed_by": ["by-group"], "confirmed_by": ["by-officer"]}

    assert _status(**lists) == "confirmed-by-the-other-side"


def test_a_confirmation_by_somebody_who_cannot_be_placed_changes_nothing() -> None:
    assert _status(claimed_by=["by-group"], confirmed_by=["by-nobody"]) == "claimed-only"
    assert _status(claimed_by=["by-group"], confirmed_by=["no-record"]) == "claimed-only"
    assert _status(confirmed_by=["by-nobody"]) == "reported"


def test_nobody_can_be_on_another_side_than_a_claimant_who_cannot_be_placed() -> None:
    assert _status(claimed_by=["by-nobody"], confirmed_by=["by-army"]) == "claimed-only"


def test_who_confirms_must_be_on_another_side_than_every_claimant() -> None:
    lists = {"claimed_by": ["by-group", "by-army"], "confirmed_by": ["by-state"]}

    assert _status(**lists) == "confirmed-by-its-own-side"


def test_an_accusation_repeated_by_the_accusers_side_stays_an_accusation() -> None:
    assert _status(accused_by=["by-state"], confirmed_by=["by-army"]) == "accused-not-claimed"


def test_an_accusation_that_another_side_confirms() -> None:
    lists = {"accused_by": ["by-state"], "confirmed_by": ["by-un"]}

    assert _status(**lists) == "confirmed-by-the-other-side"


def test_an_accusation_does_not_confirm_a_claim() -> None:
    assert _status(claimed_by=["by-group"], accused_by=["by-state"]) == "claimed-only"


def test_without_claim_or_accusation_the_doers_own_word_counts_as_theirs() -> None:
    assert _status(actor=["state"], confirmed_by=["by-army"]) == "confirmed-by-its-own-side"
    assert _status(actor=["state"], confirmed_by=["by-group"]) == "confirmed-by-the-other-side"


def test_without_anybody_who_put_it_forward_a_confirmation_is_from_another_side() -> None:
    assert _status(confirmed_by=["by-army"]) == "confirmed-by-the-other-side"


def test_a_denial_against_a_claim_is_a_denial_and_against_a_confirmation_a_dispute() -> None:
    claimed = {"claimed_by": ["by-group"], "denied_by": ["by-army"]}

    assert _status(**claimed) == "denied"
    assert _status(**claimed, confirmed_by=["by-un"]) == "disputed"
    assert _status(**claimed, confirmed_by=["by-wing"]) == "denied"


def test_a_statement_without_a_record_still_counts_as_written() -> None:
    assert _evidence(incident(claimed_by=["no-record"])).claimed
    assert _status(disputed_by=["no-record"]) == "disputed"


BRIEFING = """\
actors:
  group: {name: Group, kind: armed-group}
  wing: {name: Wing, kind: armed-group, relations: [{type: part_of, to: group}]}
  state: {name: State, kind: state}
  army: {name: Army, kind: state-forces, relations: [{type: part_of, to: state}]}
  court: {name: Court, kind: ngo}
  outlet: {name: Outlet, kind: media}
sources:
  article: {kind: article, outlet: outlet}
statements:
  by-group: {form: summary, act: assert, speaker: group, chain: [article], text: A.}
  by-wing: {form: summary, act: assert, speaker: wing, chain: [article], text: B.}
  by-state: {form: summary, act: assert, speaker: state, chain: [article], text: C.}
  by-army: {form: summary, act: assert, speaker: army, chain: [article], text: D.}
  by-court: {form: summary, act: assert, speaker: court, chain: [article], text: E.}
incidents:
"""
SHORT: dict[str, Status] = {
    "R": "reported",
    "A": "accused-not-claimed",
    "C": "claimed-only",
    "O": "confirmed-by-its-own-side",
    "X": "confirmed-by-the-other-side",
    "N": "denied",
    "D": "disputed",
}
FORWARD = ("nobody", "accused", "claimed", "claimed-accused")
"""Who puts it forward: the columns of the table. Where nobody does, the group has done it."""
TABLE = {
    "": "RACC",
    "own": "OAOO",
    "other": "XXXX",
    "denied": "NNNN",
    "denied own": "NNNN",
    "denied other": "DDDD",
    "disputed": "DDDD",
    "disputed own": "DDDD",
    "disputed other": "DDDD",
    "denied disputed": "DDDD",
    "denied disputed own": "DDDD",
    "denied disputed other": "DDDD",
}
"""The status by who else speaks: who denies or disputes it, and from which side it is confirmed."""


def _event(slug: str, forward: str, others: str) -> str:
    """One incident of the table, as it is written in a file."""
    own = "by-army" if forward == "accused" else "by-wing"
    said = {
        "claimed_by": "by-group" * ("claimed" in forward),
        "accused_by": "by-state" * ("accused" in forward),
        "denied_by": "by-state" * ("denied" in others),
        "disputed_by": "by-court" * ("disputed" in others),
        "confirmed_by": own * ("own" in others) or "by-court" * ("other" in others),
    }
    lists = ", ".join(f"{name}: [{by}]" for name, by in said.items())
    return f"  {slug}: {{title: {slug}, actor: [group], {lists}}}\n"


def _cells() -> Iterator[tuple[str, str, str, Status]]:
    for number, (others, row) in enumerate(TABLE.items()):
        for forward, short in zip(FORWARD, row, strict=True):
            yield f"e{number}-{forward}", forward, others, SHORT[short]


def test_the_table_holds_for_records_of_a_briefing_over_all_lists_and_both_sides(
    tmp_path: Path,
) -> None:
    text = BRIEFING + "".join(_event(*cell[:3]) for cell in _cells())
    library = library_of(tmp_path, text)
    found = {
        one.incident.key: one
        for one in ledger_rows(library, "test", lambda _: RecordLoader(library))
    }
    expected = {Key("test", cell[0]): cell[3] for cell in _cells()}
    written = {frozenset(entry.list for entry in one.entries) for one in found.values()}

    assert library.problems.all() == []
    assert {key: one.status for key, one in found.items()} == expected
    assert len(written) == 2**5
