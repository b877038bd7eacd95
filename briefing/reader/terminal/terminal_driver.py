"""The way to the terminal, which may go away at any time."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from select import select
from types import FrameType
from typing import IO, Any, cast

from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key
from textual.message import Message

from briefing.reader.terminal.job_control import stop_until_in_front
from briefing.reader.terminal.terminal_input import TerminalInput

_PIECE = 4096  # bytes read at once
_STOP = "ctrl+z"
_PIXELS_OFF = "\x1b[?1016l"
"""The one mode that the toolkit turns on and leaves on."""


def _unheard(_: int, __: FrameType | None) -> None:
    """What takes a signal that is meant for another program; that one inherits nothing of it."""


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
    """The toolkit's own, but for a way out that outlasts its terminal, and a way in for any bytes.

    The toolkit looks only every tenth of a second whether its reading of keys is to end, and then
    waits for another: two thirds of the time that quitting takes. Here the end is a byte in a pipe.

    The toolkit puts the terminal back and sets it up again inside a signal handler, where whatever
    the program was doing holds its locks. Here the loop does it, between two of its turns.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """As the toolkit makes it."""
        super().__init__(*arguments, **options)
        self._file = cast("Any", TerminalOutput(cast("IO[str]", self._file)))
        self._ending, self._end = os.pipe()
        self._away = False
        self._before = getattr(self._app, "terminal_before", None)
        self._event_loop = asyncio.get_running_loop()
        self._event_loop.add_signal_handler(signal.SIGTSTP, self.stop)
        self._event_loop.add_signal_handler(signal.SIGCONT, self.renew)

    def start_application_mode(self) -> None:
        """Set the terminal up, once it is ours to set up."""
        self._away = not stop_until_in_front(self.fileno, self._is_over)
        if not self._away:
            super().start_application_mode()  # type: ignore[no-untyped-call]
            self.attrs_before = self._before or self.attrs_before
            self._before = None  # after a stop it is as the shell has it then

    def _is_over(self) -> bool:
        """Whether the program is ending, so that nothing is to be set up any more."""
        return self._app._exit or not self._app.is_running

    def stop_application_mode(self) -> None:
        """Put the terminal back as it was, if it is not so already."""
        if not self._away:
            self.write(_PIXELS_OFF)
            super().stop_application_mode()
            self._away = True

    def stop(self) -> None:
        """Give the terminal back to the shell, and stop with all that the shell started with this.

        Where no shell could let it go on, the system lets nothing stop, and the screen comes back
        at once.
        """
        with self.lent():
            os.kill(0, signal.SIGTSTP)  # what follows is after `fg`

    @contextmanager
    def lent(self) -> Iterator[None]:
        """The terminal is somebody else's meanwhile, who may also stop: then this does as well.

        What the terminal's own keys ask for is asked of that program alone.
        """
        self._event_loop.remove_signal_handler(signal.SIGTSTP)
        self._event_loop.remove_signal_handler(signal.SIGCONT)
        kept = {one: signal.signal(one, _unheard) for one in (signal.SIGINT, signal.SIGQUIT)}
        self.suspend_application_mode()
        try:
            yield
        finally:
            for number, handler in kept.items():
                signal.signal(number, handler)
            self._event_loop.add_signal_handler(signal.SIGTSTP, self.stop)
            self._event_loop.add_signal_handler(signal.SIGCONT, self.renew)
            self._come_back()

    def renew(self) -> None:
        """Set the terminal up anew, after a stop of which nothing could be known before."""
        self.suspend_application_mode()
        self._come_back()

    def _come_back(self) -> None:
        self.resume_application_mode()
        if not self._away:
            self._app.refresh(layout=True)

    def write(self, data: str) -> None:
        """Write, unless the terminal is somebody else's now."""
        if self._writer_thread is not None and self._writer_thread.is_alive():
            super().write(data)

    def disable_input(self) -> None:
        """Stop reading keys, and wait until the thread that does has ended."""
        if self._away:  # what has been typed since is for somebody else
            return
        os.write(self._end, b".")  # stays there, and keeps the thread awake, until it has ended
        super().disable_input()
        os.read(self._ending, 1)

    def process_message(self, message: Message) -> None:
        """The terminal's own key is for whoever rules the terminal: no screen is asked."""
        if isinstance(message, Key) and message.key == _STOP:
            self._event_loop.call_soon_threadsafe(self.stop)
        else:
            super().process_message(message)

    def run_input_thread(self) -> None:
        """Read what the terminal sends, and pass it on, until the input is to end."""
        said = TerminalInput()
        while not self.exit_event.is_set():
            ready, _, _ = select([self.fileno, self._ending], [], [], said.patience)
            if self._ending in ready:
                return
            held = self._read() if ready else None
            if held == b"":  # it has gone, which the system tells only those whom it belonged to
                os.kill(os.getpid(), signal.SIGHUP)
                return
            for message in said.lapse() if held is None else said.feed(held):
                self.process_message(message)

    def _read(self) -> bytes:
        """What the terminal has sent; nothing if there is none any more."""
        with suppress(OSError):
            return os.read(self.fileno, _PIECE)
        return b""

    def _run_input_thread(self) -> None:
        """A fault in the reading of keys is one like any other: the toolkit would end with 0."""
        try:
            self.run_input_thread()
        except Exception as error:  # noqa: BLE001 - told and kept where all faults are
            self._app.call_later(self._app._handle_exception, error)
