"""Whether a number fits what was asked for."""

from __future__ import annotations

from briefing.search.ast import AnyValue, RangeTerm, TextTerm
from briefing.text.written_number import written_number

Ends = tuple[float, float]


def number_fits(value: TextTerm | RangeTerm | AnyValue, number: float | str) -> bool:
    """Whether it may be the number, or between the numbers; what is no number fits nothing.

    A range that a figure gives, `20..30`, may be each number in it.
    """
    if isinstance(value, AnyValue):
        return True
    least, most = _ends(number)
    if isinstance(value, TextTerm):
        return any(least <= one <= most for one in _meant(value.words))
    if value.exact:
        ends = value.low.split("..", 1)
        return any(
            (low, high) == (least, most) for low in _meant(ends[0]) for high in _meant(ends[-1])
        )
    if not all(_meant(one) for one in (value.low, value.high) if one):
        return False
    low = min(_meant(value.low)) if value.low else float("-inf")
    high = max(_meant(value.high)) if value.high else float("inf")
    above = most > low if value.above else most >= low
    below = least < high if value.below else least <= high
    return above and below


def _ends(number: float | str) -> Ends:
    if not isinstance(number, str):
        return number, number
    low, _, high = number.partition("..")
    return float(low), float(high)


def _meant(text: str) -> tuple[float, ...]:
    """The numbers that a text can mean."""
    found = written_number(text)
    return found.values if found else ()
