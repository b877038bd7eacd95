"""Fields for dates, which may be vague: what may be meant is found."""

from __future__ import annotations

from typing import NamedTuple

from briefing.library.store.record_numbers import SHIFT, day_number
from briefing.model.dates import edtf
from briefing.search import hints
from briefing.search.ast import RangeTerm, TextTerm
from briefing.search.fields.field import FieldAnswer, nothing, of_section
from briefing.search.name_lookup import QueryScope, SqlPiece
from briefing.search.predicate import Predicate, both

EXAMPLE = "`2023-11-18`, `2023-11` or `2023`"


class DayColumns(NamedTuple):
    """SQL for the days of something: the first and the last that its date can mean."""

    lower: str
    upper: str

    @property
    def dated(self) -> str:
        """SQL for whether it has a date at all."""
        return f"({self.lower} <> '' OR {self.upper} <> '')"


OF_RECORD = DayColumns("record.lower", "record.upper")
_OF_CUT_RECORD = DayColumns(
    "coalesce(json_extract(record.body, '$.lower'), record.lower)",
    "coalesce(json_extract(record.body, '$.upper'), record.upper)",
)
"""As of a day: the date of a record may come from a piece that was not known (see cutting)."""


def days_of_record(asked: QueryScope) -> DayColumns:
    """SQL for the days of a record's own date."""
    return _OF_CUT_RECORD if asked.library.until else OF_RECORD


class NoDateError(ValueError):
    """A value that is no date."""


def parsed(text: str) -> edtf.Edtf:
    """The date that a value says. Raises NoDateError."""
    try:
        return edtf.parse(text)
    except ValueError as error:
        raise NoDateError(hints.no_date(text, str(error), EXAMPLE)) from None


def overlapping(days: DayColumns, value: TextTerm | RangeTerm) -> SqlPiece:
    """SQL for whether a date fits a value. Raises NoDateError."""
    if isinstance(value, TextTerm):
        value = RangeTerm(value.words, value.words)
    low = parsed(value.low) if value.low else None
    high = parsed(value.high) if value.high else None
    if value.exact and low:
        same = f"({days.lower} = ? AND {days.upper} = ?)"
        return SqlPiece(same, (low.lower, low.upper))
    conditions, values = [days.dated], list[str]()
    for sql, bound in (_from(days, low, value.above), _until(days, high, value.below)):
        conditions += [sql] if sql else []
        values += [bound] if sql and "?" in sql else []
    return SqlPiece(f"({' AND '.join(conditions)})", tuple(values))


def _from(days: DayColumns, low: edtf.Edtf | None, above: bool) -> tuple[str, str]:
    """What its last day has to fit; an empty one has no bound."""
    if low is None or (not above and not low.lower):
        return "", ""
    if above:
        after = f"({days.upper} = '' OR {days.upper} > ?)"
        return (after, low.upper) if low.upper else ("0", "")
    return f"({days.upper} = '' OR {days.upper} >= ?)", low.lower


def _until(days: DayColumns, high: edtf.Edtf | None, below: bool) -> tuple[str, str]:
    """What its first day has to fit; an empty one has no bound."""
    if high is None or (not below and not high.upper):
        return "", ""
    if below:
        return (f"{days.lower} < ?", high.lower) if high.lower else ("0", "")
    return f"{days.lower} <= ?", high.upper


def date(asked: QueryScope, value: TextTerm) -> FieldAnswer:
    """Records whose own date may be meant by a date."""
    found = dates(asked, RangeTerm(value.words, value.words))
    return found._replace(hint=found.hint or sign_read(value))


def sign_read(value: TextTerm) -> str:
    """A hint where a minus was read as the sign of a year."""
    if value.phrase or not value.words.startswith("-"):
        return ""
    try:
        return hints.negative_year(value.words, edtf.describe(parsed(value.words)))
    except NoDateError:
        return ""


def dates(asked: QueryScope, value: RangeTerm) -> FieldAnswer:
    """Records whose own date may lie in a range."""
    try:
        sql, values = overlapping(days_of_record(asked), value)
    except NoDateError as error:
        return nothing(str(error))
    last = None if asked.library.until else _last_number(asked, value)
    bound = "" if last is None else " AND record.id < ?"
    numbers = () if last is None else (last,)
    found = Predicate(sql=f"({sql}{bound})", values=(*values, *numbers), below=last or 0)
    return FieldAnswer(found, said_backwards(value))


def said_backwards(value: RangeTerm) -> str:
    """A hint where a range ends before it begins: only dates that are vaguer than that can fit."""
    if not value.low or not value.high:
        return ""
    low, high = parsed(value.low), parsed(value.high)
    backwards = low.lower and high.upper and high.upper < low.lower
    return hints.backwards(value.low, value.high) if backwards else ""


def _last_number(asked: QueryScope, value: RangeTerm) -> int | None:
    """A number that is above those of all records that can fit; None where there is no such.

    See `briefing.library.store.record_numbers`: what begins on no known day stands by its last, and
    can fit whatever that is.
    """
    if not value.high:
        return None
    high = parsed(value.high)
    day = high.lower if value.below or (value.exact and high.lower) else high.upper
    if not day or asked.library.ask(_NOT_AFTER_LATER, (day,)):
        return None
    return (day_number(day) + 1) << SHIFT


_NOT_AFTER_LATER = "SELECT 1 FROM record WHERE lower = '' AND upper <> '' AND upper > ? LIMIT 1"


def any_date(asked: QueryScope) -> Predicate:
    """Records with a date of their own."""
    return Predicate(sql=days_of_record(asked).dated)


def said(asked: QueryScope, value: TextTerm) -> FieldAnswer:
    """Statements that may have been made on a date."""
    return _of_statements(date(asked, value))


def said_between(asked: QueryScope, value: RangeTerm) -> FieldAnswer:
    """Statements that may have been made in a range."""
    return _of_statements(dates(asked, value))


def any_said(asked: QueryScope) -> Predicate:
    """Statements with a date."""
    return both([of_section("statements"), any_date(asked)])


def _of_statements(answer: FieldAnswer) -> FieldAnswer:
    return answer._replace(part=both([of_section("statements"), answer.part]))
