"""Hostile strings through every screen of the reader, in a real pseudo-terminal.

`python -m tests.campaigns.strings --count 100000`. Whatever reaches the terminal is either text
without a control character, or a sequence that the toolkit itself is known to send; a question to
the terminal, whose answer would press keys, is none of these.
"""

from __future__ import annotations

import os
import re
import signal
import tempfile
from pathlib import Path
from random import Random
from unittest import mock

import pexpect
import pyte

from tests.briefings import write
from tests.campaigns.campaign import Outcome, by_hand
from tests.campaigns.hostile_strings import briefing, strings
from tests.pseudo_terminal import PseudoTerminal

BATCH = 20_000
"""Strings in one briefing."""
_MODES = "7|25|1000|1003|1004|1006|1015|1016|1049|2004|2026|2048"
OWN = re.compile(
    rf"\x1b(?:\[[0-9;]*[mH]|\[\?(?:{_MODES})[hl]|\[\?(?:2026|2048)\$p|\[>[0-9]+u|\[<u"
    r"|\]22;[a-z-]*\x07)"
)
_CONTROL = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_LOOKS = 8
"""How often it is looked whether a key has led to anything; some lead to nothing."""
_PAGES = " " * 14
"""As many as the longest page has."""
_ESC = "\x1b[27u"
"""The key as the kitty protocol has it: known at once."""
# Lists, pages with everything on them, and each window with something typed into it.
_WINDOWS = (
    ("2", "G", "g", "\r", " ", "v", " ", _ESC, "["),
    ("3", "G", "g", "\r", " ", "s", "["),
    ("7", "G", "g", "\r", " ", "["),
    ("L", "G", "M", "G", "V", "G", "W", "G", "!", "G", "["),
    ("'", _ESC, "?", _ESC, "x", _ESC, "B", _ESC, "t", _ESC),
    ("4", "F", "N1", _ESC, "\r", "\x06", "END", "\r", "n", _ESC),
    ("/", "N1", "\x0e", _ESC, "\x1b[B", "f", "\x1b[B", "G", _ESC, _ESC),
    ("/", "kind:", _ESC, _ESC, "\x10", "N1", _ESC),
)


class Unseen(PseudoTerminal):
    """A terminal that nobody looks at: what is sent to it is only kept."""

    def read(self) -> bool:
        """Take in what the program has sent since; false when it has ended."""
        try:
            self.sent += self.child.read_nonblocking(1 << 20, timeout=0.04)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        return True

    def walk(self, *keys: str) -> None:
        """Press keys, each when what the one before it led to is drawn."""
        for key in keys:
            before, looks = len(self.sent), 0
            self.child.send(key)
            while len(self.sent) == before and looks < _LOOKS and self.read():
                looks += 1
            self.settle()

    @property
    def text(self) -> str:
        """What is on the screen, by all that was sent."""
        screen = pyte.Screen(self.screen.columns, self.screen.lines)
        pyte.Stream(screen).feed(re.sub(r"\x1b\[[<>=][0-9;]*u", "", self.sent))
        return "\n".join(screen.display)


def campaign(count: int, seed: int, outcome: Outcome) -> None:
    """So many strings, in batches."""
    for begun in range(0, count, BATCH):
        outcome.add(batch(min(BATCH, count - begun), seed + begun))


def batch(count: int, seed: int) -> Outcome:
    """One briefing of strings, read from its first to its last."""
    text = briefing(strings(count, Random(seed)))
    with tempfile.TemporaryDirectory() as folder:
        own = {f"BRIEFING_{name}_DIR": f"{folder}/{name}" for name in ("CACHE", "STATE", "CONFIG")}
        with mock.patch.dict(os.environ, own):
            terminal = Unseen(
                write(Path(folder), {"test.yaml": text}) / "test.yaml", columns=200, lines=60
            )
            terminal.until(lambda: "made-up" in terminal.sent, "it was drawn")
            terminal.child.delaybeforesend = None
            status = _read_all(terminal, text.count(" END"))
    outcome = judged(terminal.sent, f"seed {seed}")
    outcome.counts["strings"] += count
    drawn = sum(one in terminal.sent for one in re.findall(r"END\d+", text))
    outcome.counts["records, of which the whole page was drawn"] += drawn
    outcome.counts["records"] += text.count(" END")
    if status != 128 + signal.SIGTERM:
        outcome.failures.append(f"seed {seed}: exit status {status}: {terminal.sent[-300:]!r}")
    return outcome


def _read_all(terminal: Unseen, records: int) -> int:
    """Every record's page from top to bottom, and every window; gives the exit status."""
    terminal.settle()
    terminal.walk("4", "g")
    for _ in range(records):
        terminal.walk("\r", *_PAGES, "G", "[", "j")
    for keys in _WINDOWS:
        terminal.walk(*keys)
    # Not by a key, which content might have pressed before.
    if terminal.read():
        os.kill(terminal.child.pid, signal.SIGTERM)
    return terminal.ended()


def judged(sent: str, name: str) -> Outcome:
    """What of that which was sent to the terminal is neither text nor the toolkit's own."""
    outcome = Outcome()
    outcome.counts["characters drawn"] = len(sent)
    outcome.counts["sequences of the toolkit"] = len(OWN.findall(sent))
    rest = OWN.sub("", sent)
    outcome.failures += [
        f"{name}: {rest[max(0, found.start() - 20) : found.end() + 20]!r}"
        for found in _CONTROL.finditer(rest)
    ]
    return outcome


if __name__ == "__main__":
    by_hand("strings", campaign, 100_000)
