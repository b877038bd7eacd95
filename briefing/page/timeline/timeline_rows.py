"""The rows of a timeline: its lanes, and in each the records, the speakers, or how many there are.

Every record that has a date is in a lane, and every other one is counted: whatever there is no row
for in a view is in the number of its lane.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from briefing.analysis.timeline.dated_records import (
    DatedFigure,
    DatedRecord,
    TimelineRecords,
)
from briefing.page.timeline.timeline_view import TimelineView
from briefing.text.common_prefix import longest_prefixes

Lane = Literal["happened", "said", "counted", "undated"]
LANES: dict[Lane, str] = {
    "happened": "Happened",
    "said": "Said",
    "counted": "Counted",
    "undated": "No date",
}
MOST_ROWS = 60
"""Records of a lane, or speakers, that have a row each; of more only those that are in view."""
MOST_OPENED = 200
"""Rows that one row opens into at most."""

RowSort = Literal["lane", "record", "voice", "many", "figure", "section"]
"""What a row is: the head of a lane, a record, all that one speaker said, all records of a lane
together, a figure, or all records of a section that have no date."""


class RowName(NamedTuple):
    """What a row is called among all others, whatever else is shown: to come back to it.

    `number` is that of a record or of a speaker.
    """

    lane: Lane
    sort: RowSort
    number: int = 0
    section: str = ""


class TimelineRow(NamedTuple):
    """A row: what it is called, the records that it stands for, and how far it is set in.

    `days` are those of the records, each between two. `in_view` says how many of a lane are.
    `prefix` is how many letters of the label another begins with too.
    """

    name: RowName
    label: str = ""
    records: tuple[DatedRecord, ...] = ()
    figure: DatedFigure | None = None
    total: int = 0
    in_view: int = 0
    depth: int = 0
    is_open: bool = False
    prefix: int = 0

    @property
    def days(self) -> Iterable[tuple[str, str]]:
        """The days that bound each date of the row."""
        if self.figure is not None:
            return ((point.lower, point.upper) for point in self.figure.points)
        return ((one.lower, one.upper) for one in self.records)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The records of the row, by their numbers."""
        if self.figure is not None:
            return (self.figure.number,)
        return tuple(one.number for one in self.records)


def timeline_rows(
    found: TimelineRecords, view: TimelineView, opened: Collection[RowName] = ()
) -> list[TimelineRow]:
    """All rows of a timeline in a part of time; those that are opened show what is in them."""
    return [
        *_happened(found, view),
        *_said(found, view, opened),
        *_counted(found, view),
        *_undated(found, opened),
    ]


def _head(lane: Lane, count: int, in_view: int) -> TimelineRow:
    return TimelineRow(RowName(lane, "lane"), LANES[lane], total=count, in_view=in_view)


def _in_view(records: Iterable[DatedRecord], view: TimelineView) -> tuple[DatedRecord, ...]:
    first, last = view.first_day, view.last_day
    return tuple(
        one
        for one in records
        if (not one.upper or one.upper >= first) and (not one.lower or one.lower <= last)
    )


def _happened(found: TimelineRecords, view: TimelineView) -> Iterator[TimelineRow]:
    seen = _in_view(found.happened, view)
    yield _head("happened", len(found.happened), len(seen))
    some = found.happened if len(found.happened) <= MOST_ROWS else seen
    if len(some) > MOST_ROWS:
        yield TimelineRow(
            RowName("happened", "many"),
            "all incidents",
            found.happened,
            total=len(found.happened),
            in_view=len(seen),
        )
        return
    yield from (_record("happened", one) for one in some)


def _record(lane: Lane, one: DatedRecord, depth: int = 0) -> TimelineRow:
    return TimelineRow(RowName(lane, "record", one.number), records=(one,), total=1, depth=depth)


def _said(
    found: TimelineRecords, view: TimelineView, opened: Collection[RowName]
) -> Iterator[TimelineRow]:
    """A row for each speaker: in the order in which they first spoke, where they are few."""
    groups: dict[int, list[DatedRecord]] = {}
    for one in found.said:
        groups.setdefault(one.group, []).append(one)
    seen = {group: _in_view(some, view) for group, some in groups.items()}
    yield _head("said", len(found.said), sum(map(len, seen.values())))
    shown = list(groups)
    if len(shown) > MOST_ROWS:
        shown = sorted(
            (group for group in groups if seen[group]), key=lambda group: -len(seen[group])
        )
    prefixes = longest_prefixes(found.voices.values())
    for group in shown:
        name = RowName("said", "voice", group)
        is_open = name in opened and 1 < len(seen[group]) <= MOST_OPENED
        yield TimelineRow(
            name,
            found.voices[group],
            tuple(groups[group]),
            total=len(groups[group]),
            in_view=len(seen[group]),
            is_open=is_open,
            prefix=prefixes[found.voices[group]],
        )
        if is_open:
            yield from (_record("said", one, depth=1) for one in seen[group])


def _counted(found: TimelineRecords, view: TimelineView) -> Iterator[TimelineRow]:
    seen = [
        one
        for one in found.counted
        if any(view.touches(point.lower, point.upper) for point in one.points)
    ]
    yield _head("counted", len(found.counted), len(seen))
    some: Sequence[DatedFigure] = found.counted if len(found.counted) <= MOST_ROWS else seen
    if len(some) > MOST_ROWS:
        days = tuple(
            DatedRecord(
                one.number,
                point.lower,
                point.upper,
                about=point.about,
                uncertain=point.uncertain,
            )
            for one in found.counted
            for point in one.points
        )
        yield TimelineRow(
            RowName("counted", "many"),
            "all numbers of figures",
            days,
            total=len(days),
            in_view=len(_in_view(days, view)),
        )
        return
    for one in some:
        name = RowName("counted", "figure", one.number)
        yield TimelineRow(name, figure=one, total=1)


def _undated(found: TimelineRecords, opened: Collection[RowName]) -> Iterator[TimelineRow]:
    """What has no date: the lane is there in any case, and says how many."""
    count = sum(map(len, found.undated.values()))
    yield _head("undated", count, count)
    for section, numbers in found.undated.items():
        if not numbers:
            continue
        name = RowName("undated", "section", section=section)
        is_open = name in opened and len(numbers) <= MOST_OPENED
        yield TimelineRow(name, section, total=len(numbers), in_view=len(numbers), is_open=is_open)
        if is_open:
            for number in numbers:
                yield _record("undated", DatedRecord(number, "", ""), depth=1)
