"""The way to the terminal, which may go away at any time."""

from __future__ import annotations

import os
from codecs import getincrementaldecoder
from contextlib import suppress
from select import select
from typing import IO, Any, cast

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

_PIECE = 4096  # bytes read at once
_TICK = 0.1
"""Seconds after which the parser is asked whether an escape that stands alone is the key itself."""


class TerminalOutput:
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
    """The toolkit's own, but for an outlet that outlasts its terminal, and input that ends at once.

    The toolkit looks only every tenth of a second whether its reading of keys is to end, and then
    waits for another: two thirds of the time that quitting takes. Here the end is a byte in a pipe.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """As the toolkit makes it."""
        super().__init__(*arguments, **options)
        self._file = cast("Any", TerminalOutput(cast("IO[str]", self._file)))
        self._ending, self._end = os.pipe()

    def disable_input(self) -> None:
        """Stop reading keys, and wait until the thread that does has ended."""
        os.write(self._end, b".")  # stays there, and keeps the thread awake, until it has ended
        super().disable_input()
        os.read(self._ending, 1)

    def close(self) -> None:
        """The program ends."""
        super().close()
        os.close(self._ending)
        os.close(self._end)

    def run_input_thread(self) -> None:
        """Read what the terminal sends, and pass it on, until the input is to end."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")().decode
        while not self.exit_event.is_set():
            ready, _, _ = select([self.fileno, self._ending], [], [], _TICK)
            if self.fileno in ready:
                held = os.read(self.fileno, _PIECE)
                if not held:  # the terminal has gone
                    return
                for message in parser.feed(decode(held)):
                    self.process_message(message)
            for message in parser.tick():
                self.process_message(message)
