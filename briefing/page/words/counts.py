"""Counts and times as they are shown."""

from __future__ import annotations

MOST_COUNTED = 10_000
"""Records that are counted while somebody waits for the screen."""


def counted(number: int, most: int = MOST_COUNTED) -> str:
    """`1,234`; and `10,000+` for a number above `most`, which says that nobody counted further."""
    return f"{most:,}+" if number > most else f"{number:,}"


_FEW = 5
_LONG = 90  # seconds, from which on minutes are enough


def time_to_go(left: float | None) -> str:
    """The time until something is done, of which `left` is the seconds; empty for None."""
    if left is None:
        return ""
    if left < _FEW:
        return "a few seconds to go"
    if left < _LONG:
        return f"about {_FEW * round(left / _FEW)} s to go"
    return f"about {round(left / 60)} min to go"
