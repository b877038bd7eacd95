"""One run of the program in a real pseudo-terminal, with a folder of its own for all it keeps."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import select
import shutil
import signal
import struct
import sys
import termios
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.monkey.headless import edit
from tests.monkey.inputs import MonkeyInput, Size
from tests.pseudo_terminal import heed_the_terminal

PATIENCE = 60.0
"""Seconds after which a program that does not answer is called stuck.

Those in which it waits for a processor do not count: that others keep it busy is not its fault.
"""
QUIET = 0.4
"""Seconds without output after which the screen is called finished."""
_KEPT = 200_000


class _Patience:
    """Is true until a program has had `PATIENCE` seconds to answer in."""

    def __init__(self, pid: int) -> None:
        self._told = Path(f"/proc/{pid}/schedstat")
        self._waited = 0.0
        self._begun = self._had()

    def __bool__(self) -> bool:
        return self._had() - self._begun < PATIENCE

    def _had(self) -> float:
        """Seconds that have gone by, without those in which it waited for a processor."""
        if self._told.exists():  # not where it has ended, nor on systems that do not tell
            self._waited = int(self._told.read_text().split()[1]) / 1e9
        return time.monotonic() - self._waited


class TerminalRun:
    """The program on a terminal, and what is known of it."""

    def __init__(self, content: Path, folder: Path, size: Size = (120, 36)) -> None:
        """`content` is copied into `folder`, for its files are edited."""
        self.raw = b""
        self.status: int | None = None
        self._folder = folder
        self._content = folder / "content"
        if not self._content.exists():
            shutil.copytree(content, self._content)
        self._told = folder / "stalls"
        self.pid, self._fd = pty.fork()
        if self.pid == 0:  # the program, from here on
            heed_the_terminal()
            os.chdir(folder)
            path = (sys.executable, "-m", "tests.monkey.stall_watch")
            os.execvpe(path[0], [*path, str(self._told), str(self._content)], _sealed(folder))
        self._size(size)
        os.set_blocking(self._fd, False)

    def begin(self) -> None:
        """Wait for the first frame."""
        self._until(lambda: b"\x1b[?1049h" in self.raw)
        self.settle()

    def do(self, one: MonkeyInput) -> None:
        """Do one thing."""
        if one.kind == "type":
            self.type(one.typed)
        elif one.kind == "resize":
            self._size(one.size)
        elif one.kind == "edit":
            edit(self._content, one.number)
        elif one.kind == "signal":
            self.signal(one.number)
        self._read(one.number / 1000 if one.kind == "rest" else 0)

    def type(self, typed: bytes) -> None:
        """Type it all, which takes until the program has read it."""
        patience = _Patience(self.pid)
        while typed and self.alive and patience:
            try:
                typed = typed[os.write(self._fd, typed) :]
            except BlockingIOError:
                pass
            except OSError:
                self._gone()
            self._read(0)

    def signal(self, number: int) -> None:
        """Send it a signal, if it is still there."""
        if self.alive:
            os.kill(self.pid, number)

    @property
    def alive(self) -> bool:
        """Whether it has not ended. Afterwards `status` is how it did: negative for a signal."""
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                while self._read(0.2):
                    pass
                self.status = os.waitstatus_to_exitcode(status)
        return self.status is None

    def settle(self) -> bool:
        """Wait until nothing more is drawn; false if that does not end."""
        patience = _Patience(self.pid)
        while self.alive and self._read(QUIET):
            if not patience:
                return False
        return True

    def redrawn(self) -> bytes:
        """What the screen shows, drawn anew at a size at which there is room for it."""
        self._size((100, 30))
        self.settle()
        self.raw = b""
        self._size((120, 36))
        self.settle()
        return self.raw

    def ended(self) -> bool:
        """Wait for the end; false if it does not come."""
        return self._until(lambda: not self.alive)

    def close(self) -> None:
        """Whatever is left of it ends here."""
        if self.alive:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self._fd)

    def told(self) -> list[Mapping[str, Any]]:
        """What the watch has told: the stretches in which the interface was busy for too long."""
        if not self._told.exists():
            return []
        return [json.loads(line) for line in self._told.read_text("utf-8").splitlines()]

    def used(self) -> tuple[int, int, int]:
        """Bytes of memory, handles and threads that it has now."""
        proc = Path(f"/proc/{self.pid}")
        pages = int((proc / "statm").read_text().split()[1])
        count = [len(list((proc / name).iterdir())) for name in ("fd", "task")]
        return pages * os.sysconf("SC_PAGE_SIZE"), count[0], count[1]

    def _until(self, done: Any) -> bool:
        patience = _Patience(self.pid)
        while not done():
            if not patience:
                return False
            self._read(0.05)
        return True

    def _read(self, seconds: float) -> bool:
        """Take in what is drawn, for so long or until nothing has come for that time."""
        came = False
        until = time.monotonic() + seconds
        while True:
            left = max(0.0, until - time.monotonic())
            ready, _, _ = select.select([self._fd], [], [], left)
            if not ready:
                return came
            try:
                new = os.read(self._fd, 65536)
            except OSError:  # the terminal is closed
                return came
            if not new:
                return came
            self.raw = (self.raw + new)[-_KEPT:]
            came = True
            if time.monotonic() > until:
                return came

    def _size(self, size: Size) -> None:
        packed = struct.pack("HHHH", size[1], size[0], 0, 0)
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, packed)

    def _gone(self) -> None:
        """The terminal takes no more: the program ends."""
        self._until(lambda: not self.alive)


def _sealed(folder: Path) -> dict[str, str]:
    """The environment, with nothing of the person's own, and no browser."""
    own = {
        f"BRIEFING_{name}_DIR": str(folder / name.lower()) for name in ("CACHE", "CONFIG", "STATE")
    }
    where = str(Path(__file__).parents[2])
    return {
        **os.environ,
        **own,
        "HOME": str(folder),
        "BROWSER": "true",
        "TERM": "xterm-256color",
        "PYTHONPATH": where,
    }
