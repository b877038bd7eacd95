"""Two runs of words beside each other: which are the same, and which differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_REPLACED, _LEFT_OUT = 5, 3
"""What a word costs that is another one, and one that only one side has: another word is less than
one left out and one put in, and more than either, so that as many words as can be are the same."""


class AlignedWords(NamedTuple):
    """A stretch of the quoted words, and of the printed words, that stand for each other.

    Both are numbers of words, from the first up to but not the second; either may be empty.
    """

    quoted: tuple[int, int]
    printed: tuple[int, int]


class Alignment(NamedTuple):
    """Where the quoted words stand best in the printed ones, and the stretches that differ.

    `same` is how many of the words are the same.
    """

    start: int
    end: int
    same: int
    differing: tuple[AlignedWords, ...]

    def moved(self, by: int) -> Alignment:
        """The same, where `by` more words stand before the printed ones."""
        pairs = (
            AlignedWords(one.quoted, (one.printed[0] + by, one.printed[1] + by))
            for one in self.differing
        )
        return Alignment(self.start + by, self.end + by, self.same, tuple(pairs))


def align(quoted: Sequence[str], printed: Sequence[str]) -> Alignment:
    """The stretch of `printed` that has the fewest words other than `quoted`.

    The rest of `printed`, before and after it, costs nothing. Time and memory grow with the product
    of the lengths.
    """
    steps, last = _table(quoted, printed)
    pairs: list[AlignedWords] = []
    end = column = min(range(len(last)), key=lambda at: (last[at], -at))
    row, same = len(quoted), 0
    while row:
        step = steps[row - 1][column]
        up, left = row - (step != "i"), column - (step != "d")
        if step == "s":
            same += 1
        elif pairs and (pairs[-1].quoted[0], pairs[-1].printed[0]) == (row, column):
            last_pair = pairs[-1]
            pairs[-1] = AlignedWords((up, last_pair.quoted[1]), (left, last_pair.printed[1]))
        else:
            pairs.append(AlignedWords((up, row), (left, column)))
        row, column = up, left
    return _with_ends(Alignment(column, end, same, tuple(reversed(pairs))), quoted, printed)


def _with_ends(found: Alignment, quoted: Sequence[str], printed: Sequence[str]) -> Alignment:
    """With the first and the last words, where they are not the same, as others and not left out.

    What is printed around the passage costs nothing, so there they seem to stand for nothing.
    """
    pairs, start, end = list(found.differing), found.start, found.end
    if pairs and pairs[0].quoted[0] == 0 and pairs[0].printed == (start, start):
        start = max(0, start - pairs[0].quoted[1])
        pairs[0] = AlignedWords(pairs[0].quoted, (start, found.start))
    if pairs and pairs[-1].quoted[1] == len(quoted) and pairs[-1].printed == (end, end):
        end = min(len(printed), end + len(quoted) - pairs[-1].quoted[0])
        pairs[-1] = AlignedWords(pairs[-1].quoted, (found.end, end))
    return Alignment(start, end, found.same, tuple(pairs))


def _table(quoted: Sequence[str], printed: Sequence[str]) -> tuple[list[str], list[int]]:
    """For each quoted word the last step to each place of `printed`, and what all of it costs.

    A step is `s` (same), `r` (replaced), `d` (only quoted) or `i` (only printed).
    """
    costs = [0] * (len(printed) + 1)
    steps = []
    for word in quoted:
        above, diagonal = costs, costs[0]
        left = diagonal + _LEFT_OUT
        costs, row = [left], ["d"]
        for other, over in zip(printed, above[1:], strict=True):
            cost, step = (diagonal, "s") if word == other else (diagonal + _REPLACED, "r")
            if over + _LEFT_OUT < cost:
                cost, step = over + _LEFT_OUT, "d"
            if left + _LEFT_OUT < cost:
                cost, step = left + _LEFT_OUT, "i"
            costs.append(cost)
            row.append(step)
            diagonal, left = over, cost
        steps.append("".join(row))
    return steps, costs
