"""What two give for the same days, in one sentence."""

from __future__ import annotations

from briefing.analysis.figures.findings import BetweenGivers
from briefing.page.blocks import Line, Span
from briefing.page.figures.givers import giver_name
from briefing.page.figures.points import value_words
from briefing.page.record_loader import RecordLoader
from briefing.page.words.dates import date_in_words
from briefing.page.words.vocabulary import plural


def givers_words(finding: BetweenGivers, look: RecordLoader) -> Line:
    """Who the two are, on how many days they differ, from when, and where they differ most."""
    return (*givers_named(finding, look), Span(f" {givers_compared(finding)}"))


def givers_named(finding: BetweenGivers, look: RecordLoader) -> Line:
    """Who the two are, and in which other figure the second."""
    one, other = giver_name(finding.one, look), giver_name(finding.other, look)
    rival = finding.rival
    there = (Span(" (in "), Span(rival.title, link=rival.key), Span(")")) if rival else ()
    return (*one, Span(" and "), *other, *there)


def givers_compared(finding: BetweenGivers) -> str:
    """On how many days the two differ, from when, and where most."""
    if finding.outcome == "holds":
        return f"give numbers that agree for {_days(finding.days)}: {_both(finding, first=True)}"
    if finding.outcome == "undecided":
        return f"give numbers that may agree for {_days(finding.days)}"
    if finding.apart == 1:
        others = plural(finding.days - 1, "other day")
        not_for = f"; not for {others} for which both give one" if finding.days > 1 else ""
        return f"differ for {_both(finding, first=True)}{not_for}"
    of = "all" if finding.apart == finding.days else f"{finding.apart:,} of"
    return (
        f"differ for {of} {finding.days:,} days for which both give a number: first for "
        f"{_both(finding, first=True)}; most for {_both(finding, first=False)}"
    )


def _days(count: int) -> str:
    return "the one day for which both give one" if count == 1 else f"all {count:,} days"


def _both(finding: BetweenGivers, *, first: bool) -> str:
    """The day, and the two numbers in the order of the two givers."""
    one, other = finding.first if first else finding.most
    return f"{date_in_words(one.as_of)}, {value_words(one)} against {value_words(other)}"
