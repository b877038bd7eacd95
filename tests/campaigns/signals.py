"""Signals and faults at any moment: the terminal is given back, and the exit status says why.

`python -m tests.campaigns.signals --count 200`.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import termios
from contextlib import suppress
from random import Random
from unittest import mock

from briefing.library.opening import open_library
from tests.campaigns.campaign import Outcome, by_hand
from tests.conftest import CONTENT
from tests.pseudo_terminal import PseudoTerminal

ENDING = (signal.SIGINT, signal.SIGQUIT, signal.SIGTERM, signal.SIGHUP)
PASSING = (signal.SIGTSTP, signal.SIGCONT, signal.SIGWINCH)
_KEYS = ("j", "4", "\r", "[", "/", "kat", "\x1b[27u", "L", "G", "?", "w", "\x06", "\x10", " ", "\t")
_FAULT = """
import sys
from briefing.cli.main import main
from briefing.reader.terminal.terminal_input import TerminalInput
feed, left = TerminalInput.feed, [int(sys.argv.pop())]
def broken(self, data):
    left[0] -= 1
    return feed(self, data) if left[0] else 1 / 0
TerminalInput.feed = broken
sys.exit(main(sys.argv[1:]))
"""
_BEGUN = "\x1b[?1049h"


def campaign(count: int, seed: int, outcome: Outcome) -> None:
    """So many runs, each ended by a signal or a fault at a moment of its own."""
    with tempfile.TemporaryDirectory() as folder:
        own = {f"BRIEFING_{name}_DIR": f"{folder}/{name}" for name in ("CACHE", "STATE", "CONFIG")}
        with mock.patch.dict(os.environ, own):
            open_library(CONTENT).close()  # while it is compiled, escape ends the program: rightly
            for number in range(seed, seed + count):
                _run(Random(number), outcome, f"seed {number}")


def _run(random: Random, outcome: Outcome, name: str) -> None:
    ending = random.choice((*ENDING, None))
    terminal = _started(random, fault=ending is None)
    terminal.until(lambda: _BEGUN in terminal.sent, "it began")
    for _ in range(random.randrange(12)):
        if random.random() < 0.3:
            passing = random.choice(PASSING)
            _signal(terminal, passing)
            outcome.counts[f"{passing.name}, survived"] += 1
        else:
            terminal.child.send(random.choice(_KEYS))
        for _ in range(random.randrange(8)):
            terminal.read()
    if ending is not None:
        _signal(terminal, ending)
    else:
        while terminal.read():
            terminal.child.send("j")
    while terminal.read():
        pass
    back = termios.tcgetattr(terminal.child.child_fd) == terminal.before
    status = terminal.ended()
    expected = 1 if ending is None else 128 + ending
    outcome.counts["a fault" if ending is None else ending.name] += 1
    outcome.failures += [
        f"{name}, {ending and ending.name}: {what}"
        for what, wrong in (
            (f"exit status {status}, not {expected}", status != expected),
            ("the modes of the terminal were not put back", not back),
            ("a traceback", "Traceback" in terminal.sent),
            *((f"{mode} was left on", _left_on(terminal.sent, mode)) for mode in _MODES),
            (
                "the cursor was left hidden",
                _last(terminal.sent, "25l") > _last(terminal.sent, "25h"),
            ),
        )
        if wrong
    ]


_MODES = ("1049", "1000", "1003", "1004", "1006", "1015", "1016", "2004", "2048")


def _started(random: Random, *, fault: bool) -> PseudoTerminal:
    if not fault:
        return PseudoTerminal(CONTENT, columns=120, lines=30)
    code = _FAULT.replace("sys.argv.pop()", str(random.randrange(1, 12)))
    program = (sys.executable, "-c", code)
    return PseudoTerminal(CONTENT, columns=120, lines=30, program=program)


def _signal(terminal: PseudoTerminal, number: int) -> None:
    """Send it a signal; one that has ended by itself is seen by its exit status."""
    with suppress(ProcessLookupError):
        os.kill(terminal.child.pid, number)


def _last(sent: str, mode: str) -> int:
    return sent.rfind(f"\x1b[?{mode}")


def _left_on(sent: str, mode: str) -> bool:
    return _last(sent, f"{mode}h") > _last(sent, f"{mode}l")


if __name__ == "__main__":
    by_hand("signals", campaign, 200)
