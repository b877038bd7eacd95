"""What has become of a briefing since it was read: the marks of its records, and what is new."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from briefing.analysis.changes.changes import RecordChange, compared
from briefing.analysis.changes.declared_fields import DeclaredFields
from briefing.analysis.changes.outside_records import OutsideRecords, changed_outside
from briefing.analysis.changes.record_version import (
    RecordVersion,
    VersionSide,
    versions,
)
from briefing.disk.file_names import path_of
from briefing.library.library import Library
from briefing.library.store.person_marks import MarkedRecords
from briefing.library.store.wanted_keys import RECORDS_WANTED, in_chunks, wanted
from briefing.model.key import FRONT, Key
from briefing.page.changes.answers import answers_of
from briefing.page.words.dates import date_in_words
from briefing.state.briefing_homes import BriefingHome, Sample
from briefing.state.reading_rows import ReadRecord

_RENAMED = frozenset({"removed", "new", "renamed"})


class ReadBriefing(NamedTuple):
    """What was kept of a briefing: what was read, and what was there then besides."""

    records: Sequence[ReadRecord] = ()
    seen: Mapping[str, int] = {}

    @property
    def last_day(self) -> str:
        """The ISO day on which something was last read; empty where nothing was."""
        return max((one.day for one in self.records), default="")


class SinceRead(NamedTuple):
    """What has become of a briefing since then.

    `renamed` are the slugs that records had and have, and `same` records that say what they did in
    another form: what is kept of them can follow without anybody losing a change. `moved` are the
    slugs of records that were there, unread, and say under another slug the very same.
    """

    briefing: str
    changes: tuple[RecordChange, ...] = ()
    read: frozenset[Key] = frozenset()
    changed: frozenset[Key] = frozenset()
    renamed: tuple[tuple[str, str], ...] = ()
    same: tuple[Key, ...] = ()
    last_day: str = ""
    moved: tuple[tuple[str, str], ...] = ()

    @property
    def since(self) -> str:
        """Since when, as a sentence; empty where nothing was read."""
        return since_words(self.last_day)


def since_words(last_day: str) -> str:
    """What changes since reading are called: each record was read, or not, on a day of its own."""
    last = date_in_words(last_day)
    return f"New or changed since you read it (last on {last})." if last_day else ""


def since_read(
    library: Library, briefing: str, kept: ReadBriefing, outside: OutsideRecords | None = None
) -> SinceRead:
    """Compare what was read with what is there. `library` is not as of a day.

    Whoever compares several briefings gives the same `outside` to all.
    """
    if not kept.records:
        return SinceRead(briefing, moved=_only_moved(library, briefing, kept.seen))
    read = {one.slug for one in kept.records}
    outside = outside or OutsideRecords(library)
    others = changed_outside(kept.seen, outside.of(briefing))
    old = kept_side(kept.records, briefing, outside.declared)._replace(others=others)
    waiting = dict(kept.seen)

    def worth_comparing(one: RecordVersion) -> bool:
        """Whatever was not only there, unread."""
        was_there = waiting.pop(one.key.slug, None) is not None
        return one.key.slug in read or not was_there

    side = VersionSide(filter(worth_comparing, versions(library, briefing)), old.declared, library)
    found = compared(old, side, library, answers_of)
    # What was there and unread, and is under another slug now, is not new.
    gone = set(waiting.values())
    as_was = {one.key for one in found.pairing.new if one.digest in gone}
    unread = {slug: digest for slug, digest in waiting.items() if slug not in read}
    changes = tuple(one for one in found.changes if one.key not in as_was)
    changed = {one.key for one in changes if one.kind not in _RENAMED}
    removed = {one.key.slug for one in changes if one.kind == "removed"}
    now = {one.key.slug: two.key.slug for one, two in found.pairing.renamed}
    still = {Key(briefing, now.get(slug, slug)) for slug in read - removed}
    pairs = (*found.pairing.other, *found.pairing.renamed)
    return SinceRead(
        briefing,
        changes,
        frozenset(still - changed),
        frozenset(changed),
        tuple(now.items()),
        tuple(two.key for _, two in pairs if two.key not in changed),
        kept.last_day,
        _moved(unread, found.pairing.new),
    )


def _only_moved(
    library: Library, briefing: str, seen: Mapping[str, int]
) -> tuple[tuple[str, str], ...]:
    """The records with a bookmark or a note that have another slug, where nothing was read."""
    if not seen:
        return ()
    there = list(versions(library, briefing))
    gone = seen.keys() - {one.key.slug for one in there}
    came = [one for one in there if one.key.slug not in seen]
    return _moved({slug: seen[slug] for slug in gone}, came)


def _moved(gone: Mapping[str, int], came: Iterable[RecordVersion]) -> tuple[tuple[str, str], ...]:
    """What is gone and what came that say the very same, and nothing else that does."""
    was, is_ = defaultdict[int, list[str]](list), defaultdict[int, list[str]](list)
    for slug, digest in gone.items():
        was[digest].append(slug)
    for one in came:
        is_[one.digest or 0].append(one.key.slug)
    both = was.keys() & is_.keys() - {0}
    sure = [one for one in both if len(was[one]) == len(is_[one]) == 1]
    return tuple((was[one][0], is_[one][0]) for one in sure)


def with_renamed(found: SinceRead, renamed: Mapping[Key, str], library: Library) -> SinceRead:
    """The same, also with what had another slug when the program began: that is told once."""
    told = {one.key: one for one in found.changes}
    for key, record in library.records(
        one for one in renamed if one.briefing == found.briefing
    ).items():
        same = told.get(key) or RecordChange("renamed", key, record.section)
        told[key] = same._replace(was=renamed[key])
    return found._replace(changes=tuple(sorted(told.values(), key=lambda one: one.place)))


def kept_side(
    records: Iterable[ReadRecord], briefing: str, declared: DeclaredFields
) -> VersionSide:
    """What was read as one side of a comparison."""
    some = sorted(records, key=lambda one: one.slug)
    old = [
        RecordVersion(Key(briefing, one.slug), one.section, one.digest, one.prints) for one in some
    ]
    answers = {Key(briefing, one.slug): one.answer for one in some if one.answer}
    return VersionSide(old, declared, None, answers)


def as_read(
    library: Library, keys: Sequence[Key], revision: str, today: date
) -> dict[str, list[ReadRecord]]:
    """The records as they are read now, by their briefings."""
    declared, answers = DeclaredFields(library), answers_of(library, keys)
    found: dict[str, list[ReadRecord]] = {}
    side = VersionSide((), declared, library)
    for some in in_chunks(keys):
        those, values = wanted(some)
        rows = library.ask(
            f"{those} SELECT record.briefing, record.slug, record.section, record.digest "
            f"FROM {RECORDS_WANTED}",
            values,
        )
        read = [RecordVersion(Key(*key), section, digest) for *key, section, digest in rows]
        side.read(read)
        for one in read:
            found.setdefault(one.key.briefing, []).append(
                ReadRecord(
                    one.key.slug,
                    one.section,
                    one.digest or 0,
                    json.dumps(one.prints(declared), separators=(",", ":")),
                    answers.get(one.key, ""),
                    revision,
                    today.isoformat(),
                )
            )
    return found


def all_seen(library: Library, briefing: str) -> list[tuple[str, int]]:
    """All records of a briefing that are there, with what tells them apart; and those of others
    on which something in it rests.
    """
    own = [(one.key.slug, one.digest or 0) for one in versions(library, briefing)]
    return [*own, *OutsideRecords(library).of(briefing).items()]


def home_of(library: Library, briefing: str) -> BriefingHome:
    """Where a briefing stands: its folder, or its file."""
    rows = library.ask(
        "SELECT file FROM main.record WHERE briefing = ? ORDER BY slug <> ? LIMIT 1",
        (briefing, FRONT),
    )
    file = str(rows[0][0]) if rows else briefing
    folder, _, name = file.rpartition("/")
    root = library.root.absolute()
    if name.partition(".")[0] == FRONT:
        path = path_of(root, folder) if folder else root
    else:
        path = path_of(root, file.partition("/")[0])
    return BriefingHome(briefing, str(path), partial(_knows, library, briefing))


def _knows(library: Library, briefing: str, sample: Sample) -> bool:
    """Whether most of what was read is there, and some of it word for word."""
    digests = {
        one.slug: digest
        for some in in_chunks(Key(briefing, slug) for slug, _ in sample)
        for one, digest in digests_of(library, some)
    }
    same = any(digests.get(slug) == digest for slug, digest in sample)
    return same and 2 * sum(slug in digests for slug, _ in sample) > len(sample)


def digests_of(library: Library, keys: list[Key]) -> Iterable[tuple[Key, int]]:
    """What tells these records apart from what they were, of those that are there."""
    those, values = wanted(keys)
    rows = library.ask(
        f"{those} SELECT record.briefing, record.slug, record.digest FROM {RECORDS_WANTED}", values
    )
    return [(Key(one, slug), digest) for one, slug, digest in rows]


def marked_by(
    found: Iterable[SinceRead], notes: Mapping[Key, str], renamed: Mapping[Key, str]
) -> MarkedRecords:
    """The marks of several briefings, for whatever asks the library about them.

    `renamed` are the records that had other slugs before.
    """
    some = list(found)
    own = {Key(one.briefing, new): old for one in some for old, new in one.renamed}
    return MarkedRecords(
        (key for one in some for key in one.read),
        (key for one in some for key in one.changed),
        notes,
        {**renamed, **own},
    )
