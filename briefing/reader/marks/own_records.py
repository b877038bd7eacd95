"""What the person adds to records: bookmarks, and notes in files of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from textual.screen import Screen

from briefing.disk.file_stamp import FileStamp, file_stamp
from briefing.errors import BriefingError
from briefing.library.store.records import Record
from briefing.reader.keys.dispatch import Command
from briefing.reader.marks.reading_log import ReadingLog
from briefing.reader.notices import LONG
from briefing.reader.screens.main.reading_host import ReadingHost
from briefing.reader.screens.main.view_mode import ViewMode
from briefing.reader.terminal.editor import at_line, editor_words
from briefing.reader.terminal.outside_program import run_in_front


class OwnRecords:
    """Puts a bookmark on the open record, or opens the note on it in the editor."""

    def __init__(
        self,
        screen: Screen[Any],
        mode: ViewMode,
        log: ReadingLog,
        host: ReadingHost,
        changed: Callable[[], object],
    ) -> None:
        """`changed` is called when something has been added or taken away."""
        self._screen = screen
        self._mode = mode
        self._log = log
        self._host = host
        self._changed = changed
        self._written: dict[Path, FileStamp] = {}
        """The notes that were opened, with what changes when they are written."""

    @property
    def commands(self) -> Mapping[str, Command]:
        """The keys for the record."""
        return {"bookmark": self._bookmark, "own-note": self._note}

    def _record(self) -> Record | None:
        record = self._host.subject()
        if record is None:
            self._host.say("Choose a record first.")
        return record

    def _bookmark(self) -> None:
        """Put a bookmark on the record, or take it away."""
        key = self._host.here().key
        there = key in self._mode.nav.bookmarks
        if key is None or not (there or self._record()):
            return
        day = "" if there else date.today().isoformat()
        self._log.bookmark(self._mode.library.whole(), key, day)
        # The next key may come before all is looked up again.
        nav = self._mode.nav
        others = tuple(one for one in nav.bookmarks if one != key)
        self._mode.mark(nav._replace(bookmarks=others if there else (*others, key)))
        said = "Bookmark taken away." if there else "Bookmarked: ' shows it with the trail."
        self._host.say(said)
        self._changed()

    def _note(self) -> None:
        """Open the note on the record in the person's editor, and show it then."""
        record = self._record()
        if record is None:
            return
        slug = record.key.slug
        try:
            folder = self._log.folder(self._mode.library.whole(), record.key)
            words = editor_words()
            file = folder.begun(slug)
            status = run_in_front(self._screen.app, at_line(words, file, 1))
        except (BriefingError, OSError) as error:
            self._host.say(f"The note cannot be opened: {error}", warning=True, seconds=LONG)
            return
        if status:
            self._host.say(f"{words[0]} ended with status {status}.", warning=True)
        folder.ended(slug)
        self._written[file] = file_stamp(file)
        self._changed()

    def look(self) -> None:
        """An editor in a window of its own comes back at once: a note may be written by now."""
        now = {file: file_stamp(file) for file in self._written}
        if now != self._written:
            self._written = now
            self._changed()
