"""What of a text may be sent to a terminal, and the marks shown in place of the rest.

A terminal obeys control characters, whoever wrote them; bidirectional controls make a line read
otherwise than it is stored; characters without a shape hide words. Each becomes a mark that can be
seen. Nothing is dropped, and the record itself keeps what was written.

Some characters without a shape are part of spelling, and stay where spelling puts them:

- the zero-width joiner and non-joiner after a letter of a script that joins (Persian, Kurdish, the
  scripts of India), one at a time, and the joiner between two emoji;
- the zero-width space after a letter of a script that writes no spaces (Thai, Lao, Khmer, Burmese);
- one variation selector after a character that is seen.

The left-to-right and right-to-left marks become visible too: a single one can turn "12 – 34" round.
"""

from __future__ import annotations

import re
from functools import cache

_NEVER = (
    "\x00-\x09\x0b-\x1f\x7f-\x9f"  # controls: C0 without the newline, DEL, C1
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"  # soft hyphen, fillers, the Arabic mark
    "\u200e\u200f\u2028-\u202e\u2060-\u206f"  # separators; marks, embeddings, overrides, isolates
    "\u3164\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # more fillers
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"  # tag characters, and what is kept for more
    "\ud800-\udfff\ufdd0-\ufdef"  # halves of surrogate pairs; noncharacters
    + "".join(f"{chr(plane)}-{chr(plane + 1)}" for plane in range(0xFFFE, 0x110000, 0x10000))
)
# The two below leave out what is hidden itself: a joiner after a mark is no spelling.
_JOINING = (
    "\u0600-\u061b\u061d-\u07ff\u0840-\u0dff\u0f00-\u0fff\u1780-\u17b3\u17b6-\u180a\u1810-\u18af"
    "\ua800-\ua8ff\ua980-\uabff"
)
_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17b3\u17b6-\u17ff"
_EMOJI = "\u2190-\u2bff\U0001f000-\U0001faff"
_SELECTORS = "\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"


@cache  # only what prints for programs needs it
def hidden() -> re.Pattern[str]:
    """What must never reach a terminal as it is, whatever stands around it, but for newlines.

    It takes no context, so it can be used on any piece of a line. `visible` marks more: also what
    is spelling in its place, where it is out of place.
    """
    return re.compile(f"[{_NEVER}]")


_PRINTABLE = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"  # hidden, and to Python printable


def may_hide(text: str) -> bool:
    """Whether there may be anything `hidden` in a text: much faster than to look for it."""
    shown = text.replace("\n", "").replace("\u00a0", "")
    return not shown.isprintable() or any(one in text for one in _PRINTABLE)


# A wider set with fewer pieces, for a quick no: most texts have none of these.
_SUSPECT = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff0-\ufffb\ufffe\uffff\U0001bca0-\U0010ffff]"
)
_TAB = "    "
_BREAK = re.compile(r"[ ]*\n[ \n]*")


def visible(text: str) -> str:
    r"""`text` with a mark for everything hidden: the text itself, the same object, if nothing is.

    A tab becomes four spaces, a control its picture (␛), a byte that is no text its number
    (\xfc), anything else its own (‹U+202E›).
    Newlines stay. Applied again it changes nothing.
    """
    if _SUSPECT.search(text) is None:
        return text
    return _marked().sub(_mark, text)


def visible_line(text: str) -> str:
    """`visible(text)` on one line, for rows, titles and messages.

    A line break, with the blanks around it, becomes one space, and disappears at the ends.
    """
    shown = visible(text)
    return _BREAK.sub(" ", shown.strip("\n")) if "\n" in shown else shown


@cache  # compiling it takes a millisecond of the start, and most texts never need it
def _marked() -> re.Pattern[str]:
    """What `visible` marks. A lookbehind that ends in a dot is about what precedes the match."""
    between_emoji = f"(?:(?<=[{_EMOJI}].)|(?<=[{_EMOJI}]\ufe0f.))[{_EMOJI}]"
    return re.compile(
        f"[{_NEVER}]"
        f"|\u200b(?<![{_SPACELESS}].)"
        f"|\u200c(?<![{_JOINING}].)"
        f"|\u200d(?<![{_JOINING}].)(?!{between_emoji})"
        f"|[{_SELECTORS}](?:(?<=[{_SELECTORS}].)|(?<!\\S.))",
        re.DOTALL,
    )


def _mark(match: re.Match[str]) -> str:
    """What is shown for one hidden character."""
    code = ord(match[0])
    if code == 0x09:
        return _TAB
    if code < 0x20:
        return chr(0x2400 + code)
    if 0xDC80 <= code <= 0xDCFF:  # a byte that is no UTF-8, of a file's name or an argument
        return f"\\x{code - 0xDC00:02x}"
    return "␡" if code == 0x7F else f"‹U+{code:04X}›"
