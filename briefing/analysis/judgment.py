"""What follows from the statements in an incident's lists: did it happen, and who did it.

Two questions, each with who says so. How a reporter stands to the incident is told against four
kinds of sides: those who claim it, those whom the briefing names as having done it, its targets,
and those to whom it is attributed. Where the briefing names opposed parties (a clash, a ceasefire,
a vote), the second question is between whom it was.

Where one side has said both of two opposite things, the later counts in the answers; where the days
cannot be told, both do. What is earlier, and what was withdrawn, is still given to be shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from briefing.analysis.bonds import SEPARATING
from briefing.analysis.incident_lists import is_searched, read_as_one
from briefing.analysis.lookup import Lookup
from briefing.analysis.sides import Side, side_of, stand_surely, ties_between
from briefing.analysis.stances import Stance, stances
from briefing.analysis.status import Answers, Objection, ReporterStanding, Who, happened
from briefing.analysis.testimony import Testimony, testimonies
from briefing.library.answers import Record
from briefing.model.key import Key


class Report(NamedTuple):
    """A statement that reports the incident, how its speaker stands to it, and to those in it.

    `earlier` tells that its side says later that it did not happen.
    """

    testimony: Testimony
    standing: ReporterStanding
    stances: tuple[Stance, ...] = ()
    earlier: bool = False


class Blamed(NamedTuple):
    """An actor to whom the incident is attributed, and by whom."""

    actor: Record
    by: tuple[Testimony, ...]


class Disclaimer(NamedTuple):
    """A statement that somebody did not do it: `actor`, or without one whoever speaks."""

    testimony: Testimony
    actor: Record | None = None


@dataclass(frozen=True, slots=True)
class Judgment:
    """All that is derived of one incident, for a page and for a row.

    `denied`, `disputed`, `left_open` and `withdrawn` are statements; `confirmed` those that confirm
    an earlier one of another side. `claims` are those that count, `earlier_claims` those whose side
    disclaims it later. `doers` are those that the briefing names. `principals` are the sides that
    the incident is about. `searched` says whether claims were looked for.
    """

    incident: Record
    answers: Answers
    reports: tuple[Report, ...] = ()
    confirmed: tuple[Testimony, ...] = ()
    denied: tuple[Testimony, ...] = ()
    disputed: tuple[Testimony, ...] = ()
    left_open: tuple[Testimony, ...] = ()
    withdrawn: tuple[Testimony, ...] = ()
    claims: tuple[Testimony, ...] = ()
    earlier_claims: tuple[Testimony, ...] = ()
    attributed: tuple[Blamed, ...] = ()
    disclaimers: tuple[Disclaimer, ...] = ()
    doers: tuple[Record, ...] = ()
    parts: tuple[Record, ...] = ()
    principals: tuple[Side, ...] = ()
    searched: bool = False


def answers_of(incident: Record, lookup: Lookup) -> Answers:
    """Both answers about an incident."""
    return judgment_of(incident, lookup).answers


def judgment_of(incident: Record, lookup: Lookup) -> Judgment:
    """What is derived of an incident, read together with those that are the same."""
    kind = incident.text("kind")
    if kind == "series":
        parts = tuple(
            one for one in lookup.linking(incident.key, "part_of") if one.section == "incidents"
        )
        return Judgment(incident, Answers(kind="series", parts=len(parts)), parts=parts)
    if kind == "situation":
        return Judgment(incident, Answers(kind="situation"))
    return _Judging(read_as_one(incident, lookup), lookup).judgment()


class _Judging:
    """One incident being judged: its statements, and the sides that it is about."""

    def __init__(self, incidents: Sequence[Record], lookup: Lookup) -> None:
        self._incidents = incidents
        self._lookup = lookup
        self._said = testimonies(incidents, lookup)
        own = [(one, one.side) for one in self._said if one.disclaims and one.own_denial]
        made = [one for one in self._said if one.claims]
        self._earlier_claims = [one for one in made if _is_earlier(one, own)]
        self._claims = [one for one in made if one not in self._earlier_claims]
        self._own_disclaimers = [
            one
            for one, _ in own
            if not _is_earlier(one, [(claim, claim.side) for claim in made])
        ]
        self._doers = self._named("actor")
        self._targets = self._sides(self._named("target"))
        self._attributed = self._blamed()
        self._accused = self._sides(one.actor for one in self._attributed)
        self._parties = _opposed(self._sides(self._doers))

    def judgment(self) -> Judgment:
        standing = [one for one in self._said if not one.withdrawn]
        reports = [one for one in standing if one.reports]
        denied = [one for one in standing if one.denies]
        earlier = _earlier(reports, denied)
        if len(earlier) == len(reports):  # of a single side that says both, the row has both
            earlier = []
        denied = [one for one in denied if one not in _earlier(denied, reports)]
        claimants = [one.side for one in self._claims]
        told = [
            Report(one, self._standing(one, claimants), self._stances(one), one in earlier)
            for one in reports
        ]
        disputed = [one for one in standing if "disputed_by" in one.lists]
        counted = [one for one in told if not one.earlier]
        objection: Objection = "denied" if denied else "disputed" if disputed else ""
        parties = [
            one.testimony.side for one in counted if one.standing == "party" and one.testimony.side
        ]
        who, sides = self._who()
        return Judgment(
            incident=self._incidents[0],
            answers=Answers(
                happened((one.standing for one in counted), _clusters(parties)),
                objection,
                who,
                sides,
            ),
            reports=tuple(told),
            confirmed=tuple(one for one in reports if self._confirms(one, reports)),
            denied=tuple(one for one in standing if one.denies),
            disputed=tuple(disputed),
            left_open=tuple(one for one in standing if "left_open_by" in one.lists),
            withdrawn=tuple(one for one in self._said if one.withdrawn),
            claims=tuple(self._claims),
            earlier_claims=tuple(self._earlier_claims),
            attributed=tuple(self._attributed),
            disclaimers=tuple(_disclaimers(self._said)),
            doers=tuple(self._doers),
            principals=tuple(self._principals()),
            searched=any(is_searched(one, "claimed_by") for one in self._incidents),
        )

    def _named(self, field: str) -> list[Record]:
        """The actors that the incident names in a field, each once."""
        found: dict[Key, Record] = {}
        for incident in self._incidents:
            for slug in incident.items(field):
                actor = self._lookup.record(str(slug), incident.key.briefing)
                if actor is not None and actor.section == "actors":
                    found[actor.key] = actor
        return list(found.values())

    def _sides(self, actors: Iterable[Record]) -> list[Side]:
        """The sides of actors on the day of the incident."""
        lower, upper = self._incidents[0].lower, self._incidents[0].upper
        return [side_of(one, self._lookup, lower, upper) for one in actors]

    def _blamed(self) -> list[Blamed]:
        found: dict[Key, list[Testimony]] = {}
        actors: dict[Key, Record] = {}
        for one in self._said:
            for actor in one.attributed if one.reports else ():
                actors[actor.key] = actor
                found.setdefault(actor.key, []).append(one)
        return [Blamed(actors[key], tuple(by)) for key, by in found.items()]

    def _standing(self, one: Testimony, claimants: Sequence[Side | None]) -> ReporterStanding:
        """The first standing that fits; unknown where one might, and none surely does."""
        doers = [] if claimants or self._parties else self._sides(self._doers)
        tests: tuple[tuple[ReporterStanding, Sequence[Side | None]], ...] = (
            ("claimant", () if self._parties else claimants),
            ("doer", doers),
            ("party", self._parties),
            ("target", self._targets),
            ("accused", self._accused),
        )
        may_be = one.side is None
        for standing, sides in tests:
            stands = {stand_surely(one.side, other) for other in sides}
            if "same" in stands:
                return standing
            may_be = may_be or "unknown" in stands
        return "unknown" if may_be else "other"

    def _principals(self) -> list[Side]:
        claimants = [one.side for one in self._claims if one.side]
        sides = [*claimants, *self._sides(self._doers), *self._targets, *self._accused]
        return list({side.actor: side for side in sides}.values())

    def _stances(self, one: Testimony) -> tuple[Stance, ...]:
        if one.side is None:
            return ()
        return stances(one.side, self._principals(), self._lookup, *one.days)

    def _who(self) -> tuple[Who, int]:
        """Who did it, and how many sides say so or are named: the first that fits."""
        if self._parties:
            return "between", 0
        claimants = [one.side for one in self._claims if one.side]
        several = _clusters(claimants)
        named = _clusters([*claimants, *self._accused])
        if several > 1:
            return "rival-claims", several
        if named > 1:
            return "several-named", named
        if self._claims:
            claim = self._claims[0].side
            both = any(stand_surely(claim, one.side) == "same" for one in self._own_disclaimers)
            return ("said-both" if both else "claimed"), 1
        if self._attributed or self._earlier_claims:
            accused = self._accused or [one.side for one in self._earlier_claims]
            return ("disclaimed" if self._says_no(accused) else "attributed"), 1
        if any(one.withdrawn and one.own_word and "claimed_by" in one.lists for one in self._said):
            return "withdrawn", 0
        return ("named-only" if self._doers else "not-named"), 0

    def _says_no(self, accused: Iterable[Side | None]) -> bool:
        """Whether one to whom it is attributed says that it did not do it."""
        return any(
            stand_surely(side, one.side) == "same"
            for side in accused
            for one in self._own_disclaimers
        )

    def _confirms(self, one: Testimony, reports: Sequence[Testimony]) -> bool:
        """Whether it confirms, later and of its own, what another side reported."""
        statement = one.statement
        if statement is None or "confirmed_by" not in one.lists or not one.own_word:
            return False
        here = statement.key.briefing
        supported = {
            found.key
            for slug in statement.items("supports")
            if (found := self._lookup.record(str(slug), here))
        }
        return any(
            other.statement is not None
            and other.statement.key in supported
            and stand_surely(one.side, other.side) == "other"
            and _is_later(one, other)
            and other.statement.key not in self._repeated(statement)
            for other in reports
        )

    def _repeated(self, statement: Record) -> set[Key]:
        """The statements that one repeats, and those that these repeat."""
        found: set[Key] = set()
        waiting = [statement]
        while waiting:
            one = waiting.pop()
            for slug in one.items("repeats"):
                earlier = self._lookup.record(str(slug), one.key.briefing)
                if earlier is not None and earlier.key not in found:
                    found.add(earlier.key)
                    waiting.append(earlier)
        return found


def _is_later(one: Testimony, other: Testimony) -> bool:
    """Whether one was surely said after the other's last day."""
    begins, ended = one.days[0], other.days[1]
    return bool(begins and ended and begins > ended)


def _is_earlier(one: Testimony, others: Iterable[tuple[Testimony, Side | None]]) -> bool:
    """Whether the same side says the opposite later."""
    return any(
        other.own_word and _is_later(other, one) and stand_surely(one.side, side) == "same"
        for other, side in others
    )


def _earlier(some: Sequence[Testimony], opposite: Sequence[Testimony]) -> list[Testimony]:
    """Those of whom the same side says the opposite later."""
    against = [(one, one.side) for one in opposite]
    return [one for one in some if one.own_word and _is_earlier(one, against)]


def _disclaimers(said: Iterable[Testimony]) -> Iterable[Disclaimer]:
    for one in said:
        if one.disclaims:
            if one.own_denial or not one.not_by:
                yield Disclaimer(one)
            yield from (Disclaimer(one, actor) for actor in one.not_by)


def _opposed(sides: Sequence[Side]) -> list[Side]:
    """All the sides, if two of them oppose each other; else none."""
    opposed = any(
        stand_surely(one, other) == "other"
        and any(tie.kind == SEPARATING for tie in ties_between(one, other))
        for one, other in combinations(sides, 2)
    )
    return list(sides) if opposed else []


def _clusters(sides: Sequence[Side]) -> int:
    """How many sides these are at least: two that may be one count as one."""
    groups: list[list[Side]] = []
    for side in sides:
        near = [
            group
            for group in groups
            if any(stand_surely(side, one) != "other" for one in group)
        ]
        merged = [side, *(one for group in near for one in group)]
        groups = [group for group in groups if group not in near] + [merged]
    return len(groups)
