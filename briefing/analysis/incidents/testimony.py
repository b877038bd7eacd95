"""What the statements in an incident's lists amount to, one by one: whose word each of them is.

- What an unnamed official says is never the word of the body: it does not claim, disclaim, deny or
  confirm for it. A claim by an unnamed official attributes the incident to the body.
- Words said in custody are the custodian's report, and never a claim.
- What its speaker, or an outlet that it came through, corrects later is withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from briefing.analysis.incidents.incident_lists import LISTS, REPORTING, IncidentList, references
from briefing.analysis.lookup import Lookup
from briefing.analysis.party import party_of
from briefing.analysis.sides import side_of, side_of_speaker, stand_surely
from briefing.analysis.speaker import speaker_of
from briefing.analysis.ties import Side
from briefing.library.store.records import Record
from briefing.model.key import UNKNOWN, Key


class Testimony(NamedTuple):
    """A statement in the lists of an incident, each with its place there, and whose word it is.

    `statement` is None where `reference`, as written in `briefing`, leads to none. `side` is that
    of whose word it is, None where it cannot be told. `own_word` says that a speaker with a name
    speaks freely: only then it can claim, disclaim or confirm. `custodian` held whoever spoke.
    `attributed` are the actors to whom it attributes the incident. If it disclaims, `not_by` are
    others of whom it says that they did not do it, and `own_denial` tells that it says so of the
    speaker's own side. `withdrawn` is the statement that takes it back.

    Each is equal to itself alone, so that they can be told apart without reading what they say.
    """

    lists: Mapping[IncidentList, int]
    reference: str
    briefing: str
    statement: Record | None = None
    side: Side | None = None
    own_word: bool = False
    custodian: Record | None = None
    attributed: tuple[Record, ...] = ()
    not_by: tuple[Record, ...] = ()
    own_denial: bool = False
    withdrawn: Record | None = None

    def __eq__(self, other: object) -> bool:
        """Whether it is the very same."""
        return self is other

    def __ne__(self, other: object) -> bool:
        """Said as well, for a tuple has an answer of its own."""
        return self is not other

    def __hash__(self) -> int:
        """Fits being equal to itself alone."""
        return id(self)

    @property
    def reports(self) -> bool:
        """Whether it says that the incident happened, and still stands."""
        return not (self.withdrawn or self.denies) and any(one in self.lists for one in REPORTING)

    @property
    def denies(self) -> bool:
        """Whether it says that the incident did not happen."""
        return "denied_by" in self.lists

    @property
    def claims(self) -> bool:
        """Whether it says that the speaker's own side did it, and still stands."""
        return self.own_word and self.reports and "claimed_by" in self.lists

    @property
    def disclaims(self) -> bool:
        """Whether it says that somebody did not do it, and still stands."""
        return not self.withdrawn and not self.denies and "disclaimed_by" in self.lists

    @property
    def days(self) -> tuple[str, str]:
        """The ISO days between which it was said; empty where nobody knows."""
        return (self.statement.lower, self.statement.upper) if self.statement else ("", "")


def testimonies(incidents: Iterable[Record], lookup: Lookup) -> tuple[Testimony, ...]:
    """The statements in the lists of an incident, and of others that are the same, each once."""
    lists: dict[tuple[Key | None, str, str], dict[IncidentList, int]] = {}
    found: dict[tuple[Key | None, str, str], Record | None] = {}
    for incident in incidents:
        briefing = incident.key.briefing
        for name in LISTS:
            for number, reference in enumerate(references(incident, name)):
                record = lookup.record(reference, briefing)
                statement = record if record and record.section == "statements" else None
                place = (
                    (statement.key, "", "")
                    if statement
                    else (None, reference, incident.key.briefing)
                )
                lists.setdefault(place, {}).setdefault(name, number)
                found[place] = statement
    return tuple(
        _testimony(names, place[1], place[2], found[place], lookup)
        for place, names in lists.items()
    )


def _testimony(
    lists: Mapping[IncidentList, int],
    reference: str,
    briefing: str,
    statement: Record | None,
    lookup: Lookup,
) -> Testimony:
    if statement is None:
        return Testimony(lists, reference, briefing)
    side = side_of_word(statement, lookup)
    own_word = bool(speaker_of(statement).reference) and not statement.has("in_custody_of")
    not_by, own_denial = _disclaimed(statement, side if own_word else None, lookup)
    return Testimony(
        lists=lists,
        reference=statement.key.slug,
        briefing=statement.key.briefing,
        statement=statement,
        side=side,
        own_word=own_word,
        custodian=_custodian(statement, lookup),
        attributed=tuple(_attributed(statement, lists, lookup)),
        not_by=not_by,
        own_denial=own_word and own_denial,
        withdrawn=withdrawal_of(statement, lookup),
    )


def _disclaimed(
    statement: Record, own: Side | None, lookup: Lookup
) -> tuple[tuple[Record, ...], bool]:
    """Others of whom it says that they did not do it, and whether it says so of its own side.

    `own` is the side of a speaker with a name who speaks freely. Anybody else speaks of the body
    that they belong to, or of themselves.
    """
    named = list(_actors(statement, statement.items("not_by"), lookup))
    if not named and own is None:
        speaker = speaker_of(statement)
        named = list(_actors(statement, [speaker.reference or speaker.of], lookup))
    days = statement.lower, statement.upper
    others = [one for one in named if stand_surely(own, side_of(one, lookup, *days)) != "same"]
    return tuple(others), len(others) < len(named) or not named


def _custodian(statement: Record, lookup: Lookup) -> Record | None:
    named = statement.text("in_custody_of")
    return lookup.record(named, statement.key.briefing) if named else None


def side_of_word(statement: Record, lookup: Lookup) -> Side | None:
    """The side whose word it is: the custodian's, or the speaker's; of several bodies, if one."""
    days = statement.lower, statement.upper
    if statement.has("in_custody_of"):
        custodian = _custodian(statement, lookup)
        return side_of(custodian, lookup, *days) if custodian else None
    bodies = speaker_of(statement).bodies
    if len(bodies) < 2:
        return side_of_speaker(statement, lookup)
    actors = _actors(statement, bodies, lookup)
    sides = [side_of(one, lookup, *days) for one in actors]
    alike = len(sides) == len(bodies) and all(
        stand_surely(sides[0], one) == "same" for one in sides
    )
    return sides[0] if alike else None


def _attributed(
    statement: Record, lists: Mapping[IncidentList, int], lookup: Lookup
) -> Iterator[Record]:
    """Whom it attributes the incident to: never guessed from what it is about."""
    named = [str(slug) for slug in statement.items("attributes_to")]
    speaker = speaker_of(statement)
    if not named and "claimed_by" in lists:
        if statement.has("in_custody_of"):
            named = [speaker.reference or speaker.of]
        elif speaker.words:
            named = [speaker.of]
    return _actors(statement, named, lookup)


def _actors(statement: Record, slugs: Iterable[object], lookup: Lookup) -> Iterator[Record]:
    for slug in slugs:
        found = lookup.record(str(slug), statement.key.briefing) if slug else None
        if found is not None and found.section == "actors":
            yield found


def withdrawal_of(statement: Record, lookup: Lookup) -> Record | None:
    """The statement by which its speaker, or an outlet that it came through, takes it back.

    Somebody else who corrects it withdraws nothing.
    """
    for later in lookup.linking(statement.key, "corrects")[::-1]:
        if later.upper and statement.lower and later.upper < statement.lower:
            continue
        if later.section == "statements" and _may_withdraw(later, statement, lookup):
            return later
    return None


def _may_withdraw(later: Record, statement: Record, lookup: Lookup) -> bool:
    speaker = _party(later, speaker_of(later).reference, later, lookup)
    if speaker is None:
        return False
    return speaker in (
        _party(statement, speaker_of(statement).reference, statement, lookup),
        *_outlets(statement, lookup),
    )


def _outlets(statement: Record, lookup: Lookup) -> Iterator[Key | None]:
    for slug in statement.items("chain"):
        source = None if slug == UNKNOWN else lookup.record(str(slug), statement.key.briefing)
        if source is not None:
            yield _party(source, source.text("outlet"), statement, lookup)


def _party(says: Record, reference: str, at: Record, lookup: Lookup) -> Key | None:
    """The party as which an actor, named in a record, spoke at the time of a statement."""
    if not reference or reference == UNKNOWN:
        return None
    actor = lookup.record(reference, says.key.briefing)
    return party_of(actor, lookup, at.lower, at.upper) if actor else None
