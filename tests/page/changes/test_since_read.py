"""What is told of a briefing since it was read, of which fingerprints and answers were kept."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.model.key import Key
from briefing.page.changes.answers import answers_of
from briefing.page.changes.since_read import (
    ReadBriefing,
    SinceRead,
    all_seen,
    as_read,
    since_read,
)
from tests.briefings import HEADER, write
from tests.library.random_edits import Editor

_EDITS = 4
_SHARED = """\
body: {name: A body, kind: state-body}
clerk: {name: A clerk, kind: person, note: Nothing}
desk: {name: A desk, kind: person, relations: [{type: spokesperson_for, to: body}]}
"""
_OTHER = """\
statements:
  later: {form: summary, act: assert, speaker: shared/body, text: Not so.}
"""
_ONE = """\
sources:
  paper: {kind: article, outlet: body, title: Paper}
statements:
  of-body: {form: summary, act: assert, speaker: body, chain: [paper], text: Three.}
  of-clerk: {form: summary, act: assert, speaker: clerk, chain: [paper], text: Three.}
  of-desk: {form: summary, act: assert, speaker: desk, chain: [paper], text: Three.}
  first: {form: summary, act: assert, speaker: {unnamed: somebody}, chain: [paper], text: Three.}
  again: {form: summary, act: assert, speaker: {unnamed: others}, chain: [paper], text: Three.,
    repeats: [first]}
  wrong: {form: summary, act: claim-responsibility, speaker: clerk, chain: [paper], text: We.}
  right: {form: summary, act: assert, speaker: clerk, chain: [paper], text: No.,
    corrects: [wrong]}
  ours: {form: summary, act: claim-responsibility, speaker: clerk, chain: [paper], text: We.}
incidents:
  hit: {title: A hit, claimed_by: [ours]}
  miss: {title: A miss, claimed_by: [wrong]}
figures:
  by-clerk: {label: By the clerk, unit: people, points: [
    {value: 3, as_of: 2024-01-01, by: of-body}, {value: 3, as_of: 2024-01-01, by: of-clerk}]}
  by-desk: {label: By the desk, unit: people, points: [
    {value: 3, as_of: 2024-01-01, by: of-body}, {value: 3, as_of: 2024-01-01, by: of-desk}]}
  heard: {label: Heard, unit: people, points: [
    {value: 3, as_of: 2024-01-01, by: first}, {value: 3, as_of: 2024-01-01, by: again}]}
"""


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("note: Nothing", "relations: [{type: spokesperson_for, to: body}]", ["by-clerk"]),
        (", relations: [{type: spokesperson_for, to: body}]", "", ["by-desk"]),
        (",\n    repeats: [first]", "", ["heard"]),
        (",\n    corrects: [wrong]", "", ["miss"]),
        ("speaker: clerk, chain: [paper], text: Three", "speaker: body, text: 3", ["by-clerk"]),
        ("speaker: shared/body,", "speaker: shared/clerk, corrects: [one/ours],", ["hit"]),
        ("name: A clerk", "name: The clerk", []),
        ("note: Nothing", "note: Something", []),
        ("title: Paper", "title: Newspaper", []),
    ],
)
def test_an_answer_that_is_another_is_told_though_the_change_is_in_another_record(
    tmp_path: Path, old: str, new: str, told: Sequence[str]
) -> None:
    def written(old: str = "", new: str = "") -> Path:
        texts = {"one.yaml": HEADER + _ONE, "two.yaml": HEADER + _OTHER}
        texts["shared/actors.yaml"] = _SHARED
        assert not old or any(old in text for text in texts.values())
        return write(tmp_path, {name: text.replace(old, new) for name, text in texts.items()})

    kept = _read(written())
    found, answers = _since(written(old, new), kept)
    assert [one.key.slug for one in found.changes if one.before is not None] == told
    assert _differing(kept, answers, found).keys() == {Key("one", slug) for slug in told}


@pytest.mark.parametrize("seed", range(20))
def test_every_answer_that_is_another_is_told_after_any_edits(tmp_path: Path, seed: int) -> None:
    editor = Editor(tmp_path, seed)
    kept = _read(tmp_path)
    for _ in range(_EDITS):
        editor.edit()
    editor.write()
    found, answers = _since(tmp_path, kept)
    assert _differing(kept, answers, found) == {
        one.key: (one.before, one.after) for one in found.changes if one.after is not None
    }


Answers = dict[Key, str]


def _read(folder: Path) -> ReadBriefing:
    with closing(open_library(folder)) as library:
        kept = as_read(library, _keys(library), "", date(2026, 1, 1)).get("one", [])
        return ReadBriefing(kept, dict(all_seen(library, "one")))


def _since(folder: Path, kept: ReadBriefing) -> tuple[SinceRead, Answers]:
    with closing(open_library(folder)) as library:
        return since_read(library, "one", kept), dict(answers_of(library, _keys(library)))


def _keys(library: Library) -> list[Key]:
    rows = library.ask("SELECT briefing, slug FROM main.record WHERE briefing = 'one'")
    return [Key(*row) for row in rows]


def _differing(kept: ReadBriefing, after: Answers, found: SinceRead) -> dict[Key, tuple[str, str]]:
    """The answers that are others than they were, of records that have one still."""
    now = dict(found.renamed)
    before = {Key("one", now.get(one.slug, one.slug)): one.answer for one in kept.records}
    still = {key for key, said in before.items() if said and key in after}
    return {key: (before[key], after[key]) for key in still if before[key] != after[key]}
