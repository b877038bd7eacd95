"""Where the words of a chart stand: beside their points, and below the days that they tell of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

LINE = 15.0
LETTER = 6.6
"""How wide a letter of a label is, on average."""
_LARGER = 1.45
"""How much wider one of a number is, which is larger and bold."""
Box = tuple[float, float, float, float]


class PointText(NamedTuple):
    """A number in words and its giver, and where its point is."""

    x: float
    y: float
    value: str
    giver: str


class PointLabel(NamedTuple):
    """A number and its giver, beside its point."""

    x: float
    y: float
    end: bool
    value: str
    giver: str


class SpanMark(NamedTuple):
    """The days between two points as a bracket, with the words about them below it."""

    first: float
    last: float
    y: float
    text_x: float
    text_y: float
    words: str


def apart(named: Sequence[PointText], within: Box) -> Iterator[PointLabel]:
    """Labels above or below their points, whichever does not cover what was placed before.

    One for which there is no room is left out: its number stands in the table below.
    """
    first, top, width, bottom = within
    taken = [(one.x - 7, one.y - 7, one.x + 7, one.y + 7) for one in named]
    for x, y, value, giver in sorted(named, reverse=True):
        wide = LETTER * max(len(giver), len(value) * _LARGER)
        tall = 2 * LINE if giver else LINE
        end = x - wide >= first
        left = x - wide if end else x
        if left + wide > width:
            giver = cut(giver, width - left)
            wide = width - left
        for begin in (y - 12 - tall, y + 10, y - 12 - tall - 2 * LINE, y + 10 + 2 * LINE):
            box = (left, begin, left + wide, begin + tall)
            free = begin >= top and begin + tall <= bottom and not _covers(box, taken)
            if free:
                taken.append(box)
                yield PointLabel(round(x, 1), round(begin + LINE - 2, 1), end, value, giver)
                break


def spans(
    found: Sequence[tuple[float, float, str]], top: float, width: float
) -> Iterator[SpanMark]:
    """Brackets below each other, the widest first, each with its words in the middle below it."""
    y = top + 4
    for first, last, words in sorted(found, key=lambda one: one[0] - one[1]):
        words = cut(words, width)
        half = len(words) * LETTER / 2
        middle = min(max((first + last) / 2, half), width - half)
        yield SpanMark(first, last, y, round(middle, 1), y + LINE + 2, words)
        y += 2 * LINE + 4


def cut(words: str, width: float) -> str:
    """Words in about so many units."""
    most = int(width / LETTER)
    return words if len(words) <= most else f"{words[: most - 1]}…"


def _covers(box: Box, taken: Sequence[Box]) -> bool:
    left, top, right, bottom = box
    return any(left < x1 and right > x0 and top < y1 and bottom > y0 for x0, y0, x1, y1 in taken)
