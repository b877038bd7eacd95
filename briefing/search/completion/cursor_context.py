"""What somebody is typing: the word at the cursor of a query, and the field that it is a value of.

The text is cut into words as `briefing.search.parser` reads it, whatever is unclosed.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from briefing.search.ast import QUOTED, QUOTES
from briefing.search.fields import BY_NAME

_PHRASE = rf"[{QUOTES}](?P<phrase>{QUOTED})(?:[{QUOTES}]|\Z)(?P<marks>[*+]*)"
_WORD = rf"[^\s()|{QUOTES}]+"
_PIECE = re.compile(
    rf"""(?P<space>\s+) | (?P<open>\() | (?P<close>\)) | (?P<or>\|)
    | (?P<not>-+)(?=[^\s|)]) | (?P<field>[A-Za-z][A-Za-z_-]*):(?!//)
    | {_PHRASE} | (?P<word>{_WORD})""",
    re.VERBOSE,
)
_VALUE = re.compile(
    rf"(?P<open>\()|(?P<not>-+)(?=[^\s|)])|{_PHRASE}|(?P<word>{_WORD})|(?P<space>\s|[|)])"
)
"""What can stand right behind a colon."""
_SIGNED = re.compile(rf"(?P<word>-(?:(?=\.?\d){_WORD}|\Z))(?P<phrase>(?!))?")
"""A minus that belongs to a date or a number."""
_BEFORE = re.compile(r"[<>]=?|=|.*(?<!/)\.\.(?!/)", re.DOTALL)
"""What stands before a scalar in a comparison or a range."""
_PLUS = re.compile(r"\++\Z")


class CursorContext(NamedTuple):
    """The place of the cursor: `text[start:end]` is the word there, `begun` what of it is typed.

    `field` is the usual name of the field that the word is a value of; empty where it is none.
    `before` and `behind` are blanks that keep another word apart from its neighbours.
    """

    start: int
    end: int
    begun: str
    field: str = ""
    before: str = ""
    behind: str = ""


def cursor_context(text: str, cursor: int) -> CursorContext:
    """The spot of a cursor, which stands before the character `text[cursor]`, or at an end."""
    cursor = max(0, min(cursor, len(text)))
    fields, asked, at = [""], "", 0
    while at < len(text) and at <= cursor:
        signed = asked and BY_NAME[asked].signed and _SIGNED.match(text, at)
        piece = signed or (_VALUE if asked else _PIECE).match(text, at)
        if piece is None:
            break
        kind, at = piece.lastgroup or "", piece.end()
        behind = at - (kind == "field")  # right behind its colon begins the value
        if kind in _WORDS and piece.start() <= cursor <= behind:
            return _at(piece, cursor, asked or fields[-1])
        if at > cursor:
            break
        match kind:
            case "open":
                fields.append(asked or fields[-1])
            case "close" if len(fields) > 1:
                fields.pop()
        known = kind == "field" and piece["field"].lower() in BY_NAME
        asked = BY_NAME[piece["field"].lower()].names[0] if known else asked * (kind == "not")
    return CursorContext(cursor, cursor, "", asked or fields[-1])


_WORDS = frozenset({"word", "phrase", "marks", "field"})


def _at(piece: re.Match[str], cursor: int, field: str) -> CursorContext:
    """The spot in a word, a phrase or the name of a field."""
    if piece["phrase"] is not None:
        return _in_phrase(piece, cursor, field)
    start, end = piece.span()
    if piece.lastgroup == "field":
        return CursorContext(start, end, piece.string[start : min(cursor, end - 1)])
    if field and BY_NAME[field].ranges:
        start, end = _scalar(piece.string, start, end, cursor)
    elif field and BY_NAME[field].parts:
        plus = _PLUS.search(piece[0])
        end -= len(plus[0]) if plus else 0
    return CursorContext(start, end, piece.string[start : min(cursor, end)], field)


def _scalar(text: str, start: int, end: int, cursor: int) -> tuple[int, int]:
    """From where to where the scalar at the cursor goes, in a comparison or a range."""
    before = _BEFORE.match(text, start, cursor)
    start = before.end() if before else start
    other = text.find("..", cursor, end)
    return start, end if other < 0 else other


def _in_phrase(piece: re.Match[str], cursor: int, field: str) -> CursorContext:
    text, (start, end) = piece.string, piece.span()
    if piece["marks"] and field and BY_NAME[field].parts and _PLUS.match(piece["marks"]):
        end -= len(piece["marks"])
    begun = text[
        piece.start("phrase") : max(piece.start("phrase"), min(cursor, piece.end("phrase")))
    ]
    before = " " * bool(re.search(r"[^\s:(|-]\Z", text[:start]))
    behind = " " * bool(re.match(r"[^\s)|+]", text[end:]))
    return CursorContext(start, end, begun, field, before, behind)
