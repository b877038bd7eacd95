"""The content that ships with the program."""

from __future__ import annotations

from pathlib import Path

from briefing.errors import BriefingError

_PACKAGE = Path(__file__).resolve().parent
_PLACES = (_PACKAGE, _PACKAGE.parent)
"""In an installed package the content lies inside it; in the repository, beside it."""


def shipped() -> Path:
    """The folder of the briefing that ships with the program.

    Raises BriefingError where the program was installed without it.
    """
    return _folder("content")


def example() -> Path:
    """The folder of the made-up example: two papers that contradict each other.

    Raises BriefingError where the program was installed without it.
    """
    return _folder("example")


def _folder(name: str) -> Path:
    for place in _PLACES:
        if (place / name).is_dir():
            return place / name
    raise BriefingError(
        "The briefing that ships with the program is not there",
        "Install the program again, or name a briefing: briefing PATH.",
    )
