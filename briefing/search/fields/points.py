"""Fields for the numbers of figures: their values, their days, and what they count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.library.derive.index_tokens import index_token
from briefing.search import hints
from briefing.search.ast import AnyValue, RangeTerm, TextTerm
from briefing.search.fields.dates import (
    DayColumns,
    NoDateError,
    overlapping,
    said_backwards,
    sign_read,
)
from briefing.search.fields.field import (
    FieldAnswer,
    Value,
    first_column,
    has_words,
    marked,
    nothing,
    of_section,
)
from briefing.search.fts_expression import term_expression
from briefing.search.name_lookup import QueryScope, SqlPiece
from briefing.search.predicate import Predicate, both
from briefing.text.written_number import WrittenNumber, written_number

_OF_POINT = DayColumns("point.lower", "point.upper")
ABOUT_POINTS = ("value", "as-of")
"""Fields that, side by side, are asked of one and the same number."""


class NoNumberError(ValueError):
    """A value that is no number."""


def _number(text: str) -> WrittenNumber:
    found = written_number(text)
    if found is None:
        raise NoNumberError(hints.no_scalar("number", text, "`50` or `0.5`"))
    return found


def _on_values(value: RangeTerm | TextTerm) -> Iterator[str]:
    """What of numbers that were asked for is not as clear as it may seem."""
    ends = (value.words,) if isinstance(value, TextTerm) else (value.low, value.high)
    for text in dict.fromkeys(filter(None, ends)):
        number = written_number(text)
        if number and len(number.values) > 1:
            yield hints.two_numbers(text, number.values)
        if number and number.unit:
            yield hints.no_unit(text, number.unit)
    low, high = map(written_number, (ends[0], ends[-1]))
    if low and high and low.values[0] > high.values[-1]:
        yield hints.backwards(ends[0], ends[-1])


def of_point(name: str, value: Value) -> SqlPiece:
    """SQL for whether a number of a figure fits. Raises NoNumberError or NoDateError."""
    if isinstance(value, AnyValue):
        return SqlPiece("1")
    if name == "as-of":
        return overlapping(_OF_POINT, value)
    if isinstance(value, TextTerm):
        values = _number(value.words).values
        within = " OR ".join(["point.least <= ? AND point.most >= ?"] * len(values))
        return SqlPiece(f"({within})", tuple(one for one in values for _ in range(2)))
    if value.exact:
        return _same(value.low)
    # What has two readings may be meant either way, as a range may be any number in it.
    given = []
    if value.low:
        given.append((f"point.most >{'=' * (not value.above)} ?", _number(value.low).values[0]))
    if value.high:
        given.append((f"point.least <{'=' * (not value.below)} ?", _number(value.high).values[-1]))
    return SqlPiece(
        f"({' AND '.join(sql for sql, _ in given)})", tuple(bound for _, bound in given)
    )


def _same(text: str) -> SqlPiece:
    """SQL for whether a number, or a range, is the one that is written."""
    ends = [_number(end).values for end in text.split("..", 1)]
    pairs = [(low, high) for low in ends[0] for high in ends[-1] if len(ends) > 1 or low == high]
    same = " OR ".join(["point.least = ? AND point.most = ?"] * len(pairs))
    return SqlPiece(f"({same})", tuple(end for pair in pairs for end in pair))


def at_one_point(asked: QueryScope, wanted: Sequence[tuple[str, Sequence[Value]]]) -> FieldAnswer:
    """Figures with a number that fits all of the wanted, each a field and alternative values."""
    del asked
    pieces, wrong, said = list[list[SqlPiece]](), list[str](), list[str]()
    for name, values in wanted:
        pieces.append([])
        for value in values:
            try:
                pieces[-1].append(of_point(name, value))
                if name == "as-of" and isinstance(value, RangeTerm):
                    said += filter(None, [said_backwards(value)])
            except (NoNumberError, NoDateError) as error:
                wrong.append(str(error))
            if name == "value" and not isinstance(value, AnyValue):
                said += _on_values(value)
            elif isinstance(value, TextTerm):
                said += filter(None, [sign_read(value)])
    if not all(pieces):
        return nothing(wrong[0])
    sql = " AND ".join(f"({' OR '.join(one.sql for one in some)})" for some in pieces)
    values = tuple(value for some in pieces for one in some for value in one.values)
    found = f"record.id IN (SELECT point.record FROM point WHERE {sql})"
    part = both([of_section("figures"), Predicate(sql=found, values=values)])
    return FieldAnswer(part, next(iter((*wrong, *said)), ""))


def value(asked: QueryScope, term: TextTerm) -> FieldAnswer:
    """Figures with this value among their numbers, or inside a range."""
    return at_one_point(asked, [("value", [term])])


def values_between(asked: QueryScope, wanted: RangeTerm) -> FieldAnswer:
    """Figures with a value in this range."""
    return at_one_point(asked, [("value", [wanted])])


def as_of(asked: QueryScope, term: TextTerm) -> FieldAnswer:
    """Figures with a number for this date."""
    return at_one_point(asked, [("as-of", [term])])


def as_of_between(asked: QueryScope, wanted: RangeTerm) -> FieldAnswer:
    """Figures with a number for a date in this range."""
    return at_one_point(asked, [("as-of", [wanted])])


def any_point(asked: QueryScope) -> Predicate:
    """Figures with a number."""
    return at_one_point(asked, [("value", [AnyValue()])]).part


def unit(asked: QueryScope, term: TextTerm) -> FieldAnswer:
    """Figures whose unit has these words, or words that begin so."""
    # The full text has the records that may have them; their own units then decide.
    maybe = both([of_section("figures"), Predicate(f"text : {term_expression(term)}")])
    sql = (
        "SELECT DISTINCT json_extract(record.body, '$.fields.unit') FROM words "
        "CROSS JOIN record ON record.id = words.rowid WHERE words MATCH ?"
    )
    units = [
        one for one in first_column(asked, sql, (maybe.match,)) if one and has_words(str(one), term)
    ]
    if not units:
        return nothing(hints.no_name("unit", term.words, None))
    marks = ", ".join("?" * len(units))
    is_one = f"coalesce(json_extract(record.body, '$.fields.unit') IN ({marks}), 0)"
    return FieldAnswer(both([maybe, Predicate(sql=is_one, values=tuple(units))]))


def any_unit(asked: QueryScope) -> Predicate:
    """Figures with a unit."""
    return both([of_section("figures"), marked(asked, index_token("h", "unit"), changes=False)])
