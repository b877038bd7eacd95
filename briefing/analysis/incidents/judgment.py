"""What follows from the statements in an incident's lists: did it happen, and who did it.

Two questions, each with who says so. How a reporter stands to the incident is told against four
kinds of sides: those who claim it, those whom the briefing names as having done it, its targets,
and those to whom it is attributed. Where the briefing names opposed parties (a clash, a ceasefire,
a vote), the second question is between whom it was.

Where one side has said both of two opposite things, the later counts in the answers; where the days
cannot be told, both do. What is earlier, and what was withdrawn, is still given to be shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from briefing.analysis.incidents.incident_lists import IncidentList, is_searched, read_as_one
from briefing.analysis.incidents.opposed_sides import opposed, sides_apart
from briefing.analysis.incidents.reversals import confirms, is_reversed, reversed_later
from briefing.analysis.incidents.series_parts import answers_of_series, parts_of
from briefing.analysis.incidents.stances import Stance, stances
from briefing.analysis.incidents.status import Answers, Opposition, ReporterStanding, Who, happened
from briefing.analysis.incidents.testimony import Testimony, testimonies
from briefing.analysis.lookup import MOST_PARTS, Lookup
from briefing.analysis.sides import side_of, stand_surely
from briefing.analysis.ties import Side
from briefing.library.store.records import Record
from briefing.model.key import Key


class Witness(NamedTuple):
    """A statement in the lists, how its speaker stands to the incident, and to those in it.

    `beside` is the side by which it has its standing, None for one that is on none. `earlier` tells
    that its side says the opposite later, so that it does not count in the answers.
    """

    testimony: Testimony
    standing: ReporterStanding
    beside: Side | None = None
    stances: tuple[Stance, ...] = ()
    earlier: bool = False


class Blamed(NamedTuple):
    """An actor to whom the incident is attributed, and by whom."""

    actor: Record
    by: tuple[Witness, ...]


class Disclaimer(NamedTuple):
    """A statement that somebody did not do it: `actor`, or without one whoever speaks."""

    witness: Witness
    actor: Record | None = None


class Judgment(NamedTuple):
    """All that is derived of one incident, for a page and for a row.

    `same` are the incident and those that are the same. `witnesses` are all statements in the
    lists, `confirmed` those that confirm an earlier one of another side. `claims` and `attributed`
    are what counts; `earlier_claims` and `earlier_attributed` what the same side takes back later,
    as it disclaims the incident or denies it. `doers` are those that the briefing names, `parts`
    the incidents of a series. `searched` says whether claims were looked for.
    """

    same: tuple[Record, ...]
    answers: Answers
    witnesses: tuple[Witness, ...] = ()
    confirmed: tuple[Witness, ...] = ()
    claims: tuple[Witness, ...] = ()
    earlier_claims: tuple[Witness, ...] = ()
    attributed: tuple[Blamed, ...] = ()
    earlier_attributed: tuple[Blamed, ...] = ()
    disclaimers: tuple[Disclaimer, ...] = ()
    doers: tuple[Record, ...] = ()
    parts: tuple[Record, ...] = ()
    searched: bool = False

    @property
    def reports(self) -> tuple[Witness, ...]:
        """Those who say that it happened."""
        return tuple(one for one in self.witnesses if one.testimony.reports)

    @property
    def withdrawn(self) -> tuple[Witness, ...]:
        """Those whose words were taken back."""
        return tuple(one for one in self.witnesses if one.testimony.withdrawn)

    def listed(self, name: IncidentList) -> tuple[Witness, ...]:
        """Those in a list whose words still stand."""
        return tuple(
            one
            for one in self.witnesses
            if name in one.testimony.lists and not one.testimony.withdrawn
        )


class Verdict(NamedTuple):
    """Of a judgment only what many incidents are listed by: the answers, and who is blamed."""

    answers: Answers
    blamed: tuple[Record, ...] = ()


def answers_of(incident: Record, lookup: Lookup) -> Answers:
    """Both answers about an incident."""
    return verdict_of(incident, lookup).answers


def verdict_of(incident: Record, lookup: Lookup) -> Verdict:
    """The same with those to whom it is attributed; quicker than all of the judgment."""
    found = _Judging(read_as_one(incident, lookup), lookup).verdict()
    kind = incident.text("kind")
    if kind == "series":
        return found._replace(answers=answers_of_series(parts_of(incident, lookup)))
    if kind == "situation":
        return found._replace(answers=Answers(kind="situation"))
    return found


def judgment_of(incident: Record, lookup: Lookup) -> Judgment:
    """What is derived of an incident, read together with those that are the same."""
    found = _Judging(read_as_one(incident, lookup), lookup).judgment()
    kind = incident.text("kind")
    if kind == "series":
        parts = parts_of(incident, lookup)
        return found._replace(answers=answers_of_series(parts), parts=parts[:MOST_PARTS])
    if kind == "situation":
        return found._replace(answers=Answers(kind="situation"))
    return found


class _Judging:
    """One incident being judged: its statements, and the sides that it is about."""

    def __init__(self, incidents: Sequence[Record], lookup: Lookup) -> None:
        self._incidents = incidents
        self._lookup = lookup
        self._said = testimonies(incidents, lookup)
        own = [one for one in self._said if one.disclaims and one.own_denial]
        made = [one for one in self._said if one.claims]
        self._earlier_claims = [one for one in made if is_reversed(one, own)]
        self._claims = [one for one in made if one not in self._earlier_claims]
        self._own_disclaimers = [one for one in own if not is_reversed(one, made)]
        self._doers = self._named("actor")
        self._targets = self._sides(self._named("target"))
        self._blamed = self._blame()
        self._accused = self._sides(actor for actor, _ in self._blamed)
        self._parties = opposed(self._sides(self._doers))

    @cached_property
    def _reports(self) -> list[Testimony]:
        return [one for one in self._said if one.reports]

    @cached_property
    def _earlier(self) -> list[Testimony]:
        """Those who report it or deny it, and of whom the same side says the opposite later."""
        denied = [one for one in self._said if one.denies and not one.withdrawn]
        earlier = reversed_later(self._reports, denied)
        left = (one for one in self._reports if one not in earlier)
        if all(self._standing(one)[0] == "unknown" for one in left):
            earlier = []  # where nobody else reports it, the row has both that the side says
        return [*earlier, *reversed_later(denied, self._reports)]

    @cached_property
    def _counted_claims(self) -> list[Testimony]:
        """What does not count as a report does not count as a claim either."""
        return [one for one in self._claims if one not in self._earlier]

    def verdict(self) -> Verdict:
        """The answers, and who is blamed."""
        counted = [one for one in self._reports if one not in self._earlier]
        told = [(self._standing(one)[0], one.side) for one in counted]
        parties = [side for standing, side in told if standing == "party" and side is not None]
        who, sides = self._who()
        answers = Answers(
            happened((standing for standing, _ in told), sides_apart(parties)),
            _objection((one for one in self._said if not one.withdrawn), self._earlier),
            who,
            sides,
        )
        return Verdict(answers, tuple(actor for actor, _ in self._blamed))

    def judgment(self) -> Judgment:
        """All of it."""
        reports = self._reports
        found = {one: self._witness(one, one in self._earlier) for one in self._said}
        return Judgment(
            same=tuple(self._incidents),
            answers=self.verdict().answers,
            witnesses=tuple(found.values()),
            confirmed=tuple(found[one] for one in reports if confirms(one, reports, self._lookup)),
            claims=tuple(found[one] for one in self._counted_claims),
            earlier_claims=tuple(
                found[one] for one in self._said if one.claims and one not in self._counted_claims
            ),
            attributed=_blamed_by(self._blamed, found, earlier=False),
            earlier_attributed=_blamed_by(self._blamed, found, earlier=True),
            disclaimers=tuple(_disclaimers(found.values())),
            doers=tuple(self._doers),
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

    def _blame(self) -> list[tuple[Record, list[Testimony]]]:
        """To whom reports attribute it, each once, with those that do."""
        found: dict[Key, tuple[Record, list[Testimony]]] = {}
        for one in self._said:
            for actor in one.attributed if one.reports else ():
                found.setdefault(actor.key, (actor, []))[1].append(one)
        return list(found.values())

    def _witness(self, one: Testimony, earlier: bool) -> Witness:
        standing, beside = self._standing(one)
        told: tuple[Stance, ...] = ()
        if one.side is not None:
            told = stances(one.side, self._principals, self._lookup, *one.days)
        return Witness(one, standing, beside, told, earlier)

    def _standing(self, one: Testimony) -> tuple[ReporterStanding, Side | None]:
        """The first standing that fits; unknown where one might, and none surely does."""
        may_be = one.side is None
        for standing, sides in self._tests:
            for other in sides:
                stand = stand_surely(one.side, other)
                if stand == "same":
                    return standing, other
                may_be = may_be or stand == "unknown"
        return ("unknown" if may_be else "other"), None

    @cached_property
    def _tests(self) -> tuple[tuple[ReporterStanding, Sequence[Side | None]], ...]:
        """The sides of each standing, in the order in which they are asked."""
        claimants = list(dict.fromkeys(one.side for one in self._claims))
        if self._parties:
            return ("party", self._parties), ("target", self._targets), ("accused", self._accused)
        return (
            ("claimant", claimants),
            ("doer", [] if claimants else self._sides(self._doers)),
            ("target", self._targets),
            ("accused", self._accused),
        )

    @cached_property
    def _principals(self) -> tuple[Side, ...]:
        """The sides that the incident is about."""
        claimants = [one.side for one in self._claims if one.side]
        sides = [*claimants, *self._sides(self._doers), *self._targets, *self._accused]
        return tuple({side.actor: side for side in sides}.values())

    def _who(self) -> tuple[Who, int]:
        """Who did it, and how many sides say so or are named: the first that fits."""
        if self._parties:
            return "between", 0
        accused = [
            side
            for side, (_, by) in zip(self._accused, self._blamed, strict=True)
            if any(one not in self._earlier for one in by)
        ]
        claimants = [one.side for one in self._counted_claims if one.side]
        several = sides_apart(claimants)
        named = sides_apart([*claimants, *accused])
        if several > 1:
            return "rival-claims", several
        if named > 1:
            return "several-named", named
        if self._counted_claims:
            claim = self._counted_claims[0].side
            both = any(stand_surely(claim, one.side) == "same" for one in self._own_disclaimers)
            return ("said-both" if both else "claimed"), 1
        if accused or self._earlier_claims:
            said_of = [*accused, *(one.side for one in self._earlier_claims)]
            return ("disclaimed" if self._says_no(said_of) else "attributed"), 1
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


def _blamed_by(
    blamed: Iterable[tuple[Record, Sequence[Testimony]]],
    found: Mapping[Testimony, Witness],
    *,
    earlier: bool,
) -> tuple[Blamed, ...]:
    """To whom it is attributed by reports that count, or by earlier ones."""
    told = (
        Blamed(actor, tuple(found[one] for one in by if found[one].earlier == earlier))
        for actor, by in blamed
    )
    return tuple(one for one in told if one.by)


def _disclaimers(witnesses: Iterable[Witness]) -> Iterable[Disclaimer]:
    for one in witnesses:
        said = one.testimony
        if said.disclaims:
            if said.own_denial or not said.not_by:
                yield Disclaimer(one)
            yield from (Disclaimer(one, actor) for actor in said.not_by)


def _objection(standing: Iterable[Testimony], earlier: Sequence[Testimony]) -> Opposition:
    """What is said against it by those whose words stand, and who say nothing else later."""
    lists = [one.lists for one in standing if one not in earlier]
    if any("denied_by" in one for one in lists):
        return "denied"
    return "disputed" if any("disputed_by" in one for one in lists) else ""
