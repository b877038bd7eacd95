"""The rows of what a search found: as in a list, with what matched marked and in view."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.speaker import PARTIAL, is_verbatim
from briefing.library.store.records import Record
from briefing.page.blocks import Line, Span, Style, plain
from briefing.page.layout.cut_words import beginning_at
from briefing.page.record_loader import RecordLoader
from briefing.page.rows.row import LONGEST, Row
from briefing.page.words.excerpts import densest, excerpts, marked, spans
from briefing.page.words.labels import TEXTS, main_text

_BEFORE = 60
"""Letters of a long text before what matched."""
_NEAR = Span("≈ ", "unknown")
"""Before a record that has not the word itself, but one that is spelt nearly like it."""


def as_hit(
    row: Row, record: Record, look: RecordLoader, words: Sequence[str], *, near: bool
) -> Row:
    """A row of a list with what matched `words`, folded, as a search gives them.

    A field with only a slug in it is told of where the record was found `near` the words.
    """
    line: Line = ()
    if row.section in TEXTS:
        line = _words(record, " ".join(main_text(record, look).split()), words)
    if row.speech is not None:
        piece = () if line else _piece(record, words, bare=near)
        row = row._replace(second=line or row.second, found=piece)
    elif line:
        row = row._replace(first=(*_sign(row), *line))
    else:
        row = _other(row, record, words, bare=near)
    return _nearly(row) if near else row


def _sign(row: Row) -> Line:
    return row.first[:1] if row.first and row.first[0].style == "error" else ()


def _nearly(row: Row) -> Row:
    sign = _sign(row)
    first = (*sign, _NEAR, *row.first[len(sign) :])
    speech = row.speech and row.speech._replace(who=(_NEAR, *row.speech.who))
    return row._replace(first=first, speech=speech)


def _words(record: Record, text: str, words: Sequence[str]) -> Line:
    """What a record says, as a list has it, from where it matched if it is long; else nothing."""
    places = spans(text, words)
    if not places:
        return ()
    start = 0
    if len(text) > LONGEST:
        start = beginning_at(text, densest(places, LONGEST)[0] - _BEFORE)
    shown = text[start : start + 2 * LONGEST]
    partial, verbatim = record.text("form") == PARTIAL, is_verbatim(record)
    style: Style = "quote" if verbatim else ""
    before = "…\u00a0" if start or partial else ""
    after = "\u00a0…" if start + len(shown) < len(text) or partial else ""
    opening, closing = ("“", "”") if verbatim else ("", "")
    ends = (Span(f"{before}{opening}", style), Span(f"{closing}{after}", style))
    return (ends[0], *marked((Span(shown, style),), words), ends[1])


def _other(row: Row, record: Record, words: Sequence[str], *, bare: bool) -> Row:
    """What matched below the title, and one line of what a list has below it."""
    row = row._replace(first=marked(row.first, words))
    if piece := _piece(record, words, bare=bare):
        return row._replace(second=piece, third=row.third or row.second)
    return row


def _piece(record: Record, words: Sequence[str], *, bare: bool) -> Line:
    """The best piece of the record; a field with only a slug in it, if `bare` ones will do."""
    pieces = excerpts(record, words, most=1)
    if not pieces or not (bare or len(plain(pieces[0]).split()) > 2):
        return ()
    return tuple(span if span.style else span._replace(style="words") for span in pieces[0])
