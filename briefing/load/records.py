"""From one YAML file to the records in it, each with what the library needs to know of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from briefing.load.check import Checked
from briefing.model import edtf
from briefing.model.declare import MENTIONS, Dated, Link, Prose, Words
from briefing.model.key import UNKNOWN
from briefing.model.leaves import Leaf, Path, is_verbatim, leaves, role_of, shape_of
from briefing.model.record import Record
from briefing.text import prose


@dataclass(frozen=True, slots=True)
class LoadedLink:
    """A link as written: its role, the reference, where it stands, and the prose around it."""

    role: str
    reference: str
    path: Path
    context: str = ""


@dataclass(frozen=True, slots=True)
class Texts:
    """What a record can be found by: what it is called, words quoted in it, and all other words."""

    names: tuple[str, ...]
    quoted: tuple[str, ...]
    other: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LoadedRecord:
    """One record, checked. `lower` and `upper` are the ISO days that bound its own date.

    `path` is where it stands in its file.
    """

    section: str
    slug: str
    title: str
    kind: str
    fields: Mapping[str, Any]
    faults: Mapping[str, Any]
    lower: str
    upper: str
    links: tuple[LoadedLink, ...]
    texts: Texts
    path: Path
    line: int


def load_record(
    model: type[Record], slug: str, checked: Checked, path: Path, line: int
) -> LoadedRecord:
    """Everything the library needs to know of a record that was checked."""
    found = list(leaves(checked.fields, shape_of(model)))
    lower, upper = _bounds(found)
    return LoadedRecord(
        section=model.section.name,
        slug=slug,
        title=_title(model, slug, checked.fields),
        kind=str(checked.fields.get("kind") or checked.fields.get("form") or ""),
        fields=checked.fields,
        faults=checked.faults,
        lower=lower,
        upper=upper,
        links=tuple(_links(found)),
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


def _bounds(found: list[Leaf]) -> tuple[str, str]:
    """The days between which the record's own date lies; of several, the latest."""
    dates = [
        edtf.parse(leaf.value)
        for leaf in found
        if isinstance(leaf.declared, Dated) and leaf.declared.main
    ]
    latest = max(dates, key=lambda date: (date.lower, date.upper), default=None)
    return (latest.lower, latest.upper) if latest else ("", "")


def _links(found: list[Leaf]) -> Iterator[LoadedLink]:
    for leaf in found:
        if isinstance(leaf.declared, Link):
            role = role_of(leaf.declared, leaf.beside).name
            if leaf.value != UNKNOWN or not leaf.declared.unknown:
                yield LoadedLink(role, leaf.value, leaf.path)
        elif isinstance(leaf.declared, Prose) and not is_verbatim(leaf.declared, leaf.beside):
            for mention in prose.mentions(leaf.value):
                around = prose.excerpt(leaf.value, mention.start)
                yield LoadedLink(MENTIONS.name, mention.target, leaf.path, around)


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
