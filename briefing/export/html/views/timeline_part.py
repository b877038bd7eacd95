"""The timeline of an edition: lanes of rows, each with its bars or heights, and in words what it
is, when, and who says so; what is too much for rows opens by pieces of time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from briefing.analysis.places.located_records import record_keys
from briefing.analysis.timeline.dated_records import (
    DatedFigure,
    DatedRecord,
    TimelineRecords,
)
from briefing.analysis.timeline.time_scale import TimeScale, fitting_scale, piece_of
from briefing.export.html.drawn_rows import DrawnRows
from briefing.export.html.said import Saying, Sayings
from briefing.export.html.views.svg_chart import AxisTick
from briefing.export.html.views.timeline_bars import COLUMNS, DrawnTimes, TimeBars
from briefing.export.selection import public
from briefing.library.library import Library
from briefing.library.store.records import Record
from briefing.page.attribution.attribution import speaker_name
from briefing.page.attribution.objection_lines import NOTHING_AGAINST
from briefing.page.blocks import Line, Span, plain, text
from briefing.page.record_loader import RecordLoader
from briefing.page.timeline.row_details import (
    RowDetail,
    row_details,
    said_long_after,
    span_of_record,
)
from briefing.page.timeline.timeline_axis import period_words
from briefing.page.timeline.timeline_rows import (
    LANES,
    MOST_OPENED,
    MOST_ROWS,
    Lane,
    TimelineRow,
    timeline_rows,
)
from briefing.page.timeline.timeline_view import TimelineView, fitted_to
from briefing.page.timeline.timeline_words import density_words, period_of
from briefing.page.wording.lens import Lens
from briefing.page.words.dates import date_in_words
from briefing.page.words.labels import ITEM_LENGTH, first_words, listed, name
from briefing.page.words.vocabulary import DOT, plural

MOST_SAID = 400
"""Statements up to which each speaker opens into what was said; of more, their part has them."""
_PIECES = 40
"""Pieces of time that a lane opens into, about."""


class TimelineEntry(NamedTuple):
    """A row: its words, what is drawn beside them, and the rows that it opens into."""

    line: Line
    times: DrawnTimes | None = None
    opened: tuple[TimelineEntry, ...] = ()


class TimelineLane(NamedTuple):
    """What happened, was said or was counted, or has no date: how many there are, and its rows.

    `further` are rows behind the first ones.
    """

    title: str
    counted: str
    entries: tuple[TimelineEntry, ...]
    further: tuple[TimelineEntry, ...] = ()


class ToldTimeline(NamedTuple):
    """Its scale and what it spans, the days of its axis, and its lanes."""

    scale: TimeScale | None
    period: str
    days: tuple[AxisTick, ...]
    lanes: tuple[TimelineLane, ...]


def told_timeline(
    library: Library, lens: Lens, rows: DrawnRows, found: TimelineRecords
) -> ToldTimeline:
    """The timeline of some records. What has no date is counted also where nothing has one."""
    first, last = found.bounds()
    view = fitted_to(first, last, COLUMNS)
    told = _Told(library, lens, rows, found, view)
    if not first:
        return ToldTimeline(None, "", (), (told.undated(),))
    lanes = (told.happened(), told.said(), told.counted(), told.undated())
    drawn = tuple(one for one in lanes if one.entries or one is lanes[-1])
    return ToldTimeline(view.scale, period_words(view), told.bars.axis(), drawn)


class _Told:
    """The lanes of one timeline."""

    def __init__(
        self,
        library: Library,
        lens: Lens,
        drawn: DrawnRows,
        found: TimelineRecords,
        view: TimelineView,
    ) -> None:
        self._library = library
        self._lens = lens
        self._drawn = drawn
        self._found = found
        self._view = view
        self.bars = TimeBars(view)
        rows = timeline_rows(found, view)
        self._rows = {
            lane: [row for row in rows if row.name.lane == lane and row.name.sort != "lane"]
            for lane in LANES
        }
        bounds = found.bounds()
        self._pieces = fitting_scale(*bounds, _PIECES) if all(bounds) else view.scale

    # The lanes.

    def happened(self) -> TimelineLane:
        """Each incident with both answers; many of them as heights that open."""
        found = self._found.happened
        entries = tuple(self._each("happened", found, found))
        return self._lane("happened", plural(len(found), "incident"), entries)

    def said(self) -> TimelineLane:
        """Each speaker, with the statements that there are of them."""
        rows, said = self._rows["said"], self._found.said
        few = len(said) <= MOST_SAID
        entries = tuple(self._voices(rows, opening=few))
        if not few:
            every = TimelineRow(rows[0].name, "all statements", said, total=len(said))
            pieces = self._by_time(said, self._speaking)
            entries = (self._heights(every), *pieces, *self._long_after(), *entries)
        counted = f"{plural(len(said), 'statement')} by {plural(len(rows), 'speaker')}"
        return self._lane("said", counted, entries)

    def counted(self) -> TimelineLane:
        """Each figure with its newest numbers; many of them as heights that open."""
        figures = self._found.counted
        newest = [(one.number, one.points[-1]) for one in figures]
        dated = [DatedRecord(number, point.lower, point.upper) for number, point in newest]
        entries = tuple(self._each("counted", figures, dated))
        return self._lane("counted", plural(len(figures), "figure"), entries)

    def undated(self) -> TimelineLane:
        """How many have no date, and which."""
        found = self._found.undated
        entries = []
        for section, numbers in found.items():
            if numbers:
                some = tuple(self._named(numbers[:MOST_OPENED]))
                title = (Span(section, "strong"), Span(f"  {len(numbers):,}"))
                entries.append(TimelineEntry(title, None, (*some, *_rest(len(numbers)))))
        total = sum(map(len, found.values()))
        return TimelineLane(LANES["undated"], f"{total:,}" if total else "none", tuple(entries))

    def _lane(self, lane: Lane, counted: str, entries: tuple[TimelineEntry, ...]) -> TimelineLane:
        return TimelineLane(LANES[lane], counted, entries[:MOST_ROWS], entries[MOST_ROWS:])

    # What is in them.

    def _each(
        self,
        lane: Lane,
        every: Sequence[DatedRecord | DatedFigure],
        dated: Sequence[DatedRecord],
    ) -> Iterator[TimelineEntry]:
        """A row for each; of many the heights, and pieces of time into which they are `dated`."""
        rows = self._rows[lane]
        if len(rows) == 1 and rows[0].name.sort == "many":
            yield self._heights(rows[0])
            yield from self._by_time(dated, self._first)
        else:
            yield from self._records(every)

    def _heights(self, row: TimelineRow) -> TimelineEntry:
        """How many there are in each piece of time, and where most are."""
        line = (
            Span(row.label, "strong"),
            Span(f"  {row.total:,}: {density_words(row, self._view)}"),
        )
        return TimelineEntry(line, self.bars.density(row.days))

    def _by_time(
        self,
        records: Sequence[DatedRecord],
        told: Callable[[Sequence[DatedRecord]], Iterable[TimelineEntry]],
    ) -> Iterator[TimelineEntry]:
        """Pieces of time that open into what was in each; what is vaguer stands by itself."""
        pieces: dict[int | None, list[DatedRecord]] = {}
        for one in records:
            pieces.setdefault(self._piece(one), []).append(one)
        vague = pieces.pop(None, [])
        titled = [
            (period_of(some[0].lower, some[0].upper, self._pieces), some)
            for some in pieces.values()
        ]
        if vague:
            titled.append((f"vaguer than a {self._pieces}", vague))
        for title, some in titled:
            head = (Span(title, "strong"), Span(f"  {len(some):,}"))
            yield TimelineEntry(head, None, tuple(told(some)))

    def _piece(self, one: DatedRecord) -> int | None:
        """The number of the piece of time that a record is in; None for what may be in several."""
        if not (one.lower and one.upper):
            return None
        piece = piece_of(one.lower, self._pieces)
        return (
            piece if one.lower == one.upper or piece == piece_of(one.upper, self._pieces) else None
        )

    def _first(self, some: Sequence[DatedRecord]) -> Iterator[TimelineEntry]:
        """As many records as one row opens into, and how many there are besides."""
        yield from self._records(some[:MOST_OPENED])
        yield from _rest(len(some))

    def _records(self, some: Sequence[DatedRecord | DatedFigure]) -> Iterator[TimelineEntry]:
        """Incidents with both answers, and figures with their newest numbers, with the names."""
        keys = record_keys(self._library, [one.number for one in some])
        found = {key: public(one) for key, one in self._library.records(keys.values()).items()}
        look = RecordLoader(self._library)
        look.remember(found.values())
        rows = self._drawn.kept([*found.values()], look)
        for one in some:
            key = keys[one.number]
            row = rows[key]
            title = tuple(span._replace(link=key, style="strong") for span in row.title)
            line = self._lens.line((*title, Span(": "), *listed(row.lines, DOT)), key.briefing)
            yield TimelineEntry(line, self._times(one, found[key]))

    def _times(self, one: DatedRecord | DatedFigure, record: Record) -> DrawnTimes:
        if isinstance(one, DatedFigure):
            return self.bars.dates((point.lower, point.upper) for point in one.points)
        return DrawnTimes((self.bars.bar(span_of_record(record)),))

    def _voices(self, rows: Sequence[TimelineRow], *, opening: bool) -> Iterator[TimelineEntry]:
        """Speakers, each with how many statements and between which days."""
        ends = [number for row in rows for number in (row.numbers[0], row.numbers[-1])]
        keys = record_keys(self._library, ends)
        found = self._library.records(keys.values())
        look = RecordLoader(self._library)
        look.remember(found.values())
        for row in rows:
            first, last = (found[keys[number]] for number in (row.numbers[0], row.numbers[-1]))
            # As written: what is about a day, or uncertain, must not read as if it were not.
            days = [one.text("said") for one in (first, last)]
            when = "; the last, ".join(dict.fromkeys(map(date_in_words, days)))
            said = text(f": {plural(row.total, 'statement')}, {when}")
            opened = tuple(self._statements(row.records)) if opening else ()
            # A summary that opens can have no link in it.
            link = None if opened else speaker_name(first, look)[0].link
            times = self.bars.dates(row.days)
            if len(opened) == 1 and opened[0].times is not None:
                times = opened[0].times
            yield TimelineEntry((Span(row.label, "strong", link=link), *said), times, opened)

    def _statements(self, some: Sequence[DatedRecord]) -> Iterator[TimelineEntry]:
        """Statements, with who says so, through whom, what is against it, and what it tells of."""
        details = row_details(self._library, [one.number for one in some])
        look = RecordLoader(self._library)
        sayings = Sayings(look)
        look.remember(public(one.record) for one in details.values())
        sayings.gather(one.record.key for one in details.values())
        for one in some:
            detail = details[one.number]
            statement = look.at(detail.record.key) or detail.record
            line = (*_told(sayings.short(statement), look), *_told_of(detail))
            times = self.bars.joined(detail.span, [each.span for each in detail.told])
            yield TimelineEntry(self._lens.line(line, statement.key.briefing), times)

    def _long_after(self) -> Iterator[TimelineEntry]:
        """What was said long after what it tells of."""
        late = said_long_after(self._library, self._found.said)
        if late:
            head = (Span("said long after what it tells of", "strong"), Span(f"  {len(late):,}"))
            opened = (*self._statements(late[:MOST_OPENED]), *_rest(len(late)))
            yield TimelineEntry(head, None, opened)

    def _speaking(self, some: Sequence[DatedRecord]) -> Iterator[TimelineEntry]:
        """Who spoke, and how often."""
        counts: dict[str, int] = {}
        for one in some:
            voice = self._found.voices[one.group]
            counts[voice] = counts.get(voice, 0) + 1
        most = sorted(counts.items(), key=lambda one: -one[1])
        yield TimelineEntry(text(DOT.join(f"{voice} {count:,}" for voice, count in most)))

    def _named(self, numbers: Sequence[int]) -> Iterator[TimelineEntry]:
        """Records by their names; statements with their speakers."""
        keys = record_keys(self._library, numbers)
        look = RecordLoader(self._library)
        sayings = Sayings(look)
        sayings.gather(keys.values())
        for key in keys.values():
            record = look.at(key)
            if record is not None:
                line = sayings.line(name(public(record), look))
                yield TimelineEntry(self._lens.line(line, key.briefing))


def _told(one: Saying, look: RecordLoader) -> Iterator[Span]:
    """A statement in a line: who, in what form, the words, when, through whom, what is against."""
    yield from one.who
    yield Span(f", {one.form}: ")
    statement = look.at(one.key)
    words = first_words(statement, look, ITEM_LENGTH) if statement else one.words
    yield from (span._replace(link=one.key) for span in words)
    yield Span(" ")
    yield from one.way
    if not plain(one.against).casefold().startswith(NOTHING_AGAINST):
        yield Span(" ")
        yield from one.against


def _told_of(detail: RowDetail) -> Iterator[Span]:
    """The incidents that a statement was said long after."""
    for one in detail.told:
        yield Span(f"{DOT}tells of ")
        yield Span(one.title, link=one.key)
        yield Span(f", {date_in_words(one.written)}: long before it was said")


def _rest(total: int) -> Iterator[TimelineEntry]:
    """How many of several are not shown."""
    if total > MOST_OPENED:
        yield TimelineEntry(text(f"{total - MOST_OPENED:,} more, in their own part"))
