"""Every field that came with the judgments: read as written, refused where it says nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from briefing.model.key import Key
from tests.briefings import library_of

TEXT = """\
actors:
  one:
    name: One
    kind: person
    names: {name: The First, according_to: paper}
    positions: {role: Member, of: house, according_to: paper}
    relations: {type: opposes, to: house}
  house: {name: House, kind: assembly}
locations:
  pier: {name: Pier, kind: other, kind_other: pier, in: town, names: [{name: Quay}]}
  town: {name: Town, kind: city}
  gate: {name: Gate, kind: border-crossing}
sources:
  paper: {kind: article, outlet: unknown, author: A. Writer, published: 2024-01-01/..}
  post: {kind: post, outlet: unknown, author: {actor: one}, seen: true}
statements:
  passages: {form: quote, act: find, text: [It was so, and so.], speaker: one, chain: paper,
             attributes_to: house, not_by: [one], in_custody_of: house, confidence: high,
             basis: saw it}
  nobody: {form: summary, act: deny, text: No., speaker: unknown, chain: paper}
  either: {form: summary, act: assert, text: Yes., chain: paper,
           speaker: {unnamed: officials, of: [one, house], count: 3}}
incidents:
  fire: {title: Fire, kind: series, date: ..2024-04-05, at: [33.5, 44.25], precision: near,
         reported_by: passages, attributed_by: [passages], disclaimed_by: [], left_open_by: nobody,
         same_as: blaze,
         harm: {killed: {low: 1}, injured: [{best: 3, by: passages}, {low: 4, by: paper}],
                missing: {low: 1}, detained: {low: 1}, displaced: {low: 1}}}
  blaze: {title: Blaze, accused_by: [passages]}
figures:
  dead: {label: Dead, unit: people, kind: cumulative, about: fire, same_as: lost,
         same_count_as: lost, points: {value: 20..30, by: passages}}
  lost: {label: Lost, unit: people, kind: cumulative, points: [{value: 4}]}
"""


def fields(folder: Path, slug: str, text: str = TEXT) -> Mapping[str, Any]:
    library = library_of(folder, text)
    assert [str(problem) for problem in library.problems.all()] == []
    record = library.record(Key("test", slug))
    assert record is not None
    return record.fields


def test_what_may_be_one_or_several_is_kept_as_it_was_written(tmp_path: Path) -> None:
    harm = fields(tmp_path, "fire")["harm"]
    assert harm["killed"] == {"low": 1}
    assert harm["injured"] == [{"best": 3, "by": "passages"}, {"low": 4, "by": "paper"}]
    assert fields(tmp_path, "passages")["text"] == ["It was so", "and so."]
    assert fields(tmp_path, "either")["speaker"]["of"] == ["one", "house"]
    assert fields(tmp_path, "paper")["author"] == "A. Writer"
    assert fields(tmp_path, "post")["author"] == {"actor": "one"}


def test_a_part_needs_no_brackets_where_it_is_the_only_one(tmp_path: Path) -> None:
    one = fields(tmp_path, "one")
    assert one["positions"] == [{"role": "Member", "of": "house", "according_to": "paper"}]
    assert one["names"] == [{"name": "The First", "according_to": "paper"}]
    assert fields(tmp_path, "dead")["points"] == [{"value": "20..30", "by": "passages"}]


def test_the_passages_of_a_quotation_are_its_title(tmp_path: Path) -> None:
    record = library_of(tmp_path, TEXT).record(Key("test", "passages"))
    assert record is not None
    assert record.title == "It was so […] and so."


def test_accused_by_is_read_as_attributed_by(tmp_path: Path) -> None:
    library = library_of(tmp_path, TEXT)
    (group,) = (
        one
        for one in library.links.backlinks(Key("test", "passages"))
        if one.role == "attributed_by"
    )
    assert [link.source.slug for link in group.links] == ["fire", "blaze"]


def test_what_was_not_after_a_day_has_no_first_day(tmp_path: Path) -> None:
    record = library_of(tmp_path, TEXT).record(Key("test", "fire"))
    assert record is not None
    assert (record.lower, record.upper) == ("", "2024-04-05")


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("value: 20..30", "value: 30..20", "does not rise"),
        ("value: 20..30", "value: 20..some", "is no range"),
        ("kind: other, kind_other: pier", "kind: other", "kind other needs kind_other"),
        ("kind: border-crossing", "kind: camp, kind_other: tents", "no other kind has it"),
        ("form: quote, act: find", "form: summary, act: find", "several passages"),
        ("[It was so, and so.]", "[It was so]", "stands where text is wanted"),
        ("count: 3", "count: 0", "greater than or equal to 1"),
        ("kind: series", "kind: serial", "did you mean"),
        ("..2024-04-05", "..2024-04-31", "no day 31"),
    ],
)
def test_what_says_nothing_is_refused(
    tmp_path: Path, before: str, after: str, message: str
) -> None:
    assert before in TEXT
    library = library_of(tmp_path, TEXT.replace(before, after))
    assert [message in str(problem) for problem in library.problems.all()] == [True]
