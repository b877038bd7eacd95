"""A timeline as a page to be read from top to bottom: by day or longer, each entry with who says
so in the same block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from briefing.analysis.timeline.dated_records import TimelineRecords
from briefing.analysis.timeline.time_scale import TimeScale
from briefing.library.library import Library
from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.page.attribution.objection_lines import short_sayings
from briefing.page.blocks import Block, Heading, Item, ItemList, Page, Paragraph, Span, text
from briefing.page.record_loader import RecordLoader
from briefing.page.rows.rows import RowComposer
from briefing.page.timeline.row_details import RowDetail, row_details
from briefing.page.timeline.timeline_words import (
    count_words,
    heading,
    period_of,
    told_lines,
)
from briefing.page.words.dates import date_in_words

NAME = "timeline"
TITLE = "Timeline"
_AT_ONCE = 200
"""Entries whose records are read at a time."""
_HOW = (
    "What happened, what was said and what was counted, in the order of the first day that each "
    "date can mean. A date that may be in several of these times stands under its own. A heading "
    "does not say whether a date is approximate or uncertain; each record does."
)


class DatedEntry(NamedTuple):
    """A record on the page, what it stands under, and the days that bound its date."""

    number: int
    period: str
    lower: str = ""
    upper: str = ""


def timeline_entries(found: TimelineRecords, scale: TimeScale) -> list[DatedEntry]:
    """All records in the order of time; those without a date come last."""
    every = [(one.lower, one.upper, one.number) for one in (*found.happened, *found.said)]
    for figure in found.counted:
        latest = figure.points[-1]
        every.append((latest.lower, latest.upper, figure.number))
    every.sort(key=lambda one: (one[0] or one[1], one[1] or "Z"))
    dated = [
        DatedEntry(number, period_of(lower, upper, scale), lower, upper)
        for lower, upper, number in every
    ]
    undated = [number for some in found.undated.values() for number in some]
    return [*dated, *(DatedEntry(number, "No date") for number in undated)]


def timeline_page(
    library: Library,
    found: TimelineRecords,
    briefing: str,
    scale: TimeScale,
    query: str = "",
    most: int | None = None,
) -> Page:
    """The whole of it as a page, or no more than the first entries."""
    blocks: list[Block] = [Heading(1, text(TITLE)), Paragraph(text(count_words(found)))]
    if query:
        only = (Span("Only what this finds: ", "label"), Span(query, query=query))
        blocks.append(Paragraph(only))
    blocks.append(Paragraph(text(_HOW, "muted")))
    entries = timeline_entries(found, scale)
    blocks += _entries(library, entries[:most])
    if most is not None and len(entries) > most:
        more = f"{len(entries) - most:,} more: --markdown has them all, --query fewer"
        blocks.append(Paragraph(text(more, "muted")))
    if not any(found.undated.values()):
        blocks += [heading("No date"), Paragraph(text("none", "muted"))]
    return Page(Key(briefing, NAME), NAME, TITLE, "", tuple(blocks))


def _entries(library: Library, entries: Sequence[DatedEntry]) -> Iterator[Block]:
    """Entries with the headings that they stand under."""
    last = ""
    for begin in range(0, len(entries), _AT_ONCE):
        some = entries[begin : begin + _AT_ONCE]
        look = RecordLoader(library)
        found = row_details(library, [entry.number for entry in some])
        said = [one.record for one in found.values() if one.record.section == "statements"]
        blocks = short_sayings(said, look)
        words = {one.key: block for one, block in zip(said, blocks, strict=True)}
        for period, group in groupby(some, lambda entry: entry.period):
            if period != last:
                yield heading(period)
                last = period
            details = [found[entry.number] for entry in group if entry.number in found]
            yield from _blocks(library, details, words)


def _blocks(
    library: Library, details: Iterable[RowDetail], words: Mapping[Key, Block]
) -> Iterator[Block]:
    for said, group in groupby(details, lambda one: one.record.section == "statements"):
        if not said:
            yield ItemList(tuple(_items(library, [one.record for one in group])))
            continue
        for detail in group:
            yield words[detail.record.key]
            yield from (Paragraph(line) for line in told_lines(detail))


def _items(library: Library, records: list[Record]) -> Iterator[Item]:
    """Incidents with both answers, figures with their latest number and what it rests on."""
    for record, row in zip(records, RowComposer(library).of(records), strict=True):
        date = date_in_words(record.text("date"))
        linked = tuple(span._replace(link=row.key) for span in row.first)
        own = (*linked, Span(f"  {date}" if date else "", "muted"))
        below = (row.third,) if record.section == "incidents" else (row.second, row.third)
        yield Item(own, tuple(filter(None, below)))
