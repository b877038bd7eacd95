"""Whether a number fits what was asked for."""

from __future__ import annotations

import re

from briefing.search.ast import AnyValue, RangeTerm, TextTerm

_PLAIN = re.compile(r"-?(\d+(\.\d*)?|\.\d+)\Z", re.ASCII)


def number_fits(value: TextTerm | RangeTerm | AnyValue, number: float) -> bool:
    """Whether it is the number, or between the numbers; what is no number fits nothing."""
    if isinstance(value, AnyValue):
        return True
    if isinstance(value, TextTerm):
        return bool(_PLAIN.match(value.words)) and float(value.words) == number
    ends = [one for one in (value.low, value.high) if one]
    if not all(_PLAIN.match(one) for one in ends):
        return False
    low = float(value.low) if value.low else float("-inf")
    high = float(value.high) if value.high else float("inf")
    above = number > low if value.above else number >= low
    below = number < high if value.below else number <= high
    return above and below
