"""The words that were read, out of git: a library keeps none, and nor does what was read."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from briefing.analysis.changes.changes import RecordChange
from briefing.analysis.changes.declared_fields import DeclaredFields
from briefing.analysis.changes.field_changes import field_changes, removed_words
from briefing.analysis.changes.record_version import RecordVersion, VersionSide
from briefing.disk.git_history import write_revision
from briefing.errors import BriefingError
from briefing.library.library import Library
from briefing.library.opening import open_once
from briefing.load.content_layout import SUFFIXES
from briefing.model.key import Key
from briefing.page.changes.since_read import ReadBriefing
from briefing.state.briefing_homes import BriefingHome
from briefing.state.reading_rows import ReadRecord

_MOST = 5
"""Revisions that are looked into, those with most of the words first."""


@contextmanager
def with_old_words(
    library: Library, changes: Sequence[RecordChange], kept: ReadBriefing, home: BriefingHome
) -> Iterator[tuple[Sequence[RecordChange], Mapping[Key, Library]]]:
    """The changes with the words that were read, and for each of these the library that has them.

    A record in a revision is what was read only where its fingerprints are those that were kept; of
    all others the words stay unknown.
    """
    wanted = {one.slug: one for one in kept.records}
    by_revision: dict[str, list[RecordChange]] = {}
    for change in changes:
        read = _read(change, wanted)
        if read is not None and read.revision:
            by_revision.setdefault(read.revision, []).append(change)
    some = sorted(by_revision, key=lambda one: -len(by_revision[one]))[:_MOST]
    found = {one.key: one for one in changes}
    olds: dict[Key, Library] = {}
    slugs = {one.was: one.key.slug for one in changes if one.was}
    with tempfile.TemporaryDirectory(prefix="briefing-") as folder:
        for number, revision in enumerate(some):
            old = _opened(home, revision, Path(folder) / str(number))
            if old is None:
                continue
            told = _told(by_revision[revision], wanted, (old, library), slugs)
            found |= told
            olds |= dict.fromkeys(told, old)
        yield list(found.values()), olds


def _opened(home: BriefingHome, revision: str, folder: Path) -> Library | None:
    """A briefing as it was in a revision; None where git does not have it."""
    files = folder / "files"
    files.mkdir(parents=True)
    try:
        path = write_revision(Path(home.path), revision, files, SUFFIXES)
        return open_once(path, folder / "compiled")
    except BriefingError:
        return None


def _told(
    some: Sequence[RecordChange],
    wanted: dict[str, ReadRecord],
    libraries: tuple[Library, Library],
    slugs: dict[str, str],
) -> dict[Key, RecordChange]:
    """Some changes with the words of the old library, those where these are what was read."""
    old, new = (VersionSide((), DeclaredFields(one), one) for one in libraries)
    before = {one.key: RecordVersion(_was(one), one.section, None) for one in some}
    after = {one.key: RecordVersion(one.key, one.section, None) for one in some}
    old.read(list(before.values()))
    new.read(list(after.values()))
    found = {}
    for change in some:
        was, is_, read = before[change.key], after[change.key], _read(change, wanted)
        if not was.body or not read or was.prints(old.declared) != json.loads(read.prints):
            continue
        if change.kind == "removed":
            fields = removed_words(was, old.declared)
        elif is_.body:
            fields = tuple(field_changes(was, is_, old.declared, new.declared, slugs))
        else:
            continue
        found[change.key] = change._replace(fields=fields)
    return found


def _read(change: RecordChange, kept: Mapping[str, ReadRecord]) -> ReadRecord | None:
    """What was read of a record, under the slug that it had or, by now, the one that it has."""
    return kept.get(change.was) or kept.get(change.key.slug)


def _was(change: RecordChange) -> Key:
    return Key(change.key.briefing, change.was or change.key.slug)
