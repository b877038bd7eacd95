"""The shortest chains between two records worked out: each step with who says so, how surely."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Literal, NamedTuple, get_args

from briefing.analysis.connections.chains import MOST_CHAINS, LinkStep, shortest_chains
from briefing.analysis.figures.givers import giver_of
from briefing.analysis.incidents.objections import objections_to
from briefing.analysis.provenance import chain
from briefing.errors import BriefingError
from briefing.library.library import Library
from briefing.library.query.numbered_links import (
    NumberedLink,
    among_sections,
    keys_of,
    links_of,
    numbers_of,
    roles_but,
)
from briefing.library.query.record_reference import referred_record
from briefing.library.store.records import FoundLink, Record
from briefing.model.key import Key
from briefing.model.relations import RELATIONS
from briefing.page.attribution.attribution import gather_attributions
from briefing.page.attribution.objection_lines import gather_objections
from briefing.page.record_loader import RecordLoader
from briefing.page.words.labels import is_unseen

Sureness = Literal["nobody", "against", "unknown", "named"]
"""On what a step rests, the weakest first.

- nobody: nobody is named as saying so
- against: something is recorded against the statement that it rests on
- unknown: who said it, or through whom it came, is not known
- named: whoever says so is named, and so is the way to us
"""
WEAKEST: tuple[Sureness, ...] = get_args(Sureness)
NO_TIE = ("mentions",)
"""That prose mentions something joins nothing."""
CARRYING = ("chain", "sources", "used_by", "asks_about")
"""The roles of sources, terms and questions, which join whatever was read in the same place: only
where one of the ends is such a record they are followed."""
RESTING = ("according_to", "given_by", "stated_by", "harm_by")
"""The roles in which a part of a record leads to what it rests on: a statement, or a source, by
which two are joined as little as by those above."""
CARRIED = ("sources", "terms", "questions")
MOST_TOLD = 5
"""Chains that are told: the surest."""


class ConnectionStep(NamedTuple):
    """A step from a record to the next.

    `held` has the link, `by` the record that it rests on: a statement, or whatever the one that
    holds it names as saying so; None where it names nobody.
    """

    before: Record
    after: Record
    held: FoundLink
    by: Record | None
    sure: Sureness


class ConnectingChain(NamedTuple):
    """One chain, at most as sure as its `weakest` step."""

    steps: tuple[ConnectionStep, ...]
    weakest: Sureness


class Connections(NamedTuple):
    """The shortest chains between two records, the surest first.

    `more` are as short, and at most as sure; where not all were `counted`, there are others.
    `searched` tells, where there are none, whether everything was looked at.
    """

    one: Record
    other: Record
    chains: tuple[ConnectingChain, ...]
    searched: bool
    more: int = 0
    counted: bool = True


def connect(look: RecordLoader, one: str, other: str, briefing: str) -> Connections:
    """How two records are connected. Raises BriefingError where one is not there."""
    library = look.library
    left, right = (
        referred_record(library, each, briefing, "Name the slug of a record")
        for each in (one, other)
    )
    if left.key == right.key:
        raise BriefingError(f"Both are {left.title}", "Name two that differ")
    carried = {left.section, right.section} & {*CARRIED}
    roles = roles_but(library, NO_TIE if carried else (*NO_TIE, *CARRYING))

    def near(some: Set[int]) -> list[NumberedLink]:
        links = links_of(library, some, roles, roles)
        return links if carried else _without_sources(library, links)

    starts = _numbers(look, left.key), _numbers(look, right.key)
    if starts[0] & starts[1]:
        raise BriefingError(f"{left.title} and {right.title} are one actor", "Name two that differ")
    found = shortest_chains(*starts, near)
    keys = keys_of(library, {n for each in found.chains for s in each for n in (s.before, s.after)})
    look.fetch(keys.values())
    held = library.links.of_each(
        {keys[source] for each in found.chains for s in each for source, _, _ in s.links}
    )
    told = [tuple(_step(step, keys, held, look) for step in each) for each in found.chains]
    _gather(told, look)
    chains = [_connection(steps, look) for steps in told]
    chains.sort(key=lambda each: -WEAKEST.index(each.weakest))
    counted = len(chains) < MOST_CHAINS
    more = max(0, len(chains) - MOST_TOLD)
    return Connections(left, right, tuple(chains[:MOST_TOLD]), found.searched, more, counted)


def _without_sources(library: Library, links: list[NumberedLink]) -> list[NumberedLink]:
    """Links but for those that say no more than from which source something is."""
    named = {target for _, role, target in links if role in RESTING}
    sources = among_sections(library, named, ("sources",))
    return [link for link in links if link[1] not in RESTING or link[2] not in sources]


def _numbers(look: RecordLoader, key: Key) -> set[int]:
    """The record, and the others of the same actor."""
    return {*numbers_of(look.library, [key, *look.same([key]).get(key, ())]).values()}


_Step = tuple[Record, Record, Sequence[FoundLink]]


def _step(
    step: LinkStep,
    keys: Mapping[int, Key],
    held: Mapping[Key, Iterable[FoundLink]],
    look: RecordLoader,
) -> _Step:
    """A step with the links that it is by, as they stand in the records."""
    before, after = keys[step.before], keys[step.after]
    wanted = {(keys[source], role, keys[target]) for source, role, target in step.links}
    found = [
        link
        for holder in dict.fromkeys(source for source, _, _ in wanted)
        for link in held.get(holder, ())
        if (link.source, link.role, link.target) in wanted
    ]
    records = [look.at(key) for key in (before, after)]
    if records[0] is None or records[1] is None or not found:
        raise BriefingError("The files have changed meanwhile", "Ask again")
    return records[0], records[1], found


def _gather(chains: Iterable[Iterable[_Step]], look: RecordLoader) -> None:
    """Fetch at once what it takes to say who says so."""
    steps = [step for each in chains for step in each]
    named = [(_according(link, look), link.source.briefing) for s in steps for link in s[2]]
    look.gather(pair for pair in named if pair[0])
    records = [record for pair in named if pair[0] and (record := look.record(*pair))]
    records += [record for before, after, _ in steps for record in (before, after)]
    statements = [one for one in records if one.section == "statements"]
    gather_attributions(statements, look)
    gather_objections(statements, look)


def _connection(steps: Iterable[_Step], look: RecordLoader) -> ConnectingChain:
    told = tuple(_surest(*step, look) for step in steps)
    weakest = min((step.sure for step in told), key=WEAKEST.index)
    return ConnectingChain(told, weakest)


def _surest(
    before: Record, after: Record, links: Sequence[FoundLink], look: RecordLoader
) -> ConnectionStep:
    """The step by the link that most is known of."""
    steps = []
    for link in links:
        by = _by(link, look)
        steps.append(ConnectionStep(before, after, link, by, _sure(by, look)))
    return max(steps, key=lambda each: WEAKEST.index(each.sure))


def _by(link: FoundLink, look: RecordLoader) -> Record | None:
    """What a link rests on: the statement at one of its ends, or whoever is named as saying so.

    What a question asks about is nobody's word.
    """
    if link.role == "asks_about":
        return None
    for end in (look.at(link.source), look.at(link.target)):
        if end is not None and end.section == "statements":
            return end
    according = _according(link, look)
    return look.record(according, link.source.briefing) if according else None


def _according(link: FoundLink, look: RecordLoader) -> str:
    """Whom the part of a record that holds a link names as saying so; else its only source."""
    holder = look.at(link.source)
    if holder is None:
        return ""
    field, _, rest = link.path.partition(".")
    number = rest.partition(".")[0]
    parts = holder.items(field)
    part = parts[int(number)] if number.isdecimal() and int(number) < len(parts) else None
    named = part.get("according_to") or part.get("by") if isinstance(part, dict) else None
    if isinstance(named, str):
        return named
    if link.role in RELATIONS and holder.section == "actors":
        return ""  # what the record as a whole rests on does not vouch for a relation
    sources = holder.items("sources")
    return str(sources[0]) if len(sources) == 1 else ""


def _sure(by: Record | None, look: RecordLoader) -> Sureness:
    if by is None:
        return "nobody"
    if by.section != "statements":
        known = giver_of(by.key.slug, by.key.briefing, look).kind == "actor"
        return "named" if known and not is_unseen(by) else "unknown"
    if objections_to(by, look):
        return "against"
    unknown = any(hop.kind in ("unknown", "missing", "unnamed") for hop in chain(by, look))
    return "unknown" if unknown else "named"
