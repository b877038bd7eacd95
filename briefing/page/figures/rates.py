"""Two figures as rates, side by side, without a verdict."""

from __future__ import annotations

from fractions import Fraction
from math import isinf

from briefing.analysis.figures.findings import FigureRate, RatesFinding
from briefing.analysis.figures.windows import MONTH, YEAR
from briefing.page.blocks import Line, Span
from briefing.page.figures.amounts import roughly, spread
from briefing.page.figures.givers import giver_of_point
from briefing.page.figures.points import value_words
from briefing.page.record_loader import RecordLoader
from briefing.page.words.labels import first_words
from briefing.page.words.vocabulary import plural

ITEM = 96
"""Characters of a question that are shown."""
_UNITS = (("day", Fraction(1)), ("month", MONTH), ("year", YEAR))
_LONG = (("year", YEAR, 3 * YEAR), ("month", MONTH, 3 * MONTH))
"""The units that a span is told in, with its length in days, and from how many days on."""


def rates_words(rates: RatesFinding, look: RecordLoader) -> Line:
    """Both numbers with their spans and givers, both rates in one unit, and their ratio.

    Whether both ends of a span count or not is in the rate, which takes in either. Whether both
    count the same thing no number shows; where the briefing asks that, its question follows.
    """
    return (*rates_subject(rates, look), Span(": "), *rates_following(rates, look))


def rates_subject(rates: RatesFinding, look: RecordLoader) -> Line:
    """Both numbers with their spans and givers."""
    title = Span(rates.other.figure.title, link=rates.other.figure.key)
    return (
        Span(f"{_over(rates.own)} ("),
        *_given_by(rates.own, look),
        Span(f") compared with {_over(rates.other)} ("),
        title,
        Span("; "),
        *_given_by(rates.other, look),
        Span(")"),
    )


def rates_following(rates: RatesFinding, look: RecordLoader) -> Line:
    """Both rates in one unit, and their ratio; and who asks whether they can be compared."""
    unit, length = _unit(rates)
    own, other = (roughly(one.daily.times(length)) for one in (rates.own, rates.other))
    ratio = _ratio(rates)
    compared = f"{own} a {unit} and {other}{ratio}, if both count the same thing"
    return (Span(compared), *_asked(rates, look))


def _asked(rates: RatesFinding, look: RecordLoader) -> Line:
    """The question of the briefing that asks about both."""
    if rates.question is None:
        return ()
    return (Span(" (a question here: "), *first_words(rates.question, look, ITEM), Span(")"))


def _given_by(rate: FigureRate, look: RecordLoader) -> Line:
    return (Span("given by ", "muted"), *giver_of_point(rate.point, look))


def _over(rate: FigureRate) -> str:
    """A number and its time: about 80 in some 27 months."""
    return f"{value_words(rate.point)} in {_span(rate)}"


def _span(rate: FigureRate) -> str:
    low, high = int(rate.days.low), int(rate.days.high)
    for unit, length, least in _LONG:
        if low >= least:
            return f"some {plural(round((low + high) / 2 / length), unit)}"
    if high - low > 1:
        return f"{low:,} to {plural(high, 'day')}"
    return f"{'about ' if rate.vague else ''}{plural(low, 'day')}"


def _unit(rates: RatesFinding) -> tuple[str, Fraction]:
    """The shortest time in which both have at least one; a year where even that is too short."""
    least = min(rates.own.daily.low, rates.other.daily.low)
    return next((one for one in _UNITS if least * one[1] >= 1), _UNITS[-1])


def _ratio(rates: RatesFinding) -> str:
    """How many times the one is the other, the greater first; nothing where that is not known."""
    there, back = rates.ratio, rates.other.daily.over(rates.own.daily)
    if there is None or (there.low < 1 < there.high and (isinf(there.high) or not there.low)):
        return ""
    if back and there.high < 1:
        return f"; the second is {spread(back)} times the first"
    return f"; the first is {spread(there)} times the second"
