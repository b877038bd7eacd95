"""The timeline of an edition: a bar as vague as each date, beside it what it is and who says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from briefing.analysis.places.located_records import record_keys
from briefing.analysis.timeline.dated_records import DatedRecord, TimelineRecords, dated_records
from briefing.export.html.drawn_rows import DrawnRows
from briefing.export.html.views.svg_chart import AxisTick, day_text, some_days
from briefing.export.selection import public
from briefing.library.library import Library
from briefing.model.dates.days import ordinal
from briefing.page.blocks import Line, Span, text
from briefing.page.record_loader import RecordLoader
from briefing.page.rows.rows import RowComposer
from briefing.page.timeline.timeline_rows import LANES
from briefing.page.wording.lens import Lens
from briefing.page.words.dates import date_in_words
from briefing.page.words.labels import listed
from briefing.page.words.vocabulary import DOT, plural

WIDTH = 400
_EDGE = 8.0
"""Units that are free at both ends, for what has no end there."""
MOST_ENTRIES = 60
"""Entries of a lane; how many there are besides is told."""
Days = tuple[str, str]


class TimeBar(NamedTuple):
    """From where to where a date may be. A point is one day; what is `lasting` fills the time."""

    start: float
    end: float
    lasting: bool

    @property
    def point(self) -> bool:
        """Whether it can be one day only."""
        return self.start == self.end


class TimelineEntry(NamedTuple):
    """What is in a row: the bars of its dates, and in words what it is, when, and who says so."""

    bars: tuple[TimeBar, ...]
    line: Line


class TimelineLane(NamedTuple):
    """What happened, what was said, or what was counted: how many there are, and the first."""

    title: str
    counted: str
    entries: tuple[TimelineEntry, ...]


class ToldTimeline(NamedTuple):
    """The days of its axis, its lanes, and how many records have no date."""

    days: tuple[AxisTick, ...]
    lanes: tuple[TimelineLane, ...]
    undated: str


def told_timeline(library: Library, lens: Lens, briefing: str) -> ToldTimeline:
    """The timeline of a briefing; it has no lanes where nothing has a date."""
    found = dated_records(library, briefing)
    first, last = found.bounds()
    without = [plural(len(some), section[:-1]) for section, some in found.undated.items() if some]
    undated = f"Without a date: {', '.join(without) or 'none'}."
    if not first:
        return ToldTimeline((), (), undated)
    begin, end = ordinal(first), ordinal(last)

    def across(day: int) -> float:
        return round(_EDGE + (WIDTH - 2 * _EDGE) * (day - begin) / (end - begin or 1), 1)

    told = _Told(library, lens, across)
    lanes = (
        _lane(LANES["happened"], "incident", found.happened, told.records),
        _lane(LANES["said"], "speaker", _voices(found), told.voices),
        _lane(LANES["counted"], "figure", _figures(found), told.records),
    )
    ticks = tuple(AxisTick(across(day), day_text(day)) for day in some_days(begin, end))
    return ToldTimeline(ticks, tuple(one for one in lanes if one.entries), undated)


class _Dated(NamedTuple):
    """What becomes one entry: a record with the days of its dates, or a speaker by the name.

    Of a speaker `number` is the first statement, and `last` the last one.
    """

    number: int
    days: tuple[Days, ...]
    lasting: bool = False
    name: str = ""
    many: int = 1
    last: int = 0


def _dated(one: DatedRecord | _Dated) -> _Dated:
    if isinstance(one, _Dated):
        return one
    return _Dated(one.number, ((one.lower, one.upper),), one.lasting)


def _voices(found: TimelineRecords) -> list[_Dated]:
    """Whoever speaks, in the order in which they first did, with the days of all that they say."""
    said: dict[int, list[DatedRecord]] = {}
    for one in found.said:
        said.setdefault(one.group, []).append(one)
    return [
        _Dated(
            some[0].number,
            tuple(dict.fromkeys((one.lower, one.upper) for one in some)),
            name=found.voices[group],
            many=len(some),
            last=some[-1].number,
        )
        for group, some in said.items()
    ]


def _figures(found: TimelineRecords) -> list[_Dated]:
    return [
        _Dated(one.number, tuple(dict.fromkeys((each.lower, each.upper) for each in one.points)))
        for one in found.counted
    ]


def _lane(
    title: str,
    what: str,
    records: Sequence[DatedRecord] | Sequence[_Dated],
    told: Callable[[Sequence[_Dated]], Iterable[TimelineEntry]],
) -> TimelineLane:
    """The latest of a lane, in order of time."""
    some = [_dated(one) for one in records[-MOST_ENTRIES:]]
    counted = plural(len(records), what)
    if len(some) < len(records):
        counted = f"the latest {len(some):,} of {counted}"
    return TimelineLane(title, counted, tuple(told(some)))


class _Told:
    """The entries of one timeline."""

    def __init__(self, library: Library, lens: Lens, across: Callable[[int], float]) -> None:
        self._library = library
        self._lens = lens
        self._across = across

    def records(self, some: Sequence[_Dated]) -> Iterator[TimelineEntry]:
        """Incidents with both answers, and figures with their newest numbers, with the names."""
        keys = record_keys(self._library, [one.number for one in some])
        found = {key: public(one) for key, one in self._library.records(keys.values()).items()}
        look = RecordLoader(self._library)
        look.remember(found.values())
        rows = DrawnRows(RowComposer(self._library), self._lens, look).of([*found.values()])
        for one in some:
            key = keys[one.number]
            row = rows[key]
            title = tuple(span._replace(link=key, style="strong") for span in row.title)
            line = self._lens.line((*title, Span(": "), *listed(row.lines, DOT)), key.briefing)
            yield TimelineEntry(self._bars(one), line)

    def voices(self, some: Sequence[_Dated]) -> Iterator[TimelineEntry]:
        """Speakers, each with how many statements and between which days."""
        ends = [number for one in some for number in (one.number, one.last)]
        keys = record_keys(self._library, ends)
        found = self._library.records(keys.values())
        for one in some:
            # As written: what is about a day, or uncertain, must not read as if it were not.
            days = [found[keys[end]].text("said") for end in (one.number, one.last)]
            when = "; the last, ".join(dict.fromkeys(map(date_in_words, days)))
            said = text(f": {plural(one.many, 'statement')}, {when}")
            yield TimelineEntry(self._bars(one), (Span(one.name, "strong"), *said))

    def _bars(self, one: _Dated) -> tuple[TimeBar, ...]:
        return tuple(
            TimeBar(
                self._across(ordinal(lower)) if lower else 0.0,
                self._across(ordinal(upper)) if upper else float(WIDTH),
                one.lasting,
            )
            for lower, upper in one.days
        )
