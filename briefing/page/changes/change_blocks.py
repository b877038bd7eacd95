"""What has changed as blocks: under each kind the records, each a link with what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from briefing.analysis.changes.changes import ChangeKind, RecordChange, by_kind
from briefing.analysis.changes.declared_fields import DeclaredFields
from briefing.analysis.changes.field_changes import FieldChange
from briefing.library.library import Library
from briefing.model.key import FRONT, Key
from briefing.page.blocks import (
    Block,
    Heading,
    Item,
    ItemList,
    Line,
    Notice,
    Page,
    Paragraph,
    Span,
    plain,
    text,
)
from briefing.page.changes.changed_words import changed_words
from briefing.page.changes.linked_names import LinkedNames, with_unknown_hop
from briefing.page.record_loader import RecordLoader
from briefing.page.words.labels import called, gather_mentioned
from briefing.page.words.vocabulary import plural
from briefing.text.some_names import some_names

WHATS_NEW = "whats-new"
"""Stands where an overview has its name."""
TITLE = "What is new"
NOT_KEPT = "the old words were not kept"
_TITLES: Mapping[ChangeKind, str] = {
    "answer": "Another answer",
    "removed": "Removed",
    "number": "Numbers moved",
    "words": "Words changed",
    "corrected": "Details changed",
    "relinked": "Linked otherwise",
    "renamed": "Under another slug",
    "new": "New",
}
_COUNTED: Mapping[ChangeKind, str] = {
    "answer": "changed its answer",
    "removed": "removed",
    "number": "moved",
    "words": "with other words",
    "corrected": "with other details",
    "relinked": "linked otherwise",
    "renamed": "under another slug",
    "new": "new",
}
_NOBODY = text("nobody is named", "unknown")
_BEFORE = ("new", "removed")
"""Words that stand before what is counted."""
_LONGEST = 120
_SHORT = 40
"""Characters of an answer or a number that a line of all changes has room for."""


class ComparedTimes(NamedTuple):
    """What was compared, in words: `since` what. `declared` are the fields as they are now.

    `olds` are the libraries in which records are as they were, by the keys of changes: of all, or
    of those whose old words are to be had.
    """

    since: str
    declared: DeclaredFields
    olds: Mapping[Key, Library]


def changes_page(
    library: Library,
    briefing: str,
    changes: Sequence[RecordChange],
    times: ComparedTimes,
    most: int = 0,
) -> Page:
    """All changes as a page; with `most`, at most so many of a kind."""
    blocks: list[Block] = [Heading(1, (Span(TITLE),)), Paragraph((Span(times.since, "muted"),))]
    if not changes:
        blocks.append(Paragraph((Span("Nothing has changed."),)))
    blocks += _hidden(library, changes, times.olds)
    names = names_of(library, changes, times.olds)
    shown = {kind: some[:most] if most else some for kind, some in by_kind(changes).items()}
    linked = LinkedNames(chain.from_iterable(shown.values()), library, times.olds)
    for kind, some in by_kind(changes).items():
        blocks.append(Heading(2, (Span(f"{_TITLES[kind]} ({len(some):,})"),)))
        items = (_item(one, names, linked, library, times) for one in shown[kind])
        blocks.append(ItemList(tuple(items)))
        if len(shown[kind]) < len(some):
            rest = (
                f"and {len(some) - len(shown[kind]):,} more: `briefing changes` prints all of them"
            )
            blocks.append(Paragraph((Span(rest, "muted"),)))
    return Page(Key(briefing, WHATS_NEW), WHATS_NEW, TITLE, "", tuple(blocks))


def not_read(libraries: Iterable[Library]) -> list[str]:
    """The files of which errors may hide records; on a day, what was not known is hidden anyhow."""
    return [file for one in libraries if not one.until for file in one.problems.not_all_read()]


def _hidden(
    library: Library, changes: Sequence[RecordChange], olds: Mapping[Key, Library]
) -> Iterable[Block]:
    """That what is told as removed, or as new, may only stand in a file with errors."""
    before = {old for one in changes if one.kind == "new" and (old := olds.get(one.key))}
    after = [library] if any(one.kind == "removed" for one in changes) else []
    for side, was, missing in (
        (after, "", "is missing is told as removed"),
        (before, " as it was", "was missing is told as new"),
    ):
        if files := not_read(side):
            said = f"Not all of {some_names(files)}{was} could be read, because of errors"
            yield Notice("warning", text(f"{said}; what {missing}."))


def title_of(change: RecordChange, names: Mapping[Key, Line]) -> str:
    """What a record that changed is called; its slug where nobody knows any more."""
    found = names.get(change.key)
    return plain(found) if found else change.key.slug


def names_of(
    library: Library, changes: Iterable[RecordChange], olds: Mapping[Key, Library]
) -> dict[Key, Line]:
    """What records that changed are called: those that were removed, as they were."""
    there: dict[Library, list[Key]] = {}
    for one in changes:
        where = olds.get(one.key) if one.kind == "removed" else library
        if where is not None:
            there.setdefault(where, []).append(one.key)
    return {
        key: line for where, keys in there.items() for key, line in _called(where, keys).items()
    }


def _called(library: Library, keys: Sequence[Key]) -> dict[Key, Line]:
    look = RecordLoader(library)
    look.fetch(keys)
    records = [one for key in keys if (one := look.at(key))]
    gather_mentioned(records, look)
    return {one.key: with_unknown_hop(called(one, look, _LONGEST), one, look) for one in records}


def _item(
    change: RecordChange,
    names: Mapping[Key, Line],
    linked: LinkedNames,
    library: Library,
    times: ComparedTimes,
) -> Item:
    name = Span(title_of(change, names), link=change.key)
    was = f" (was {change.was})" if change.was else ""
    section = Span(f"  {_singular(library, change.section)}{was}", "muted")
    if change.kind != "removed":
        return Item((name, section), tuple(_below(change, times.declared, linked)))
    below = [*_removed(change, name.text, times.declared, linked)]
    if change.key not in times.olds:
        below.append(text(NOT_KEPT, "muted"))
    return Item((name, section), tuple(below))


def _singular(library: Library, section: str) -> str:
    rows = library.ask("SELECT singular FROM section WHERE name = ?", (section,))
    return str(rows[0][0]) if rows else section


def _below(change: RecordChange, declared: DeclaredFields, linked: LinkedNames) -> Iterable[Line]:
    if change.before is not None and change.after is not None:
        yield _moved(_followed(change), text(change.before), text(change.after))
        yield from _given(change, linked)
    for one in change.fields:
        said = field_words(one, declared.label(change.section, one.field))
        if one.kind == "link" and one.old is not None and one.new is not None:
            was, is_ = (linked.line(name, change.key) for name in (one.old, one.new))
            yield _moved(said, was, is_)
        else:
            yield from _field(one, said)


def _removed(
    change: RecordChange, name: str, declared: DeclaredFields, linked: LinkedNames
) -> Iterable[Line]:
    """What a record said, but for what is told already."""
    if change.before:
        yield (Span(f"{_followed(change)}: ", "label"), *text(change.before))
        yield from _given(change, linked)
    told = f"{name} {change.before}"
    for one in change.fields:
        if one.old and one.old not in told:
            said = field_words(one, declared.label(change.section, one.field))
            yield (Span(f"{said}: ", "label"), *text(one.old))


def _followed(change: RecordChange) -> str:
    return "answer" if change.section == "incidents" else "latest"


def _given(change: RecordChange, linked: LinkedNames) -> Iterable[Line]:
    """Who gives the number of a figure."""
    if change.section == "figures":
        givers = linked.givers(change.key)
        told = text("not kept", "muted") if givers is None else givers or _NOBODY
        yield (Span("given by: ", "label"), *told)


def _field(change: FieldChange, said: str) -> Iterable[Line]:
    if change.old is None or change.new is None:
        yield (Span(f"{said}: ", "label"), Span(NOT_KEPT, "muted"))
    elif change.kind == "words" and change.old and change.new:
        was, is_ = changed_words(change.old, change.new)
        yield (Span(f"{said}, was: ", "label"), *was)
        yield (Span(f"{said}, now: ", "label"), *is_)
    else:
        yield _moved(said, text(change.old), text(change.new))


def field_words(change: FieldChange, label: str) -> str:
    """What a field is called in a sentence, with what of it has changed."""
    part = change.place[len(change.field) + 1 :].replace("_", " ").replace(".", " ")
    small = label[:1].lower() + label[1:]
    return f"{small}, {part}" if part else small


def _moved(label: str, old: Line, new: Line) -> Line:
    if not plain(old):
        return (Span(f"{label}, added: ", "label"), *_strong(new))
    if not plain(new):
        return (Span(f"{label}, gone: ", "label"), *_strong(old))
    return (Span(f"{label}: ", "label"), *old, Span(" → ", "muted"), *_strong(new))


def _strong(line: Line) -> Line:
    return tuple(span._replace(style="strong") for span in line)


def counts_line(library: Library, changes: Sequence[RecordChange]) -> str:
    """All changes in a line: 1 figure moved (56 → 61), 2 sources with other details, a new term."""
    titles = {
        name: (one, f"{one}s" if name == FRONT else many.lower())
        for name, one, many in library.ask("SELECT name, singular, title FROM section")
    }
    said: list[str] = []
    for kind, some in by_kind(changes).items():
        sections: dict[str, list[RecordChange]] = {}
        for change in some:
            sections.setdefault(change.section, []).append(change)
        for section, those in sections.items():
            one, many = titles.get(section, ("record", "records"))
            if kind in _BEFORE:
                one, many = f"{_COUNTED[kind]} {one}", f"{_COUNTED[kind]} {many}"
            behind = "" if kind in _BEFORE else f" {_COUNTED[kind]}"
            how = f" ({moved})" if len(those) == 1 and (moved := _how(those[0])) else ""
            said.append(f"{plural(len(those), one, many)}{behind}{how}")
    if any(one.kind == "removed" for one in changes) and not_read([library]):
        said.append("not all files could be read, because of errors")
    return ", ".join(said)


def _how(change: RecordChange) -> str:
    if change.kind not in ("answer", "number") or change.before is None or change.after is None:
        return ""
    before, after = (said.partition(",")[0] for said in (change.before, change.after))
    if change.kind == "answer" or before == after:
        before, after = change.before, change.after
    return f"{before[:_SHORT]} → {after[:_SHORT]}"
