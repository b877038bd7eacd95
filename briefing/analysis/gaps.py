"""What a briefing does not know, as far as its own records show it.

A gap is no fault of the briefing, and says nothing against what stands beside it: it is where a
question ends without an answer. Seven kinds are looked for:

- unknown-hop: a place in a statement's chain, or the outlet of a source, that is `unknown`;
- unnamed-speaker: a statement whose source does not name the speaker;
- one-first-speaker: an incident or a figure of which no more than one first speaker is known. One
  without any report is not meant;
- unattributed-relation: a relation of an actor on nobody's word;
- no-reply: somebody is accused, and no reply is recorded (`briefing.analysis.incidents.replies`);
- never-quoted: a person, or civilians, whom statements are about or prose mentions, and of whom
  there is no word, neither quoted nor retold. Civilians are heard where somebody unnamed among them
  is; a person only where that person is, under whatever name;
- open-question: a question that the briefing asks itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from briefing.analysis.incidents.replies import Replies
from briefing.analysis.lookup import Lookup
from briefing.analysis.reports.origins import first_speakers
from briefing.analysis.speaker import speaker_of
from briefing.analysis.ties import SAME
from briefing.library.library import Library
from briefing.library.store.records import Condition, Listing, Record
from briefing.model.key import UNKNOWN, Key

GapKind = Literal[
    "unknown-hop",
    "unnamed-speaker",
    "one-first-speaker",
    "unattributed-relation",
    "no-reply",
    "never-quoted",
    "open-question",
]

_CIVILIANS = "civilians"
_PEOPLE = ("person", _CIVILIANS)


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is not known, in the record at `key`.

    `path` is where in it (`chain.1`, `relations.0`, `about.2`), and empty for the whole record.
    `of` is whom it concerns besides: the body of an unnamed speaker, the only first speaker, the
    other end of a relation, the accused; None where there is no record of that, or nobody.
    """

    kind: GapKind
    key: Key
    path: str = ""
    of: Key | None = None


class GapSearch:
    """A search for gaps, which remembers what it has worked out of one record for the next."""

    def __init__(self, lookup: Lookup) -> None:
        """Nothing is asked of `lookup` before it is needed."""
        self.lookup = lookup
        self.replies = Replies(lookup)

    def of(self, record: Record) -> Iterator[Gap]:
        """The gaps of one record, in order of kind."""
        for sections in _FINDERS.values():
            if record.section in sections:
                yield from sections[record.section].find(record, self)

    def at(self, reference: object, briefing: str) -> Key | None:
        """Where a reference leads; None where it leads nowhere."""
        found = self.lookup.record(str(reference), briefing) if reference else None
        return found.key if found else None


Ahead = Callable[[GapKind, Sequence[Record]], None]
"""Is told of some records before gaps of a kind are looked for in them, and may fetch ahead."""


def gaps_of(record: Record, lookup: Lookup) -> Iterator[Gap]:
    """The gaps of one record, in order of kind. For many, `GapSearch` repeats less."""
    return GapSearch(lookup).of(record)


def gaps(
    library: Library, briefing: str, lookup: Lookup, ahead: Ahead | None = None
) -> Iterator[Gap]:
    """All gaps of a briefing, in order of kind, and in each in the order of the files.

    The records that a briefing shares with others are looked at with its own. They are read some
    hundred at a time, and only those that can have such a gap.
    """
    search = GapSearch(lookup)
    for kind, sections in _FINDERS.items():
        for section, finder in sections.items():
            listing = Listing(briefing, section, condition=finder.condition)
            for some in library.lists.pages(listing):
                if ahead is not None:
                    ahead(kind, some)
                for record in some:
                    yield from finder.find(record, search)


def _unknown_hops(statement: Record, search: GapSearch) -> Iterator[Gap]:
    for place, slug in enumerate(statement.items("chain")):
        if slug == UNKNOWN:
            yield Gap("unknown-hop", statement.key, f"chain.{place}")


def _unknown_outlet(source: Record, search: GapSearch) -> Iterator[Gap]:
    if source.text("outlet") == UNKNOWN:
        yield Gap("unknown-hop", source.key, "outlet")


def _unnamed(statement: Record, search: GapSearch) -> Iterator[Gap]:
    speaker = speaker_of(statement)
    if speaker.words:
        of = search.at(speaker.of, statement.key.briefing)
        yield Gap("unnamed-speaker", statement.key, "speaker", of)


def _one_first_speaker(record: Record, search: GapSearch) -> Iterator[Gap]:
    found = first_speakers(record, search.lookup)
    if found is not None and len(found) < 2:
        of = found[0].key if found else None
        yield Gap("one-first-speaker", record.key, of=of)


def _unattributed(actor: Record, search: GapSearch) -> Iterator[Gap]:
    for place, relation in enumerate(actor.items("relations")):
        if isinstance(relation, dict) and not relation.get("according_to"):
            of = search.at(relation.get("to"), actor.key.briefing)
            yield Gap("unattributed-relation", actor.key, f"relations.{place}", of)


def _no_reply(statement: Record, search: GapSearch) -> Iterator[Gap]:
    for path, accused in search.replies.missing(statement):
        yield Gap("no-reply", statement.key, path, accused.key)


def _never_quoted(actor: Record, search: GapSearch) -> Iterator[Gap]:
    if actor.text("kind") not in _PEOPLE:
        return
    selves = list(_selves(actor, search.lookup))
    heard = ("speaker", "speaker_of") if actor.text("kind") == _CIVILIANS else ("speaker",)
    spoken = any(search.lookup.is_linked(key, role) for key in selves for role in heard)
    if not spoken and any(_described(key, search.lookup) for key in selves):
        yield Gap("never-quoted", actor.key)


def _selves(actor: Record, lookup: Lookup) -> Iterator[Key]:
    """The actor, and those that it or they say are the same."""
    yield actor.key
    yield from (other.key for other in lookup.same_as(actor.key))
    for relation in actor.items("relations"):
        if isinstance(relation, dict) and relation.get("type") == SAME:
            other = lookup.record(str(relation.get("to")), actor.key.briefing)
            if other is not None:
                yield other.key


def _described(key: Key, lookup: Lookup) -> bool:
    """Whether a statement is about an actor, or prose other than its own mentions it."""
    return any(lookup.is_linked(key, role) for role in ("about", "mentions"))


def _open(question: Record, search: GapSearch) -> Iterator[Gap]:
    yield Gap("open-question", question.key, "q")


class _Finder(NamedTuple):
    """How gaps of a kind are found in a record; and a condition that any record with one meets."""

    find: Callable[[Record, GapSearch], Iterator[Gap]]
    condition: Condition | None = None


_ACCUSES = Condition(
    "json_extract(record.body, '$.fields.act') = 'accuse' OR EXISTS "
    "(SELECT 1 FROM link WHERE link.target = record.key AND link.role = 'attributed_by')"
)
_SILENT = Condition(
    f"record.kind IN ({', '.join('?' * len(_PEOPLE))}) AND NOT EXISTS "
    "(SELECT 1 FROM link WHERE link.target = record.key AND link.role = 'speaker')",
    _PEOPLE,
)
# What is written in a record is looked for as letters: to take apart what has none takes long.
_UNKNOWN = Condition(f"instr(record.body, '\"{UNKNOWN}\"')")
_UNNAMED = Condition(f"instr(record.body, '\"unnamed\"') OR {_UNKNOWN.sql}")
_ON_NOBODYS_WORD = Condition(
    "EXISTS (SELECT 1 FROM json_each(record.body, '$.fields.relations') AS relation WHERE "
    "CASE relation.type WHEN 'object' THEN "
    "coalesce(json_extract(relation.value, '$.according_to'), '') = '' END)"
)
_FINDERS: Mapping[GapKind, Mapping[str, _Finder]] = {
    "unknown-hop": {
        "statements": _Finder(_unknown_hops, _UNKNOWN),
        "sources": _Finder(_unknown_outlet, _UNKNOWN),
    },
    "unnamed-speaker": {"statements": _Finder(_unnamed, _UNNAMED)},
    "one-first-speaker": {
        "incidents": _Finder(_one_first_speaker),
        "figures": _Finder(_one_first_speaker),
    },
    "unattributed-relation": {"actors": _Finder(_unattributed, _ON_NOBODYS_WORD)},
    "no-reply": {"statements": _Finder(_no_reply, _ACCUSES)},
    "never-quoted": {"actors": _Finder(_never_quoted, _SILENT)},
    "open-question": {"questions": _Finder(_open)},
}
"""Every kind of gap, by the sections that can have it."""
KINDS: tuple[GapKind, ...] = tuple(_FINDERS)
"""The kinds, in the order in which gaps are given."""
