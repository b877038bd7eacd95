"""The paragraphs of a source's text, numbered as a person would count them for a locator."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

LONGEST_HEADING = 120
"""Characters: a longer line is a paragraph, however it ends."""
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LINE = re.compile(r"\n\s*")
_ENDS = ".!?…:;,。！？؟؛۔।"
_CLOSING = "\"'”’»›)]} \t\r"


class ParagraphSpan(NamedTuple):
    """A paragraph, from `start` up to `end` in the text; a heading has the number 0."""

    start: int
    end: int
    number: int


@lru_cache(maxsize=4)
def paragraphs(text: str) -> tuple[ParagraphSpan, ...]:
    """The paragraphs and headings of a text, in order.

    Blank lines separate them; in a text without any, each line is one, as in a copy off a web page.
    A heading is a short line that ends without a mark of punctuation. It has no number: locators
    count what stands between the headings, from 1. Where everything looks like a heading, as in
    verse, all of it counts.
    """
    spans = list(_spans(text, _BLANK_LINE if _BLANK_LINE.search(text.strip()) else _LINE))
    headings = [_is_heading(text[start:end]) for start, end in spans]
    if all(headings):
        headings = [False] * len(spans)
    numbers, count = [], 0
    for heading in headings:
        count += not heading
        numbers.append(0 if heading else count)
    return tuple(ParagraphSpan(*span, number) for span, number in zip(spans, numbers, strict=True))


def index_at(stretches: Sequence[ParagraphSpan], offset: int) -> int:
    """Which of the paragraphs of a text a place belongs to, from 0; -1 where there are none."""
    return max(0, bisect_right(stretches, offset, key=_start) - 1) if stretches else -1


def _start(stretch: ParagraphSpan) -> int:
    return stretch.start


def _spans(text: str, gap: re.Pattern[str]) -> list[tuple[int, int]]:
    """What stands between the gaps, without the blanks around it."""
    gaps = [(match.start(), match.end()) for match in gap.finditer(text)]
    starts = [0, *(end for _, end in gaps)]
    ends = [*(start for start, _ in gaps), len(text)]
    return [
        span for pair in zip(starts, ends, strict=True) if (span := _without_blanks(text, *pair))
    ]


def _without_blanks(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The piece without the blanks around it; None where nothing is left."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    inner = piece.strip()
    return (start + left, start + left + len(inner)) if inner else None


def _is_heading(piece: str) -> bool:
    if len(piece) > LONGEST_HEADING or "\n" in piece:
        return False
    words = piece.rstrip(_CLOSING)
    return bool(words) and words[-1] not in _ENDS
