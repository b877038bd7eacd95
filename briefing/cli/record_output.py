"""Lists of records, as the commands print them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from briefing.cli.output import Output
from briefing.library.library import Library
from briefing.library.store.records import Listing, Record
from briefing.model.key import Key
from briefing.page.blocks import Line, Span, text
from briefing.page.rows.row import Row
from briefing.page.rows.rows import row

_USUAL_LENGTH = 120
"""Characters of a piece of text, where no terminal sets them."""
_LABEL = 20
"""Cells on a terminal for the name of a field, the margin, and the marks where a text was cut."""
_MARGIN = 2
"""Cells before every line of a record but the first."""
_AT_ONCE = 200
"""Records read at a time: no more are in memory, however many are printed."""


def pages(library: Library, listing: Listing, limit: int | None) -> Iterator[list[Record]]:
    """The records of a list, some at a time, at most `limit` of them."""
    at = 0
    while limit is None or at < limit:
        some = library.lists.page(listing, at, min(_AT_ONCE, limit - at) if limit else _AT_ONCE)
        if not some:
            return
        yield some
        at += len(some)


def print_rows(rows: Sequence[Row], briefing: str, out: Output) -> None:
    """Print some records: on a terminal two or three lines for each, elsewhere a row of a table.

    The third line, or column, is who says so.
    """
    for one in rows:
        _print(one, name(one.key, briefing), out)


def print_found(
    library: Library,
    records: Sequence[Record],
    briefing: str,
    words: Sequence[str],
    out: Output,
    notes: Mapping[Key, Line],
) -> None:
    """Print some records, with `words` marked, and where they stand in each in context.

    Before that stands the note on a record, if there is one.
    """
    # A list without a search does without.
    from briefing.page.words.excerpts import excerpts, marked  # noqa: PLC0415

    length = max(out.width - _LABEL, _LABEL) if out.terminal else _USUAL_LENGTH
    for record, one in zip(records, row(library, records), strict=True):
        noted = [notes[record.key]] if record.key in notes else []
        pieces = [*noted, *excerpts(record, words, length=length)]
        shown = one._replace(first=marked(one.first, words), second=marked(one.second, words))
        _print(shown, name(one.key, briefing), out, pieces)


def _print(one: Row, called: str, out: Output, pieces: Sequence[Line] | None = None) -> None:
    """One record, and the pieces of its texts, which in a table are one column."""
    slug = text(called, "muted")
    if out.terminal:
        # Needed to fit a line to a terminal only, and takes as long to load as a list to print.
        from briefing.page.layout.truncate import fitted_line  # noqa: PLC0415

        way = [fitted_line(one.third, out.width - _MARGIN)] if one.third else []
        below = ((*slug, Span("  "), *one.second), *way, *(pieces or ()))
        out.rows([[one.first], *([(Span("  "), *line)] for line in below)])
    else:
        column = () if pieces is None else (_joined(pieces),)
        out.rows([[slug, one.first, one.second, one.third, *column]])


def _joined(pieces: Sequence[Line]) -> Line:
    """The pieces on one line."""
    spans = [span for piece in pieces for span in (Span("  "), *piece)]
    return tuple(spans[1:])


def name(key: Key, briefing: str) -> str:
    """What to call a record where `briefing` is read; with its briefing where that is another."""
    return key.slug if key.briefing == briefing else str(key)


def summary(record: Record) -> dict[str, Any]:
    """A record in a list, for a program. The keys are documented in docs/commands.md."""
    # A program asks for it, and people do not.
    from briefing.export.data.record_json import identity  # noqa: PLC0415

    return {
        **identity(record),
        "mentions": record.mentions,
        "file": record.file,
        "line": record.line,
    }
