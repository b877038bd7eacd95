"""What stands of a record that is no statement where it is drawn: its title, lines and tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.analysis.figures.givers import own_series
from briefing.export.html.given_numbers import numbers_of, words_of
from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.page.attribution.statuses import status_words
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
    """Makes the rows of some records at once."""

    def __init__(self, rows: RowComposer, lens: Lens, look: RecordLoader) -> None:
        """`look` knows the records already."""
        self._rows = rows
        self._lens = lens
        self._look = look

    def of(self, records: Sequence[Record]) -> dict[Key, DrawnRow]:
        """The rows of all but statements; of an incident both answers, with their names."""
        incidents = [one for one in records if one.section == "incidents"]
        figures = [one for one in records if one.section == "figures"]
        others = [
            one for one in records if one.section not in ("incidents", "figures", "statements")
        ]
        told = zip(incidents, self._incidents(incidents), strict=True)
        found = {record.key: row for record, row in told}
        found.update((one.key, self._figure(one)) for one in figures)
        rows = zip(others, self._lens.rows(self._rows.of(others)), strict=True)
        for record, row in rows:
            lines = tuple(line for line in (row.second, row.third) if line)
            found[record.key] = DrawnRow(row.first, lines, tables=tuple(self._tables(record)))
        return found

    def _incidents(self, incidents: Sequence[Record]) -> Iterator[DrawnRow]:
        shown = zip(incidents, incident_rows(incidents, self._look), strict=True)
        for record, row in shown:
            answers = [(Span(f"{asked} ", "muted"), *line) for asked, line in row.answers]
            yield DrawnRow(
                row.title,
                tuple(line for line in (row.day, *answers) if line),
                status_words(record, self._look),
                (Table(tuple(map(text, COLUMNS)), (row.counts,)),) if row.counts else (),
            )

    def _figure(self, figure: Record) -> DrawnRow:
        series = own_series(figure, self._look)
        points = [(one.by, one.briefing) for given in series for one in given.series.points]
        gather_givers(points, self._look)
        given = list(numbers_of(figure, self._look))
        table = over_time(series, figure, self._look)
        return DrawnRow(
            (Span(figure.title),),
            tuple((Span(one.value, "strong"), Span(", "), *one.who) for one in given),
            words_of(given),
            (table,) if table.rows else (),
        )

    def _tables(self, record: Record) -> Iterator[Table]:
        if record.section == "actors":
            yield from relation_tables([record], self._look)
