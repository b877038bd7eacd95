"""A comparison worked out: where two ends differ, what both speak of, what only one says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import NamedTuple

from briefing.analysis.connections.counterparts import (
    ABOUT,
    ALIKE,
    ANSWERING,
    LISTING,
    REPEATING,
    Counterparts,
    EndRecords,
    SharedMatter,
    counterparts,
)
from briefing.analysis.connections.differences import (
    Difference,
    differences,
    other_words,
    versions,
)
from briefing.analysis.reports.first_speakers import FirstSpeaker, Tracing
from briefing.library.library import Library
from briefing.library.query.numbered_links import (
    NumberedLink,
    among_sections,
    keys_of,
    linking,
    links_of,
    numbers_of,
)
from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.page.attribution.attribution import gather_attributions
from briefing.page.attribution.objection_lines import gather_objections
from briefing.page.attribution.origins import gather_origins
from briefing.page.attribution.statuses import gather_statuses
from briefing.page.comparison.ends import ComparedEnd, find_ends
from briefing.page.record_loader import RecordLoader

MOST = 40
"""Statements of each end that a page holds against the other's: the newest; and as many of those
that have no counterpart."""
_MATTERS = ("incidents", "figures")
_TELLING = ("source", "outlet", "briefing")
"""What an end has to be for a record of an incident to be how it tells that."""


class BothSay(NamedTuple):
    """One thing of which both speak, or one statement that answers another.

    `role` is that of the answer, from the `one` or, where it is `turned`, to it. `first_speakers`
    said first what both have; with `one_origin` nobody else did, as far as is known.
    """

    on: Record | None
    one: tuple[Record, ...]
    other: tuple[Record, ...]
    role: str = ""
    turned: bool = False
    first_speakers: tuple[FirstSpeaker, ...] = ()
    one_origin: bool = False


class Comparison(NamedTuple):
    """All of it. `left_out` are how many with a counterpart were not looked at, of each end.

    `only` are the statements without a counterpart, as many as are wanted, and `only_count` how
    many there are in all. `matching` are how many statements of each end a query finds, all without
    one; `hints` say what of it was not understood.
    """

    ends: tuple[ComparedEnd, ComparedEnd]
    differ: tuple[Difference, ...]
    both: tuple[BothSay, ...]
    only: tuple[tuple[Record, ...], tuple[Record, ...]]
    only_count: tuple[int, int]
    left_out: tuple[int, int]
    matching: tuple[int, int]
    hints: tuple[str, ...] = ()


def compare(
    look: RecordLoader,
    one: str,
    other: str,
    briefing: str,
    query: str = "",
    most: int | None = MOST,
) -> Comparison:
    """Two ends held against each other, narrowed to where a query finds something.

    What the other end has on that is never left out: it may say otherwise. Of each end at most
    `most` statements with a counterpart are held against the other's, and as many without are told
    of; or all. Raises BriefingError where the two cannot be compared.
    """
    library = look.library
    ends = find_ends(library, one, other, briefing)
    voices = ends[0].voices, ends[1].voices
    found = counterparts(*voices, *_links(library, *voices))
    if not query:
        return _told(look, ends, found, None, most)
    rows, hints = _found(library, query)
    wanted = {key for end in ends for key, row in end.rows.items() if row in rows}
    return _told(look, ends, found.touching(wanted), wanted, most)._replace(hints=hints)


def _found(library: Library, query: str) -> tuple[set[int], tuple[str, ...]]:
    """The numbers of all statements that a query finds, and what in it was not understood."""
    # Without a query there is no search.
    from briefing.search.search import search  # noqa: PLC0415

    answer = search(library, query)
    listing = answer.listing._replace(section="statements", order="date")
    count = library.lists.count(listing)
    return set(library.lists.numbers(listing, count)), answer.hints


def _links(
    library: Library, one: EndRecords, other: EndRecords
) -> tuple[list[NumberedLink], set[int]]:
    """All links that say what two have to do with each other, and the matters among their ends."""
    voices = dict.fromkeys((*one.all, *other.all))
    out = (*ABOUT, *ANSWERING, REPEATING)
    links = dict.fromkeys(links_of(library, voices, out, (*LISTING, REPEATING)))
    _follow(library, links, [REPEATING], {*voices})
    ends = {end for source, _, target in links for end in (source, target)}
    matters = among_sections(library, ends, _MATTERS)
    _follow(library, links, ALIKE, set(), matters)
    return [*links], matters | among_sections(
        library, {end for source, _, target in links for end in (source, target)}, _MATTERS
    )


def _follow(
    library: Library,
    links: dict[NumberedLink, None],
    roles: Sequence[str],
    known: set[int],
    start: Iterable[int] = (),
) -> None:
    """Add all links in some roles that can be reached from others, either way."""
    ends = {end for source, role, target in links if role in roles for end in (source, target)}
    waiting = (ends | {*start}) - known
    while waiting:
        known |= waiting
        new = links_of(library, waiting, roles, roles)
        links.update(dict.fromkeys(new))
        waiting = {end for source, _, target in new for end in (source, target)} - known


def _told(
    look: RecordLoader,
    ends: tuple[ComparedEnd, ComparedEnd],
    found: Counterparts,
    wanted: Set[int] | None,
    most: int | None,
) -> Comparison:
    """What was found as records; of rows those that have a statement that is wanted."""
    only = (found.only_one, found.only_other)
    shown = [some[:most] for some in only]
    met = [_with_counterpart(end, found, wanted) for end in ends]
    looked = [some[:most] for some in met]
    near = {number for some in looked for number in some}
    matters = {
        number
        for each in found.shared
        if near.intersection(each.one) and near.intersection(each.other)
        for number in each.records
    }
    keys = keys_of(look.library, {*matters, *(n for some in (*shown, *looked) for n in some)})
    look.fetch(keys.values())
    records = {number: record for number, key in keys.items() if (record := look.at(key))}
    # In the order of the end: those that are wanted were looked at first.
    one, other = (
        [records[n] for n in end.voices.all if n in some and n in records]
        for end, some in zip(ends, map(frozenset, looked), strict=True)
    )
    _gather(look, [*one, *other], [records[n] for n in matters if n in records])
    told = all(end.sort in _TELLING for end in ends)
    asked = {key for number, key in keys.items() if wanted is None or number in wanted}
    voices = (asked.intersection(each.key for each in some) for some in (one, other))
    differ = (
        *differences(one, other, look),
        *(_versions(look, found, records, *voices) if told else ()),
        *(other_words(*(_terms(look, end) for end in ends)) if wanted is None else ()),
    )
    both = _both(look, found, records, differ, {*looked[0]}, {*looked[1]})
    left, right = (tuple(records[number] for number in some if number in records) for some in shown)
    _gather(look, (*left, *right), ())
    return Comparison(
        ends,
        tuple(each for each in differ if wanted is None or _is_wanted(each, asked)),
        tuple(each for each in both if wanted is None or _is_wanted(each, asked)),
        (left, right),
        (len(only[0]), len(only[1])),
        (len(met[0]) - len(looked[0]), len(met[1]) - len(looked[1])),
        (_matching(ends[0], wanted), _matching(ends[1], wanted)),
    )


def _is_wanted(row: Difference | BothSay, asked: Set[Key]) -> bool:
    """Whether a row has a statement that is asked for; a day or a place has none."""
    some = [*row.one, *row.other]
    return not asked.isdisjoint(each.key for each in some) or some[0].section == "incidents"


def _matching(end: ComparedEnd, wanted: Set[int] | None) -> int:
    return sum(wanted is None or number in wanted for number in end.voices.statements)


def _with_counterpart(
    end: ComparedEnd, found: Counterparts, wanted: Set[int] | None
) -> Sequence[int]:
    """What of an end has a counterpart, in its order; what is wanted first."""
    met = found.met
    some = [number for number in end.voices.all if number in met]
    return some if wanted is None else sorted(some, key=lambda number: number not in wanted)


def _gather(look: RecordLoader, voices: Iterable[Record], matters: Iterable[Record]) -> None:
    """Fetch at once what the answers and the words about some records need."""
    statements = [one for one in voices if one.section == "statements"]
    matters = [*matters]
    gather_attributions(statements, look)
    gather_statuses([one for one in matters if one.section == "incidents"], look)
    gather_origins(matters, look)
    gather_objections(statements, look)


def _versions(
    look: RecordLoader,
    found: Counterparts,
    records: Mapping[int, Record],
    one: set[Key],
    other: set[Key],
) -> Iterable[Difference]:
    for matter in found.shared:
        some = [records[n] for n in sorted(matter.records) if n in records]
        incidents = [each for each in some if each.section == "incidents"]
        if len(incidents) > 1:
            yield from versions(incidents, one, other, look)


def _terms(look: RecordLoader, end: ComparedEnd) -> list[Record]:
    """The loaded terms that an end uses."""
    library = look.library
    if end.sort == "side" or not end.users:
        return []
    found = linking(library, ["used_by"], numbers_of(library, end.users).values(), "terms")
    keys = keys_of(library, found)
    look.fetch(keys.values())
    return [record for number in found if (record := look.at(keys[number]))]


def _both(
    look: RecordLoader,
    found: Counterparts,
    records: Mapping[int, Record],
    differ: Sequence[Difference],
    one: set[int],
    other: set[int],
) -> Iterable[BothSay]:
    """What both speak of, but for what is told as a difference already."""
    told = {record.key for each in differ for record in (*each.one, *each.other)}
    for matter in found.shared:
        mine, theirs = (
            tuple(records[n] for n in some if n in looked and n in records)
            for some, looked in ((matter.one, one), (matter.other, other))
        )
        new = [tuple(r for r in some if r.key not in told) for some in (mine, theirs)]
        if mine and theirs and any(new):
            left, right = new[0] or mine, new[1] or theirs
            speakers, alone = _first_speakers(look, mine, theirs)
            yield BothSay(
                _on(matter, records), left, right, first_speakers=speakers, one_origin=alone
            )
    shared = {pair for each in found.shared for pair in _pairs(each)}
    for source, role, target in found.answers:
        if (source, target) in shared or not {source, target} <= {*records}:
            continue
        turned = source not in one or target in one
        ends = (target, source) if turned else (source, target)
        pair = [records[number] for number in ends]
        if not {each.key for each in pair} <= told:
            yield BothSay(None, (pair[0],), (pair[1],), role, turned)


def _pairs(matter: SharedMatter) -> Iterable[tuple[int, int]]:
    """Who is told side by side on a matter already, in either order."""
    pairs = [(one, other) for one in matter.one for other in matter.other]
    return [*pairs, *((other, one) for one, other in pairs)]


def _on(matter: SharedMatter, records: Mapping[int, Record]) -> Record | None:
    """The incident or figure that stands for a matter; None where it is one statement's words."""
    some = [records[n] for n in matter.records if n in records]
    some = [each for each in some if each.section in _MATTERS]
    return min(some, key=lambda each: each.key) if some else None


def _first_speakers(
    look: RecordLoader, one: Sequence[Record], other: Sequence[Record]
) -> tuple[tuple[FirstSpeaker, ...], bool]:
    """Those who said first what both have, and whether nobody else is known to have done so."""
    traced = [Tracing(some[0].key.briefing, some, look) for some in (one, other)]
    mine, theirs = (
        {look.identity(each.key): each for each in found.speakers() if each.key} for found in traced
    )
    both = tuple(each for key, each in mine.items() if key in theirs)
    alone = len(both) == len(mine) == len(theirs) and not any(each.unknown for each in traced)
    return both, alone and bool(both)
