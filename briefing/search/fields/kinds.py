"""Fields for what kind of record it is, and for values from short lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefing.library.derive.index_tokens import index_token, value_token
from briefing.search import hints
from briefing.search.ast import RangeTerm, TextTerm
from briefing.search.fields.field import (
    FieldAnswer,
    first_column,
    is_there,
    marked,
    nothing,
    of_section,
)
from briefing.search.name_lookup import QueryScope
from briefing.search.predicate import EVERYTHING, NOTHING, Predicate, both, either, opposite
from briefing.search.token_values import token_values
from briefing.text.edit_distance import nearest
from briefing.text.fold import fold, joined

SAMPLE = 500
"""Records among which a mistyped value is looked for, so that a hint stays cheap."""
_MOST_TYPES = 500
"""Types of incidents of which each is asked for by its mark."""


def kind(asked: QueryScope, term: TextTerm) -> FieldAnswer:
    """The records of a section, or else of a kind or form."""
    wanted = fold(term.words)
    sections = asked.library.ask("SELECT name, singular, title FROM section")
    for name, singular, title in sections:
        if wanted in (fold(name), fold(singular), fold(title)):
            return FieldAnswer(of_section(name))
    slug = wanted.replace(" ", "-")
    part = Predicate(mark_of_kind(slug), "record.kind = ?", (slug,))
    if is_there(asked, mark_of_kind(slug)):
        return FieldAnswer(part)
    kinds = first_column(
        asked, f"SELECT DISTINCT kind FROM (SELECT kind FROM record LIMIT {SAMPLE})"
    )
    known = [word for row in sections for word in row] + kinds
    return nothing(hints.no_name("kind", term.words, nearest(term.words, known)))


def mark_of_kind(slug: str) -> str:
    """The mark of a kind, quoted."""
    return f'"{index_token("n", slug)}"'


def any_kind(asked: QueryScope) -> Predicate:
    """Every record is of some kind."""
    del asked
    return EVERYTHING


def valued(field: str, section: str) -> Callable[[QueryScope, TextTerm], FieldAnswer]:
    """Records of a section with this very value in a field."""

    def answer(asked: QueryScope, term: TextTerm) -> FieldAnswer:
        slug = fold(term.words).replace(" ", "-")
        found = f'"{value_token(field, slug)}"'
        if is_there(asked, found):
            return FieldAnswer(both([of_section(section), Predicate(found)]))
        near = nearest(term.words, _values(asked, field, section))
        return nothing(hints.no_name(field, term.words, near))

    return answer


def _values(asked: QueryScope, field: str, section: str) -> list[str]:
    """What some of the records of a section have in a field."""
    some = f"SELECT body FROM record WHERE section = ? LIMIT {SAMPLE}"
    sql = f"SELECT DISTINCT json_extract(body, '$.fields.{field}') AS one FROM ({some})"
    return [str(one) for one in first_column(asked, sql, (section,)) if one is not None]


def any_value(field: str, section: str) -> Callable[[QueryScope], Predicate]:
    """Records of a section in which a field was written."""
    of_field = index_token("h", field)
    return lambda asked: both([of_section(section), marked(asked, of_field, changes=False)])


def event_type(asked: QueryScope, term: TextTerm) -> FieldAnswer:
    """Incidents of a type, or of one that has this among its words."""
    slug = fold(term.words).replace(" ", "-")
    typed = both([any_value("type", "incidents")(asked), _with_letters(asked, joined(slug))])
    words = "instr('-' || json_extract(record.body, '$.fields.type') || '-', ?) > 0"
    part = both([typed, Predicate(sql=f"coalesce({words}, 0)", values=(f"-{slug}-",))])
    if part != NOTHING and _some_is(asked, part):
        return FieldAnswer(part)
    known = _values(asked, "type", "incidents")
    every = dict.fromkeys([*known, *(word for one in known for word in one.split("-"))])
    return nothing(hints.no_name("type", term.words, nearest(term.words, every)))


def _with_letters(asked: QueryScope, letters: str) -> Predicate:
    """Records whose type has these letters side by side, if there are not too many types."""
    types = token_values(asked.library, value_token("type", ""), _MOST_TYPES + 1)
    if len(types) > _MOST_TYPES:
        return EVERYTHING
    return either(Predicate(f'"{value_token("type", one)}"') for one in types if letters in one)


def _some_is(asked: QueryScope, part: Predicate) -> bool:
    sql = (
        "SELECT 1 FROM words CROSS JOIN record ON record.id = words.rowid "
        f"WHERE words MATCH ? AND {part.sql} LIMIT 1"
    )
    return bool(asked.library.ask(sql, (part.match, *part.values)))


def graded(
    field: str, section: str, grades: Sequence[str]
) -> Callable[[QueryScope, TextTerm], FieldAnswer]:
    """Records of a section with this grade; not written is the last."""

    def answer(asked: QueryScope, term: TextTerm) -> FieldAnswer:
        grade = fold(term.words).upper()
        return between_grades(field, section, grades)(asked, RangeTerm(grade, grade, exact=True))

    return answer


def any_grade(section: str) -> Callable[[QueryScope], Predicate]:
    """The records of a section: what is not written is the last grade."""
    return lambda asked: of_section(section)


def between_grades(
    field: str, section: str, grades: Sequence[str]
) -> Callable[[QueryScope, RangeTerm], FieldAnswer]:
    """Records of a section with a grade from one to another."""

    def answer(asked: QueryScope, wanted: RangeTerm) -> FieldAnswer:
        del asked
        low, high = wanted.low.upper(), wanted.high.upper()
        for one in filter(None, (low, high)):
            if one not in grades:
                return nothing(hints.no_scalar(field, one, f"`{field}:<={grades[1]}`"))
        found = [
            grade
            for grade in grades
            if (not low or (low < grade if wanted.above else low <= grade))
            and (not high or (grade < high if wanted.below else grade <= high))
        ]
        turned = bool(low and high) and grades.index(low) > grades.index(high)
        said = hints.backwards(low, high) if turned else ""
        return FieldAnswer(both([of_section(section), _with_grades(field, found, grades)]), said)

    return answer


def _with_grades(field: str, found: Sequence[str], grades: Sequence[str]) -> Predicate:
    """The records with one of these grades: with the last, those without any other."""
    written = [f'"{value_token(field, grade)}"' for grade in grades]
    if grades[-1] not in found:
        return either(Predicate(written[grades.index(grade)]) for grade in found)
    others = [written[at] for at, grade in enumerate(grades) if grade not in found]
    return opposite(either(map(Predicate, others)))
