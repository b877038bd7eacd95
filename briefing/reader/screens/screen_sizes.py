"""From which size on a screen has room for what."""

from __future__ import annotations

from textual.geometry import Size

NAMED, WIDE, BESIDE, MEDIUM, TALL, LOW = 140, 110, 100, 70, 16, 8
"""From so many columns on the sections always show their names; results have what narrows them at
their side; list and page stand beside each other; both are in view, one over the other. From so
many lines there is air above them. Below the last a result has one line: there is hardly room for
any."""
COMPACT_WIDTH = 60
"""Below so many columns, or `TALL` lines, rows of a list begin with one line each."""


def is_stacked(size: Size) -> bool:
    """Whether the page stands below the list."""
    return MEDIUM <= size.width < BESIDE and size.height >= TALL


def has_one_line(size: Size) -> bool:
    """Whether rows of a list on a screen of this size begin with one line each."""
    return size.width < COMPACT_WIDTH or size.height < TALL


def results_have_one_line(size: Size) -> bool:
    """Whether rows of the results have one line each on a screen of this size."""
    # Where a line is short, what was said has to have one to itself.
    return size.height < (LOW if size.width < COMPACT_WIDTH else TALL)
