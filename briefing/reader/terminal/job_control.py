"""Whose terminal it is: the shell's, or that of the job that it has put in front."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable

_LOOK = 0.1
"""Seconds between two looks, where nobody stops what waits: without a shell that could."""


def stop_until_in_front(terminal: int, given_up: Callable[[], bool]) -> bool:
    """Stop, as a program does that writes from behind, until this job is the one in front.

    False if it was given up before.
    """
    before = signal.signal(signal.SIGTTOU, signal.SIG_DFL)
    try:
        while not given_up():
            if _is_in_front(terminal):
                return True
            os.kill(0, signal.SIGTTOU)
            time.sleep(_LOOK)
    finally:
        signal.signal(signal.SIGTTOU, before)
    return False


def _is_in_front(terminal: int) -> bool:
    try:
        return os.tcgetpgrp(terminal) == os.getpgrp()
    except OSError:  # nobody's, or gone: it will be seen when it is read
        return True
