"""What stands of a record that is no statement where it is drawn: its title, lines and tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.analysis.figures.givers import own_series
from briefing.export.html.given_numbers import numbers_of, words_of
from briefing.library.library import Library
from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.page.attribution.who_gives import gather_givers
from briefing.page.blocks import Line, Span, Table, text
from briefing.page.figures.series_table import over_time
from briefing.page.overviews.ledger_rows import COLUMNS, incident_rows
from briefing.page.record_loader import RecordLoader
from briefing.page.rows.rows import RowComposer
from briefing.page.sections.actor import relation_tables
from briefing.page.wording.lens import Lens


class DrawnRow(NamedTuple):
    """What is drawn of a record above its prose; `brief` stands in results behind its title."""

    title: Line
    lines: tuple[Line, ...]
    brief: str = ""
    tables: tuple[Table, ...] = ()


class DrawnRows:
    """Makes the rows of some records at once: of one edition, where the same stand in its views."""

    def __init__(self, library: Library, lens: Lens) -> None:
        """The library must be the thread's own."""
        self._rows = RowComposer(library)
        self._lens = lens
        self._kept: dict[Key, DrawnRow] = {}

    def kept(self, records: Sequence[Record], look: RecordLoader) -> dict[Key, DrawnRow]:
        """The rows of some that are likely to be wanted again."""
        new = [one for one in records if one.key not in self._kept]
        self._kept.update(self._new(new, look))
        return {one.key: self._kept[one.key] for one in records if one.key in self._kept}

    def of(self, records: Sequence[Record], look: RecordLoader) -> dict[Key, DrawnRow]:
        """The rows of all but statements, for the last time; `look` knows the records already."""
        found = {one.key: row for one in records if (row := self._kept.pop(one.key, None))}
        return found | self._new([one for one in records if one.key not in found], look)

    def _new(self, records: Sequence[Record], look: RecordLoader) -> dict[Key, DrawnRow]:
        """The rows; of an incident both answers, with their names."""
        incidents = [one for one in records if one.section == "incidents"]
        figures = [one for one in records if one.section == "figures"]
        others = [
            one for one in records if one.section not in ("incidents", "figures", "statements")
        ]
        told = zip(incidents, _incidents(incidents, look), strict=True)
        found = {record.key: row for record, row in told}
        found.update((one.key, _figure(one, look)) for one in figures)
        rows = zip(others, self._lens.rows(self._rows.of(others)), strict=True)
        for record, row in rows:
            lines = tuple(line for line in (row.second, row.third) if line)
            found[record.key] = DrawnRow(row.first, lines, tables=tuple(_tables(record, look)))
        return found


def _incidents(incidents: Sequence[Record], look: RecordLoader) -> Iterator[DrawnRow]:
    for row in incident_rows(incidents, look):
        answers = [(Span(f"{asked} ", "muted"), *line) for asked, line in row.answers]
        yield DrawnRow(
            row.title,
            tuple(line for line in (row.day, *answers) if line),
            row.brief,
            (Table(tuple(map(text, COLUMNS)), (row.counts,)),) if row.counts else (),
        )


def _figure(figure: Record, look: RecordLoader) -> DrawnRow:
    series = own_series(figure, look)
    points = [(one.by, one.briefing) for given in series for one in given.series.points]
    gather_givers(points, look)
    given = list(numbers_of(figure, look))
    table = over_time(series, figure, look)
    return DrawnRow(
        (Span(figure.title),),
        tuple((Span(one.value, "strong"), Span(", "), *one.who) for one in given),
        words_of(given),
        (table,) if table.rows else (),
    )


def _tables(record: Record, look: RecordLoader) -> Iterator[Table]:
    if record.section == "actors":
        yield from relation_tables([record], look)
