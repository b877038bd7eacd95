"""Where the lines of a text begin, so that a place in the text has a line and a column."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")


class LineColumn(NamedTuple):
    """A place in a file. Both count from 1; the column counts characters."""

    line: int
    column: int


class LineIndex:
    """The lines of a text, as YAML 1.1 divides it."""

    def __init__(self, text: str) -> None:
        """Find the lines of `text`."""
        self._starts = [0, *(found.end() for found in _BREAK.finditer(text))]

    def position(self, index: int) -> LineColumn:
        """Give the line and column of the character at `index`."""
        line = bisect_right(self._starts, index)
        return LineColumn(line, index - self._starts[line - 1] + 1)
