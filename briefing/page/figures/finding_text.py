"""A finding in words, with both numbers and who gives them."""

from __future__ import annotations

from briefing.analysis.figures.data_point import DataPoint
from briefing.analysis.figures.findings import (
    BetweenGivers,
    DeltaFinding,
    FallsFinding,
    Finding,
    PartsFinding,
    RatesFinding,
    RatioFinding,
    SameDayFinding,
    WindowFinding,
)
from briefing.analysis.figures.intervals import Interval
from briefing.analysis.figures.series import StatedSum
from briefing.library.store.records import Record
from briefing.page.attribution.who_gives import giver
from briefing.page.blocks import Line, Span, Style, plain
from briefing.page.figures.amounts import amount, spread
from briefing.page.figures.between_givers import givers_compared, givers_named, givers_words
from briefing.page.figures.givers import giver_of_point
from briefing.page.figures.points import dated_words, day_words, value_words
from briefing.page.figures.rates import rates_words
from briefing.page.record_loader import RecordLoader
from briefing.page.words.dates import date_in_words
from briefing.page.words.labels import listed
from briefing.page.words.vocabulary import OUTCOMES, duration, number, plural

MOST_PARTS = 6
"""How many parts of a sum are written out."""
_MARKS: dict[str, Style] = {"holds": "label", "differs": "warning", "undecided": "label"}


def finding_line(finding: Finding, figure: Record, look: RecordLoader) -> Line:
    """The finding as a sentence, with links to whoever gives the numbers or states the sum."""
    match finding:
        case DeltaFinding() | WindowFinding() | RatioFinding():
            says = stated_line(finding.stated, figure, look)
            return (*outcome_line(finding), Span(" ("), *says, Span(")"))
        case PartsFinding(point=point):
            return (*outcome_line(finding), *_given(look, point))
        case FallsFinding(earlier=first, later=second) | SameDayFinding(one=first, other=second):
            return (*outcome_line(finding), *_given(look, first, second))
        case BetweenGivers():
            return (_mark(finding), *givers_words(finding, look))
        case RatesFinding():
            return (Span("Rate: ", "label"), *rates_words(finding, look))
        case _:
            raise AssertionError(finding.code)


def finding_text(finding: Finding, figure: Record, look: RecordLoader) -> str:
    """The finding as one plain sentence with both numbers, for where there are no links."""
    return plain(finding_line(finding, figure, look))


def outcome_line(finding: Finding) -> Line:
    """How a sum comes out, and its numbers, but not who gives them."""
    return (_mark(finding), Span(finding_words(finding)))


def _mark(finding: Finding) -> Span:
    return Span(f"{OUTCOMES[finding.outcome]}: ", _MARKS[finding.outcome])


def stated_line(stated: StatedSum, figure: Record, look: RecordLoader) -> Line:
    """A sum as its source makes it, and whose it is."""
    return (
        Span(f"{stated.says}, "),
        Span("stated by ", "muted"),
        *giver(stated.by, figure.key.briefing, look),
    )


def _given(look: RecordLoader, *points: DataPoint) -> Line:
    """Who gives some points, in brackets."""
    return (Span(" ("), *_givers(look, *points), Span(")"))


def _givers(look: RecordLoader, *points: DataPoint) -> Line:
    """Who gives some points, each said once."""
    givers = dict.fromkeys(giver_of_point(point, look) for point in points)
    return (Span("given by ", "muted"), *listed(givers, " and "))


def finding_subject(finding: Finding, look: RecordLoader) -> Line:
    """Whose numbers a finding is about that is on no stated sum."""
    match finding:
        case PartsFinding(point=point):
            return _givers(look, point)
        case FallsFinding(earlier=first, later=second) | SameDayFinding(one=first, other=second):
            return _givers(look, first, second)
        case BetweenGivers():
            return givers_named(finding, look)
        case _:
            raise AssertionError(finding.code)


def finding_words(finding: Finding) -> str:
    """The numbers of a finding, but not who gives them, nor how it comes out."""
    match finding:
        case BetweenGivers():
            return givers_compared(finding)
        case PartsFinding():
            return _parts(finding)
        case FallsFinding(earlier=earlier, later=later):
            fallen = f"{dated_words(later)} is less than {dated_words(earlier)}"
            if finding.outcome == "undecided":
                return f"{fallen}; for which days is not said"
            return f"{fallen}, and no correction is marked"
        case SameDayFinding(one=one, other=other):
            return (
                f"{value_words(one)} and {value_words(other)} are both given for {day_words(one)}"
            )
        case DeltaFinding():
            return _delta(finding)
        case WindowFinding():
            return _window(finding)
        case RatioFinding():
            return _ratio(finding)
        case _:
            raise AssertionError(finding.code)


def _parts(finding: PartsFinding) -> str:
    """32 + 27 = 59, and the number for about 18 November 2023 is 59."""
    point = finding.point
    summed = " + ".join(number(value) for _, value in point.parts[:MOST_PARTS])
    if len(point.parts) > MOST_PARTS:
        summed += f" + … ({len(point.parts)} parts)"
    but = "but" if finding.outcome == "differs" else "and"
    others = ", beside which there may be other parts" if point.parts_sum == "at-most" else ""
    day = f"for {date_in_words(point.as_of)}" if point.as_of else day_words(point)
    whole = f"the number {day} is {value_words(point)}"
    total = amount(finding.total)
    found = f"the one part is {total}" if len(point.parts) == 1 else f"{summed} = {total}"
    return f"{found}{others}, {but} {whole}"


def _delta(finding: DeltaFinding) -> str:
    """61 − 56 = 5, from 14 November 2023 to 17 November 2023."""
    stated = amount(finding.stated.delta or 0)
    if finding.pair is None:
        return f"there are no two numbers to check the difference {stated} against"
    earlier, later = finding.pair
    found = later.value.minus(earlier.value)
    equal = "=" if found.exact else "is"
    summed = f"{value_words(later)} − {value_words(earlier)} {equal} {spread(found, amount)}"
    first, last = day_words(earlier), day_words(later)
    dated = earlier.as_of and later.as_of
    between = f"from {first} to {last}" if dated else f"{first} and {last}"
    return f"{summed}{_against(finding, stated)}, {between}"


def _window(finding: WindowFinding) -> str:
    """From 7 October 2023 to 17 November 2023 is 41 days (42 counting both ends), not 40 days."""
    stated = duration(finding.stated.window)
    if finding.days is None:
        return f"there are no two dates to check {stated} against"
    both = "D" in finding.stated.window and "T" not in finding.stated.window
    between = f"from {date_in_words(finding.start)} to {date_in_words(finding.end)}"
    if finding.given:
        days = _days(finding.days, both_ends=False)
        open_ = f"for which days is not said, so {stated} may be right"
        if finding.stated.delta is None:
            return f"{between}, when the number was given, is {days}; {open_}"
        return f"the numbers were given {days} apart, {between}; {open_}"
    return f"{between} is {_days(finding.days, both)}{_against(finding, stated)}"


def _days(days: Interval, both_ends: bool) -> str:
    low, high = int(days.low), int(days.high)
    if low != high:
        return f"{low:,} to {plural(high, 'day')}"
    return plural(low, "day") + (f" ({low + 1:,} counting both ends)" if both_ends else "")


def _ratio(finding: RatioFinding) -> str:
    """27 of 59 is 0.46; 61 is 1.1 times 56."""
    stated = number(finding.stated.ratio)
    if finding.found is None:
        return f"there is no second number to check the ratio {stated} against"
    found = spread(finding.found)
    if finding.part:
        summed = f"{number(finding.part[1])} of {value_words(finding.points[0])} is {found}"
    else:
        earlier, later = finding.points
        summed = f"{dated_words(later)} is {found} times {dated_words(earlier)}"
    return f"{summed}{_against(finding, stated)}"


def _against(finding: Finding, stated: str) -> str:
    """What a source states, beside what was found."""
    match finding.outcome:
        case "holds":
            return "" if isinstance(finding, DeltaFinding) else f", as stated ({stated})"
        case "differs":
            return f", not {stated}"
        case "undecided":
            return f", which may be {stated}"
