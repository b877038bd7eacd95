"""A library as plain Python: every record, every link, read once through the library's front door.

Nothing here asks the full text, the marks or any other index.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from briefing.analysis.lookup import Memo
from briefing.library.library import Library
from briefing.library.store.records import FoundLink, Listing, Record
from briefing.model.declarations import Prose, SearchableText
from briefing.model.key import SHARED, Key, key_of
from briefing.model.sections.registry import BY_NAME
from briefing.model.shapes import is_verbatim, shape_of
from briefing.text import prose
from briefing.text.fold import fold, joined, words
from tests.leaves import leaves

_COMPOUND = re.compile(r"\w+(?:[-‐-―/’'`ʻ-ʿ]\w+)+")
_DOTTED = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)+")
_INITIALS = re.compile(r"(?<![\w.])[^\W\d_](?:\.\s[^\W\d_](?![^\W_]))+")
_THOUSANDS = re.compile(r"(?<![\w.,])\d{1,3}(?:(?:,\d{3})+|(?:\.\d{3})+|(?:['’]\d{3})+)(?!\d)")
_SPACED_THOUSANDS = re.compile(r"(?<![\w.,])\d{1,3}(?:(?: \d{3})+|(?:\s\d{3}))(?!\d)")
_AFTER_APOSTROPHE = re.compile(r"(?<=\w)['’`´‘ʼ](\w\w+)")
_LONGEST_JOINED_NAME = 80


@dataclass(frozen=True, slots=True)
class Texts:
    """A record's words, folded: a list of words for each text of each kind.

    `names` are the folded names, slug and title among them. `joined` has names, hyphenated words,
    acronyms and numbers without what stands between their pieces, and words behind apostrophes.
    """

    names: tuple[str, ...]
    title: tuple[list[str], ...]
    called: tuple[list[str], ...]
    quoted: tuple[list[str], ...]
    other: tuple[list[str], ...]
    joined: frozenset[str]

    def written(self) -> tuple[list[str], ...]:
        """Every text."""
        return self.title + self.called + self.quoted + self.other


class World:
    """Every record and link that a library shows; the words of records as they are without a day.

    `whole` is the same library without a day, where there is one.
    """

    def __init__(self, library: Library, whole: World | None = None) -> None:
        """Read everything."""
        self.records = {record.key: record for record in _all(library, Listing())}
        self.memo = Memo()
        self.scopes = {
            briefing.slug: {record.key for record in _all(library, Listing(briefing.slug))}
            for briefing in library.briefings.all()
        }
        self.named: list[FoundLink] = [
            link for key in self.records for link in library.links.of(key)
        ]
        self.links = [link for link in self.named if link.resolved]
        self.texts: dict[Key, Texts] = whole.texts if whole else _texts_of_all(self.records)

    def scope(self, briefing: str) -> set[Key]:
        """What a briefing has, the shared records that it uses among them; empty means all."""
        return self.scopes[briefing] if briefing else set(self.records)

    def of(self, *sections: str) -> set[Key]:
        """The records of some sections."""
        return {key for key, record in self.records.items() if record.section in sections}

    def sources(self, targets: set[Key], *roles: str) -> set[Key]:
        """What links to one of these, in one of these roles or in any."""
        return {
            link.source
            for link in self.links
            if link.target in targets and (not roles or link.role in roles)
        }

    def targets(self, sources: set[Key], *roles: str) -> set[Key]:
        """Where the links of these lead, in one of these roles or in any."""
        return {
            link.target
            for link in self.links
            if link.source in sources and (not roles or link.role in roles)
        }

    def upwards(self, start: set[Key], *roles: str) -> set[Key]:
        """These, and all from which a chain of links in such roles leads to one of them."""
        found = set(start)
        while more := self.sources(found, *roles) - found:
            found |= more
        return found

    def record(self, reference: str, briefing: str) -> Record | None:
        """The record that a reference means: the briefing's own, or the shared one of that slug."""
        own = key_of(reference, briefing)
        return self.records.get(own) or self.records.get(Key(SHARED, own.slug))

    def at(self, key: Key) -> Record | None:
        """The record at `key`."""
        return self.records.get(key)

    def same_as(self, key: Key) -> Sequence[Record]:
        """The actors that say that they are the same as this one."""
        others = self.alike(key)
        keys = {key, *(one.key for one in others)}
        saying = [self.records[one] for one in self.sources(keys, "same_as")]
        return [*others, *(one for one in saying if one.section == "actors")]

    @cached_property
    def ones(self) -> dict[Key, Key]:
        """For each actor the first of its records."""
        known_by = {key: _known_by(self.records[key]) for key in self.of("actors")}
        firsts: dict[Key, Key] = {}
        for key, names in known_by.items():
            alike = {key}
            while more := {
                other for other, others in known_by.items() if other not in alike and others & names
            }:
                alike |= more
                names = names.union(*(known_by[other] for other in more))
            firsts[key] = min(alike, key=lambda one: (one.briefing != SHARED, one))
        return firsts

    def same(self, actors: set[Key]) -> set[Key]:
        """All records of these actors: of one identity, or said to be the same by one of them."""
        found, every = set(actors), self.of("actors")
        while (
            more := {
                *(
                    one
                    for one, of in self.ones.items()
                    if of in {self.ones.get(key) for key in found}
                ),
                *(self.sources(found, "same_as") & every),
                *(self.targets(found & every, "same_as")),
            }
            - found
        ):
            found |= more
        return found

    def identity(self, key: Key) -> Key:
        """The record that stands for all of the same."""
        return self.ones.get(key, key)

    def called_in(self, first: Key, briefing: str) -> Key:
        """Nothing is shown here."""
        return first

    def alike(self, key: Key) -> Sequence[Record]:
        """The other records of the same."""
        first = self.identity(key)
        same = [one for one, of in self.ones.items() if of == first and one != key]
        return [self.records[one] for one in same]

    def linking(self, key: Key, role: str) -> Sequence[Record]:
        """The records that link to this one in a role, the newest first."""
        found = [self.records[one] for one in self.sources({key}, role)]
        return sorted(found, key=lambda record: record.lower or record.upper, reverse=True)

    def is_linked(self, key: Key, role: str) -> bool:
        """Whether any record but the one at `key` itself links to it in a role."""
        return any(one.key != key for one in self.linking(key, role))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word of every text."""
        return frozenset(
            word for texts in self.texts.values() for text in texts.written() for word in text
        )


def _known_by(actor: Record) -> frozenset[str]:
    """What an actor is known by: its address, what it extends, its identifiers."""
    found = {str(actor.key)}
    if extends := actor.text("extends"):
        found.add(f"{SHARED}/{extends.removeprefix('shared/')}")
    ids = actor.fields.get("ids", {})
    return frozenset(found | {f"={scheme}:{value}" for scheme, value in ids.items()})


def _all(library: Library, listing: Listing) -> Iterator[Record]:
    for page in library.lists.pages(listing):
        yield from page


def _texts_of_all(records: dict[Key, Record]) -> dict[Key, Texts]:
    return {key: _texts(record) for key, record in records.items()}


def _texts(record: Record) -> Texts:
    slug = record.key.slug.partition("~")[0].replace("-", " ")
    kinds: dict[str, list[str]] = {"name": [slug], "quoted": [], "other": []}
    for kind, text in _pieces(record):
        kinds[kind].append(text)
    called = (record.title, *kinds["name"])
    every = (record.title, *kinds["name"], *kinds["quoted"], *kinds["other"])
    compounds = {
        joined(one)
        for text in every
        for pattern in (_COMPOUND, _DOTTED, _INITIALS, _THOUSANDS, _SPACED_THOUSANDS)
        for one in pattern.findall(text)
    } | {joined(one) for text in every for one in _AFTER_APOSTROPHE.findall(text)}
    whole = {joined(name) for name in called if len(name) < _LONGEST_JOINED_NAME}
    return Texts(
        names=tuple(dict.fromkeys(map(fold, called))),
        title=(words(record.title),),
        called=tuple(map(words, kinds["name"])),
        quoted=tuple(map(words, kinds["quoted"])),
        other=tuple(map(words, kinds["other"])),
        joined=frozenset(compounds | whole),
    )


def _pieces(record: Record) -> Iterator[tuple[str, str]]:
    """Each text of a record that can be searched, and whether it is a name, quoted or other."""
    for leaf in leaves(record.fields, shape_of(BY_NAME[record.section])):
        match leaf.declared:
            case SearchableText(name=True):
                yield "name", leaf.value
            case SearchableText():
                yield "other", leaf.value
            case Prose() if is_verbatim(leaf.declared, leaf.beside):
                yield "quoted", leaf.value
            case Prose():
                yield "other", "".join(map(_shown, prose.parse_prose(leaf.value)))


def _shown(part: prose.PlainWords | prose.Mention) -> str:
    """A link without words of its own is read as those of its slug."""
    if isinstance(part, prose.PlainWords):
        return part.text
    return part.shown or part.target.rpartition("/")[2].replace("-", " ")


def values(record: Record, field: str) -> list[Any]:
    """The values in a list or a mapping of a record, or its only one."""
    value = record.fields.get(field, [])
    return list(value.values() if isinstance(value, dict) else value)
