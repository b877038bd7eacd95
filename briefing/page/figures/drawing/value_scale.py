"""How high a number stands: a scale that always has nothing on it, with ticks at round numbers."""

from __future__ import annotations

from collections.abc import Iterable
from math import floor, log10
from typing import NamedTuple

_SIZES = (1, 2, 2.5, 5, 10)
_ROUND_FROM = 6
"""Rows from which on round numbers are near enough to theirs."""
_SMALLEST = -300
"""The power of ten below which nothing is told apart from nothing."""


class ValueScale(NamedTuple):
    """Numbers from `low` to `high` in so many rows, the first at the top."""

    low: float
    high: float
    rows: int

    def part(self, value: float) -> float:
        """How far up a number is, from 0 to 1."""
        return part_of(value, self.low, self.high)

    def row(self, value: float) -> int:
        """The row of a number."""
        return round((self.rows - 1) * (1 - self.part(value)))

    def ticks(self) -> dict[int, float]:
        """Nothing and round numbers by their rows; where these are few, nothing and the ends."""
        steps = [self.low, self.high]
        if self.rows >= _ROUND_FROM:
            steps = [n for n in round_steps(self.low, self.high) if self.low <= n <= self.high]
        steps.sort(key=self._off)  # of several in one row the one that is nearest to it
        by_row = {self.row(one): one for one in reversed(steps)}
        return {**by_row, self.row(0.0): 0.0}

    def _off(self, value: float) -> float:
        """How far a number is from the middle of its row."""
        return abs((self.rows - 1) * (1 - self.part(value)) - self.row(value))


def part_of(value: float, low: float, high: float) -> float:
    """How far up a number is between two, from 0 to 1."""
    whole = high / 2 - low / 2  # halves, for the whole may be beyond all numbers
    return (value / 2 - low / 2) / whole if whole else 0.0


def scale_of(values: Iterable[float], rows: int) -> ValueScale:
    """The scale that has all values, and nothing."""
    every = [0.0, *values]
    return ValueScale(min(every), max(every), rows)


def round_steps(low: float, high: float) -> list[float]:
    """Round numbers from the least to the greatest, three to six of them."""
    rough = (high / 4 - low / 4) or 1.0
    scale = 10.0 ** max(floor(log10(rough)), _SMALLEST)
    step = next(size * scale for size in _SIZES if size * scale >= rough)
    begin, end = floor(low / step), -floor(-high / step)
    return [number * step for number in range(begin, end + 1)]
