"""Fields for what a record itself holds: tags, identifiers, fields, and what it is."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from briefing.library.derive.index_tokens import index_token, value_token
from briefing.library.store.person_marks import KEYED
from briefing.search import hints
from briefing.search.ast import TextTerm
from briefing.search.fields.dates import days_of_record
from briefing.search.fields.field import (
    FieldAnswer,
    first_column,
    has_words,
    is_there,
    marked,
    nothing,
)
from briefing.search.fields.kinds import SAMPLE
from briefing.search.fts_expression import term_expression
from briefing.search.name_lookup import QueryScope
from briefing.search.predicate import NOTHING, Predicate, both, either
from briefing.text.edit_distance import nearest
from briefing.text.fold import fold, joined

_MOST_VALUES = 500


def one_of(field: str, kind: str) -> Callable[[QueryScope, TextTerm], FieldAnswer]:
    """Records with a value among those of a list or a mapping that they hold."""
    values = f"json_each(record.body, '$.fields.{field}') AS one"

    def answer(asked: QueryScope, term: TextTerm) -> FieldAnswer:
        # The full text has the records that may have it; their own values then decide.
        maybe = f"text : {term_expression(TextTerm(term.words, True, term.prefix))}"
        sql = (
            "SELECT DISTINCT one.value FROM words CROSS JOIN record ON record.id = words.rowid, "
            f"{values} WHERE words MATCH ?"
        )
        meant = [one for one in first_column(asked, sql, (maybe,)) if _is_meant(str(one), term)]
        if not meant:
            near = nearest(term.words, _some_values(asked, values))
            return nothing(hints.no_name(kind, term.words, near))
        marks = ", ".join("?" * len(meant[:_MOST_VALUES]))
        has = f"EXISTS (SELECT 1 FROM {values} WHERE one.value IN ({marks}))"
        return FieldAnswer(Predicate(maybe, has, tuple(meant[:_MOST_VALUES])))

    return answer


def _is_meant(value: str, term: TextTerm) -> bool:
    asked, own = fold(term.words), fold(value)
    return own.startswith(asked) if term.prefix else own == asked


def _some_values(asked: QueryScope, values: str) -> list[str]:
    some = f"(SELECT body FROM record LIMIT {SAMPLE}) AS record"
    return [
        str(one) for one in first_column(asked, f"SELECT DISTINCT one.value FROM {some}, {values}")
    ]


def any_of(field: str) -> Callable[[QueryScope], Predicate]:
    """Records with any value in a list or a mapping."""
    has = f"EXISTS (SELECT 1 FROM json_each(record.body, '$.fields.{field}'))"
    return lambda asked: both([marked(asked, index_token("h", field)), Predicate(sql=has)])


def has(asked: QueryScope, term: TextTerm) -> FieldAnswer:
    """Records in which a field was written, even if with an empty list.

    A note is also one of the person's own.
    """
    name = joined(term.words)
    part = marked(asked, index_token("h", name))
    if name == "note" and (noted := _noted(asked)):
        return FieldAnswer(either([part, noted]))
    if is_there(asked, part.match):
        return FieldAnswer(part)
    some = f"(SELECT body FROM record LIMIT {SAMPLE}) AS record"
    known = f"SELECT DISTINCT one.key FROM {some}, json_each(record.body, '$.fields') AS one"
    return nothing(
        hints.no_name("written field", term.words, nearest(name, first_column(asked, known)))
    )


def _noted(asked: QueryScope, words: TextTerm | None = None) -> Predicate | None:
    """Records on which the person has a note, with some words in it; None where there is none."""
    notes = asked.library.person.marked.notes
    keys = [str(key) for key, note in notes.items() if words is None or has_words(note, words)]
    return Predicate(sql=f"({KEYED})", values=(json.dumps(sorted(keys)),)) if keys else None


def own_note(asked: QueryScope, term: TextTerm) -> FieldAnswer:
    """Records on which the person has a note with these words."""
    found = _noted(asked, term)
    return FieldAnswer(found) if found else nothing("None of your notes has these words.")


def any_own_note(asked: QueryScope) -> Predicate:
    """Records on which the person has a note."""
    return _noted(asked) or NOTHING


def any_field(asked: QueryScope) -> Predicate:
    """Records in which anything was written."""
    return marked(asked, index_token("h"), begun=True)


_IS: Mapping[str, tuple[bool, tuple[str, ...]]] = {
    "unnamed": (True, (index_token("i", "unnamed"),)),
    "verbatim": (False, (value_token("form", "quote"), value_token("form", "partial-quote"))),
    "unseen": (False, (index_token("i", "unseen"),)),
    "second-hand": (True, (index_token("i", "secondhand"),)),
    "vague": (False, (index_token("i", "vague"),)),
    "undated": (False, (index_token("i", "undated"),)),
    "shared": (False, (index_token("i", "shared"),)),
    "faulty": (True, (index_token("i", "faulty"),)),
}
"""What a record can be, whether that may differ as of an earlier day, and the marks for it."""
_MARKED = ("unread", "changed")
"""What a record can be for the person who reads."""
WHAT_IT_IS = (*_IS, *_MARKED)


def is_so(asked: QueryScope, term: TextTerm) -> FieldAnswer:
    """Records that are something."""
    for name, (changes, marks) in _IS.items():
        if joined(term.words) == joined(name):
            return FieldAnswer(_being(asked, name, changes, marks))
    for name in _MARKED:
        if joined(term.words) == name:
            return FieldAnswer(_being_marked(asked, name))
    near = nearest(fold(term.words).replace(" ", "-"), WHAT_IT_IS)
    return nothing(hints.no_choice("value of `is:`", term.words, near, WHAT_IT_IS))


def _being_marked(asked: QueryScope, name: str) -> Predicate:
    """Records that the person has not read, or that have changed since."""
    marked = asked.library.person.marked
    if name == "unread":
        return Predicate(sql=f"NOT ({KEYED})", values=(marked.touched_json,))
    return Predicate(sql=f"({KEYED})", values=(marked.changed_json,))


def is_anything(asked: QueryScope) -> Predicate:
    """Records that are any of these."""
    return either(_being(asked, name, *meaning) for name, meaning in _IS.items())


def _being(asked: QueryScope, name: str, changes: bool, marks: tuple[str, ...]) -> Predicate:
    if asked.library.until and name in ("vague", "undated"):
        days = days_of_record(asked)
        vague = f"({days.lower} <> {days.upper} OR {days.lower} = '')"
        return Predicate(
            sql=f"({days.dated} AND {vague})" if name == "vague" else f"NOT {days.dated}"
        )
    return marked(asked, *marks, changes=changes)
