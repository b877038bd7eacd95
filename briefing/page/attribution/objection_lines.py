"""What stands against a statement, in words; and that nothing does, which is told as well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from briefing.analysis.incidents.incident_lists import read_as_one
from briefing.analysis.incidents.listed import references_of
from briefing.analysis.incidents.objection import Objection, ObjectionKind, Toll
from briefing.analysis.incidents.objections import ROLES, looks_at_all, objections_to
from briefing.analysis.reports.reported import point_givers
from briefing.analysis.same_records import COUNTING_ALIKE, MOST_JOINED
from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.page.attribution.attribution import (
    attribution_line,
    gather_attributions,
    short_statement,
    speaker_name,
)
from briefing.page.blocks import Block, Line, Span, StatementWords
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.body import Fact
from briefing.page.words.dates import date_in_words
from briefing.page.words.labels import ITEM_LENGTH, first_words, listed, name, written
from briefing.page.words.vocabulary import number, plural, quantity, sentence

if TYPE_CHECKING:
    from briefing.analysis.figures.data_point import DataPoint

LABEL = "Against it"
NOTHING = "nothing in these records"
NOTHING_AGAINST = "nothing against it in these records"
_WORDS: Mapping[ObjectionKind, str] = {
    "contradicted": "contradicted by",
    "contradicts": "contradicts",
    "corrected": "corrected by",
    "denied": "denied by",
    "disputed": "disputed in part by",
    "disclaimed": "says it did not:",
    "another-named": "another is named by",
    "reported": "reported by",
    "another-number": "another number by",
}
_NOT_ALL = f"of the figures that are the same, or count the same, {MOST_JOINED} were looked at"
_MOST = 20
"""How many are told one by one on the statement's own page."""
MOST_IN_SHORT = 3
"""How many are told one by one in a line."""
_DEEPEST = 4
"""How many steps of counting the same are fetched ahead; what lies beyond is when it is needed."""


def gather_objections(statements: Iterable[Record], look: RecordLoader) -> None:
    """Fetch at once what links to these statements in the roles that matter, and what it lists."""
    keys = [one.key for one in statements]
    listing: dict[Key, Record] = {}
    look.gather_linking(keys, *ROLES)
    for role in ROLES:
        listing.update((one.key, one) for key in keys for one in look.linking(key, role))
    incidents = [one for one in listing.values() if one.section == "incidents"]
    look.gather_linking((one.key for one in incidents), "same_as")
    incidents = [same for one in incidents for same in read_as_one(one, look)]
    named = [(slug, one.key.briefing) for one in incidents for slug in references_of(one)]
    figures = _counting_alike([one for one in listing.values() if one.section == "figures"], look)
    given = [(by, one.key.briefing) for one in figures for by in point_givers(one)]
    look.gather([*named, *given])
    told = (found for pair in named if (found := look.record(*pair)))
    look.gather_linking((one.key for one in told), "corrects")


def _counting_alike(figures: Sequence[Record], look: RecordLoader) -> list[Record]:
    """Some figures and those that are the same or count the same, step by step."""
    found: dict[Key, Record] = {}
    new = {one.key: one for one in figures}
    for _ in range(_DEEPEST):
        found |= new
        look.gather_linking(new, *COUNTING_ALIKE)
        named = [
            (slug, one.key.briefing)
            for one in new.values()
            for role in COUNTING_ALIKE
            for slug in written(one, role)
        ]
        look.gather(named)
        joined = [one for pair in named if (one := look.record(*pair))]
        joined += [one for key in new for role in COUNTING_ALIKE for one in look.linking(key, role)]
        new = {one.key: one for one in joined if one.key not in found}
    return list(found.values())


def short_sayings(statements: Iterable[Record], look: RecordLoader) -> list[Block]:
    """Statements in short, as they stand on another page, each with what stands against it."""
    statements = list(statements)
    gather_attributions(statements, look)
    gather_objections(statements, look)
    return [_short_saying(statement, look) for statement in statements]


def _short_saying(statement: Record, look: RecordLoader) -> StatementWords:
    words = short_statement(statement, look)
    against, way = objections_line(statement, look), attribution_line(statement, look)
    return words._replace(attribution=words.attribution._replace(against=against, way=way))


def objection_facts(statement: Record, look: RecordLoader) -> Iterator[Fact]:
    """A row for each thing that stands against a statement, or one that says that nothing does."""
    gather_objections([statement], look)
    found = objections_to(statement, look)
    _gather(found, look)
    label = LABEL
    for one in found[:_MOST]:
        yield label, _in_full(one, look)
        label = ""
    if len(found) > _MOST:
        yield "", (Span(f"and {len(found) - _MOST:,} more", "muted"),)
    if not looks_at_all(statement, look):
        yield label, (Span(sentence(_NOT_ALL), "warning"),)
    elif not found:
        yield LABEL, (Span(NOTHING, "muted"),)


def objections_line(statement: Record, look: RecordLoader) -> Line:
    """The same in one line: who stands against a statement, and by what."""
    found = objections_to(statement, look)
    cut = not looks_at_all(statement, look)
    if not found:
        return (Span(sentence(_NOT_ALL if cut else NOTHING_AGAINST), "muted"),)
    _gather(found[:MOST_IN_SHORT], look)
    # One statement can give another number for two figures: in short that reads the same.
    told = listed(dict.fromkeys(objection_words(one, look) for one in found[:MOST_IN_SHORT]), "; ")
    rest = len(found) - MOST_IN_SHORT
    more = (Span(f"; and {plural(rest, 'other')}", "muted"),) if rest > 0 else ()
    last = (Span(f"; {_NOT_ALL}", "muted"),) if cut else ()
    return (Span(f"{LABEL}: ", "label"), *told, *more, *last)


def _gather(found: Iterable[Objection], look: RecordLoader) -> None:
    """Fetch at once what the names of those who say otherwise need."""
    gather_attributions((by for one in found if (by := one.by) and _is_statement(by)), look)


def _in_full(one: Objection, look: RecordLoader) -> Line:
    """Who says otherwise, when, and in what words; for a number, of what it is one."""
    short = objection_words(one, look)
    capital = (short[0]._replace(text=sentence(short[0].text)), *short[1:])
    if one.by is None or not _is_statement(one.by):
        return capital
    said = date_in_words(one.by.text("said"))
    when = (Span(f", {said}", "muted"),) if said else ()
    return (*capital, *when, Span(": "), *first_words(one.by, look, ITEM_LENGTH))


def objection_words(one: Objection, look: RecordLoader) -> Line:
    """What it is, and who says so: denied by The Army."""
    words = f"{_WORDS[one.kind]} "
    if one.number is not None:
        words = f"another number, {_amount(one.number)}, by "
    return (Span(words), *_who(one.by, look))


def _amount(one: DataPoint | Toll) -> str:
    if not isinstance(one, Mapping):
        return quantity(one.amount, one.qualifier)
    return toll_words(one)


def toll_words(one: Toll) -> str:
    """How many people were harmed, as one giver has it."""
    low, best, high = (one.get(name) for name in ("low", "best", "high"))
    if best is not None:
        return number(best)
    if low is None or high is None:
        return f"at most {number(high)}" if low is None else f"at least {number(low)}"
    return f"{number(low)} to {number(high)}"


def _who(by: Record | None, look: RecordLoader) -> Line:
    """Who says otherwise, with a link to where it is said."""
    if by is None:
        return (Span("nobody named", "unknown"),)
    if not _is_statement(by):
        return name(by, look)
    return tuple(span._replace(link=by.key) for span in speaker_name(by, look))


def _is_statement(record: Record | None) -> bool:
    return record is not None and record.section == "statements"
