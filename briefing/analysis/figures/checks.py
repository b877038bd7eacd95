"""The sums that can be made of a figure: those that hold, and those that do not."""

from __future__ import annotations

from briefing.analysis.figures.findings import Finding
from briefing.analysis.figures.rates import rates
from briefing.analysis.figures.series import series_of, stated_of
from briefing.analysis.figures.series_checks import falls, same_day
from briefing.analysis.figures.sums import parts, sums
from briefing.analysis.lookup import Lookup
from briefing.library.store.records import Record


def findings(figure: Record, lookup: Lookup) -> tuple[Finding, ...]:
    """Everything that a figure's numbers say of each other, by what was held against what.

    The order is: parts, falls, different values for one day, each in order of time; the stated
    sums, as written; and the rates beside those of other figures.
    """
    series = series_of(figure)
    running = figure.text("kind") == "cumulative"
    return (
        *parts(series),
        *(falls(series) if running else ()),
        *same_day(series),
        *(found for one in stated_of(figure) for found in sums(one, series, figure)),
        *rates(figure, series, lookup),
    )
