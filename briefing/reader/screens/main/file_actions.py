"""From the page to the file behind it: the editor, the place to copy, the person's own commands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from briefing.disk.file_names import path_of
from briefing.errors import BriefingError
from briefing.library.store.records import Record
from briefing.page.blocks import FilePlace
from briefing.reader.background.background_query import BackgroundQuery
from briefing.reader.keys.dispatch import Command
from briefing.reader.notices import LONG
from briefing.reader.screens.main.three_panes import ThreePanes
from briefing.reader.screens.main.view_mode import ViewMode

if TYPE_CHECKING:
    from briefing.reader.screens.main.reading_host import ReadingHost
    from briefing.reader.settings.own_commands import OwnCommand


class FileActions:
    """Knows the line of what is read: of the link that is marked in the list of problems, or of
    the record that is open."""

    def __init__(
        self,
        screen: Screen[Any],
        mode: ViewMode,
        own: Sequence[OwnCommand],
        panes: ThreePanes,
        host: ReadingHost,
    ) -> None:
        """`own` are the commands that the person has written; `panes` have the page."""
        self._screen = screen
        self._mode = mode
        self._own = own
        self._panes = panes
        self._host = host
        self._running: BackgroundQuery[str] = BackgroundQuery(screen, self._ran, self._failed)

    @property
    def commands(self) -> Mapping[str, Command]:
        """The keys that lead to the file, and the person's own."""
        own = {one.action.id: partial(self._run, one) for one in self._own}
        return {"edit": self._edit, "copy-place": self._copy_place, **own}

    def _place(self) -> FilePlace | None:
        """The line of a file that is meant; what is said where there is none is said."""
        marked = self._panes.page.links.span
        if marked is not None and marked.place is not None:
            return marked.place
        record = self._host.subject()
        if record is None or not record.file:
            self._host.say("Choose a record first, or mark a problem in the list of problems.")
            return None
        return FilePlace(record.file, record.line)

    def _edit(self) -> None:
        """Open the file at the line in the person's editor."""
        place = self._place()
        if place is not None:
            self.open(place)

    def open(self, place: FilePlace) -> None:
        """Open a line of a file in the person's editor, which has the terminal until it ends."""
        # Loaded when it is first wanted: the first frame does without.
        from briefing.reader.terminal.editor import at_line, editor_words  # noqa: PLC0415

        file = self._absolute(place.file)
        if not file.is_file():
            self._host.say(f"There is no file {file} any more.", warning=True)
            return
        try:
            words = at_line(editor_words(), file, place.line)
        except BriefingError as error:
            self._failed(error)
        else:
            self._run_in_front(words)

    def _copy_place(self) -> None:
        """Send the absolute path and the line to the terminal, for its clipboard."""
        # Loaded when it is first wanted: the first frame does without.
        from briefing.reader.screens.clipboard import to_clipboard  # noqa: PLC0415

        place = self._place()
        if place is not None:
            there = place._replace(file=str(self._absolute(place.file)))
            to_clipboard(self._screen, str(there))

    def _run(self, own: OwnCommand) -> None:
        """Run a command of the person's own on the record that is open."""
        # Loaded when it is first wanted: the first frame does without.
        from briefing.reader.terminal.outside_program import ProgramRun  # noqa: PLC0415

        record = self._host.subject()
        if record is None:
            self._host.say("Choose a record first.")
            return
        words = own.filled(self._values(record))
        if own.terminal:
            self._run_in_front(words)
        else:
            self._running.do(ProgramRun(words, self._mode.library.root))

    def _run_in_front(self, words: Sequence[str]) -> None:
        """Give the terminal to a program until it ends, and tell where that failed."""
        # Loaded when it is first wanted: the first frame does without.
        from briefing.reader.terminal.outside_program import run_in_front  # noqa: PLC0415

        try:
            status = run_in_front(self._screen.app, words)
        except BriefingError as error:
            self._failed(error)
            return
        if status:
            self._host.say(f"{words[0]} ended with status {status}.", warning=True)

    def _values(self, record: Record) -> Mapping[str, str]:
        """What the placeholders of a command stand for."""
        # Loaded when it is first wanted: the first frame does without.
        from briefing.page.attribution.citation import copied  # noqa: PLC0415
        from briefing.text.visible import visible  # noqa: PLC0415

        return {
            "key": str(record.key),
            "file": str(self._absolute(record.file)),
            "line": str(record.line),
            "text": visible(copied(self._mode.library, record)),
        }

    def _absolute(self, file: str) -> Path:
        return path_of(self._mode.library.root, file).absolute()

    def _ran(self, said: str) -> None:
        self._host.say(said or "Done.", seconds=LONG if said else None)

    def _failed(self, why: BaseException) -> None:
        self._host.say(str(why), warning=True, seconds=LONG)
