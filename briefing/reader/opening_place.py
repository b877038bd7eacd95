"""Where the reader opens: light, because whoever starts it says so before anything is loaded."""

from __future__ import annotations

from typing import NamedTuple


class OpeningPlace(NamedTuple):
    """As of which day, and at which record or search; without these, on the front page.

    `at` is a record's slug, maybe with its briefing's before it. `tour` is whether the person is
    led through it.
    """

    day: str = ""
    at: str = ""
    query: str = ""
    tour: bool = False


TOURING = ("next-step", "leave-tour")
"""The actions of the tour: going on without having done a step, and leaving."""
NO_TOUR = "There is no tour here: `briefing tour` begins one."
