"""Records as data, which the edition's script draws: for more of them than a page holds."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Any

from briefing.analysis.reports.reported import point_givers
from briefing.export.anchors import anchor
from briefing.export.context import ExportContext
from briefing.export.html.drawn_rows import DrawnRow, DrawnRows
from briefing.export.html.line_markup import web_address
from briefing.export.html.said import Saying, Sayings, form_words
from briefing.library.library import Library
from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.page.attribution.unknown_hops import with_unknown_hops
from briefing.page.attribution.who_gives import gather_givers
from briefing.page.blocks import Line, Paragraph, plain
from briefing.page.figures.latest import newest_points
from briefing.page.record_loader import MANY, RecordLoader
from briefing.page.wording.lens import Lens
from briefing.page.words.prose import paragraphs
from briefing.text.prose import mentions
from briefing.text.visible import visible

_JSON = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))
_PROSE = ("summary", "counts", "q", "note")
_ESCAPED = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}
"""What could end or open an element, or a line, in a script element."""


def drawing(job: ExportContext) -> Callable[[Sequence[Record]], str]:
    """What draws some records of an edition without knowing its other parts."""
    library, home = job.library, job.selection.briefing
    library.keep_records(MANY)
    lens = Lens(library, job.options.wording)
    return DrawnRecords(library, lens, home, DrawnRows(library, lens)).piece


class DrawnRecords:
    """Writes records as JSON, some at a time."""

    def __init__(self, library: Library, lens: Lens, home: str, rows: DrawnRows) -> None:
        """The library must be the thread's own. `rows` may have some that stand elsewhere too."""
        self._library = library
        self._lens = lens
        self._home = home
        self._look = RecordLoader(library, MANY)
        self._rows = rows

    def piece(self, records: Sequence[Record]) -> str:
        """Their JSON, each followed by a comma."""
        return _escaped("".join(f"{_JSON.encode(one)},\n" for one in self._told(records)))

    def _told(self, records: Sequence[Record]) -> Iterator[dict[str, Any]]:
        look = self._look
        look.turn()
        look.remember(records)
        look.gather(
            (mention.target, one.key.briefing)
            for one in records
            for field in _PROSE
            for mention in mentions(one.text(field))
        )
        look.gather_backlinks(one.key for one in records if one.section == "actors")
        figures = [one for one in records if one.section == "figures"]
        gather_givers(((by, one.key.briefing) for one in figures for by in point_givers(one)), look)
        sayings = Sayings(look)
        newest = (point for one in figures for point in newest_points(one, look))
        given = (look.record(point.by, point.briefing) for point in newest if point.by)
        told = [one for one in records if one.section == "statements"]
        sayings.gather(one.key for one in (*told, *filter(None, given)))
        rows = self._rows.of(records, look)
        links = self._library.links.targets_of_each([one.key for one in records])
        for record in records:
            own = self._row(rows[record.key]) if record.key in rows else self._said(record, sayings)
            yield {
                "id": anchor(record.key, self._home),
                "section": record.section,
                "prose": [self._line(line) for line in self._prose(record)],
                "to": [anchor(key, self._home) for key in links[record.key]],
                **own,
            }

    def _said(self, statement: Record, sayings: Sayings) -> dict[str, Any]:
        said = sayings.in_full(statement)
        return {
            "said": self._saying(said),
            "brief": visible(sayings.brief(statement)),
            "who": visible(plain(said.who[:1])),
            "form": form_words(statement),
        }

    def _row(self, row: DrawnRow) -> dict[str, Any]:
        tables = [
            [[self._line(cell) for cell in cells] for cells in (one.head, *one.rows)]
            for one in row.tables
        ]
        return {
            "title": self._line(row.title),
            "lines": [self._line(line) for line in row.lines],
            **({"brief": visible(row.brief)} if row.brief else {}),
            **({"tables": tables} if tables else {}),
        }

    def _saying(self, said: Saying) -> dict[str, Any]:
        parts = {"by": said.who, "words": said.words, "via": said.way, "against": said.against}
        return {
            **{name: self._line(line) for name, line in parts.items()},
            "how": said.form,
            "quoted": said.verbatim,
            "partial": said.partial,
        }

    def _prose(self, record: Record) -> list[Line]:
        blocks = chain.from_iterable(paragraphs(record, name, self._look) for name in _PROSE)
        found = [one.line for one in blocks if isinstance(one, Paragraph)]
        lines = (self._lens.line(line, record.key.briefing) for line in found)
        return [with_unknown_hops(line, self._look) for line in lines]

    def _line(self, line: Line) -> list[Any]:
        """A line as its pieces: plain text, or text with its style, where it leads, and out."""
        pieces: list[Any] = []
        for span in line:
            text = visible(span.text)
            link = anchor(span.link, self._home) if isinstance(span.link, Key) else ""
            address = web_address(span.url)
            if text:
                rich = span.style or link or address
                pieces.append([text, span.style, link, address] if rich else text)
        return pieces


def _escaped(raw: str) -> str:
    """JSON in which nothing is markup, whatever the texts in it are."""
    for letter, escaped in _ESCAPED.items():
        raw = raw.replace(letter, escaped)
    return raw
