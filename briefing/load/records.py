"""From one YAML file to the records in it, each with what the library needs to know of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from briefing.load.check import Checked
from briefing.model import edtf
from briefing.model.declare import MENTIONS, Dated, Link, Prose, Words
from briefing.model.key import FRONT, UNKNOWN
from briefing.model.leaves import Leaf, Path, is_verbatim, leaves, role_of, shape_of
from briefing.model.record import Record
from briefing.text import prose


@dataclass(frozen=True, slots=True)
class LoadedLink:
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


@dataclass(frozen=True, slots=True)
class LoadedPart:
    """A piece of a record that has a day of its own, between the ISO days `lower` and `upper`.

    Both are empty where nothing dates it, so that it is as old as its briefing. The path `()` means
    what did not fit its field.
    """

    path: Path
    lower: str = ""
    upper: str = ""


@dataclass(frozen=True, slots=True)
class Texts:
    """What a record can be found by: what it is called, words quoted in it, and all other words."""

    names: tuple[str, ...]
    quoted: tuple[str, ...]
    other: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LoadedRecord:
    """One record, checked. `lower` and `upper` are the ISO days that bound its own date.

    `span` tells that the date was written as an interval. `path` is where it stands in its file.
    """

    section: str
    slug: str
    title: str
    kind: str
    fields: Mapping[str, Any]
    faults: Mapping[str, Any]
    lower: str
    upper: str
    span: bool
    links: tuple[LoadedLink, ...]
    parts: tuple[LoadedPart, ...]
    texts: Texts
    path: Path
    line: int


def load_record(
    model: type[Record], slug: str, checked: Checked, path: Path, line: int
) -> LoadedRecord:
    """Everything the library needs to know of a record that was checked."""
    found = list(leaves(checked.fields, shape_of(model)))
    date = _own_date(found)
    return LoadedRecord(
        section=model.section.name,
        slug=slug,
        title=_title(model, slug, checked.fields),
        kind=str(checked.fields.get("kind") or checked.fields.get("form") or ""),
        fields=checked.fields,
        faults=checked.faults,
        lower=date.lower if date else "",
        upper=date.upper if date else "",
        span=date is not None and "/" in date.written,
        links=tuple(_links(model, found)),
        parts=tuple(_parts(checked, found, model.section.name)),
        texts=_texts(slug, found),
        path=path,
        line=line,
    )


def _title(model: type[Record], slug: str, fields: Mapping[str, Any]) -> str:
    """The best of the fields that can serve as a title, on one line; or else the slug."""
    for name in model.heading:
        value = fields.get(name)
        first = value[0] if isinstance(value, list) and value else value
        if isinstance(first, str) and first.strip():
            return " ".join(_shown(first, _is_prose(model, name, fields)).split())
    return slug


def _is_prose(model: type[Record], name: str, fields: Mapping[str, Any]) -> bool:
    declared = shape_of(model).fields[name].declared
    return any(isinstance(one, Prose) and not is_verbatim(one, fields) for one in declared)


def _shown(text: str, is_prose: bool) -> str:
    """Prose with its links as the words that stand for them."""
    if not is_prose:
        return text
    return "".join(
        part.text if isinstance(part, prose.Words) else part.shown or slug_words(part.target)
        for part in prose.parse(text)
    )


def slug_words(reference: str) -> str:
    """A slug as words, where nothing better is known."""
    return reference.rpartition("/")[2].replace("-", " ")


def _own_date(found: list[Leaf]) -> edtf.Edtf | None:
    """The record's own date; of several, the latest."""
    dates = [
        edtf.parse(leaf.value)
        for leaf in found
        if isinstance(leaf.declared, Dated) and leaf.declared.main
    ]
    return max(dates, key=lambda date: (date.lower, date.upper), default=None)


def _links(model: type[Record], found: list[Leaf]) -> Iterator[LoadedLink]:
    for leaf in found:
        if isinstance(leaf.declared, Link):
            role = role_of(leaf.declared, leaf.beside).name
            if leaf.value != UNKNOWN or not leaf.declared.unknown:
                yield LoadedLink(role, leaf.value, leaf.path, _piece(leaf.path))
        elif isinstance(leaf.declared, Prose) and not is_verbatim(leaf.declared, leaf.beside):
            stays = leaf.path[0] in _required(model)
            for mention in prose.mentions(leaf.value):
                around = prose.excerpt(leaf.value, mention.start)
                piece = (*leaf.path, mention.target) if stays else leaf.path
                yield LoadedLink(MENTIONS.name, mention.target, leaf.path, piece, around)


def _piece(path: Path) -> Path:
    """What goes with a link: the part that it is a field of, or else the item or field itself."""
    return path[:-1] if len(path) > 1 and isinstance(path[-1], str) else path


@cache
def _required(model: type[Record]) -> frozenset[str]:
    """The fields that a record cannot be without."""
    named = model.model_fields.items()
    return frozenset(info.alias or name for name, info in named if info.is_required())


_BEGINS = ("as_of", "from")
"""Fields of parts: the day from which what the part says can have been known."""
_NUMBERS = {"incidents": "harm", "figures": "stated"}
"""Where numbers stand whose day is that of whoever gives them."""


def _parts(checked: Checked, found: list[Leaf], section: str) -> Iterator[LoadedPart]:
    """The pieces with a day of their own, or with nothing that would date them."""
    for leaf in found:
        if isinstance(leaf.declared, Dated) and len(leaf.path) > 1 and leaf.path[-1] in _BEGINS:
            date = edtf.parse(leaf.value)
            yield LoadedPart(leaf.path[:-1], date.lower, date.upper)
    numbers = checked.fields.get(_NUMBERS.get(section, ""), ())
    several = numbers.items() if isinstance(numbers, Mapping) else enumerate(numbers)
    for name, one in several:
        if "by" not in one:
            yield LoadedPart((_NUMBERS[section], name))
    if section == FRONT:
        yield from (LoadedPart((name,)) for name in ("summary", "note") if name in checked.fields)
    if checked.faults:
        yield LoadedPart(())


def _texts(slug: str, found: list[Leaf]) -> Texts:
    names, quoted, other = [slug_words(slug)], list[str](), list[str]()
    for leaf in found:
        match leaf.declared:
            case Words(name=True):
                names.append(leaf.value)
            case Words():
                other.append(leaf.value)
            case Prose() as declared if is_verbatim(declared, leaf.beside):
                quoted.append(leaf.value)
            case Prose():
                other.append(_shown(leaf.value, True))
    return Texts(tuple(names), tuple(quoted), tuple(other))
