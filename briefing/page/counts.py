"""Counts as they are shown: exact, or that there are more than were counted."""

from __future__ import annotations

MOST_COUNTED = 10_000
"""Records that are counted while somebody waits for the screen."""


def counted(number: int, most: int = MOST_COUNTED) -> str:
    """`1,234`; and `10,000+` for a number above `most`, which says that nobody counted further."""
    return f"{most:,}+" if number > most else f"{number:,}"
