"""From the bytes that a terminal sends to messages, whatever the bytes, and however they are cut.

The toolkit's parser takes what it does not know for keys: an answer that a terminal gives late, to
a program that ran before, then opens whatever its letters and digits are the keys of. Here a
sequence is told by its form (ECMA-48, "Control Functions for Coded Character Sets", 5.4 and 5.6)
before anybody asks what it says, and what says nothing is dropped whole.
"""

from __future__ import annotations

import re
from codecs import getincrementaldecoder

from textual import constants
from textual.events import Key
from textual.message import Message

from briefing.reader.terminal.key_sequences import KeySequences
from briefing.reader.terminal.pasted_text import BEGIN, PastedText

_ESC = b"\x1b"
_STRINGS = b"]P_^X"
"""What begins a string after an escape: OSC, DCS, APC, PM, SOS."""
_UNFINISHED = 0.5
"""Seconds of silence after which a string that has no end is given up."""
_LONGEST = 4_096
"""Bytes of an unfinished control sequence that are looked at; none is that long."""

# All of these are compiled when something is first typed: the first frame does without.
_WHOLE = rb"""(?xs)
    (?P<mouse> \x1b\[M [\x20-\xff]{3} )            # the X10 form: three bytes, not characters
  | (?P<csi> \x1b\[ (?: \[ [\x20-\x7e]             # function keys of the Linux console
                      | [\x20-\x3f]* [\x40-\x4c\x4e-\x5a\x5c-\x7e]
                      | [\x20-\x3f]+ [M\[] ) )
  | (?P<ss3> \x1bO [\x20-\x7e] )
  | (?P<string> \x1b[\]P_^X] [^\x00-\x1f]* (?: \x07 | \x1b\\ ) )
  | (?P<altarrow> \x1b\x1b [\[O] [A-D] )
  | (?P<alt> \x1b (?! [\[O\]P_^X\x1b] ) (?: [\x00-\x7f] | [\xc2-\xdf][\x80-\xbf]
                      | [\xe0-\xef][\x80-\xbf]{2} | [\xf0-\xf4][\x80-\xbf]{3} ) )
  | (?P<text> [^\x1b]+ )
    """
# What could still become one of those, if more comes.
_BEGUN = rb"(?s)\x1b(?:\[(?:M[\x20-\xff]{0,2}|\[|[\x20-\x3f]*)|O|[\]P_^X][^\x00-\x1f]*\x1b?|)\Z"
# What nobody types at once: the whole of an answer, a report or a key with modifiers.
_TOO_FAST_TO_TYPE = (
    rb"(?s)\x1b(?:\[(?:[?>=<][\x20-\x3f]*|\d+[;~][\x20-\x3f]*|\d\d[\x20-\x3f]*|\d(?=[nt])|(?=[A-DFHIO]))[\x40-\x7e]"
    rb"|\[M[\x20-\xff]{3}|[\]P_^X][^\x00-\x1f]*(?:\x07|\x1b\\))"
)
_CUT_SHORT = rb"(?s)\x1b(?:O|\[(?:M[\x20-\xff]{0,2}|\[|[\x20-\x3f]*)|[\]P_^X][^\x00-\x1f]*)"


class TerminalInput:
    """Reads what a terminal sends. It has no clock: whoever feeds it waits as long as it says."""

    def __init__(self) -> None:
        """Nothing has come so far."""
        self._keys = KeySequences()
        self._decoder = getincrementaldecoder("utf-8")("replace")
        self._held = b""
        self._alone = False
        self._lapsed = b""
        self._pasted: PastedText | None = None

    @property
    def patience(self) -> float | None:
        """After how many seconds of silence to call `lapse`; None if it has nothing to wait for."""
        if self._pasted is not None:
            return self._pasted.patience
        if self._held in (_ESC, b"\x1bO") or (self._alone and len(self._held) == 2):
            return constants.ESCAPE_DELAY
        if self._held[:2] == b"\x1b[" and len(self._held) > 2:
            return None  # it costs no more than the key that ends it
        return _UNFINISHED if self._held or self._decoder.getstate()[0] else None

    def feed(self, data: bytes) -> list[Message]:
        """What has been said with these bytes."""
        found: list[Message] = []
        if self._held == _ESC and data[:1] not in b"[O" + _STRINGS:
            # Alt and a letter arrive together; these have been pressed one after the other.
            found += self._escape()
            self._held = b""
        elif self._lapsed and re.match(_TOO_FAST_TO_TYPE, self._lapsed + data):
            self._held = self._lapsed
        alone = self._held == _ESC and not self._lapsed
        self._lapsed = b""
        data = self._held + data
        self._held = b""
        found += self._read(data)
        self._alone = alone and self._held == data
        return found

    def lapse(self) -> list[Message]:
        """What is said by nothing more having come."""
        if self._pasted is not None:
            left = self._pasted.left()
            return [*self._end_paste(), *self._read(left)]
        held, self._held = self._held, b""
        found = self._text(b"", final=True)
        if held == _ESC:
            self._lapsed = held
            return found + self._escape()
        if self._alone and len(held) == 2:
            return found + self._escape() + self._text(held[1:])
        if held == b"\x1bO":
            return found + self._keys.alt("O")
        self._lapsed = _shortened(held)
        return found

    def _read(self, data: bytes) -> list[Message]:
        """Take sequence after sequence, as long as they are whole."""
        found: list[Message] = []
        at = 0
        while at < len(data):
            if self._pasted is not None:
                if not self._pasted.feed(data[at:]):
                    break
                data, at = self._pasted.left(), 0
                found += self._end_paste()
                continue
            whole = re.compile(_WHOLE).match(data, at)
            if whole is None and re.compile(_BEGUN).match(data, at):
                self._held = _shortened(data[at:])
                break
            found += self._whole(whole) if whole is not None else self._broken(data, at)
            at = whole.end() if whole is not None else _after_broken(data, at)
        return found

    def _whole(self, match: re.Match[bytes]) -> list[Message]:
        """What a whole sequence says."""
        said = match[0]
        found = [] if match.lastgroup == "text" else self._text(b"", final=True)
        match match.lastgroup:
            case "text":
                found += self._text(said)
            case "csi" if said == BEGIN:
                self._pasted = PastedText()
            case "csi" | "ss3":
                found += self._keys.sequence(said.decode("ascii"))
            case "alt":
                found += self._keys.alt(said[1:].decode(errors="replace"))
            case "altarrow":
                found += self._keys.alt_arrow(chr(said[-1]))
        return found

    def _broken(self, data: bytes, at: int) -> list[Message]:
        """The key itself, or the beginning of something that was broken off."""
        found = self._text(b"", final=True)
        return found if _after_broken(data, at) > at + 1 else found + self._escape()

    def _text(self, data: bytes, *, final: bool = False) -> list[Message]:
        """The keys that type these bytes; half a character waits for its other half."""
        typed = self._decoder.decode(data, final)
        return [key for character in typed for key in self._keys.character(character)]

    def _escape(self) -> list[Message]:
        return [Key("escape", "\x1b")]

    def _end_paste(self) -> list[Message]:
        """What was pasted, now that it is over."""
        assert self._pasted is not None
        messages = self._pasted.messages
        self._pasted = None
        return messages


def _after_broken(data: bytes, at: int) -> int:
    """Where to go on after a sequence that something else has broken into."""
    cut = re.compile(_CUT_SHORT).match(data, at)
    return cut.end() if cut is not None else at + 1


def _shortened(held: bytes) -> bytes:
    """An unfinished sequence, without what of it nobody will look at."""
    if held[1:2] and held[1] in _STRINGS:
        return held[:2] + (_ESC if held.endswith(_ESC) else b"")
    return held if len(held) <= _LONGEST else held[:2]
