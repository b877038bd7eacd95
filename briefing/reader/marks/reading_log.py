"""What is read, kept, and compared with what is there: everything here is for threads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from sqlite3 import Connection as _File
from threading import RLock
from typing import NamedTuple

from briefing.analysis.changes.outside_records import OutsideRecords
from briefing.disk.git_history import head_of
from briefing.library.library import Library
from briefing.library.store.person_marks import KEYED
from briefing.model.key import SHARED, Key
from briefing.page.changes.change_blocks import counts_line
from briefing.page.changes.kept_reading import kept_reading, notes_folder, notes_on
from briefing.page.changes.since_read import (
    ReadBriefing,
    SinceRead,
    all_seen,
    as_read,
    digests_of,
    home_of,
    marked_by,
    since_read,
    with_renamed,
)
from briefing.reader.marks.unread_lists import marked_of
from briefing.reader.places.nav_marks import NavMarks, SavedSection
from briefing.reader.screens.search.shell_command import opened_path
from briefing.search.search import search
from briefing.state.briefing_homes import BriefingHome, claimed, number_of
from briefing.state.notes import NotesFolder
from briefing.state.reading_rows import (
    KeptBriefing,
    ReadRecord,
    bookmarks,
    exchange_read,
    keep_seen,
    kept_briefings,
    read_records,
    rename_read,
    set_bookmark,
)
from briefing.state.reading_state import ReadingState
from briefing.state.search_history import KeptSearch
from briefing.state.searches import Searches

_MOST_SAVED = 9
"""Saved searches that the left pane has room for."""


class MarkedBefore(NamedTuple):
    """What was kept of some records before they were marked: exchanged again, it undoes that."""

    home: BriefingHome
    slugs: tuple[str, ...]
    records: tuple[ReadRecord, ...]


class Compared(NamedTuple):
    """What has become of a briefing since it was read, and what there is to show of that."""

    found: SinceRead
    nav: NavMarks


class ReadingLog:
    """What the person reads of a library."""

    def __init__(self, state: ReadingState) -> None:
        """`state` is where it is kept."""
        self.state = state
        self._found: dict[str, SinceRead] = {}
        self._comparing = RLock()
        """Held while anything is compared: a mark that is made meanwhile waits to be seen."""

    def renewed(self) -> None:
        """The files have changed: everything is compared anew. Whoever is at it goes on."""
        self._found = {}

    def _forget(self, *briefings: str) -> None:
        with self._comparing:
            for one in briefings:
                self._found.pop(one, None)

    def compare(self, library: Library, briefing: str) -> Compared:
        """What has become of a briefing, and what the left pane and the front page tell of that."""
        with self._comparing:
            whole = library.whole()
            found = self.since_read(whole, briefing)
            return Compared(found, self.nav(library, found))

    def since_read(self, library: Library, briefing: str) -> SinceRead:
        """What has become of a briefing and of the shared records; `library` is as of no day.

        Marks follow what only has another slug or form. They are those of all briefings of which
        anything was read.
        """
        with self._comparing:
            return self._since_read(library, briefing)

    def _since_read(self, library: Library, briefing: str) -> SinceRead:
        known, notes, outside = self._found, dict[Key, str](), OutsideRecords(library)
        for slug in self._known(library, briefing):
            home = home_of(library, slug)
            if slug not in known:
                kept = kept_reading(self.state, home)
                known[slug] = since_read(library, slug, kept, outside)
                if known[slug].renamed or known[slug].same or known[slug].moved:
                    self._follow(library, home, known[slug], kept)
            notes.update(notes_on(self.state, home))
        earlier = library.person.marked.renamed
        library.person.set(marked_by(known.values(), notes, earlier))
        found = with_renamed(known[briefing], library.person.marked.renamed, library)
        shared = known.get(SHARED)
        if shared is not None:
            changes = sorted((*found.changes, *shared.changes), key=lambda one: one.place)
            last = max(found.last_day, shared.last_day)
            found = found._replace(changes=tuple(changes), last_day=last)
        return found

    def _known(self, library: Library, briefing: str) -> list[str]:
        """The briefing that is open, and all others of the library of which something is kept."""
        kept = self.state.ask(kept_briefings, list[KeptBriefing]())
        slugs = {one.slug for one in kept} | {briefing}
        return [
            slug
            for slug in sorted(slugs)
            if slug == briefing
            or library.ask("SELECT 1 FROM main.record WHERE briefing = ? LIMIT 1", (slug,))
        ]

    def nav(self, library: Library, found: SinceRead) -> NavMarks:
        """What the left pane and the front page tell: the counts as of the day of the library."""
        changes = found.changes
        said = ""
        if changes and found.since:
            said = f"{found.since[:-1]}: {counts_line(library, changes)}."
        searches = Searches(str(opened_path(library)), self.state.given)
        own = [one for one in searches.saved() if one.content == searches.content]
        return NavMarks(
            _unread(library, found),
            len(changes),
            said,
            tuple(_as_section(library, one) for one in own[:_MOST_SAVED]),
            len(own[_MOST_SAVED:]),
            self._bookmarks(library, found.briefing),
        )

    def _bookmarks(self, library: Library, briefing: str) -> tuple[Key, ...]:
        """All bookmarks of the library, those of the briefing that is open first."""
        known = sorted(self._known(library, briefing), key=lambda one: one != briefing)
        homes = [home_of(library, slug) for slug in known]
        return self.state.ask(partial(_bookmarks, homes), ())

    def _follow(
        self, library: Library, home: BriefingHome, found: SinceRead, kept: ReadBriefing
    ) -> None:
        """Let what is kept go with records to their slugs, and to the form that they have now."""
        now = dict(found.renamed)
        days = {now.get(one.slug, one.slug): (one.revision, one.day) for one in kept.records}
        fresh = [
            one._replace(revision=days[one.slug][0], day=days[one.slug][1])
            for some in as_read(library, found.same, "", date.today()).values()
            for one in some
            if one.slug in days
        ]

        def follow(file: _File) -> None:
            number = claimed(file, home)
            rename_read(file, number, (*found.renamed, *found.moved))
            exchange_read(file, number, (), fresh)

        self.state.change(follow)
        folder = notes_folder(self.state, home)
        for old, new in (*found.renamed, *found.moved):
            folder.rename(old, new)

    # Marking.

    def read(self, library: Library, keys: Sequence[Key]) -> list[MarkedBefore]:
        """The records are read as they are now."""
        library = library.whole()
        head = head_of(library.root)
        records = as_read(library, keys, head.commit if head else "", date.today())
        return [self._exchange(library, one, records[one], ()) for one in records]

    def looked_at(self, library: Library, keys: Sequence[Key]) -> list[MarkedBefore]:
        """The same of what was on the screen: as of a day, only what is all of it even now."""
        whole = library.whole()
        if library.until:
            shown, now = (as_read(one, keys, "", date.today()) for one in (library, whole))
            if _said(shown) != _said(now):
                return []
        return self.read(whole, keys)

    def all_read(self, library: Library, keys: Sequence[Key]) -> list[MarkedBefore]:
        """The same, of a whole briefing: that records were removed has then been read as well."""
        whole = library.whole()
        gone: dict[str, list[str]] = {}
        for slug in dict.fromkeys(key.briefing for key in keys):
            for one in self.since_read(whole, slug).changes:
                if one.kind == "removed":
                    gone.setdefault(one.key.briefing, []).append(one.key.slug)
        return [
            *(self._exchange(whole, one, (), gone[one]) for one in gone),
            *self.read(whole, keys),
        ]

    def unread(self, library: Library, keys: Iterable[Key]) -> list[MarkedBefore]:
        """The records are not read, whatever they were."""
        slugs: dict[str, list[str]] = {}
        for key in keys:
            slugs.setdefault(key.briefing, []).append(key.slug)
        return [self._exchange(library, one, (), slugs[one]) for one in slugs]

    def _exchange(
        self, library: Library, briefing: str, records: Sequence[ReadRecord], slugs: Sequence[str]
    ) -> MarkedBefore:
        home = home_of(library, briefing)
        there = [] if kept_reading(self.state, home).records else all_seen(library, briefing)

        def exchange(file: _File) -> list[ReadRecord]:
            number = claimed(file, home)
            keep_seen(file, number, there)
            keep_seen(file, number, [(one.slug, one.digest) for one in records])
            return exchange_read(file, number, slugs, records)

        before = self.state.change(exchange)
        self._forget(briefing)
        named = (*slugs, *(one.slug for one in records))
        return MarkedBefore(home, named, tuple(before))

    def undo(self, before: Iterable[MarkedBefore]) -> None:
        """Mark records as they were marked before."""
        for one in before:
            self.state.change(partial(_exchanged, one))
            self._forget(one.home.slug)

    # Bookmarks and notes.

    def bookmark(self, library: Library, key: Key, day: str) -> None:
        """Put a bookmark; with an empty day, take it away."""
        home = self._begin(library, key)
        self.state.change(lambda file: set_bookmark(file, claimed(file, home), key.slug, day))

    def folder(self, library: Library, key: Key) -> NotesFolder:
        """The notes on the briefing of a record that is to have one."""
        return notes_folder(self.state, self._begin(library, key))

    def _begin(self, library: Library, key: Key) -> BriefingHome:
        """The briefing is known from now on, and the record by its words if its slug changes."""
        home = home_of(library, key.briefing)
        now = [(one.slug, digest) for one, digest in digests_of(library, [key])]

        def begin(file: _File) -> None:
            number = claimed(file, home)
            if not read_records(file, number):  # else all that was there is known
                keep_seen(file, number, now)

        self.state.change(begin)
        return home


def _bookmarks(homes: Sequence[BriefingHome], file: _File) -> tuple[Key, ...]:
    return tuple(
        Key(home.slug, one.slug) for home in homes for one in bookmarks(file, number_of(file, home))
    )


def _exchanged(before: MarkedBefore, file: _File) -> None:
    exchange_read(file, claimed(file, before.home), before.slugs, before.records)


_UNREAD = f"""
SELECT section, count(*) FROM record WHERE briefing = ? AND NOT ({KEYED}) GROUP BY section
"""


def _unread(library: Library, found: SinceRead) -> dict[str, int]:
    """How many records of each section are unread or have changed; none where nothing was read."""
    marked = library.person.marked
    if found.briefing not in marked.begun:
        return {}
    rows = library.ask(_UNREAD, (found.briefing, marked.read_json))
    return {str(section): int(count) for section, count in rows}


def _said(read: Mapping[str, Sequence[ReadRecord]]) -> list[tuple[str, str]]:
    return [(one.prints, one.answer) for some in read.values() for one in some]


def _as_section(library: Library, kept: KeptSearch) -> SavedSection:
    """A saved search with how many it finds, in all briefings, as when it is opened."""
    listing, count = search(library, kept.query).listing, library.lists.count
    unread = count(marked_of(library, listing)) if library.person.marked else 0
    return SavedSection(kept.name, kept.query, count(listing), unread)
