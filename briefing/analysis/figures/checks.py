"""The sums that can be made of a figure: those that hold, and those that do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.analysis.figures.comparison import differences
from briefing.analysis.figures.findings import Finding
from briefing.analysis.figures.givers import GivenSeries, giver_of, own_series, rival_series
from briefing.analysis.figures.point_pairs import last_two
from briefing.analysis.figures.rates import rates
from briefing.analysis.figures.series import Series, StatedSum, stated_of
from briefing.analysis.figures.series_checks import falls, same_day
from briefing.analysis.figures.sums import parts, sums
from briefing.analysis.lookup import Lookup
from briefing.library.store.records import Record


def findings(figure: Record, lookup: Lookup) -> tuple[Finding, ...]:
    """Everything that a figure's numbers say of each other."""
    own, rivals = own_series(figure, lookup), rival_series(figure, lookup)
    return findings_of(figure, own, rivals, lookup)


def findings_of(
    figure: Record,
    given: Sequence[GivenSeries],
    rivals: Sequence[GivenSeries],
    lookup: Lookup,
) -> tuple[Finding, ...]:
    """The same where its series, and those of its rivals, are there already.

    By what was held against what: parts, falls, different values for one day, each giver's by
    themselves and in order of time; what several givers give for the same days; the stated sums, as
    written; and the rates beside those of other figures.
    """
    running = figure.text("kind") == "cumulative"
    return (
        *(found for one in given for found in parts(one.series)),
        *(found for one in given if running for found in falls(one.series)),
        *(found for one in given for found in same_day(one.series)),
        *differences(given, rivals),
        *_stated(figure, given, lookup),
        *(found for one in given for found in rates(one, lookup)),
    )


def _stated(figure: Record, given: Sequence[GivenSeries], lookup: Lookup) -> Iterator[Finding]:
    for one in stated_of(figure):
        yield from sums(one, _held_against(one, figure, given, lookup), figure)


def _held_against(
    stated: StatedSum, figure: Record, given: Sequence[GivenSeries], lookup: Lookup
) -> Series:
    """The series that a sum is held against, never several: that of whoever states it.

    Where that has too few numbers, it is that of the giver who is written first and has enough.
    """
    giver = giver_of(stated.by, figure.key.briefing, lookup)
    # The sort keeps the order of all others.
    series = [one.series for one in sorted(given, key=lambda one: one.giver != giver)]
    two = stated.delta is not None or not (figure.text("since") or _of_parts(stated, series))
    enough = [one for one in series if (last_two(one) if two else one.current)]
    return next(iter(enough or series), Series((), ()))


def _of_parts(stated: StatedSum, series: Sequence[Series]) -> bool:
    """Whether it may be the ratio of a part to its whole, for which one number is enough."""
    small = stated.ratio is not None and stated.ratio <= 1
    return small and any(point.parts for one in series for point in one.current)
