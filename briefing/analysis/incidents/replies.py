"""Who is accused of something, and of whose reply nothing is recorded.

An accusation is a statement whose act is `accuse`, or one that stands in an incident's list
`attributed_by`, whatever its act: there it says who did it, meant as blame or not.

Accused are those whom it names in `attributes_to`; where it has no such field, the actors that it
is `about`. Not accused are

- those on the speaker's own side, on the day it was said;
- the targets of what it tells of: of the incidents that name it in `attributed_by`, and of those
  that it is about. They are in the sentence as those it was done to;
- civilians. The format has this kind for people taken together, whom nobody speaks for: they are no
  party to what is said, and an accusation names them as those it was done to.

A reply is a statement by the accused, or by somebody on the side of the accused, that

- responds to, contradicts or corrects the accusation itself; or
- denies, confirms, claims or disclaims one of the incidents that name the accusation in
  `attributed_by` or, for the act `accuse`, that it is about: by standing in the incident's list, or
  by its act together with being about the incident. To dispute it, or to leave it open ("no
  comment"), is a reply too.

A reply counts whenever it was made: who denied something before being accused of it has been heard.
A claim or a denial of another incident, though both be parts of one series, is no reply; neither is
an answer to the incident alone, without a word on who did it. An accusation that names nobody
accuses nobody here. That somebody asked for a reply, or did not, no record says: what is missing is
the reply in the briefing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefing.analysis.incidents.incident_lists import read_as_one
from briefing.analysis.incidents.testimony import side_of_word
from briefing.analysis.lookup import Lookup
from briefing.analysis.sides import side_of, stand
from briefing.analysis.ties import Side
from briefing.library.store.records import Record
from briefing.model.key import Key

ACCUSE = "accuse"
ACCUSED_BY = "attributed_by"
"""The role of both `attributed_by` and its older name `accused_by`."""
ANSWERING = (
    "claimed_by",
    "confirmed_by",
    "denied_by",
    "disclaimed_by",
    "disputed_by",
    "left_open_by",
)
"""The lists of an incident whose statements answer an accusation."""
DIRECT = ("responds_to", "contradicts", "corrects")
"""The roles in which a statement answers another."""
_ACTS = frozenset({"claim-responsibility", "confirm", "deny"})
_NO_PARTY = "civilians"

Sides = dict[Key, list[Side]]
"""Sides by each actor that belongs to them: only those with one in common can be the same."""


class Replies:
    """Looks for replies, and remembers from which sides each incident was answered."""

    def __init__(self, lookup: Lookup) -> None:
        """Nothing is asked of `lookup` before it is needed."""
        self._lookup = lookup
        self._answered: dict[Key, Sides] = {}

    def missing(self, statement: Record) -> Iterator[tuple[str, Record]]:
        """The accused without a recorded reply, each with the path at which they are named."""
        accusing = self._accusing(statement)
        if statement.text("act") != ACCUSE and not accusing:
            return
        told = self._as_one((*accusing, *self._about(statement, "incidents")))
        asked = told if statement.text("act") == ACCUSE else self._as_one(accusing)
        answers = self._answers(statement, asked)
        for path, accused, side in self._accused(statement, told):
            if not any(_answered(side, sides) for sides in answers):
                yield path, accused

    def _accusing(self, statement: Record) -> list[Record]:
        """The incidents that name the statement in `attributed_by`."""
        found = self._lookup.linking(statement.key, ACCUSED_BY)
        return [one for one in found if one.section == "incidents"]

    def _as_one(self, incidents: Iterable[Record]) -> list[Record]:
        """Incidents, with all that are the same as one of them."""
        return _once(same for one in incidents for same in read_as_one(one, self._lookup))

    def _about(self, statement: Record, section: str) -> list[Record]:
        return [record for _, record in self._numbered(statement, "about", section)]

    def _numbered(
        self, statement: Record, field: str, section: str
    ) -> Iterator[tuple[str, Record]]:
        """The records of a section that a field of the statement names, each with its path."""
        for place, slug in enumerate(statement.items(field)):
            found = self._lookup.record(str(slug), statement.key.briefing)
            if found is not None and found.section == section:
                yield f"{field}.{place}", found

    def _accused(
        self, statement: Record, told: Iterable[Record]
    ) -> Iterator[tuple[str, Record, Side]]:
        """The actors whom the statement accuses, each once, with their side on that day."""
        seen = {target.key for incident in told for target in self._targets(incident)}
        speaker = side_of_word(statement, self._lookup)
        field = "attributes_to" if statement.items("attributes_to") else "about"
        for path, actor in self._numbered(statement, field, "actors"):
            if actor.key in seen or actor.text("kind") == _NO_PARTY:
                continue
            seen.add(actor.key)
            side = side_of(actor, self._lookup, statement.lower, statement.upper)
            if stand(side, speaker) != "same":
                yield path, actor, side

    def _targets(self, incident: Record) -> list[Record]:
        named = (
            self._lookup.record(str(slug), incident.key.briefing)
            for slug in incident.items("target")
        )
        return [actor for actor in named if actor]

    def _answers(self, statement: Record, incidents: Sequence[Record]) -> list[Sides]:
        """The sides that answered the accusation, and each of the incidents that it is about."""
        for incident in incidents:
            if incident.key not in self._answered:
                self._answered[incident.key] = self._sides(self._on(incident))
        direct = (one for role in DIRECT for one in self._lookup.linking(statement.key, role))
        return [self._sides(direct), *(self._answered[incident.key] for incident in incidents)]

    def _on(self, incident: Record) -> Iterator[Record]:
        """The statements that deny, confirm, claim or dispute an incident."""
        for slug in (slug for field in ANSWERING for slug in incident.items(field)):
            found = self._lookup.record(str(slug), incident.key.briefing)
            if found is not None:
                yield found
        about = self._lookup.linking(incident.key, "about")
        yield from (one for one in about if one.text("act") in _ACTS)

    def _sides(self, statements: Iterable[Record]) -> Sides:
        """The sides from which statements were made; what is no statement has none."""
        found: Sides = {}
        for statement in _once(one for one in statements if one.section == "statements"):
            if side := side_of_word(statement, self._lookup):
                for key in side.actors:
                    found.setdefault(key, []).append(side)
        return found


def _answered(accused: Side, answers: Sides) -> bool:
    """Whether one of the answers came from the side of the accused."""
    near = (side for key in accused.actors for side in answers.get(key, ()))
    return any(stand(accused, side) == "same" for side in near)


def _once(records: Iterable[Record]) -> list[Record]:
    return list({record.key: record for record in records}.values())
