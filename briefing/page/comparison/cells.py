"""What stands in one cell of a comparison: what is said, in which words, by whom, through whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest

from briefing.analysis.connections.differences import Difference, DifferenceKind
from briefing.analysis.figures.series import points_of
from briefing.analysis.incidents.incident_lists import read_as_one
from briefing.analysis.incidents.listed import listed_by, tolls_of
from briefing.analysis.same_records import read_together
from briefing.library.store.records import Record
from briefing.page.attribution.attribution import attribution_line, speaker_line
from briefing.page.attribution.grades import grade_words
from briefing.page.attribution.objection_lines import objections_line, toll_words
from briefing.page.blocks import Line, Span, restyled, text
from briefing.page.record_loader import RecordLoader
from briefing.page.words.dates import date_in_words, dated
from briefing.page.words.labels import ITEM_LENGTH, first_words, listed, name, references
from briefing.page.words.vocabulary import quantity

NOT_HERE: Line = (Span("not in these records", "unknown"),)
MOST_IN_CELL = 6
"""Statements that are told in one cell; of more, how many there are."""
_BREAK, _AIR = "\n", "\n\n"
_HAPPENED: Mapping[str, str] = {
    "denied_by": "says it did not happen",
    "disputed_by": "says a part of it is otherwise",
    "claimed_by": "says it did it",
    "left_open_by": "leaves it open",
}
_WHO: Mapping[str, str] = {"claimed_by": "says it did it", "disclaimed_by": "says it did not do it"}


class CellComposer:
    """Makes the cells of one end."""

    def __init__(self, look: RecordLoader, shown: Iterable[Record]) -> None:
        """`shown` are all that the end has in its cells: grades that all share are said once."""
        self._look = look
        grades = {grade_words(one, look) for one in shown if one.section == "statements"}
        self.grades = grades.pop() if len(grades) == 1 else ""

    def cell(
        self, records: Sequence[Record], on: Record | None, leads: Sequence[Line] = ()
    ) -> Line:
        """What an end says: each statement with who says so, and before it the point of it."""
        shown = records[:MOST_IN_CELL]
        told = [
            listed((lead, *self._said(record)), _BREAK)
            for record, lead in zip_longest(shown, leads[:MOST_IN_CELL], fillvalue=())
            if isinstance(record, Record)
        ]
        rest = len(records) - len(shown)
        if rest > 0:
            told.append((Span(f"and {rest:,} more", "muted", link=on.key if on else None),))
        return listed(told, _AIR)

    def difference(self, one: Difference, records: Sequence[Record]) -> Line:
        """What an end says where the two differ, with what differs in bold before it."""
        if one.kind == "words":
            return listed((_term(record) for record in records), _BREAK)
        if one.kind in ("date", "place"):
            told = (_version(record, one.kind, self._look) for record in records)
            return listed(told, _AIR)
        leads = [
            restyled(difference_point(one, record, self._look), "strong") for record in records
        ]
        return self.cell(records, one.on, leads)

    def _said(self, record: Record) -> Iterator[Line]:
        """The words; who said them and when; through whom; and what stands against them."""
        look = self._look
        if record.section != "statements":
            yield name(record, look)
            return
        yield first_words(record, look, ITEM_LENGTH)
        said = dated(record, "said", "said_as")[:1]
        when = (Span(", "), *said) if said else (Span(", no date given"),)
        yield restyled((*speaker_line(record, look), *when), "muted")
        yield restyled(attribution_line(record, look, graded=not self.grades), "muted")
        yield restyled(objections_line(record, look), "muted")


def _term(record: Record) -> Line:
    printed = " · ".join(f"“{one}”" for one in record.items("as_printed"))
    return (Span(printed, "quote", link=record.key),)


def _version(incident: Record, kind: DifferenceKind, look: RecordLoader) -> Line:
    """An incident as one end tells it: when, or where."""
    if kind == "place":
        told = references(incident, "where", look)
    else:
        told = dated(incident, "date", "date_as")
    return (*restyled(told, "strong"), Span(_BREAK), *name(incident, look))


def difference_point(one: Difference, record: Record, look: RecordLoader) -> Line:
    """What the statement says on what the two differ in; nothing where that is its own words."""
    match one.kind:
        case "number":
            return listed(_numbers(one.on, record, look), "; ")
        case "who":
            return _who(one.on, record, look)
        case "happened" | "part":
            lists = _lists(one.on, record, look)
            if not lists and record.text("act") == "deny":
                return (Span(_HAPPENED["denied_by"]),)
            words = (_HAPPENED[each] for each in _HAPPENED if each in lists)
            return (Span(next(words, "says it happened")),)
        case _:
            return ()


def _lists(on: Record | None, record: Record, look: RecordLoader) -> frozenset[str]:
    return listed_by(on, look).get(record.key, frozenset()) if on else frozenset()


def _who(on: Record | None, record: Record, look: RecordLoader) -> Line:
    """Whom it names as having done it, or as not having."""
    named = references(record, "attributes_to", look)
    if named:
        return (Span("attributes it to "), *named)
    lists = _lists(on, record, look)
    cleared = references(record, "not_by", look)
    if "disclaimed_by" in lists and cleared:
        return (Span("says it was not "), *cleared)
    words = (_WHO[each] for each in _WHO if each in lists)
    return (Span(next(words, "")),)


def _numbers(on: Record | None, record: Record, look: RecordLoader) -> Iterator[Line]:
    """The numbers that a statement, or a source, gives."""
    if on is not None:
        numbers = _harmed if on.section == "incidents" else _counted
        yield from (text(words) for words in numbers(on, record, look))


def _harmed(on: Record, record: Record, look: RecordLoader) -> Iterator[str]:
    for incident in read_as_one(on, look):
        for kind, tolls in tolls_of(incident).items():
            for toll in tolls:
                if _gives(toll.get("by"), incident, record, look):
                    yield f"{toll_words(toll)} {kind}"


def _counted(on: Record, record: Record, look: RecordLoader) -> Iterator[str]:
    for figure in read_together(on, look):
        for point in points_of(figure, lookup=look):
            if _gives(point.by, figure, record, look):
                day = f", for {date_in_words(point.as_of)}" if point.as_of else ""
                amount = quantity(point.amount, point.qualifier)
                to = f" to {quantity(point.most)}" if point.most != point.amount else ""
                yield f"{amount}{to} {figure.text('unit')}{day}"


def _gives(by: object, where: Record, record: Record, look: RecordLoader) -> bool:
    found = look.record(by, where.key.briefing) if isinstance(by, str) and by else None
    return found is not None and found.key == record.key
