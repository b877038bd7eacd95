"""What to say to somebody who waits."""

from __future__ import annotations

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
