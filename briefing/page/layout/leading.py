"""A line behind a sign: a link that has a line to itself, an item of a list, somebody's words."""

from __future__ import annotations

from briefing.page.blocks import Line, is_link
from briefing.page.layout.wrap import Row, RowPiece, row_width
from briefing.page.layout.wrap_chain import wrap_chain

LEAD = "› "
"""Before a link that has a line of its own."""
_PLAIN = ("", "words", "quote")


def led(line: Line) -> Line:
    """A line that begins with a link, without what a link in the middle of a text looks like."""
    if not line:
        return line
    first, *others = line
    return (first._replace(style="led") if first.style in _PLAIN else first, *others)


def is_led(line: Line) -> bool:
    """Whether a line begins with a link."""
    return bool(line) and is_link(line[0])


def hung(line: Line, width: int, first: RowPiece, rest: RowPiece) -> list[Row]:
    """A line with something before its first row, and something as wide before the others."""
    rows = wrap_chain(line, width - row_width((rest,)))
    return [((first if number == 0 else rest), *row) for number, row in enumerate(rows)]
