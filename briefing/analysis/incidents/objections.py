"""What stands against a statement, as far as the records say.

- contradicted, contradicts: another statement is recorded as contradicting it, or it as
  contradicting another;
- corrected: a later statement corrects it;
- denied, disputed, disclaimed: an incident lists it among its reports, and another statement among
  those that deny it, dispute a part of it, or say that whom it names did not do it; denied also by
  a statement that responds to it with a denial;
- another named: it says who did it, and another statement names somebody of another side;
- reported: it denies or disputes an incident, or says that somebody did not do it, and another
  statement says that it happened, or that they did;
- another number: it gives a number, and somebody gives one that cannot also be so: for the same
  days of a figure, of one that is recorded as the same count, or for the harm of an incident.

Incidents that are the same have their lists together, and so have figures their numbers. What was
withdrawn stands against nothing. That nothing is found says nothing of what was said elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from briefing.analysis.incidents.incident_lists import LISTS, REPORTING
from briefing.analysis.incidents.listed import listed_by
from briefing.analysis.incidents.objection import Objection, referenced
from briefing.analysis.incidents.testimony import withdrawal_of
from briefing.analysis.lookup import Lookup
from briefing.analysis.same_records import has_more_figures
from briefing.analysis.sides import side_of, stand
from briefing.analysis.speaker import speaker_of
from briefing.analysis.ties import Side
from briefing.library.store.records import Record
from briefing.model.key import Key

ROLES = ("contradicts", "corrects", "responds_to", *LISTS, "harm_by", "given_by")
"""The roles in which a statement is linked to by what this rests on."""
_CLAIMED = "claimed_by"
_AGAINST = frozenset(("denied_by", "disputed_by", "disclaimed_by"))
"""The lists whose statements say otherwise than those that report."""


def objections_to(statement: Record, lookup: Lookup) -> tuple[Objection, ...]:
    """What stands against a statement, each thing once."""
    return lookup.memo.once(("against", statement.key), lambda: _objections(statement, lookup))


def _objections(statement: Record, lookup: Lookup) -> tuple[Objection, ...]:
    found = [
        *_direct(statement, lookup),
        *(one for on in _incidents(statement, lookup) for one in _in_lists(statement, on, lookup)),
        *_other_numbers(statement, lookup),
    ]
    once = {(one.kind, one.by and one.by.key, repr(one.number)): one for one in found}
    return tuple(once.values())


def looks_at_all(statement: Record, lookup: Lookup) -> bool:
    """Whether no figure that it gives a number of is joined to more than are looked at."""
    return not any(
        has_more_figures(figure, lookup)
        for figure in lookup.linking(statement.key, "given_by")
        if figure.section == "figures"
    )


def _direct(statement: Record, lookup: Lookup) -> Iterator[Objection]:
    for other in lookup.linking(statement.key, "contradicts"):
        yield Objection("contradicted", other)
    for other in referenced(statement, "contradicts", lookup):
        yield Objection("contradicts", other)
    for other in lookup.linking(statement.key, "corrects"):
        yield Objection("corrected", other)
    for other in lookup.linking(statement.key, "responds_to"):
        if other.text("act") == "deny":
            yield Objection("denied", other)


def _incidents(statement: Record, lookup: Lookup) -> list[Record]:
    """The incidents that list a statement."""
    return _once(one for role in LISTS for one in lookup.linking(statement.key, role))


def _in_lists(statement: Record, incident: Record, lookup: Lookup) -> Iterator[Objection]:
    """What the other statements of an incident say against one of them."""
    lists = listed_by(incident, lookup)
    own = lists.get(statement.key, frozenset())
    reports = bool(own.intersection(REPORTING))
    matter = _matter(own, bool(_doers(statement, own, lookup)))
    # The same for nearly every statement of an incident.
    against = lookup.memo.once(
        ("in lists", incident.key, *sorted(matter)), lambda: _listed_in(matter, lists)
    )
    for key, names in against:
        other = lookup.at(key)
        if other is None or key == statement.key or other.section != "statements":
            continue
        if withdrawal_of(other, lookup) is not None:
            continue
        if reports and "denied_by" in names:
            yield Objection("denied", other, incident)
        if reports and "disputed_by" in names:
            yield Objection("disputed", other, incident)
        if names.intersection(REPORTING) and own.intersection(("denied_by", "disputed_by")):
            yield Objection("reported", other, incident)
        if reports and "disclaimed_by" in names and _clears(other, statement, own, lookup):
            yield Objection("disclaimed", other, incident)
        if "disclaimed_by" in own and _clears(statement, other, names, lookup):
            yield Objection("reported", other, incident)
        if _names_others(statement, own, other, names, lookup):
            yield Objection("another-named", other, incident)


def _matter(own: frozenset[str], names_some: bool) -> frozenset[str]:
    """The lists whose statements can be against one in its `own` lists.

    `names_some` is whether it names who did it.
    """
    matter = _AGAINST if own.intersection(REPORTING) else frozenset[str]()
    return matter.union(REPORTING) if names_some or own & _AGAINST else matter


def _listed_in(
    matter: frozenset[str], lists: Mapping[Key, frozenset[str]]
) -> list[tuple[Key, frozenset[str]]]:
    """The statements in one of these lists: of very many they are few."""
    return [(key, names) for key, names in lists.items() if not names.isdisjoint(matter)]


def _clears(disclaimer: Record, report: Record, lists: frozenset[str], lookup: Lookup) -> bool:
    """Whether a disclaimer is about one of those whom a report names as having done it."""
    named = _doers(report, lists, lookup)
    cleared = referenced(disclaimer, "not_by", lookup) or _speakers(disclaimer, lookup)
    return bool(named and cleared) and not _apart(named, cleared, report, lookup)


def _names_others(
    one: Record, own: frozenset[str], other: Record, names: frozenset[str], lookup: Lookup
) -> bool:
    """Whether both say who did it, and name nobody of one side."""
    mine, theirs = _doers(one, own, lookup), _doers(other, names, lookup)
    return bool(mine and theirs) and _apart(mine, theirs, one, lookup)


def _doers(statement: Record, lists: frozenset[str], lookup: Lookup) -> list[Record]:
    """Whom a statement names as having done it: whom it attributes it to, or who claims it."""
    if not lists.intersection(REPORTING):
        return []
    named = referenced(statement, "attributes_to", lookup)
    if not named and _CLAIMED in lists:
        return _speakers(statement, lookup)
    return named


def _apart(some: Iterable[Record], others: Iterable[Record], on: Record, lookup: Lookup) -> bool:
    """Whether nobody of the one group is on a side with anybody of the other, and that is known."""
    sides = [_side(one, on, lookup) for one in some]
    return all(
        stand(side, _side(other, on, lookup)) == "other" for other in others for side in sides
    )


def _side(actor: Record, on: Record, lookup: Lookup) -> Side:
    return side_of(actor, lookup, on.lower, on.upper)


def _speakers(statement: Record, lookup: Lookup) -> list[Record]:
    """Who speaks, or the body of an unnamed speaker."""
    speaker = speaker_of(statement)
    reference = speaker.reference or speaker.of
    found = lookup.record(reference, statement.key.briefing) if reference else None
    return [found] if found else []


def _other_numbers(statement: Record, lookup: Lookup) -> Iterable[Objection]:
    if not any(lookup.linking(statement.key, role) for role in ("given_by", "harm_by")):
        return ()
    # Numbers are held against each other as fractions; most statements give none.
    from briefing.analysis.incidents.other_numbers import other_numbers  # noqa: PLC0415

    return other_numbers(statement, lookup)


def _once(records: Iterable[Record]) -> list[Record]:
    return list({record.key: record for record in records}.values())
