"""From which size on a screen has room for what."""

from __future__ import annotations

from textual.geometry import Size

WIDE, MEDIUM, TALL, LOW = 110, 70, 16, 8
"""From so many columns on there are three panes and two, and from so many lines air above them and
three lines for a record that needs as many. Below the last a record in a list has one line: there
is hardly room for any."""


def lines_of_a_row(size: Size) -> int:
    """How many lines a record has at most in the list, on a screen of this size."""
    return 3 if size.height >= TALL else 2 if size.height >= LOW else 1
