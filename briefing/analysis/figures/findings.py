"""What can be found when a figure's numbers are held against each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from briefing.analysis.figures.data_point import DataPoint
from briefing.analysis.figures.givers import Giver
from briefing.analysis.figures.intervals import Exact, Interval, Outcome
from briefing.analysis.figures.series import StatedSum
from briefing.library.store.records import Record


@dataclass(frozen=True, slots=True)
class Finding:
    """One sum that was made, and how it came out.

    `code` says what was held against what; `path` is where in the figure that stands, with dots
    (`points.3.value`, `stated.0.window`), empty for a number of another one that is read as one
    with it. `undecided` is what a qualifier, a vague date or a
    missing number leaves open.
    """

    code: ClassVar[str]

    outcome: Outcome
    path: str


@dataclass(frozen=True, slots=True)
class PartsFinding(Finding):
    """The parts of a number against the number; `total` is their sum."""

    code: ClassVar[str] = "parts"

    point: DataPoint
    total: Exact


@dataclass(frozen=True, slots=True)
class FallsFinding(Finding):
    """A running total that is less than it was before, and is not marked as a correction."""

    code: ClassVar[str] = "falls"

    earlier: DataPoint
    later: DataPoint


@dataclass(frozen=True, slots=True)
class SameDayFinding(Finding):
    """Two numbers that one giver gives for one day, and that cannot both be right; `one` is the
    smaller."""

    code: ClassVar[str] = "same-day"

    one: DataPoint
    other: DataPoint


@dataclass(frozen=True, slots=True)
class BetweenGivers(Finding):
    """What two give for the same days: one finding, however many days there are.

    `days` is for how many days both give a number, and `apart` on how many of these both cannot be
    right. `first` are the earliest numbers that differ, and `most` those that differ most, each of
    `one` and of `other`; where none differs, both are the latest numbers. `rival` is the figure in
    which the other counts the same thing, if it is not this one.
    """

    code: ClassVar[str] = "givers"

    one: Giver
    other: Giver
    days: int
    apart: int
    first: tuple[DataPoint, DataPoint]
    most: tuple[DataPoint, DataPoint]
    rival: Record | None = None


@dataclass(frozen=True, slots=True)
class DeltaFinding(Finding):
    """A stated difference against that of two points; without `pair` there is nothing to hold it
    against."""

    code: ClassVar[str] = "delta"

    stated: StatedSum
    pair: tuple[DataPoint, DataPoint] | None


@dataclass(frozen=True, slots=True)
class WindowFinding(Finding):
    """A stated length of time against the days between two dates, both EDTF as written.

    `days` is how many days lie between them; None where a date is missing. `given` says that one of
    them is only the day on which a number was given: for what day it is nobody says.
    """

    code: ClassVar[str] = "window"

    stated: StatedSum
    start: str
    end: str
    days: Interval | None
    given: bool = False


@dataclass(frozen=True, slots=True)
class RatioFinding(Finding):
    """A stated ratio against the one that was found, which is None where there is none.

    It is that of `part`, a name and a number, in the last of the `points`, or else that of two
    points, the later to the earlier.
    """

    code: ClassVar[str] = "ratio"

    stated: StatedSum
    points: tuple[DataPoint, ...]
    part: tuple[str, float] | None
    found: Interval | None


@dataclass(frozen=True, slots=True)
class FigureRate:
    """A figure's number over the time that it is for.

    `days` is how many days that is, and `daily` how many there were a day. `vague` says that one of
    the dates is approximate or uncertain.
    """

    figure: Record
    point: DataPoint
    days: Interval
    daily: Interval
    vague: bool


@dataclass(frozen=True, slots=True)
class RatesFinding(Finding):
    """This figure's rate beside that of another one over a time before or after its own.

    `ratio` is the first to the second, None where the second may be nothing. There is no verdict,
    for nobody knows whether both count the same thing: the outcome is always `undecided`.
    `question` is the briefing's own question about both, if it has one.
    """

    code: ClassVar[str] = "rates"

    own: FigureRate
    other: FigureRate
    ratio: Interval | None
    question: Record | None = None
