"""What a list shows of each record: what a person scans for, and of a statement who says so."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from briefing.analysis.speaker import UNKNOWN_SPEAKER, speaker_of
from briefing.library.library import Library
from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.model.kind_words import kind_in_words
from briefing.page.attribution.attribution import (
    attribution_pieces,
    gather_attributions,
    speaker_name,
)
from briefing.page.attribution.grades import reliability_words
from briefing.page.blocks import Line, Span, plain
from briefing.page.record_loader import RecordLoader
from briefing.page.rows.row import DAYS, LONGEST, Row, RowKind, Speech, muted, row_title
from briefing.page.words.dates import short_date
from briefing.page.words.labels import (
    first_words,
    gather_mentioned,
    is_unseen,
    listed,
    reference,
    written,
)
from briefing.page.words.vocabulary import plural

_MOST_NAMES = 3
REPORTED = frozenset({"incidents", "figures"})
"""The sections whose rows say how much a record rests on."""
Lines = tuple[Line, Line]


def row(library: Library, records: Sequence[Record]) -> list[Row]:
    """The rows of some records, in their order (`RowComposer.of`)."""
    return RowComposer(library).of(records)


class RowComposer:
    """The rows of one library, page after page: whoever speaks on one is likely to on the next."""

    def __init__(self, library: Library) -> None:
        """Good for as long as nothing in `library` changes."""
        self._look = RecordLoader(library)

    def of(self, records: Sequence[Record], order: str = "") -> list[Row]:
        """The rows of some records, in their order; with `order`, that of their list, in groups.

        A record with problems has a sign before its first line. The number of queries depends on
        which sections there are among the records, and not on how many records there are.
        """
        self._look.turn()
        rows = _rows(records, self._look)
        if not order or order == "date":
            return rows
        # Loaded where a list has headings: others do without.
        from briefing.page.rows.groups import group_of  # noqa: PLC0415

        return [
            row._replace(group=group_of(record, row, self._look, order))
            for row, record in zip(rows, records, strict=True)
        ]

    def listed(self, records: Sequence[Record], order: str = "") -> list[Row]:
        """The same for a list that cuts them: they tell how much of their names others have too."""
        # Loaded where rows are cut: the shell and exports do without.
        from briefing.page.rows.told_apart import told_apart  # noqa: PLC0415

        return told_apart(self.of(records, order), records, self._look.library)

    def found(
        self, records: Sequence[Record], words: Sequence[str], near: Collection[Key]
    ) -> list[Row]:
        """The same with what a search for `words` found; `near` have it in nearly this spelling."""
        # Loaded when something is searched for: lists do without.
        from briefing.page.rows.hit_rows import as_hit  # noqa: PLC0415

        rows = zip(self.listed(records), records, strict=True)
        return [
            as_hit(one, record, self._look, words, near=record.key in near) for one, record in rows
        ]


def _rows(records: Sequence[Record], look: RecordLoader) -> list[Row]:
    look.remember(records)
    sections = dict.fromkeys(record.section for record in records)
    kinds = {section: _kind_of(section) for section in sections}
    for section, kind in kinds.items():
        if kind.gather is not None:
            kind.gather([record for record in records if record.section == section], look)
    return [_row(record, kinds[record.section], look) for record in records]


def _kind_of(section: str) -> RowKind:
    if section in REPORTED:
        # What reports amount to takes most of the analysis to say: other lists do without.
        from briefing.page.rows.reported_rows import KINDS  # noqa: PLC0415

        return KINDS[section]
    return _KINDS.get(section, _OTHER)


def _row(record: Record, kind: RowKind, look: RecordLoader) -> Row:
    first, second = kind.lines(record, look)
    sign = (Span("! ", "error"),) if record.problems else ()
    third, speech = kind.said(record, look) if kind.said is not None else ((), None)
    if kind.way is not None:
        third = kind.way(record, look)
    lines = (_unlinked((*sign, *first)), _unlinked(second))
    day = record.text(DAYS.get(record.section, ""))
    return Row(record.key, *lines, record.section, _unlinked(third), speech, day)


def _unlinked(line: Line) -> Line:
    return tuple(span._replace(link=None) for span in line if span.text)


def _statement(record: Record, look: RecordLoader) -> Lines:
    date = short_date(record.text("said"))
    speaker = speaker_of(record)
    unnamed = " (unnamed)" if speaker.words and speaker != UNKNOWN_SPEAKER else ""
    said = Span(f"{unnamed} · {date}" if date else unnamed, "muted")
    first = (*speaker_name(record, look), said)
    return first, first_words(record, look, LONGEST)


def _said(record: Record, look: RecordLoader) -> tuple[Line, Speech]:
    speaker = speaker_of(record)
    unnamed = speaker.words and speaker != UNKNOWN_SPEAKER
    who = (*speaker_name(record, look), Span(" (unnamed)" if unnamed else "", "muted"))
    way, via, source, grades = attribution_pieces(record, look)
    return way, Speech(_unlinked(who), _unlinked(via), plain(source), grades)


def _actor(record: Record, look: RecordLoader) -> Lines:
    return row_title(record, look), muted(_kind(record), plural(record.mentions, "mention"))


def _location(record: Record, look: RecordLoader) -> Lines:
    # Lists of other sections do without.
    from briefing.page.sections.place_lists import enclosing_line, place_kind  # noqa: PLC0415

    around = "".join(span.text for span in enclosing_line(record, look))
    kind = place_kind(record)
    return row_title(record, look), muted(kind, around, plural(record.mentions, "mention"))


def _gather_places(records: list[Record], look: RecordLoader) -> None:
    # As above.
    from briefing.page.sections.place_lists import gather_inside  # noqa: PLC0415

    gather_inside(records, look)


def _source(record: Record, look: RecordLoader) -> Lines:
    outlet = "".join(
        span.text for span in reference(record.text("outlet"), record.key.briefing, look)
    )
    seen = "not read" if is_unseen(record) else ""
    published = short_date(record.text("published"))
    return row_title(record, look), muted(outlet, published, reliability_words(record), seen)


def _term(record: Record, look: RecordLoader) -> Lines:
    return row_title(record, look), muted(record.text("neutral"))


def _question(record: Record, look: RecordLoader) -> Lines:
    about = written(record, "about")
    named = listed(
        (reference(each, record.key.briefing, look) for each in about[:_MOST_NAMES]), "; "
    )
    more = len(about) - _MOST_NAMES
    text = "".join(span.text for span in named)
    return row_title(record, look), muted(text, f"{more} more" if more > 0 else "")


def _other(record: Record, look: RecordLoader) -> Lines:
    date = short_date(record.text("as_of"))
    return row_title(record, look), muted(f"as of {date}" if date else "")


def _kind(record: Record) -> str:
    return kind_in_words(record.text("kind"))


def _gather_named(field: str) -> Callable[[list[Record], RecordLoader], None]:
    """Gathers what the names of the records in a field need."""

    def gather(records: list[Record], look: RecordLoader) -> None:
        pairs = [
            (slug, one.key.briefing)
            for one in records
            for slug in written(one, field)[:_MOST_NAMES]
        ]
        look.gather(pairs)
        named = [found for pair in pairs if (found := look.record(*pair))]
        gather_attributions((one for one in named if one.section == "statements"), look)
        look.gather((one.text("outlet"), one.key.briefing) for one in named if one.has("outlet"))

    return gather


def _gather_questions(records: list[Record], look: RecordLoader) -> None:
    gather_mentioned(records, look)
    _gather_named("about")(records, look)


def _gather_statements(records: list[Record], look: RecordLoader) -> None:
    gather_mentioned(records, look)
    gather_attributions(records, look)


_KINDS = {
    "statements": RowKind(_statement, gather=_gather_statements, said=_said),
    "actors": RowKind(_actor),
    "locations": RowKind(_location, gather=_gather_places),
    "sources": RowKind(_source, gather=_gather_named("outlet")),
    "terms": RowKind(_term),
    "questions": RowKind(_question, gather=_gather_questions),
}
_OTHER = RowKind(_other)
