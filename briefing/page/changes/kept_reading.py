"""What is kept of a person's reading of a library, as it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from sqlite3 import Connection

from briefing.analysis.changes.outside_records import OutsideRecords
from briefing.library.library import Library
from briefing.library.store.person_marks import MarkedRecords
from briefing.model.key import SHARED, Key
from briefing.page.changes.since_read import ReadBriefing, home_of, marked_by, since_read
from briefing.state.briefing_homes import BriefingHome, number_of, token
from briefing.state.notes import NotesFolder
from briefing.state.reading_rows import read_records, seen
from briefing.state.reading_state import ReadingState


def kept_reading(state: ReadingState, home: BriefingHome) -> ReadBriefing:
    """What was read of a briefing, and was there then."""

    def read(file: Connection) -> ReadBriefing:
        number = number_of(file, home)
        return ReadBriefing(read_records(file, number), seen(file, number))

    return state.ask(read, ReadBriefing())


def notes_folder(state: ReadingState, home: BriefingHome) -> NotesFolder:
    """Where the notes on a briefing are, or would be."""
    name = state.ask(lambda file: token(file, number_of(file, home)), "")
    return NotesFolder(state.folder, home.slug, name)


def notes_on(state: ReadingState, home: BriefingHome) -> Mapping[Key, str]:
    """The words of the notes on a briefing, as they are written."""
    folder = notes_folder(state, home)
    return {Key(home.slug, slug): folder.read(slug) for slug in folder.slugs()}


def marks_of(state: ReadingState, library: Library) -> MarkedRecords:
    """The marks of all briefings of a library."""
    whole = library.whole()
    found, notes, outside = [], dict[Key, str](), OutsideRecords(whole)
    for slug in (*(one.slug for one in whole.briefings.all()), SHARED):
        home = home_of(whole, slug)
        found.append(since_read(whole, slug, kept_reading(state, home), outside))
        notes.update(notes_on(state, home))
    return marked_by(found, notes, {})
