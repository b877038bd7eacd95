"""Laws of what has changed, over made-up records; and what is no change."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.changes.changes import (
    RecordChange,
    changes_between,
)
from briefing.analysis.changes.declared_fields import DeclaredFields
from briefing.analysis.changes.record_version import RecordVersion, VersionSide, library_side
from briefing.library.library import Library
from briefing.library.store.record_rows import body_digest
from briefing.model.key import Key

Said = Mapping[str, tuple[str, Mapping[str, Any]]]
"""The records of a briefing: by their slugs the section, and the fields."""

_SLUGS = st.sampled_from(["a", "b", "c", "d", "e"])
_WORDS = st.sampled_from(["one", "two words", "three  words\nhere", "é", "[[a]] and [[b|B]]"])
_FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "text": _WORDS,
        "note": _WORDS,
        "speaker": _SLUGS,
        "about": st.lists(_SLUGS, max_size=3),
        "said": st.sampled_from(["2023-11-01", "2023-11"]),
        "points": st.lists(
            st.fixed_dictionaries({"value": st.integers(0, 3), "by": _SLUGS}), max_size=2
        ),
    },
)
SAID = st.dictionaries(_SLUGS, _FIELDS, max_size=5).map(
    lambda said: {
        slug: ("figures" if slug in "ab" else "statements", fields) for slug, fields in said.items()
    }
)


def versions(said: Said) -> list[RecordVersion]:
    """Made-up records in the order of their keys."""
    return [_version(slug, *one) for slug, one in sorted(said.items())]


def _version(slug: str, section: str, fields: Mapping[str, Any]) -> RecordVersion:
    body = json.dumps({"fields": fields, "faults": {}}, ensure_ascii=False)
    found = RecordVersion(Key("made", slug), section, body_digest(body))
    found.body, found.title = body, str(fields.get("text") or fields.get("name", slug))
    return found


def only_prints(said: Said, declared: DeclaredFields) -> list[RecordVersion]:
    """The same, of which fingerprints were kept."""
    return [
        RecordVersion(one.key, one.section, one.digest, one.prints(declared))
        for one in versions(said)
    ]


def nothing(_: Library, __: Sequence[Key]) -> dict[Key, str]:
    return {}


def between(library: Library, old: Said, new: Said) -> list[RecordChange]:
    declared = DeclaredFields(library)
    sides = [VersionSide(versions(said), declared, library) for said in (old, new)]
    return changes_between(sides[0], sides[1], library, nothing)


def names(changes: Sequence[RecordChange]) -> set[str]:
    """All slugs that are told of."""
    return {one.key.slug for one in changes} | {one.was for one in changes if one.was}


@given(SAID)
def test_nothing_is_different_from_itself(shipped: Library, said: Said) -> None:
    assert between(shipped, said, said) == []


@given(SAID, SAID)
def test_both_ways_tell_of_the_same_records(shipped: Library, one: Said, two: Said) -> None:
    assert names(between(shipped, one, two)) == names(between(shipped, two, one))


@given(SAID, SAID, SAID)
def test_two_steps_tell_of_all_that_one_does(
    shipped: Library, one: Said, two: Said, three: Said
) -> None:
    steps = names(between(shipped, one, two)) | names(between(shipped, two, three))
    assert names(between(shipped, one, three)) <= steps


@given(SAID, SAID)
def test_fingerprints_tell_of_the_same_records_and_fields(
    shipped: Library, one: Said, two: Said
) -> None:
    declared = DeclaredFields(shipped)
    side = VersionSide(only_prints(one, declared), declared)
    told = changes_between(side, VersionSide(versions(two), declared), shipped, nothing)
    whole = between(shipped, one, two)
    assert [(c.kind, c.key, c.was) for c in told] == [(c.kind, c.key, c.was) for c in whole]
    fields = [
        [(c.key, {f.field for f in c.fields}) for c in some if c.kind != "removed"]
        for some in (told, whole)
    ]
    assert fields[0] == fields[1]
    assert all(f.old is None and f.new is None for c in told for f in c.fields)


def _respaced(value: Any) -> Any:
    if isinstance(value, str):
        return normalize("NFD", value.replace(" ", " \n ") + " ")
    if isinstance(value, list):
        return [_respaced(one) for one in value]
    if isinstance(value, dict):
        return {name: _respaced(value[name]) for name in reversed(value)}
    return float(value) if isinstance(value, int) else value


@given(SAID)
def test_what_reads_the_same_has_not_changed(shipped: Library, said: Said) -> None:
    other = {slug: (section, _respaced(dict(fields))) for slug, (section, fields) in said.items()}
    assert between(shipped, said, other) == []


_OLD: Said = {
    "al-x": ("statements", {"text": "Words that nobody else said", "note": "One", "speaker": "h"}),
    "other": ("statements", {"text": "See [[al-x|this]]", "about": ["al-x", "made/al-x"]}),
}


def test_another_slug_is_told_once_and_is_no_change_of_what_links_to_it(shipped: Library) -> None:
    new = {
        "al-y": _OLD["al-x"],
        "other": ("statements", {"text": "See [[al-y|this]]", "about": ["al-y", "made/al-y"]}),
    }
    told = between(shipped, _OLD, new)
    assert [(one.kind, one.key.slug, one.was) for one in told] == [("renamed", "al-y", "al-x")]
    declared = DeclaredFields(shipped)
    kept = VersionSide(only_prints(_OLD, declared), declared)
    assert changes_between(kept, VersionSide(versions(new), declared), shipped, nothing) == told


def test_another_slug_is_looked_for_in_links_and_not_in_words(shipped: Library) -> None:
    old: Said = {"al-x": ("actors", {"name": "al-y", "kind": "state", "aliases": ["al-x", "X"]})}
    new: Said = {"al-y": old["al-x"]}
    assert [one.kind for one in between(shipped, old, new)] == ["renamed"]
    assert [one.kind for one in _since_prints(shipped, old, new)] == ["renamed"]


@pytest.mark.parametrize(("was", "is_"), [("al-y", "al-y"), ("al-x", "al-x")])
def test_a_link_that_did_not_follow_its_record_or_was_there_before_it_leads_elsewhere(
    shipped: Library, was: str, is_: str
) -> None:
    old: Said = {"al-x": _OLD["al-x"], "z": ("statements", {"note": "One", "about": [was]})}
    new: Said = {"al-y": _OLD["al-x"], "z": ("statements", {"note": "Two", "about": [is_]})}
    for told in (between(shipped, old, new), _since_prints(shipped, old, new)):
        assert [{one.field for one in change.fields} for change in told] == [
            {"note", "about"},
            set(),
        ]


def _since_prints(shipped: Library, old: Said, new: Said) -> list[RecordChange]:
    """The changes where only fingerprints of the old records were kept."""
    declared = DeclaredFields(shipped)
    kept = VersionSide(only_prints(old, declared), declared)
    return changes_between(kept, VersionSide(versions(new), declared), shipped, nothing)


def test_another_slug_is_known_where_the_record_has_changed_as_well(shipped: Library) -> None:
    section, fields = _OLD["al-x"]
    new = {"al-y": (section, {**fields, "note": "Two"}), "other": _OLD["other"]}
    told = {one.key.slug: one for one in between(shipped, _OLD, new)}
    assert (told["al-y"].kind, told["al-y"].was) == ("words", "al-x")


def test_records_that_only_look_alike_are_not_taken_for_one(shipped: Library) -> None:
    old = {"a": ("actors", {"name": "A", "kind": "state", "country": "IQ"})}
    new = {"b": ("actors", {"name": "B", "kind": "state", "country": "IQ"})}
    assert [one.kind for one in between(shipped, old, new)] == ["removed", "new"]


@pytest.mark.parametrize(
    ("field", "old", "new", "kind"),
    [
        ("text", "one two", "one three", "words"),
        ("speaker", "a", "b", "relinked"),
        ("speaker", "a", {"unnamed": "somebody", "of": "a"}, "words"),
        ("said", "2023-11-01", "2023-11-02", "corrected"),
        ("chain", ["a", "b"], ["a", "c", "b"], "relinked"),
        ("points", [{"value": 56}], [{"value": 61}], "number"),
        ("points", [{"value": "20..30"}], [{"value": "20..31"}], "number"),
        ("points", [{"value": 56, "as_of": "2023"}], [{"value": 56, "as_of": "2024"}], "corrected"),
    ],
)
def test_the_kind_of_a_change_is_that_of_what_has_changed(
    shipped: Library, field: str, old: object, new: object, kind: str
) -> None:
    section = "figures" if field == "points" else "statements"
    told = between(shipped, {"a": (section, {field: old})}, {"a": (section, {field: new})})
    assert [one.kind for one in told] == [kind]


def test_what_no_page_shows_is_no_change(shipped: Library) -> None:
    old = {"a": ("actors", {"name": "A"})}
    new = {"a": ("actors", {"name": "A", "accepts": {"a-rule": "known"}})}
    assert between(shipped, old, new) == []


@pytest.mark.parametrize(
    ("section", "without", "empty"),
    [
        ("statements", {"text": "One"}, {"text": "One", "tags": []}),
        ("figures", {"label": "A"}, {"label": "A", "points": []}),
        ("figures", {"points": [{"value": 1}]}, {"points": [{"value": 1, "parts": []}]}),
    ],
)
def test_an_empty_list_reads_as_none_and_is_no_change(
    shipped: Library, section: str, without: Mapping[str, Any], empty: Mapping[str, Any]
) -> None:
    one, two = {"a": (section, without)}, {"a": (section, empty)}
    assert between(shipped, one, two) == between(shipped, two, one) == []


def test_that_a_search_found_none_is_told_as_added_and_as_gone(shipped: Library) -> None:
    one: Said = {"a": ("incidents", {"title": "A"})}
    two: Said = {"a": ("incidents", {"title": "A", "claimed_by": []})}
    for old, new, was, is_ in (
        (one, two, "", "searched, none found"),
        (two, one, "searched, none found", ""),
    ):
        (told,) = between(shipped, old, new)
        (field,) = told.fields
        assert (told.kind, field.field, field.old, field.new) == (
            "relinked",
            "claimed_by",
            was,
            is_,
        )


def test_a_part_of_another_giver_is_no_other_number(shipped: Library) -> None:
    old: Said = {"a": ("figures", {"points": [{"value": 1, "by": "x"}, {"value": 1, "by": "x"}]})}
    new: Said = {"a": ("figures", {"points": [{"value": 1, "by": "y"}, {"value": 1, "by": "x"}]})}
    for told in (between(shipped, old, new), _since_prints(shipped, old, new)):
        assert [one.kind for one in told] == ["relinked"]


def test_of_another_order_each_place_is_told_and_nothing_is_called_gone(shipped: Library) -> None:
    old: Said = {"a": ("statements", {"chain": ["x", "y", "z"]})}
    new: Said = {"a": ("statements", {"chain": ["x", "z", "y"]})}
    (told,) = between(shipped, old, new)
    assert [(one.old, one.new) for one in told.fields] == [("y", "z"), ("z", "y")]


def test_a_library_is_the_same_as_itself_on_every_day(shipped: Library) -> None:
    for day in ("2023-11-14", "2023-11-17"):
        as_of = shipped.as_of(day)
        assert changes_between(library_side(as_of), library_side(as_of), as_of, nothing) == []
