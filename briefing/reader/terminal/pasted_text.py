"""What was pasted: where it ends, how much of it is taken, and how it stands in one line."""

from __future__ import annotations

from codecs import getincrementaldecoder

from textual.events import Paste
from textual.message import Message

from briefing.text.visible import hidden

BEGIN = b"\x1b[200~"
END = b"\x1b[201~"
MOST = 4_000
"""Bytes of a paste that are taken: more than anybody asks for, and little enough to draw."""
_LONGEST_REST = 65_536
"""Bytes after an end within which another end would mean that the first was itself pasted."""
SETTLED = 0.05
"""Seconds of silence after an end by which it is surely the terminal's own."""
GIVEN_UP = 2.0
"""Seconds of silence after which a paste that never ends is taken for ended."""


class PasteCut(Message):
    """What was pasted just now is only the beginning of it."""


class PastedText:
    """Gathers one paste, however it is cut.

    Text that holds the mark of an end could otherwise end its own paste, and press keys with what
    follows: an end stands only if no other comes after it without a new beginning between.
    """

    def __init__(self) -> None:
        """Nothing has come so far."""
        self._kept = bytearray()
        self._rest = bytearray()
        self._ended = False
        self._cut = False

    @property
    def patience(self) -> float:
        """How many seconds of silence end it."""
        return SETTLED if self._ended else GIVEN_UP

    @property
    def messages(self) -> list[Message]:
        """What was pasted, in one line, and whether that is not all of it."""
        # Half a character at the end is left out.
        text = getincrementaldecoder("utf-8")("replace").decode(bytes(self._kept))
        return [Paste(one_line(text)), *([PasteCut()] if self._cut else [])]

    def feed(self, data: bytes) -> bool:
        """Take in more; true if it is over and what `left` has is no part of it."""
        self._rest += data
        while True:
            end = self._rest.find(END)
            if self._ended and (end < 0 or BEGIN in self._rest[:end]):
                return BEGIN in self._rest or len(self._rest) > _LONGEST_REST
            if end < 0:  # an end may be cut in two
                self._keep(max(0, len(self._rest) - len(END) + 1))
                return False
            self._keep(end)
            del self._rest[: len(END)]
            self._ended = True

    def left(self) -> bytes:
        """What came after the end."""
        if not self._ended:
            self._keep(len(self._rest))
        return bytes(self._rest)

    def _keep(self, count: int) -> None:
        """The first bytes of the rest are part of it, as far as there is room."""
        room = MOST - len(self._kept)
        self._cut |= count > room
        self._kept += self._rest[: min(count, room)]
        del self._rest[:count]


def one_line(text: str) -> str:
    """`text` on one line: a space for line breaks and tabs, nothing for what is hidden."""
    lines = (line.strip() for line in text.replace("\t", " ").splitlines())
    return hidden().sub("", " ".join(line for line in lines if line))
