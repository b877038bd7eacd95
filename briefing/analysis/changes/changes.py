"""What differs between two times, record by record, in the order of weight."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal, NamedTuple, get_args

from briefing.analysis.changes.declared_fields import DeclaredFields, LeafKind
from briefing.analysis.changes.field_changes import FieldChange, field_changes, removed_words
from briefing.analysis.changes.pairing import Pairing, paired
from briefing.analysis.changes.reached_answers import LEADING_ON, reached_answers
from briefing.analysis.changes.record_version import RecordVersion, VersionSide
from briefing.library.library import Library
from briefing.model.key import Key

ChangeKind = Literal[
    "answer", "removed", "number", "words", "corrected", "relinked", "renamed", "new"
]
KINDS: tuple[ChangeKind, ...] = get_args(ChangeKind)
"""The kinds of change, the weightiest first."""
_OF: Mapping[LeafKind, ChangeKind] = {
    "number": "number",
    "words": "words",
    "value": "corrected",
    "link": "relinked",
}
Answer = Callable[[Library, Sequence[Key]], Mapping[Key, str]]
"""What follows from records in a library, in words; nothing for one from which nothing does."""


class RecordChange(NamedTuple):
    """A record that is another than it was, under the weightiest of its changes.

    `key` is where it stands now, or stood last. `was` is the slug that it had, where that is
    another. `before` and `after` are what followed from it, where that has changed. Of one that is
    removed, `fields` are the words that it had, if they are known, and `before` what followed.
    """

    kind: ChangeKind
    key: Key
    section: str
    was: str = ""
    fields: tuple[FieldChange, ...] = ()
    before: str | None = None
    after: str | None = None

    @property
    def place(self) -> tuple[int, str, Key]:
        """By what the changes are put in order."""
        return KINDS.index(self.kind), self.section, self.key


class LibraryChanges(NamedTuple):
    """What differs, the weightiest first; and which record of one time is which of the other."""

    changes: list[RecordChange]
    pairing: Pairing


def changes_between(
    old: VersionSide, new: VersionSide, library: Library, answer: Answer
) -> list[RecordChange]:
    """What differs, the weightiest first. `library` is that of the new side."""
    return compared(old, new, library, answer).changes


def compared(
    old: VersionSide, new: VersionSide, library: Library, answer: Answer
) -> LibraryChanges:
    """The same, with which record is which."""
    found = paired(old, new)
    told = _removed(found.removed, old, answer)
    told |= {one.key: RecordChange("new", one.key, one.section) for one in found.new}
    slugs = found.slugs
    for one, two in (*found.other, *found.renamed):
        fields = field_changes(one, two, old.declared, new.declared, slugs)
        change = _changed(one, two, fields)
        if change is not None:
            told[two.key] = change
    now_as = {one.key: two.key for one, two in found.renamed}
    if old.library is None:
        before = _kept_answers(told, now_as, old, found.removed, new)
    else:
        before = _answers_before(told, now_as, old.library, library, (new.declared, answer))
    after = answer(library, list(before))
    for key in before.keys() & after.keys():
        if before[key] != after[key]:
            told[key] = _other_answer(told.get(key), key, before[key], after[key], library)
    return LibraryChanges(sorted(told.values(), key=lambda change: change.place), found)


def _removed(
    some: Sequence[RecordVersion], old: VersionSide, answer: Answer
) -> dict[Key, RecordChange]:
    """The records that are gone, with what is known of them."""
    old.read(some)
    keys = [one.key for one in some]
    followed = answer(old.library, keys) if old.library else old.answers
    return {
        one.key: RecordChange(
            "removed",
            one.key,
            one.section,
            fields=removed_words(one, old.declared),
            before=followed.get(one.key),
        )
        for one in some
    }


def _changed(
    old: RecordVersion, new: RecordVersion, fields: Sequence[FieldChange]
) -> RecordChange | None:
    was = old.key.slug if old.key != new.key else ""
    kinds = [_OF[field.kind] for field in fields]
    kinds += ["renamed"] if was else []
    kinds += ["corrected"] if old.section != new.section else []
    if not kinds:
        return None
    kind = min(kinds, key=KINDS.index)
    return RecordChange(kind, new.key, new.section, was, tuple(fields))


def _kept_answers(
    told: Mapping[Key, RecordChange],
    now_as: Mapping[Key, Key],
    old: VersionSide,
    removed: Iterable[RecordVersion],
    new: VersionSide,
) -> dict[Key, str]:
    """What followed, of all that was kept, from what a change can reach, by the keys of now.

    Where records led to before is not kept: if one may have led elsewhere, that is everything.
    """
    kept = {now_as.get(key, key): said for key, said in old.answers.items()}
    matter = [one for one in told.values() if _matters(one, new.declared)]
    fields = {field.field for one in matter for field in one.fields}
    fields |= {name.partition(":")[0] for one in removed for name in one.prints(old.declared)}
    if new.library is None or old.others is None or fields & LEADING_ON:
        return kept
    reached = reached_answers(new.library, (*old.others, *(one.key for one in matter)))
    return {key: kept[key] for key in reached if key in kept}


def _answers_before(
    told: Mapping[Key, RecordChange],
    now_as: Mapping[Key, Key],
    old: Library,
    new: Library,
    how: tuple[DeclaredFields, Answer],
) -> dict[Key, str]:
    """What followed in the old library from all that a change can reach, by the keys of now."""
    declared, answer = how
    was = {now: before for before, now in now_as.items()}
    matter = [one for one in told.values() if _matters(one, declared)]
    reached = reached_answers(old, (was.get(one.key, one.key) for one in matter))
    reached += [was.get(key, key) for key in reached_answers(new, (one.key for one in matter))]
    found = answer(old, sorted(set(reached)))
    return {now_as.get(key, key): said for key, said in found.items()}


def _matters(change: RecordChange, declared: DeclaredFields) -> bool:
    """Whether a change can have a part in an answer."""
    if change.kind in ("new", "removed"):
        return True
    return any(declared.has_part(change.section, one.place) for one in change.fields)


def _other_answer(
    told: RecordChange | None, key: Key, before: str, after: str, library: Library
) -> RecordChange:
    """A change with the answer that is another now; the latest of a figure is a number."""
    change = told
    if change is None:
        section = library.records([key])[key].section
        change = RecordChange("answer", key, section)
    kind: ChangeKind = "number" if change.section == "figures" else "answer"
    kind = min(kind, change.kind, key=KINDS.index) if told else kind
    return change._replace(kind=kind, before=before, after=after)


def by_kind(changes: Iterable[RecordChange]) -> dict[ChangeKind, list[RecordChange]]:
    """The changes by their kinds, the weightiest kind first, those that there are."""
    found: dict[ChangeKind, list[RecordChange]] = {}
    for change in changes:
        found.setdefault(change.kind, []).append(change)
    return {kind: found[kind] for kind in KINDS if kind in found}
