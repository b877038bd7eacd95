"""An actor: who they are, how they stand to others, what they said, and what is said about them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from briefing.library.answers import FoundLink, Record
from briefing.model.key import Key
from briefing.page.backlinks import linking, more
from briefing.page.blocks import Block, Facts, Line, Paragraph, Span
from briefing.page.body import Body, Fact, facts, part, texts, title
from briefing.page.dates import spell
from briefing.page.look import Look
from briefing.page.names import listed, reference
from briefing.page.objections import short_sayings
from briefing.page.other_names import other_names
from briefing.page.vocabulary import sentence

RELATIONS = (
    "part_of",
    "member_of",
    "affiliate_of",
    "leads",
    "spokesperson_for",
    "backs",
    "allied_with",
    "opposes",
    "said_to_be_backed_by",
    "same_as",
)
"""The kinds of relation, each of which is a role, in the order in which they are shown."""
POSITION = "position_of"
SAID = {"speaker": "Said", "speaker_of": "Said by unnamed speakers from there"}
"""The roles of speakers, with what stands above the statements."""

Held = tuple[Line, dict[str, Any], Record]
"""The other actor's name, the relation or office as written, and the actor whose record has it."""


def compose_actor(record: Record, look: Look) -> Body:
    """The body of an actor's page."""
    kind = record.text("kind").replace("-", " ")
    return Body(
        kind=f"actor · {kind}" if kind else "actor",
        head=title(record),
        main=(
            *facts(
                _names(record, "self_name", "Calls itself"),
                _names(record, "aliases", "Also called"),
                *other_names(record, look),
                texts(record, "country", "Country"),
                *_positions(record, look),
            ),
            *_relations(record, look),
        ),
        after=tuple(_said(record, look)),
        shown=frozenset((*RELATIONS, POSITION, "about", *SAID)),
    )


def _names(record: Record, field: str, label: str) -> Fact:
    """Names that others print, or the actor itself: quoted, because they are not the briefing's."""
    names = map(str, record.items(field) or filter(None, [record.text(field)]))
    return label, listed((Span(f"“{name}”", "quote"),) for name in names)


def _positions(record: Record, look: Look) -> list[Fact]:
    lines = [_position(part, record.key.briefing, look) for part in _parts(record, "positions")]
    return [("Position" if number == 0 else "", line) for number, line in enumerate(lines)]


def _position(position: dict[str, Any], briefing: str, look: Look) -> Line:
    """An office: what it is called, where, from when to when, and who says so, if anybody does."""
    body = position.get("of")
    of = (Span(", "), *reference(body, briefing, look)) if isinstance(body, str) else ()
    when = spell(position.get("from"), position.get("to"))
    line = (Span(str(position.get("role", ""))), *of, Span(f", {when}" if when else ""))
    return (*line, *_according_to(position, briefing, look))


def _according_to(one: dict[str, Any], briefing: str, look: Look) -> Line:
    source = one.get("according_to")
    if not isinstance(source, str):
        return ()
    return (Span(", according to ", "muted"), *reference(source, briefing, look))


def _relations(record: Record, look: Look) -> list[Block]:
    """How the actor stands to others, by what it says itself and by what others say of it."""
    own = [
        (sentence(look.role(kind).label), listed(lines, "; "))
        for kind in RELATIONS
        if (lines := _own_relations(record, kind, look))
    ]
    rows = [*own, *_inverse_relations(record, look)]
    return [part("Relations"), Facts(tuple(rows))] if rows else []


def _own_relations(record: Record, kind: str, look: Look) -> list[Line]:
    """The actor's relations of one kind, by who says so."""
    return _by_who_says_so(
        [
            (reference(str(one.get("to", "")), record.key.briefing, look), one, record)
            for one in _parts(record, "relations")
            if one.get("type") == kind
        ],
        look,
    )


def _inverse_relations(record: Record, look: Look) -> Iterable[Fact]:
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


def _held(link: FoundLink, look: Look) -> Held | None:
    """The relation or office in which a link stands, and whose it is."""
    other = look.at(link.source)
    if other is None:
        return None
    field, number, *_ = link.path.split(".")
    # A record that is no actor can only be here by mistake; it has no relation, but is not lost.
    held = other.items(field)[int(number)] if other.section == "actors" else {}
    return (Span(other.title, link=other.key),), held, other


def _office(name: Line, position: dict[str, Any], by: Record, look: Look) -> Line:
    when = spell(position.get("from"), position.get("to"))
    said = _according_to(position, by.key.briefing, look)
    return (*name, Span(f", {position.get('role', '')}"), Span(f", {when}" if when else ""), *said)


def _by_who_says_so(relations: Iterable[Held], look: Look) -> list[Line]:
    """A line for each source: the actors that it names, and itself."""
    lines: dict[Line, list[Line]] = {}
    for name, relation, by in relations:
        said = _according_to(relation, by.key.briefing, look) or (
            Span(", nobody named as saying so", "muted"),
        )
        when = spell(relation.get("from"), relation.get("until"))
        lines.setdefault(said, []).append((*name, Span(f" {when}" if when else "")))
    return [(*listed(names), *said) for said, names in lines.items()]


def _said(record: Record, look: Look) -> list[Block]:
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
