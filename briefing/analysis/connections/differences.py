"""Where two differ, as far as the records say it.

- happened, part, who: an incident lists what they say so that it cannot both stand
  (`briefing.analysis.incidents.objections`), number: they give numbers that exclude each other;
- date, place: two records of one incident, each with the reports of one end and nobody else's, have
  days that exclude each other, or places of which neither lies in the other; how an incident is
  recorded is what a source or a briefing tells, and not what one of its speakers said;
- words: each uses another loaded term for what has the same plain words, letter by letter;
- contradicts, corrects: one statement says so of the other, and none of the above is told of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple, get_args

from briefing.analysis.incidents.incident_lists import read_as_one
from briefing.analysis.incidents.listed import listed_by, references_of
from briefing.analysis.incidents.objection import Objection
from briefing.analysis.incidents.objections import objections_to
from briefing.analysis.lookup import Lookup
from briefing.analysis.same_records import read_together
from briefing.analysis.wording.loaded_terms import term_of
from briefing.library.store.records import Record
from briefing.model.key import SHARED, Key

DifferenceKind = Literal[
    "happened", "who", "part", "number", "date", "place", "words", "contradicts", "corrects"
]
KINDS: tuple[DifferenceKind, ...] = get_args(DifferenceKind)
_KIND_OF: dict[str, DifferenceKind] = {
    "denied": "happened",
    "disputed": "part",
    "disclaimed": "who",
    "another-named": "who",
    "another-number": "number",
    "contradicted": "contradicts",
    "contradicts": "contradicts",
    "corrected": "corrects",
}
_AT_MOST_SAID: tuple[DifferenceKind, ...] = ("contradicts", "corrects")
_DEEPEST = 64
"""Places around a place that are looked at."""


class Difference(NamedTuple):
    """What two differ in, and the records by which each end says so.

    `on` is the incident or figure that it is about, where there is one. Of a date or a place the
    records are incidents, of words terms; else statements, or sources that give numbers.
    """

    kind: DifferenceKind
    on: Record | None
    one: tuple[Record, ...]
    other: tuple[Record, ...]


class _Pair(NamedTuple):
    """One record of each end."""

    one: Record
    other: Record


def differences(
    one: Sequence[Record], other: Sequence[Record], lookup: Lookup
) -> tuple[Difference, ...]:
    """Where statements, and sources that give numbers, of two ends stand against each other."""
    found: dict[tuple[DifferenceKind, Key | None], list[tuple[Record | None, _Pair]]] = {}
    mine, theirs = {each.key for each in one}, {each.key for each in other}
    for voice, against, turned in (
        *((each, theirs, False) for each in one),
        *((each, mine, True) for each in other),
    ):
        for objection in objections_to(voice, lookup):
            if objection.by is not None and objection.by.key in against - {voice.key}:
                pair = _Pair(objection.by, voice) if turned else _Pair(voice, objection.by)
                kind = _kind(voice, objection, lookup)
                apart = pair.one.key if kind in _AT_MOST_SAID else None
                on = _stands_for(objection.on, lookup)
                about = on.key if on else apart
                found.setdefault((kind, about), []).append((on, pair))
    told = {
        (pair.one.key, pair.other.key)
        for (kind, _), some in found.items()
        if kind not in _AT_MOST_SAID
        for _, pair in some
    }
    return tuple(_in_order(found, told))


def _in_order(
    found: dict[tuple[DifferenceKind, Key | None], list[tuple[Record | None, _Pair]]],
    told: Collection[tuple[Key, Key]],
) -> Iterator[Difference]:
    """One difference for each kind and each thing that it is about; the first kinds first."""
    for kind, about in sorted(found, key=lambda each: KINDS.index(each[0])):
        some = found[kind, about]
        pairs = [pair for _, pair in some]
        if kind in _AT_MOST_SAID:
            pairs = [each for each in pairs if (each.one.key, each.other.key) not in told]
        if pairs:
            yield Difference(
                kind, some[0][0], _once(p.one for p in pairs), _once(p.other for p in pairs)
            )


def _kind(voice: Record, objection: Objection, lookup: Lookup) -> DifferenceKind:
    """What a statement and what stands against it differ in."""
    if objection.kind == "reported" and objection.on is not None:
        lists = listed_by(objection.on, lookup).get(voice.key, frozenset())
        if "denied_by" not in lists:
            return "part" if "disputed_by" in lists else "who"
    return _KIND_OF.get(objection.kind, "happened")


def _stands_for(on: Record | None, lookup: Lookup) -> Record | None:
    """Of several records of one incident or figure always the same one."""
    if on is None:
        return None
    if on.section == "figures":
        return min(read_together(on, lookup), key=lambda each: each.key)
    return min(read_as_one(on, lookup), key=lambda each: each.key)


def versions(
    records: Sequence[Record], one: Collection[Key], other: Collection[Key], lookup: Lookup
) -> Iterator[Difference]:
    """What two differ in of when and where an incident was that has a record of each end's own.

    `records` are of one incident; `one` and `other` are the voices of both ends.
    """
    told = [(record, _reporters(record, lookup)) for record in records]
    mine = [record for record, by in told if by and by <= {*one}]
    theirs = [record for record, by in told if by and by <= {*other}]
    for kind, differ in (("date", _other_days), ("place", _other_places)):
        pairs = [(a, b) for a in mine for b in theirs if differ(a, b, lookup)]
        if pairs:
            ends = (_once(a for a, _ in pairs), _once(b for _, b in pairs))
            on = min(records, key=lambda each: each.key)
            yield Difference("date" if kind == "date" else "place", on, *ends)


def _reporters(incident: Record, lookup: Lookup) -> set[Key]:
    """Whoever an incident has in its lists, or gives its numbers."""
    named = (lookup.record(slug, incident.key.briefing) for slug in references_of(incident))
    return {each.key for each in named if each}


def _other_days(one: Record, other: Record, _: Lookup) -> bool:
    """Whether the days of two exclude each other."""
    return bool(
        (one.upper and other.lower and one.upper < other.lower)
        or (other.upper and one.lower and other.upper < one.lower)
    )


def _other_places(one: Record, other: Record, lookup: Lookup) -> bool:
    """Whether the places of two are known to be others: none is, or lies in, one of the other's.

    Of places that only one of two briefings has, nobody knows which they are in the other.
    """
    here, there = _places(one, lookup), _places(other, lookup)
    if not here or not there:
        return False
    return all(
        (SHARED in (a.key.briefing, b.key.briefing) or a.key.briefing == b.key.briefing)
        and lookup.identity(a.key) not in _around(b, lookup)
        and lookup.identity(b.key) not in _around(a, lookup)
        for a in here
        for b in there
    )


def _places(incident: Record, lookup: Lookup) -> list[Record]:
    where = incident.fields.get("where") or []
    several = where if isinstance(where, list) else [where]
    found = (lookup.record(str(slug), incident.key.briefing) for slug in several)
    return [each for each in found if each]


def _around(place: Record, lookup: Lookup) -> set[Key]:
    """A place and those that it lies in."""
    found: set[Key] = set()
    current: Record | None = place
    while current is not None and len(found) < _DEEPEST:
        found.add(lookup.identity(current.key))
        inside = current.text("in")
        current = lookup.record(inside, current.key.briefing) if inside else None
        if current is not None and lookup.identity(current.key) in found:
            break
    return found


def other_words(one: Iterable[Record], other: Iterable[Record]) -> Iterator[Difference]:
    """The loaded terms of two that stand for the same plain words."""
    mine, theirs = _by_plain_words(one), _by_plain_words(other)
    for words, terms in mine.items():
        both = {each.key for each in terms} & {each.key for each in theirs.get(words, [])}
        left = [each for each in terms if each.key not in both]
        right = [each for each in theirs.get(words, []) if each.key not in both]
        if left and right:
            yield Difference("words", None, tuple(left), tuple(right))


def _by_plain_words(terms: Iterable[Record]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for record in terms:
        if words := term_of(record).plain:
            found.setdefault(words, []).append(record)
    return found


def _once(records: Iterable[Record]) -> tuple[Record, ...]:
    return tuple({each.key: each for each in records}.values())
