"""The claim ledger as rows that can be copied alone: each with both answers and their names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.analysis.incidents.incident_lists import LISTS
from briefing.analysis.incidents.ledger import ledger_of
from briefing.analysis.incidents.status import row_words
from briefing.library.store.records import Record
from briefing.page.attribution.incident_answers import both_answers
from briefing.page.attribution.statuses import gather_statuses
from briefing.page.attribution.unknown_hops import with_unknown_hops
from briefing.page.blocks import Line, Page, Span, Table
from briefing.page.overviews.ledger import column_word, ledger_cell
from briefing.page.record_loader import RecordLoader
from briefing.page.words.dates import dated
from briefing.page.words.labels import title_text

HAPPENED_COLUMNS = 5
"""Of the columns, the first so many ask whether it happened, and the rest who did it."""
COLUMNS = tuple(map(column_word, LISTS))


class IncidentRow(NamedTuple):
    """One incident: its title, its day, both answers with the names, and how many say what.

    A series or a situation has one answer, and no counts. `brief` has the answers as a list has
    them.
    """

    title: Line
    day: Line
    answers: tuple[tuple[str, Line], ...]
    counts: tuple[Line, ...]
    brief: str


def incident_rows(incidents: Sequence[Record], look: RecordLoader) -> Iterator[IncidentRow]:
    """The rows of some incidents."""
    look.remember(incidents)
    gather_statuses(incidents, look, parts=True)
    for incident in incidents:
        ledger = ledger_of(incident, look)
        event = ledger.judgment.answers.kind == "event"
        yield IncidentRow(
            title=(Span(title_text(incident), "strong", link=incident.key),),
            day=dated(incident, "date", "date_as"),
            answers=tuple(
                (asked if asked.endswith("?") else f"{asked}:", with_unknown_hops(line, look))
                for asked, line in both_answers(ledger.judgment, look)
            ),
            counts=tuple(ledger_cell(ledger, name) for name in LISTS) if event else (),
            brief=row_words(ledger.judgment.answers),
        )


def with_names(page: Page, look: RecordLoader) -> Page:
    """The ledger with the names in each row, where no foot below it tells whose a number is."""
    tables = [one for one in page.blocks if isinstance(one, Table)]
    keys = [span.link for one in tables for (span, *_), *_ in one.rows if span.link]
    look.fetch(keys)
    found = [one for key in keys if (one := look.at(key))]
    cells = {one.title[0].link: _cell(one) for one in incident_rows(found, look)}
    return page._replace(
        blocks=tuple(
            one._replace(
                rows=tuple((cells.get(cell[0].link, cell), *rest) for cell, *rest in one.rows)
            )
            if isinstance(one, Table)
            else one
            for one in page.blocks
        )
    )


def _cell(row: IncidentRow) -> Line:
    """What a row is about, in a cell: the title, the day, and both answers."""
    day = (Span(", "), *row.day) if row.day else ()
    answers = (
        span for asked, answer in row.answers for span in (Span(f"\n{asked} ", "muted"), *answer)
    )
    return (*row.title, *day, Span("."), *answers)
