"""Writing an export in a thread, until it is done or somebody does not want it any more."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from briefing.export.context import ExportOptions
from briefing.export.export import export, save
from briefing.export.selection import Selection
from briefing.library.compiler.progress import Cancelled
from briefing.library.library import Library
from briefing.page.words.vocabulary import plural
from briefing.reader.background.background_query import InterruptibleQuery

STOPPED = "Stopped: nothing is written."


class ExportWork:
    """One export. Its answer says what was written, or that it was stopped before."""

    def __init__(
        self,
        library: Library,
        selection: Selection,
        options: ExportOptions,
        path: Path,
        *,
        replace: bool,
        tell: Callable[[int, int], object],
    ) -> None:
        """`tell` is told, in the thread, how many records are written, of how many."""
        self._selection = selection
        self._options = options
        self._path = path
        self._replace = replace
        self._tell = tell
        self._done = self._total = 0
        self._writing = InterruptibleQuery(library, self._save)

    def run(self) -> str:
        """In a thread: write it, and say so."""
        return self._writing.run() or STOPPED

    def stop(self) -> None:
        """Leave the disk as it was, unless all is written already."""
        self._writing.stop()

    def _save(self, own: Library) -> str:
        self._total, of = self._selection.counts(own)
        try:
            wanted = export(own, self._selection, self._options, self._told)
            files = save(wanted, self._path, replace=self._replace)
        finally:
            own.keep_records(0)  # others use the same connection after this
        many = f"{self._total:,} of {of:,} records" if self._total != of else plural(of, "record")
        what = f"{len(files)} files in {self._path}" if len(files) > 1 else str(files[0])
        return f"Written: {what} ({many})"

    def _told(self, records: int) -> None:
        """The one place where it can be stopped, but for the questions to the library."""
        if self._writing.stopped:
            raise Cancelled
        if records:
            self._done = min(self._done + records, self._total)
            self._tell(self._done, self._total)
