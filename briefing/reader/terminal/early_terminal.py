"""The terminal until the toolkit has it: what is typed is kept for the reader, and not drawn.

Loading takes longer than a person waits before typing. Meanwhile a terminal that nobody has set up
draws the letters itself, and makes another key of enter.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any

_ENDING = ("SIGTERM", "SIGHUP", "SIGQUIT")  # ctrl+c is an exception: no handler is needed


@contextmanager
def quiet_terminal() -> Iterator[list[Any] | None]:
    """Let the terminal draw nothing by itself; at the end it is as it was.

    Gives how it was; None where another program has it now.
    """
    if sys.platform == "win32" or not _is_in_front():
        yield None
        return
    import termios  # noqa: PLC0415 - not on every system

    before = termios.tcgetattr(sys.stdin.fileno())
    quiet = [*before]
    quiet[0] &= ~(termios.ICRNL | termios.IXON)
    quiet[3] &= ~(termios.ECHO | termios.ICANON)

    def put_back() -> None:
        if _is_in_front():
            with suppress(termios.error):
                termios.tcsetattr(sys.stdin.fileno(), termios.TCSANOW, before)

    def end(number: int, _: FrameType | None) -> None:
        put_back()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    numbers = [getattr(signal, name) for name in _ENDING]
    ours = [one for one in numbers if signal.getsignal(one) == signal.SIG_DFL]
    for number in ours:
        signal.signal(number, end)
    termios.tcsetattr(sys.stdin.fileno(), termios.TCSANOW, quiet)
    try:
        yield before
    finally:
        put_back()
        for number in ours:
            signal.signal(number, signal.SIG_DFL)


def _is_in_front() -> bool:
    try:
        return os.tcgetpgrp(sys.stdin.fileno()) == os.getpgrp()
    except OSError:  # it has gone
        return False
