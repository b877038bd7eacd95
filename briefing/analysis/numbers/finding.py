"""What can be found when a figure's numbers are held against each other."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from briefing.analysis.numbers.givers import Giver
from briefing.analysis.numbers.quantities import Interval, Outcome
from briefing.analysis.numbers.series import Point, Stated
from briefing.library.answers import Record


@dataclass(frozen=True, slots=True)
class Finding:
    """One sum that was made, and how it came out.

    `code` says what was held against what; `path` is where in the figure that stands, with dots
    (`points.3.value`, `stated.0.window`). `undecided` is what a qualifier, a vague date or a
    missing number leaves open.
    """

    code: ClassVar[str]

    outcome: Outcome
    path: str


@dataclass(frozen=True, slots=True)
class Parts(Finding):
    """The parts of a number against the number; `total` is their sum."""

    code: ClassVar[str] = "parts"

    point: Point
    total: Fraction


@dataclass(frozen=True, slots=True)
class Falls(Finding):
    """A running total that is less than it was before, and is not marked as a correction."""

    code: ClassVar[str] = "falls"

    earlier: Point
    later: Point


@dataclass(frozen=True, slots=True)
class SameDay(Finding):
    """Two numbers that one giver gives for one day, and that cannot both be right; `one` is the
    smaller."""

    code: ClassVar[str] = "same-day"

    one: Point
    other: Point


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
    first: tuple[Point, Point]
    most: tuple[Point, Point]
    rival: Record | None = None


@dataclass(frozen=True, slots=True)
class Delta(Finding):
    """A stated difference against that of two points; without `pair` there is nothing to hold it
    against."""

    code: ClassVar[str] = "delta"

    stated: Stated
    pair: tuple[Point, Point] | None


@dataclass(frozen=True, slots=True)
class Window(Finding):
    """A stated length of time against the days between two dates, both EDTF as written.

    `days` is how many days lie between them; None where a date is missing. `given` says that one of
    them is only the day on which a number was given: for what day it is nobody says.
    """

    code: ClassVar[str] = "window"

    stated: Stated
    start: str
    end: str
    days: Interval | None
    given: bool = False


@dataclass(frozen=True, slots=True)
class Ratio(Finding):
    """A stated ratio against the one that was found, which is None where there is none.

    It is that of `part`, a name and a number, in the last of the `points`, or else that of two
    points, the later to the earlier.
    """

    code: ClassVar[str] = "ratio"

    stated: Stated
    points: tuple[Point, ...]
    part: tuple[str, float] | None
    found: Interval | None


@dataclass(frozen=True, slots=True)
class Rate:
    """A figure's number over the time that it is for.

    `days` is how many days that is, and `daily` how many there were a day. `vague` says that one of
    the dates is approximate or uncertain.
    """

    figure: Record
    point: Point
    days: Interval
    daily: Interval
    vague: bool


@dataclass(frozen=True, slots=True)
class Rates(Finding):
    """This figure's rate beside that of another one over a time before or after its own.

    `ratio` is the first to the second, None where the second may be nothing. There is no verdict,
    for nobody knows whether both count the same thing: the outcome is always `undecided`.
    `question` is the briefing's own question about both, if it has one.
    """

    code: ClassVar[str] = "rates"

    own: Rate
    other: Rate
    ratio: Interval | None
    question: Record | None = None
