"""What a field is, and what its functions are asked and answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from briefing.library.derive.index_tokens import TOKEN_SIGN, has_token
from briefing.search.ast import AnyValue, RangeTerm, TextTerm
from briefing.search.name_lookup import QueryScope
from briefing.search.predicate import NOTHING, Predicate
from briefing.search.prefixes import LAST
from briefing.text.fold import fold

Value = TextTerm | RangeTerm | AnyValue
"""What stands behind the colon of a field, or at one place in its brackets."""


class FieldAnswer(NamedTuple):
    """What a value means: a condition on records, and a hint where it is not what was meant.

    `named` are the keys of the records that the value is a name of.
    """

    part: Predicate
    hint: str = ""
    named: tuple[int, ...] = ()


class QueryField(NamedTuple):
    """A field: its names, the first of them the usual one; what it finds; and who answers.

    `answer` is asked about a term, and about a range where the field takes `ranges`; `anything`
    about a star. `complete` says what can be offered behind the colon: an entry of
    `briefing.search.completion.registry`, words behind `words:`, or nothing. `parts` tells that
    `x+` means an actor with its parts, `mistakes` that `x~` means something, `signed` that a minus
    right behind the colon is one of a date or a number, and `days` that `x@2023` asks of a day.
    """

    names: tuple[str, ...]
    finds: str
    answer: Callable[[QueryScope, TextTerm], FieldAnswer]
    anything: Callable[[QueryScope], Predicate]
    between: Callable[[QueryScope, RangeTerm], FieldAnswer] | None = None
    complete: str = ""
    parts: bool = False
    mistakes: bool = False
    signed: bool = False
    days: bool = False

    @property
    def ranges(self) -> bool:
        """Whether the field's values have an order."""
        return self.between is not None


def has_words(text: str, term: TextTerm) -> bool:
    """Whether a text has the words of a term, one after the other."""
    whole = term.phrase and not term.prefix
    return f" {fold(term.words)}{' ' * whole}" in f" {fold(text)} "


def nothing(hint: str) -> FieldAnswer:
    """No record, and why."""
    return FieldAnswer(NOTHING, hint)


def marked(asked: QueryScope, *marks: str, begun: bool = False, changes: bool = True) -> Predicate:
    """The records with one of these marks; `begun`: with one that begins so.

    `changes` tells that the marks of a record may be others as of an earlier day, on which it then
    has to be asked itself.
    """
    match = _any_of([f'"{mark}" *' if begun else f'"{mark}"' for mark in marks])
    if not (asked.library.until and changes):
        return Predicate(match)
    bare = tuple(mark.removeprefix(TOKEN_SIGN) for mark in marks)
    if not begun:
        return Predicate(match, has_token(len(bare)), bare)
    sql = has_token(0).replace("token IN ()", _begins(len(bare)))
    return Predicate(match, sql, tuple(value for one in bare for value in (one, one + LAST)))


def _begins(count: int) -> str:
    return f"({' OR '.join(['(token >= ? AND token < ?)'] * count)})"


def _any_of(matches: Sequence[str]) -> str:
    return matches[0] if len(matches) == 1 else f"({' OR '.join(matches)})"


def of_section(section: str) -> Predicate:
    """The records of a section."""
    return Predicate(f'"{TOKEN_SIGN}s{section}"')


def first_column(asked: QueryScope, sql: str, values: Sequence[Any] = ()) -> list[Any]:
    """The first column of what a query gives."""
    return [row[0] for row in asked.library.ask(sql, values)]


def is_there(asked: QueryScope, match: str) -> bool:
    """Whether the full text finds any record for this."""
    return bool(asked.library.ask("SELECT 1 FROM words WHERE words MATCH ? LIMIT 1", (match,)))
