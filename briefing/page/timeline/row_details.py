"""What is told of the records whose rows are looked at: their words, their dates, and what a
statement tells of."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from briefing.analysis.figures.data_point import DataPoint
from briefing.analysis.figures.series import points_of
from briefing.analysis.incidents.incident_lists import FIELDS
from briefing.analysis.places.located_records import record_keys
from briefing.analysis.timeline.date_span import DateSpan, span_of
from briefing.analysis.timeline.dated_records import DatedNumber, DatedRecord
from briefing.library.library import Library
from briefing.library.store.records import Record
from briefing.model.dates.days import ordinal
from briefing.model.key import Key
from briefing.page.blocks import Span, plain
from briefing.page.figures.points import value_words
from briefing.page.record_loader import RecordLoader
from briefing.page.wording.lens import Lens
from briefing.page.words.labels import first_words, gather_mentioned, title_text
from briefing.page.words.name_prefixes import title_prefixes

LONG_AFTER = 30
"""Days after which a statement was said long after what it tells of."""
_TITLE = 200
"""Characters of the words that a row has."""
DATED_BY = {"incidents": "date", "statements": "said", "figures": "as_of"}
"""The field that holds the date of a record of each section."""


class ToldTime(NamedTuple):
    """An incident that a statement tells of, and its date."""

    key: Key
    title: str
    span: DateSpan
    written: str


class ToldNumber(NamedTuple):
    """A number in words, with its qualifier, and the days that it may be for; no words: none."""

    words: str
    span: DateSpan


class RowDetail(NamedTuple):
    """A record of a row: its words, its date, and what it tells of that was long before.

    `numbers` are those of a figure as they are given, by where they stand in it.
    """

    record: Record
    title: str
    span: DateSpan
    written: str
    told: tuple[ToldTime, ...] = ()
    numbers: Mapping[str, DataPoint] = {}
    prefix: int = 0
    """With how many letters of its title another of its section begins too."""

    def number(self, dated: DatedNumber) -> ToldNumber:
        """A number of the figure as it is given: its words, and its date with its signs."""
        point = self.numbers.get(dated.path)
        days = DateSpan(dated.lower, dated.upper)
        if point is None:
            return ToldNumber("", days)
        written = point.as_of or point.given
        return ToldNumber(value_words(point), span_of(written) if written else days)


class TimelineDetails(NamedTuple):
    """What it takes to draw rows: of some records all, of others their dates, by their numbers."""

    records: Mapping[int, RowDetail] = {}
    spans: Mapping[int, DateSpan] = {}


def timeline_details(
    library: Library, full: Iterable[int], dates: Sequence[int], lens: Lens | None = None
) -> TimelineDetails:
    """All of some records, and of statements the dates alone."""
    rows = library.ask(
        "SELECT id, json_extract(body, '$.fields.said') FROM record "
        "WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(dates),),
    )
    spans = {number: span_of(str(said)) for number, said in rows if said}
    records = row_details(library, full, lens)
    return TimelineDetails(records, spans | {at: one.span for at, one in records.items()})


def row_details(
    library: Library, numbers: Iterable[int], lens: Lens | None = None
) -> Mapping[int, RowDetail]:
    """What is told of some records, by their numbers."""
    keys = record_keys(library, dict.fromkeys(numbers))
    records = library.records(keys.values())
    look = RecordLoader(library)
    gather_mentioned(records.values(), look)
    look.gather(
        (point["by"], one.key.briefing)
        for one in records.values()
        if one.section == "figures"
        for point in one.items("points")
        if isinstance(point, dict) and isinstance(point.get("by"), str)
    )
    told = _told(library, [number for number in keys if keys[number] in records])
    prefixes = title_prefixes(library, records.values())
    found = {}
    for number, key in keys.items():
        if record := records.get(key):
            words = (
                first_words(record, look, _TITLE)
                if record.section == "statements"
                else (Span(title_text(record)),)
            )
            title = plain(lens.line(words, key.briefing) if lens else words)
            span = span_of_record(record)
            after = tuple(one for one in told.get(number, ()) if _long_after(span, one.span))
            given = points_of(record, lookup=look) if record.section == "figures" else ()
            points = {point.path: point for point in given}
            detail = RowDetail(record, title, span, _written(record), after, points)
            found[number] = detail._replace(prefix=prefixes[key])
    return found


def _written(record: Record) -> str:
    return record.text(DATED_BY.get(record.section, ""))


def span_of_record(record: Record) -> DateSpan:
    """What a record's own date says; one without such a date has the days that bound it."""
    written = _written(record)
    if not written:
        return DateSpan(record.lower, record.upper)
    return span_of(written, record.text("kind"))


def said_long_after(library: Library, said: Iterable[DatedRecord]) -> list[DatedRecord]:
    """Those of some statements that were surely made long after what they tell of was over."""
    some = {one.number: one for one in said if one.lower}
    told = _told(library, [*some])
    return [
        one
        for number, one in some.items()
        if any(
            _long_after(DateSpan(one.lower, one.upper), each.span) for each in told.get(number, ())
        )
    ]


def _long_after(said: DateSpan, told: DateSpan) -> bool:
    """Whether a statement was surely said long after something was over."""
    return bool(said.lower and told.upper) and (
        ordinal(said.lower) - ordinal(told.upper) > LONG_AFTER
    )


def _told(library: Library, numbers: Sequence[int]) -> Mapping[int, Sequence[ToldTime]]:
    """The dated incidents that statements are about or listed in, by the statements' numbers."""
    listing = ", ".join(f"'{role}'" for role in (*FIELDS, "harm_by"))
    rows = library.ask(
        "WITH tie AS (SELECT link.record AS said, told.id AS told FROM json_each(?) AS asked "
        "CROSS JOIN link ON link.record = asked.value AND link.role = 'about' "
        "CROSS JOIN record AS told ON told.key = link.target AND told.section = 'incidents' UNION "
        "SELECT asked.value, link.record FROM json_each(?) AS asked "
        "CROSS JOIN record AS said ON said.id = asked.value "
        f"CROSS JOIN link ON link.target = said.key AND link.role IN ({listing})) "
        "SELECT tie.said, told.briefing, told.slug, told.title, told.kind, "
        "json_extract(told.body, '$.fields.date') FROM tie CROSS JOIN record AS told "
        "ON told.id = tie.told WHERE told.section = 'incidents' AND told.upper <> '' "
        "ORDER BY told.id DESC",
        (json.dumps(numbers),) * 2,
    )
    found: dict[int, list[ToldTime]] = {}
    for number, briefing, slug, title, kind, written in rows:
        one = ToldTime(Key(briefing, slug), title, span_of(str(written), kind), str(written))
        found.setdefault(number, []).append(one)
    return found
