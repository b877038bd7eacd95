"""One walk over a record that gathers all that the library needs of it.

What each declared field asks for is settled once per model, as a tree of small functions that
follows the record's own tree; walking then costs little more than looking at each value.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from briefing.model.dates import edtf
from briefing.model.declarations import Dated, Link, Prose, SearchableText
from briefing.model.key import UNKNOWN
from briefing.model.record import RecordModel
from briefing.model.role import MENTIONS
from briefing.model.shapes import Declaration, Path, Shape, is_verbatim, role_of, shape_of
from briefing.text import prose


class LoadedLink(NamedTuple):
    """A link as written: its role, the reference, where it stands, and the prose around it.

    `piece` is what goes with the link where the link cannot be shown: the item of a list, the part
    or the field that holds it; of prose that its record cannot be without, the link alone (the
    field, and then the reference).
    """

    role: str
    reference: str
    path: Path
    piece: Path
    context: str = ""


class LoadedPart(NamedTuple):
    """A piece of a record that has a day of its own, between the ISO days `lower` and `upper`.

    Both are empty where nothing dates it, so that it is as old as its briefing. The path `()` means
    what did not fit its field.
    """

    path: Path
    lower: str = ""
    upper: str = ""


@dataclass(slots=True)
class Extracted:
    """What was found in one record, each kind in the order in which it is written.

    `dates` are those that can be the record's own; `parts` those that date a part of it; `names`,
    `quoted` and `other` are the words that it is called, that it quotes, and all others.
    """

    links: list[LoadedLink] = field(default_factory=list)
    parts: list[LoadedPart] = field(default_factory=list)
    dates: list[edtf.Edtf] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    quoted: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)


Take = Callable[[Extracted, str, Path, str | int, Mapping[str, Any]], None]
"""Takes a text for what its declaration says: the text, the path of what holds it, its own step
from there, and the mapping beside it."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """What to take of a text at one place, and of what is below a mapping or a list there."""

    takes: tuple[Take, ...]
    fields: Mapping[str, _Plan]
    items: _Plan | None


def extract(model: type[RecordModel], fields: Mapping[str, Any]) -> Extracted:
    """All that is declared in a checked record; places that do not fit are passed over."""
    found = Extracted()
    _mapping(fields, _plan_of(model), (), found)
    return found


def _mapping(value: Mapping[str, Any], plan: _Plan, path: Path, found: Extracted) -> None:
    """Texts are dealt with here and in `_list`, because a call for each would cost as much again
    as all the rest."""
    fields, items = plan.fields, plan.items
    for name, inner in value.items():
        below = fields.get(name) or items
        if below is None:
            continue
        if isinstance(inner, str):
            for take in below.takes:
                take(found, inner, path, name, value)
        elif isinstance(inner, dict):
            _mapping(inner, below, (*path, name), found)
        elif isinstance(inner, list) and below.items is not None:
            _list(inner, below.items, (*path, name), value, found)


def _list(
    value: list[Any], plan: _Plan, path: Path, beside: Mapping[str, Any], found: Extracted
) -> None:
    for number, inner in enumerate(value):
        if isinstance(inner, str):
            for take in plan.takes:
                take(found, inner, path, number, beside)
        elif isinstance(inner, dict):
            _mapping(inner, plan, (*path, number), found)
        elif isinstance(inner, list) and plan.items is not None:
            _list(inner, plan.items, (*path, number), beside, found)


@cache
def _plan_of(model: type[RecordModel]) -> _Plan:
    named = model.model_fields.items()
    required = frozenset(info.alias or name for name, info in named if info.is_required())
    return _plan(shape_of(model), required)


def _plan(shape: Shape, required: frozenset[str]) -> _Plan:
    return _Plan(
        tuple(_take(declared, required) for declared in shape.declared),
        {name: _plan(below, required) for name, below in shape.fields.items()},
        None if shape.items is None else _plan(shape.items, required),
    )


def _take(declared: Declaration, required: frozenset[str]) -> Take:
    """How to take a text for a declaration; `required` names fields that cannot be left out."""
    if isinstance(declared, Link):
        return _take_link(declared)
    if isinstance(declared, Prose):
        return _take_prose(declared, required)
    if isinstance(declared, Dated):
        return _take_date(declared)
    return _take_words(declared)


def _take_words(declared: SearchableText) -> Take:
    is_name = declared.name

    def take(found: Extracted, text: str, path: Path, step: object, beside: object) -> None:
        (found.names if is_name else found.other).append(text)

    return take


def _take_link(declared: Link) -> Take:
    always, unknown = "" if declared.roles else declared.role.name, declared.unknown

    def take(
        found: Extracted, text: str, path: Path, step: str | int, beside: Mapping[str, Any]
    ) -> None:
        if unknown and text == UNKNOWN:
            return
        whole = (*path, step)
        # The part that it is a field of, or else the item or field itself.
        piece = path if path and isinstance(step, str) else whole
        role = always or role_of(declared, beside).name
        found.links.append(LoadedLink(role, text, whole, piece))

    return take


def _take_prose(declared: Prose, required: frozenset[str]) -> Take:
    may_be_verbatim = bool(declared.verbatim_if)

    def take(
        found: Extracted, text: str, path: Path, step: str | int, beside: Mapping[str, Any]
    ) -> None:
        if may_be_verbatim and is_verbatim(declared, beside):
            found.quoted.append(text)
            return
        if "[[" not in text:
            found.other.append(text)
            return
        whole, parts = (*path, step), prose.parse_prose(text)
        found.other.append(shown(parts))
        for mention, around in prose.link_excerpts(parts):
            piece = (*whole, mention.target) if whole[0] in required else whole
            found.links.append(LoadedLink(MENTIONS.name, mention.target, whole, piece, around))

    return take


_BEGINS = ("as_of", "from")
"""Fields of parts: the day from which what the part says can have been known."""


def _take_date(declared: Dated) -> Take:
    def take(found: Extracted, text: str, path: Path, step: str | int, beside: object) -> None:
        date = edtf.parse(text)
        if declared.main:
            found.dates.append(date)
        if path and step in _BEGINS:
            found.parts.append(LoadedPart(path, date.lower, date.upper))

    return take


def shown(parts: list[prose.PlainWords | prose.Mention]) -> str:
    """Prose with its links as the words that stand for them."""
    return "".join(
        part.text
        if isinstance(part, prose.PlainWords)
        else part.shown or prose.slug_words(part.target)
        for part in parts
    )
