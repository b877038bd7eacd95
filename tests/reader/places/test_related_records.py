"""From a record to what it hangs together with, asked of made-up libraries."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.library import Library
from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.reader.places.related_records import RelatedRecords, claims, events, sources, speaker
from tests.briefings import library_of

TEXT = """\
actors:
  somebody: {name: Somebody, kind: person}
  body: {name: The body, kind: state-body}
sources:
  agency: {kind: post, outlet: body}
  paper: {kind: article, outlet: body}
statements:
  named:
    form: quote
    act: claim-responsibility
    text: We did.
    speaker: somebody
    chain: [agency, paper]
    about: [raid]
  unnamed:
    form: summary
    act: deny
    text: They did not, says [[named]]; see [[flood]].
    speaker: {unnamed: an official, of: body}
    chain: [unknown, paper]
  nobody:
    {form: summary, act: deny, text: No., speaker: {unnamed: a voice}, chain: [unknown]}
incidents:
  raid: {title: Raid, claimed_by: [named], denied_by: [unnamed]}
  flood: {title: Flood, claimed_by: []}
  fire: {title: Fire, claimed_by: [], accused_by: [nobody]}
figures:
  dead: {label: Dead, unit: people, kind: stock, points: [{as_of: 2024, value: 3, by: named}]}
locations:
  town: {name: Town, kind: city}
"""


@pytest.fixture
def made_up(tmp_path: Path) -> Library:
    """A library in which each kind of step leads somewhere, or nowhere."""
    return library_of(tmp_path, TEXT)


def at(library: Library, slug: str) -> Record:
    record = library.record(Key("test", slug))
    assert record is not None
    return record


def slugs(found: RelatedRecords) -> list[str]:
    return [key.slug for key in found.keys]


def test_a_speaker_is_the_one_who_said_it(made_up: Library) -> None:
    assert slugs(speaker(made_up, at(made_up, "named"))) == ["somebody"]


def test_a_speaker_without_a_name_is_never_passed_off_as_the_body(made_up: Library) -> None:
    found = speaker(made_up, at(made_up, "unnamed"))
    assert slugs(found) == ["body"]
    assert "not named (an official)" in found.notice


def test_a_speaker_of_whom_nothing_is_known_leads_nowhere(made_up: Library) -> None:
    found = speaker(made_up, at(made_up, "nobody"))
    assert found == RelatedRecords((), "The speaker is not named: a voice.")


def test_events_come_from_both_ends_of_a_link_each_once(made_up: Library) -> None:
    assert slugs(events(made_up, at(made_up, "named"))) == ["raid"]
    assert slugs(events(made_up, at(made_up, "nobody"))) == ["fire"]


def test_mentioned_events_come_behind_those_that_it_is_about(made_up: Library) -> None:
    assert slugs(events(made_up, at(made_up, "unnamed"))) == ["raid", "flood"]
    assert events(made_up, at(made_up, "town")).notice


def test_sources_are_those_of_the_chain_nearest_the_speaker_first(made_up: Library) -> None:
    assert slugs(sources(made_up, at(made_up, "named"))) == ["agency", "paper"]
    assert sources(made_up, at(made_up, "paper")).notice == "This is a source itself."


def test_an_unknown_step_before_the_source_is_told(made_up: Library) -> None:
    found = sources(made_up, at(made_up, "unnamed"))
    assert slugs(found) == ["paper"]
    assert "unknown" in found.notice


@pytest.mark.parametrize(
    ("slug", "expected", "said"),
    [
        ("raid", ["named"], ""),
        ("flood", [], "searched, none found"),
        ("fire", ["nobody"], "what else is said about it"),
        ("dead", ["named"], ""),
        ("somebody", ["named"], ""),
        ("body", [], "No claim by this actor"),
        ("town", [], "actors have claims"),
    ],
)
def test_claims_are_what_the_kind_of_record_has_of_them(
    made_up: Library, slug: str, expected: list[str], said: str
) -> None:
    found = claims(made_up, at(made_up, slug))
    assert slugs(found) == expected
    assert said in found.notice
