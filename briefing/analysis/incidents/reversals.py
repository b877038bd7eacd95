"""Where one side says one thing and later the opposite: which of its words are the later ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.analysis.incidents.testimony import Testimony
from briefing.analysis.sides import stand_surely


def is_later(one: Testimony, other: Testimony) -> bool:
    """Whether one was surely said after the other's last day."""
    begins, ended = one.days[0], other.days[1]
    return bool(begins and ended and begins > ended)


def is_reversed(one: Testimony, opposite: Iterable[Testimony]) -> bool:
    """Whether the same side says the opposite later, by somebody with a name."""
    return any(
        other.own_word and is_later(other, one) and stand_surely(one.side, other.side) == "same"
        for other in opposite
    )


def reversed_later(some: Sequence[Testimony], opposite: Sequence[Testimony]) -> list[Testimony]:
    """Those of whom the same side says the opposite later."""
    return [one for one in some if one.own_word and is_reversed(one, opposite)]
