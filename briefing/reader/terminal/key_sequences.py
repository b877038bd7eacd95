"""What a whole sequence from the terminal says: a key, the mouse, a size, or nothing to us."""

from __future__ import annotations

import re
from collections.abc import Iterable

from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._keyboard_protocol import FUNCTIONAL_KEYS
from textual._xterm_parser import XTermParser
from textual.keys import Keys
from textual.message import Message

_ESCAPE = "\x1b"
# All of these are compiled when they are first asked for: the first frame does without.
_MOUSE = r"\x1b\[<\d{1,5};-?\d{1,5};-?\d{1,5}[Mm]"
# Sizes that the terminal tells by itself; zero is none, and would be divided by.
_SIZE = r"\x1b\[48(?:;[1-9]\d{0,4}(?::[\d:]*)?){4}t"
# Whether the terminal is looked at, and what it can do.
_STATE = r"\x1b\[(?:[IO]|\?(?:2026|2048);\d\$y)"
# A key as code, other codes of it; modifiers, whether it was pressed; its text.
_KEY = r"\x1b\[(\d{0,7})(?::[\d:]*)?(?:;(\d{0,3})(?::(\d))?)?(?:;([\d:]*))?([u~ABCDEFHPQS])"
# Where the cursor is, as an answer; shift and F3 are sent in the same form by nobody we know of.
_PLACE = r"\x1b\[\d+;\d+R"
_RELEASED = "3"
_META = "9"
"""How some terminals for macOS write alt; others mean a key that nobody can bind here."""
# What Terminal.app, and the macOS ways of others, send for alt and an arrow.
_WORDWISE = {"b": "alt+left", "f": "alt+right"}


class KeySequences:
    """Turns sequences, each of them whole, into messages.

    Whatever is no key, mouse report or state that the toolkit has asked for gives nothing: the
    terminal's answers to whoever ran before.
    """

    def __init__(self) -> None:
        """The toolkit's parser keeps what the mouse and the size were."""
        self._toolkit = XTermParser()

    def character(self, character: str) -> list[Message]:
        """The key that types a character; none for half a character or a control above ASCII."""
        if "\x80" <= character <= "\x9f" or "\ud800" <= character <= "\udfff":
            return []
        return _real(self._toolkit._sequence_to_key_events(character))

    def alt(self, character: str) -> list[Message]:
        """A character with alt, as most terminals send it: after an escape."""
        if character in _WORDWISE:
            return [events.Key(_WORDWISE[character], None)]
        if character == "\t":  # shift+tab on the Linux console
            return _named(_ESCAPE + character)
        if character < " " or character == "\x7f":
            return [events.Key("escape", _ESCAPE), *self.character(character)]
        found = next(iter(self.character(character)), None)
        if not isinstance(found, events.Key):
            return []
        upper = len(found.key) == 1 and found.key.isupper()
        name = f"shift+{found.key.lower()}" if upper else found.key
        return [events.Key(f"alt+{name}", None)]

    def alt_arrow(self, final: str) -> list[Message]:
        """An arrow after two escapes, as rxvt and iTerm2 send it with alt."""
        return self.sequence(f"\x1b[1;3{final}")

    def sequence(self, sequence: str) -> list[Message]:
        """What a control sequence says."""
        if re.fullmatch(_SIZE, sequence) or re.fullmatch(_STATE, sequence):
            return list(self._toolkit.feed(sequence))
        if re.fullmatch(_MOUSE, sequence):
            moved = self._toolkit.parse_mouse_code(sequence)
            return [] if moved is None else [moved]
        key = re.fullmatch(_KEY, sequence)
        if key is not None and (key[5] == "u" or f"{key[1] or 1}{key[5]}" in FUNCTIONAL_KEYS):
            return self._pressed(*key.groups(""))
        return [] if re.fullmatch(_PLACE, sequence) else _named(sequence)

    def _pressed(
        self, code: str, modifiers: str, kind: str, text: str, final: str
    ) -> list[Message]:
        """A key in the form that xterm began and kitty has made whole."""
        codes = [int(code or 1), *(int(one) for one in text.split(":") if one)]
        if kind == _RELEASED or not all(map(_is_character, codes)):
            return []
        if modifiers == _META and final in "ABCD":
            modifiers = "3"
        typed = ":".join(map(str, codes[1:]))
        whole = f"\x1b[{codes[0]};{modifiers}{';' + typed if typed else ''}{final}"
        return _real(self._toolkit._sequence_to_key_events(whole))


def _is_character(code: int) -> bool:
    return code < 0xD800 or 0xDFFF < code <= 0x10FFFF


def _named(sequence: str) -> list[Message]:
    """A key that stands in the toolkit's table; nothing for what does not."""
    found = ANSI_SEQUENCES_KEYS.get(sequence)
    if isinstance(found, str):
        return [events.Key(found, found)]
    if not isinstance(found, tuple):
        return []
    names = [key.value for key in found]
    if len(names) == 2 and names[0] == Keys.Escape.value:
        names = [f"alt+{names[1]}"]
    return [events.Key(name, None) for name in names]


def _real(keys: Iterable[events.Key]) -> list[Message]:
    """The keys, without the one that stands for none."""
    return [key for key in keys if key.key != Keys.Ignore.value]
