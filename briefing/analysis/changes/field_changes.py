"""What differs between two versions of a record, field by field."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import partial
from typing import Any, NamedTuple

from briefing.analysis.changes.declared_fields import DeclaredFields, FieldValue, LeafKind
from briefing.analysis.changes.record_version import TITLE, RecordVersion
from briefing.analysis.changes.same_reading import EMPTY, Renamed, same_reading, told_apart


class FieldChange(NamedTuple):
    """A change in a field: in which (`points`), what of it (`points.value`), and of what kind.

    `old` and `new` are the values as text, empty where there was or is none; both are None where
    the old words were not kept.
    """

    field: str
    place: str
    kind: LeafKind
    old: str | None
    new: str | None


def field_changes(
    old: RecordVersion,
    new: RecordVersion,
    before: DeclaredFields,
    after: DeclaredFields,
    renamed: Renamed,
) -> list[FieldChange]:
    """What differs between two versions of a record; nothing where they read the same.

    A slug that is `renamed` is no difference. Of an old version of which only fingerprints were
    kept no words are told.
    """
    if not old.is_whole:
        return _by_prints(old, new, after, renamed)
    was, is_ = _read(old, told_apart(renamed), before), _read(new, {}, after)
    found: list[FieldChange] = []
    for name in dict.fromkeys((*was, *is_)):
        if was.get(name) != is_.get(name):
            found += _in_field(name, was.get(name), is_.get(name), new.section, (before, after))
    return found


def removed_words(old: RecordVersion, declared: DeclaredFields) -> tuple[FieldChange, ...]:
    """The words of a record that is gone; none where only fingerprints were kept."""
    leaves = (
        leaf
        for name, value in _read(old, {}, declared).items()
        for leaf in declared.leaves(old.section, name, value)
    )
    return tuple(
        FieldChange(leaf.place.partition(".")[0], leaf.place, leaf.kind, _text(leaf), "")
        for leaf in leaves
        if leaf.kind == "words"
    )


def _read(version: RecordVersion, renamed: Renamed, declared: DeclaredFields) -> Mapping[str, Any]:
    is_link = partial(declared.is_link, version.section)
    return {
        name: same_reading(value, renamed, is_link, name) for name, value in version.fields.items()
    }


def _by_prints(
    old: RecordVersion, new: RecordVersion, declared: DeclaredFields, renamed: Renamed
) -> list[FieldChange]:
    """What differs as far as fingerprints tell: which fields, and of what kind."""
    back = told_apart({new_slug: old_slug for old_slug, new_slug in renamed.items()})
    was, is_ = old.prints(declared), new.prints(declared, back)
    found = []
    for name in dict.fromkeys((*was, *is_)):
        if name != TITLE and was.get(name) != is_.get(name):
            field, _, kind = name.rpartition(":")
            found.append(FieldChange(field, field, _KINDS.get(kind, "value"), None, None))
    return found


_KINDS: Mapping[str, LeafKind] = {"number": "number", "words": "words", "link": "link"}
Declared = tuple[DeclaredFields, DeclaredFields]
"""What the fields of the old library are, and those of the new one."""


def _in_field(
    name: str, old: Any, new: Any, section: str, declared: Declared
) -> Iterator[FieldChange]:
    """The differing values of one field; of a list, those of the items that differ."""
    several = isinstance(old, list) and isinstance(new, list)
    pairs = _items(old, new) if several else [(old, new)]
    for one, two in pairs:
        yield from _in_value(name, one, two, section, declared)


_MISSING = None
"""Stands for what is not there: no record keeps such a value."""


def _items(old: Sequence[Any], new: Sequence[Any]) -> list[tuple[Any, Any]]:
    """The items that differ, each with what has taken its place."""
    was, is_ = (
        [json.dumps(one, sort_keys=True, ensure_ascii=False) for one in some] for some in (old, new)
    )
    # In another order none is gone; and of what has parts, some have changed rather than the whole.
    in_parts = len(was) == len(is_) and any(isinstance(one, dict) for one in (*old, *new))
    if in_parts or sorted(was) == sorted(is_):
        return [(one, two) for one, two in zip(old, new, strict=True) if one != two]
    found: list[tuple[Any, Any]] = []
    matcher = SequenceMatcher(None, was, is_, autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        if what != "equal":
            both = min(b - a, d - c)
            found += zip(old[a : a + both], new[c : c + both], strict=True)
            found += [(one, _MISSING) for one in old[a + both : b]]
            found += [(_MISSING, one) for one in new[c + both : d]]
    return found


def _in_value(
    name: str, old: Any, new: Any, section: str, declared: Declared
) -> Iterator[FieldChange]:
    was, is_ = (
        {} if value is _MISSING else {leaf.path: leaf for leaf in said.leaves(section, name, value)}
        for value, said in zip((old, new), declared, strict=True)
    )
    for path in dict.fromkeys((*was, *is_)):
        one, two = was.get(path), is_.get(path)
        leaf = two or one
        if leaf is not None and (one is None or two is None or one.value != two.value):
            yield FieldChange(name, leaf.place, leaf.kind, _text(one), _text(two))


def _text(leaf: FieldValue | None) -> str:
    if leaf is None:
        return ""
    value = leaf.value
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "searched, none found" if value in EMPTY else str(value)
