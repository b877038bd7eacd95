"""The way to the terminal, which may go away at any time."""

from __future__ import annotations

from contextlib import suppress
from typing import IO, Any, cast

from textual.drivers.linux_driver import LinuxDriver


class Outlet:
    """A file that a terminal is behind. What is written to it after that has gone goes nowhere.

    The toolkit writes from a thread with a short queue. If the thread died of the first error, the
    program would wait for room in the queue for ever.
    """

    def __init__(self, file: IO[str]) -> None:
        """`file` is where everything goes as long as it can."""
        self._file = file

    def write(self, text: str) -> None:
        """Write, if there is still somewhere to write to."""
        with suppress(OSError):
            self._file.write(text)

    def flush(self) -> None:
        """Send what was written on its way."""
        with suppress(OSError):
            self._file.flush()

    def fileno(self) -> int:
        """The number of the file."""
        return self._file.fileno()

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        return self._file.isatty()


class TerminalDriver(LinuxDriver):
    """The toolkit's own, but for an outlet that outlasts its terminal."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """As the toolkit makes it."""
        super().__init__(*arguments, **options)
        self._file = cast("Any", Outlet(cast("IO[str]", self._file)))
