"""An actor: who they are, how they stand to others, what they said, and what is said about them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from briefing.library.store.records import FoundLink, Record
from briefing.model.key import SHARED, Key
from briefing.model.relations import RELATIONS
from briefing.page.attribution.objection_lines import short_sayings
from briefing.page.blocks import Block, FactTable, Line, Paragraph, Span
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.backlinks import linking, more
from briefing.page.sections.body import Body, Fact, facts, part, texts, title
from briefing.page.words.dates import begins_later, ends_later, period_in_words
from briefing.page.words.labels import listed, reference
from briefing.page.words.other_names import other_names
from briefing.page.words.vocabulary import sentence

POSITION = "position_of"
SAID = {"speaker": "Said", "speaker_of": "Said by unnamed speakers from there"}
"""The roles of speakers, with what stands above the statements."""

_NOBODY = (Span(", nobody named as saying so", "muted"),)

Held = tuple[Line, dict[str, Any], Record]
"""The other actor's name, the relation or office as written, and the actor whose record has it."""


def compose_actor(record: Record, look: RecordLoader) -> Body:
    """The body of an actor's page."""
    kind = record.text("kind").replace("-", " ")
    others = look.alike(record.key)
    records = (record, *others)
    return Body(
        kind=f"actor · {kind}" if kind else "actor",
        head=title(record),
        main=(
            *facts(
                _names(record, "self_name", "Calls itself"),
                _names(record, "aliases", "Also called"),
                *other_names(record, look),
                texts(record, "country", "Country"),
                *_positions(records, look),
                _elsewhere(others, look),
            ),
            *_relations(records, look),
        ),
        after=tuple(_said(record, look)),
        shown=frozenset((*RELATIONS, POSITION, "about", *SAID)),
    )


def _names(record: Record, field: str, label: str) -> Fact:
    """Names that others print, or the actor itself: quoted, because they are not the briefing's."""
    names = map(str, record.items(field) or filter(None, [record.text(field)]))
    return label, listed((Span(f"“{name}”", "quote"),) for name in names)


def _elsewhere(others: Sequence[Record], look: RecordLoader) -> Fact:
    """The records of the same actor in other briefings, all of whose words stand on this page."""
    return "Also in", listed(
        (Span(_holder(one, look)), Span(": "), Span(one.title, link=one.key)) for one in others
    )


def _holder(record: Record, look: RecordLoader) -> str:
    """The briefing that has a record."""
    if record.key.briefing == SHARED:
        return "shared records"
    return look.library.briefings.header(record.key.briefing).title


def _positions(records: Iterable[Record], look: RecordLoader) -> list[Fact]:
    lines = [
        _position(part, one.key.briefing, look)
        for one in records
        for part in _parts(one, "positions")
        if not begins_later(part.get("from"), look.library.until)
    ]
    once = dict.fromkeys(lines)
    return [("Position" if number == 0 else "", line) for number, line in enumerate(once)]


def _position(position: dict[str, Any], briefing: str, look: RecordLoader) -> Line:
    """An office: what it is called, where, from when to when, and who says so."""
    body = position.get("of")
    of = (Span(", "), *reference(body, briefing, look)) if isinstance(body, str) else ()
    when = _when(position.get("from"), position.get("to"), look)
    named = (Span(str(position.get("role", ""))), *of, Span(f", {when}" if when else ""))
    return (*named, *_according_to(position, briefing, look))


def _when(begin: object, end: object, look: RecordLoader) -> str:
    """From when to when; as of a day without an end that came only later."""
    return period_in_words(begin, None if ends_later(end, look.library.until) else end)


def _according_to(part: dict[str, Any], briefing: str, look: RecordLoader) -> Line:
    source = part.get("according_to")
    if not isinstance(source, str):
        return ()
    return (Span(", according to ", "muted"), *reference(source, briefing, look))


def _relations(records: Sequence[Record], look: RecordLoader) -> list[Block]:
    """How the actor stands to others, by what it says itself and by what others say of it."""
    own = [
        (sentence(look.role(kind).label), listed(lines, "; "))
        for kind in RELATIONS
        if (lines := _own_relations(records, kind, look))
    ]
    rows = [*own, *_inverse_relations(records[0], look)]
    return [part("Relations"), FactTable(tuple(rows))] if rows else []


def _own_relations(records: Iterable[Record], kind: str, look: RecordLoader) -> list[Line]:
    """The actor's relations of one kind, by who says so."""
    return _by_who_says_so(
        [
            (reference(str(one.get("to", "")), record.key.briefing, look), one, record)
            for record in records
            for one in _parts(record, "relations")
            if one.get("type") == kind and not begins_later(one.get("from"), look.library.until)
        ],
        look,
    )


def _inverse_relations(record: Record, look: RecordLoader) -> Iterable[Fact]:
    """What other actors say of how they stand to this one."""
    for group in look.backlinks(record.key):
        if group.role not in (*RELATIONS, POSITION):
            continue
        rest = more(group.total - len(group.links), f"link-to:{record.key.slug} kind:actor")
        held = [found for link in group.links if (found := _held(link, look))]
        lines = (
            [_office(*one, look) for one in held]
            if group.role == POSITION
            else _by_who_says_so(held, look)
        )
        if lines:
            yield sentence(group.inverse), listed((*lines, rest), "; ")


def _held(link: FoundLink, look: RecordLoader) -> Held | None:
    """The relation or office in which a link stands, and whose it is."""
    other = look.at(link.source)
    if other is None:
        return None
    field, number, *_ = link.path.split(".")
    # A record that is no actor can only be here by mistake; it has no relation, but is not lost.
    held = other.items(field)[int(number)] if other.section == "actors" else {}
    return (Span(other.title, link=other.key),), held, other


def _office(name: Line, position: dict[str, Any], holder: Record, look: RecordLoader) -> Line:
    when = _when(position.get("from"), position.get("to"), look)
    said = (*name, Span(f", {position.get('role', '')}"), Span(f", {when}" if when else ""))
    return (*said, *_according_to(position, holder.key.briefing, look))


def _by_who_says_so(relations: Iterable[Held], look: RecordLoader) -> list[Line]:
    """A line for each source: the actors that it names, and itself."""
    lines: dict[Line, dict[Line, None]] = {}
    for name, relation, by in relations:
        said = _according_to(relation, by.key.briefing, look) or _NOBODY
        when = _when(relation.get("from"), relation.get("until"), look)
        lines.setdefault(said, {})[(*name, Span(f" {when}" if when else ""))] = None
    return [(*listed(names), *said) for said, names in lines.items()]


def _said(record: Record, look: RecordLoader) -> list[Block]:
    """Everything the actor said, and everything said about it, the newest first."""
    blocks: list[Block] = []
    there: set[Key] = set()
    them = "them" if record.text("kind") in ("person", "civilians") else "it"
    for role, heading in (*SAID.items(), ("about", f"Said about {them}")):
        statements, rest = linking(record.key, role, look)
        new = [one for one in statements if one.key not in there]
        there.update(one.key for one in new)
        field = "speaker" if role == "speaker" else "link-to"
        query = f"{field}:{record.key.slug} kind:statement"
        if new:
            blocks += [part(heading), *short_sayings(new, look)]
            blocks += [Paragraph(line) for line in [more(rest, query)] if line]
    return blocks


def _parts(record: Record, field: str) -> list[dict[str, Any]]:
    return [one for one in record.items(field) if isinstance(one, dict)]
