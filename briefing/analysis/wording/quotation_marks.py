"""What stands between quotation marks on one line: somebody else's words."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MARK = re.compile('[“”„«»"]')
_CLOSERS = {"“": "”", "„": "“”", "«": "»", '"': '"'}
_CUT = "…"


def quoted_parts(text: str) -> list[tuple[int, int]]:
    """The parts of a line between quotation marks, marks included, in order; none overlap.

    A mark that has no partner quotes nothing, unless the line was cut there (it begins or ends
    with …). Straight marks open before a word and close after one.
    """
    marks = [match.start() for match in _MARK.finditer(text)]
    return list(_parts(text, marks)) if marks else []


def _parts(text: str, marks: list[int]) -> Iterator[tuple[int, int]]:
    if text.lstrip().startswith(_CUT) and _only_closes(text, marks[0]):
        yield 0, marks.pop(0) + 1
    cut = text.rstrip().endswith(_CUT)
    number, alone = 0, set[str]()
    while number < len(marks):
        at = marks[number]
        mark = text[at]
        partner = None if mark in alone or not _opens(text, at) else _partner(text, marks, number)
        if partner is not None:
            yield at, marks[partner] + 1
            number = partner
        elif mark not in alone and _opens(text, at):
            if cut:
                yield at, len(text)
                return
            alone.add(mark)
        number += 1


def _partner(text: str, marks: list[int], number: int) -> int | None:
    """The next mark that closes the one with this number."""
    closers = _CLOSERS[text[marks[number]]]
    for other in range(number + 1, len(marks)):
        if text[marks[other]] in closers and _closes(text, marks[other]):
            return other
    return None


def _opens(text: str, at: int) -> bool:
    if text[at] != '"':
        return text[at] in _CLOSERS
    after = text[at + 1 : at + 2]
    return not text[at - 1 : at].isalnum() and bool(after) and not after.isspace()


def _closes(text: str, at: int) -> bool:
    if text[at] != '"':
        return True
    before = text[max(at - 1, 0) : at]
    return bool(before) and not before.isspace() and not text[at + 1 : at + 2].isalnum()


def _only_closes(text: str, at: int) -> bool:
    return text[at] in "”»" or (text[at] == '"' and _closes(text, at) and not _opens(text, at))
