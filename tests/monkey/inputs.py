"""What the monkey does: seeded, so that it can be done again.

All that is typed is bytes, as a terminal sends them: the same inputs drive the app without a
terminal and the program in one.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from random import Random
from typing import Literal, NamedTuple

from textual.keys import REPLACED_KEYS, key_to_character

from briefing.reader.keys.key_table import ACTIONS

Size = tuple[int, int]


class MonkeyInput(NamedTuple):
    """One thing that is done. `number` chooses the file that is edited, or is that of a signal."""

    kind: Literal["type", "resize", "edit", "rest", "signal"]
    typed: bytes = b""
    size: Size = (0, 0)
    number: int = 0

    def __str__(self) -> str:
        """As a report gives it."""
        told = {"type": repr(self.typed[:80])[1:], "resize": "{}x{}".format(*self.size)}
        return f"{self.kind} {told.get(self.kind, self.number)}"


_NAMED = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "space": " ",
    "backspace": "\x7f",
    "delete": "\x1b[3~",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "f1": "\x1bOP",
    "alt+left": "\x1b[1;3D",
    "alt+right": "\x1b[1;3C",
}
ENDING = ("q", "ctrl+q")
"""The keys that end the program, or may."""
KEYS = sorted({key for action in ACTIONS for key in action.keys} - set(ENDING))
"""All other keys of the table."""
SIZES = ((0, 0), (1, 1), (2, 40), (40, 1), (40, 12), (80, 24), (120, 36), (200, 60), (2000, 3))
PASSING = (signal.SIGTSTP, signal.SIGCONT, signal.SIGWINCH)
"""Signals after which it goes on."""
_WORDS = ("kataib", "actor:", "drone -harir", '"any', "where:al-tanf", "é安", "(", "zz", "2023")
_PASTES = ("two\nlines", "x" * 3000, "\x07\x00", "actor:KH OR", "", "安全\r\nsecond")


def bytes_of(key: str) -> bytes:
    """What a terminal sends for a key, by the toolkit's name for it."""
    if key in _NAMED:
        return _NAMED[key].encode()
    if key.startswith("ctrl+"):
        return bytes([ord(key[-1]) - 96])
    return (key if len(key) == 1 else key_to_character(REPLACED_KEYS.get(key, key)) or "").encode()


def mouse(random: Random, size: Size) -> bytes:
    """A click, a double click, a wheel or a drag, anywhere on the screen and one cell beyond."""
    x, y = (random.randint(1, max(1, cells) + 1) for cells in size)
    if random.random() < 0.2:
        return b"\x1b[<%d;%d;%dM" % (random.choice((64, 65)), x, y)
    to = (x, y) if random.random() < 0.8 else (y, x)
    click = b"\x1b[<0;%d;%dM\x1b[<0;%d;%dm" % (x, y, *to)
    return click * random.choice((1, 1, 1, 2, 3))


def _typed(random: Random, size: Size) -> bytes:
    """One to five things typed in one go, faster than anybody looks."""
    draw = random.random()
    if draw < 0.12:
        return mouse(random, size)
    if draw < 0.16:
        return b"\x1b[200~" + random.choice(_PASTES).encode() + b"\x1b[201~"
    if draw < 0.22:
        return b"/" + random.choice(_WORDS).encode() + random.choice((b"", b"\r", b"\t", b"\x1b"))
    if draw < 0.25:
        return bytes_of(random.choice(KEYS)) * random.randint(2, 30)
    return b"".join(bytes_of(random.choice(KEYS)) for _ in range(random.choice((1, 1, 1, 2, 3, 5))))


def inputs(seed: str, size: Size, *, ends: float = 0.003) -> Iterator[MonkeyInput]:
    """What is done, without end; `ends` is how often one of the keys is pressed that may end it."""
    random = Random(seed)
    while True:
        draw = random.random()
        if draw < 0.06:
            wide = random.random() < 0.4
            size = random.choice(SIZES) if wide else (random.randint(1, 220), random.randint(1, 70))
            yield MonkeyInput("resize", size=size)
        elif draw < 0.075:
            yield MonkeyInput("edit", number=random.randint(0, 2**31))
        elif draw < 0.085:
            yield MonkeyInput("signal", number=random.choice(PASSING))
        elif draw < 0.4:
            yield MonkeyInput("rest", number=random.choice((1, 5, 20, 70, 300)))
        elif draw < 0.4 + ends:
            key = random.choice(ENDING)
            rest = bytes_of(random.choice(KEYS)) if random.random() < 0.7 else b""
            yield MonkeyInput("type", bytes_of(key) + rest)
        else:
            yield MonkeyInput("type", _typed(random, size))


def resizes(seed: str) -> Iterator[MonkeyInput]:
    """Sizes without end, with a key now and then so that other screens are met by them."""
    random = Random(seed)
    while True:
        wide = random.random() < 0.5
        size = random.choice(SIZES) if wide else (random.randint(0, 2000), random.randint(0, 80))
        yield MonkeyInput("resize", size=size)
        if random.random() < 0.1:
            yield MonkeyInput("type", bytes_of(random.choice(KEYS)))
