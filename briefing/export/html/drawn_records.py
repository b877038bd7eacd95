"""Records as data, which the edition's script draws: for more of them than a page holds."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from briefing.export.anchors import anchor
from briefing.export.html.given_numbers import number_words, numbers_of
from briefing.export.html.ledger_rows import incident_rows
from briefing.export.html.line_markup import web_address
from briefing.export.html.said import Saying, Sayings, form_words
from briefing.export.selection import public
from briefing.library.library import Library
from briefing.library.store.records import Listing, Record
from briefing.model.key import Key
from briefing.page.attribution.statuses import status_words
from briefing.page.blocks import Line, Paragraph, Span, plain
from briefing.page.record_loader import RecordLoader
from briefing.page.rows.rows import RowComposer
from briefing.page.wording.lens import Lens
from briefing.page.words.prose import paragraphs
from briefing.text.prose import mentions
from briefing.text.visible import visible

_AT_ONCE = 200
_PROSE = ("summary", "counts", "q", "note")
_ESCAPED = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}
"""What could end or open an element, or a line, in a script element."""


class DrawnRecords:
    """Writes the records of some listings as JSON, a few at a time."""

    def __init__(self, library: Library, lens: Lens, home: str) -> None:
        """The library must be the thread's own."""
        self._library = library
        self._lens = lens
        self._home = home
        self._look = RecordLoader(library)
        self._rows = RowComposer(library)

    def pieces(self, listing: Listing) -> Iterator[tuple[int, str]]:
        """How many records a piece has, and the piece: their JSON, each followed by a comma."""
        for some in self._library.lists.pages(listing, _AT_ONCE):
            records = [public(one) for one in some]
            yield len(records), "".join(f"{_json(one)},\n" for one in self._told(records))

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
        sayings = Sayings(look)
        sayings.gather(one.key for one in records if one.section == "statements")
        for record in records:
            yield self._record(record, sayings)

    def _record(self, record: Record, sayings: Sayings) -> dict[str, Any]:
        statement = sayings.statement(record.key)
        prose = self._prose(record)
        told: dict[str, Any] = {
            "id": anchor(record.key, self._home),
            "section": record.section,
            "prose": [self._line(line) for line in prose],
            "to": self._targets(record),
        }
        if statement is not None:
            said = sayings.in_full(statement)
            told["said"] = self._saying(said)
            told["brief"] = visible(sayings.brief(statement))
            told["who"] = visible(plain(said.who[:1]))
            told["form"] = form_words(statement)
        else:
            told |= self._row(record)
        return told

    def _saying(self, said: Saying) -> dict[str, Any]:
        parts = {"by": said.who, "words": said.words, "via": said.way, "against": said.against}
        return {
            **{name: self._line(line) for name, line in parts.items()},
            "how": said.form,
            "quoted": said.verbatim,
            "partial": said.partial,
        }

    def _row(self, record: Record) -> dict[str, Any]:
        """What a list says of a record; of an incident both answers, with their names."""
        if record.section == "incidents":
            (row,) = incident_rows([record], self._look)
            lines = [row.day, *((Span(f"{asked} ", "muted"), *line) for asked, line in row.answers)]
            return {
                "title": self._line(row.title),
                "lines": [self._line(line) for line in lines if line],
                "brief": status_words(record, self._look),
            }
        if record.section == "figures":
            given = list(numbers_of(record, self._look))
            return {
                "title": self._line((Span(record.title),)),
                "lines": [
                    self._line((Span(one.value, "strong"), Span(", "), *one.who)) for one in given
                ],
                "brief": visible(number_words(record, self._look)),
            }
        (one,) = self._lens.rows(self._rows.of([record]))
        lines = [line for line in (one.second, one.third) if line]
        return {"title": self._line(one.first), "lines": [self._line(line) for line in lines]}

    def _prose(self, record: Record) -> list[Line]:
        blocks = chain.from_iterable(paragraphs(record, name, self._look) for name in _PROSE)
        found = [one.line for one in blocks if isinstance(one, Paragraph)]
        return [self._lens.line(line, record.key.briefing) for line in found]

    def _targets(self, record: Record) -> list[str]:
        """The records that one links to."""
        links = self._library.links.of(record.key)
        keys = dict.fromkeys(one.target for one in links if one.resolved)
        return [anchor(key, self._home) for key in keys]

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


def _json(value: object) -> str:
    """JSON in which nothing is markup, whatever the texts in it are."""
    raw = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for letter, escaped in _ESCAPED.items():
        raw = raw.replace(letter, escaped)
    return raw
