"""What a list shows of each record: what a person scans for, and of a statement who says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from briefing.analysis.speaker import speaker_of
from briefing.library.answers import Record
from briefing.library.library import Library
from briefing.page.blocks import Line, Span
from briefing.page.dates import in_short
from briefing.page.grades import reliability_words
from briefing.page.look import Look
from briefing.page.names import (
    first_words,
    gather_mentioned,
    is_unseen,
    listed,
    main_text,
    reference,
    shortened,
    written,
)
from briefing.page.numbers.latest import latest
from briefing.page.origins import gather_origins, origins_words
from briefing.page.places import enclosing_line, gather_inside
from briefing.page.row import Row
from briefing.page.saying import gather_sayings, speaker_name
from briefing.page.statuses import gather_statuses, status_words
from briefing.page.vocabulary import plural
from briefing.page.way import way_line

_LONGEST = 200
"""Characters of a text in a row: more than any list is wide."""
_MOST_NAMES = 3

Lines = tuple[Line, Line]


def row(library: Library, records: Sequence[Record]) -> list[Row]:
    """The rows of some records, in their order.

    A record with problems has a sign before its first line. The number of queries depends on which
    sections there are among the records, and not on how many records there are.
    """
    look = Look(library)
    look.remember(records)
    for section, gather in _GATHERED.items():
        some = [record for record in records if record.section == section]
        if some:
            gather(some, look)
    return [_row(record, look) for record in records]


def _row(record: Record, look: Look) -> Row:
    first, second = _LINES.get(record.section, _other)(record, look)
    sign = (Span("! ", "error"),) if record.problems else ()
    third = _WAYS[record.section](record, look) if record.section in _WAYS else ()
    lines = (_unlinked((*sign, *first)), _unlinked(second))
    return Row(record.key, *lines, record.section, _unlinked(third))


def _unlinked(line: Line) -> Line:
    return tuple(replace(span, link=None) for span in line if span.text)


def _muted(*parts: str) -> Line:
    """The parts that there are, with dots between."""
    text = " · ".join(part for part in parts if part)
    return (Span(text, "muted"),) if text else ()


def _title(record: Record, look: Look) -> Line:
    return (Span(shortened(main_text(record, look), _LONGEST)[0]),)


def _incident(record: Record, look: Look) -> Lines:
    date = in_short(record.text("date"))
    places = listed(reference(each, record.key.briefing, look) for each in written(record, "where"))
    where = "".join(span.text for span in places)
    return _title(record, look), _muted(date, where)


def _statement(record: Record, look: Look) -> Lines:
    date = in_short(record.text("said"))
    unnamed = " (unnamed)" if speaker_of(record).words else ""
    said = Span(f"{unnamed} · {date}" if date else unnamed, "muted")
    first = (*speaker_name(record, look), said)
    return first, first_words(record, look, _LONGEST)


def _actor(record: Record, look: Look) -> Lines:
    return _title(record, look), _muted(_kind(record), plural(record.mentions, "mention"))


def _location(record: Record, look: Look) -> Lines:
    around = "".join(span.text for span in enclosing_line(record, look))
    return _title(record, look), _muted(_kind(record), around, plural(record.mentions, "mention"))


def _figure(record: Record, look: Look) -> Lines:
    return _title(record, look), _muted(latest(record))


def _source(record: Record, look: Look) -> Lines:
    outlet = "".join(
        span.text for span in reference(record.text("outlet"), record.key.briefing, look)
    )
    seen = "not seen" if is_unseen(record) else ""
    published = in_short(record.text("published"))
    return _title(record, look), _muted(outlet, published, reliability_words(record), seen)


def _term(record: Record, look: Look) -> Lines:
    return _title(record, look), _muted(record.text("neutral"))


def _question(record: Record, look: Look) -> Lines:
    about = written(record, "about")
    named = listed(
        (reference(each, record.key.briefing, look) for each in about[:_MOST_NAMES]), "; "
    )
    more = len(about) - _MOST_NAMES
    text = "".join(span.text for span in named)
    return _title(record, look), _muted(text, f"{more} more" if more > 0 else "")


def _other(record: Record, look: Look) -> Lines:
    date = in_short(record.text("as_of"))
    return _title(record, look), _muted(f"as of {date}" if date else "")


def _kind(record: Record) -> str:
    return record.text("kind").replace("-", " ")


def _gather_incidents(records: list[Record], look: Look) -> None:
    look.gather((slug, one.key.briefing) for one in records for slug in written(one, "where"))
    gather_statuses(records, look)
    gather_origins(records, look)


def _gather_named(field: str) -> Callable[[list[Record], Look], None]:
    """Gathers what the names of the records in a field need."""

    def gather(records: list[Record], look: Look) -> None:
        pairs = [
            (slug, one.key.briefing)
            for one in records
            for slug in written(one, field)[:_MOST_NAMES]
        ]
        look.gather(pairs)
        named = [found for pair in pairs if (found := look.record(*pair))]
        gather_sayings((one for one in named if one.section == "statements"), look)
        look.gather((one.text("outlet"), one.key.briefing) for one in named if one.has("outlet"))

    return gather


def _gather_questions(records: list[Record], look: Look) -> None:
    gather_mentioned(records, look)
    _gather_named("about")(records, look)


def _gather_statements(records: list[Record], look: Look) -> None:
    gather_mentioned(records, look)
    gather_sayings(records, look)


_GATHERED: dict[str, Callable[[list[Record], Look], None]] = {
    "incidents": _gather_incidents,
    "figures": gather_origins,
    "statements": _gather_statements,
    "locations": gather_inside,
    "sources": _gather_named("outlet"),
    "questions": _gather_questions,
}
_LINES: dict[str, Callable[[Record, Look], Lines]] = {
    "incidents": _incident,
    "statements": _statement,
    "actors": _actor,
    "locations": _location,
    "figures": _figure,
    "sources": _source,
    "terms": _term,
    "questions": _question,
}
"""What a row shows, by section."""


def _standing(record: Record, look: Look) -> Line:
    """How an incident stands, and how much that rests on."""
    return _muted(status_words(record, look), origins_words(record, look))


def _origins(record: Record, look: Look) -> Line:
    return _muted(origins_words(record, look))


_WAYS: dict[str, Callable[[Record, Look], Line]] = {
    "incidents": _standing,
    "statements": way_line,
    "figures": _origins,
}
"""Who says so, by section."""
