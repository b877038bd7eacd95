"""A program in a real pseudo-terminal, started and driven as a person does it.

What it draws goes to a terminal's screen (pyte), and its keys are written as a keyboard sends them.
"""

from __future__ import annotations

import os
import re
import signal
import sys
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pexpect
import pyte

PROGRAM = [sys.executable, "-m", "briefing"]
PATIENCE = 60.0  # seconds; on a busy machine the first frame alone takes some
KEYS = {"tab": "\t", "enter": "\r", "escape": "\x1b", "down": "\x1b[B"}
# The toolkit's own: what it writes to a terminal beyond text. All else in a frame is text.
SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][0AB]|[=>78])")
ALTERNATE = "\x1b[?1049l"


def heed_the_terminal() -> None:
    """As a shell starts a program: one that is started in the background ignores ctrl+c."""
    for number in (signal.SIGINT, signal.SIGQUIT):
        signal.signal(number, signal.SIG_DFL)


class PseudoTerminal:
    """A terminal of some size, with the program running in it."""

    def __init__(
        self,
        path: Path,
        *,
        columns: int = 80,
        lines: int = 24,
        term: str = "xterm-256color",
        program: Sequence[str] = PROGRAM,
    ) -> None:
        environment = {**os.environ, "TERM": term, "COLORTERM": "truecolor"}
        self.child: Any = pexpect.spawn(
            program[0],
            [*program[1:], str(path)],
            dimensions=(lines, columns),
            env=environment,
            encoding="utf-8",
            timeout=PATIENCE,
            preexec_fn=heed_the_terminal,
        )
        self.before = termios.tcgetattr(self.child.child_fd)
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.Stream(self.screen)
        self.sent = ""

    @property
    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(self.screen.display)

    @property
    def top(self) -> str:
        """The line that says where one is."""
        return str(self.screen.display[0])

    def read(self) -> bool:
        """Take in what the program has drawn since; false when it has ended."""
        try:
            new = self.child.read_nonblocking(65536, timeout=0.05)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.sent += new
        # pyte takes the private sequences of the kitty keyboard protocol for text.
        self._stream.feed(re.sub(r"\x1b\[[<>=][0-9;]*u", "", new))
        return True

    def settle(self) -> None:
        """Read until nothing more comes: a frame may arrive in pieces."""
        sent = ""
        while sent != self.sent:
            sent = self.sent
            self.read()
            self.read()

    def until(self, seen: Callable[[], bool], what: str) -> None:
        """Read until something is seen."""
        deadline = time.monotonic() + PATIENCE
        while not seen():
            if not self.read() and not seen():
                raise AssertionError(f"the program ended before {what}:\n{self.text}")
            assert time.monotonic() < deadline, f"never {what}:\n{self.text}"

    def see(self, words: str) -> None:
        """Wait until words are on the screen, wherever they are broken."""
        self.until(lambda: words in " ".join(self.text.split()), f"saw {words!r}")

    def see_at_top(self, words: str) -> None:
        """Wait until the breadcrumb has words."""
        self.until(lambda: words in self.top, f"saw {words!r} at the top")

    def press(self, *keys: str) -> None:
        """Press keys."""
        for key in keys:
            self.child.send(KEYS.get(key, key))

    def write(self, sent: bytes) -> None:
        """Send bytes, whatever they are."""
        while sent:
            sent = sent[os.write(self.child.child_fd, sent) :]

    def ended(self) -> int:
        """Wait for the end; gives the exit status, 256 and more for a signal that killed it."""
        self.until(lambda: not self.read(), "it ended")
        self.child.close()
        killed = self.child.signalstatus
        return 256 + killed if killed else int(self.child.exitstatus or 0)
