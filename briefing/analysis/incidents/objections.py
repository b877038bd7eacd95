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

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

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
_DENYING = frozenset(("denied_by", "disputed_by"))


def objections_to(statement: Record, lookup: Lookup) -> tuple[Objection, ...]:
    """What stands against a statement, each thing once."""
    return lookup.memo.once(("against", statement.key), lambda: _objections(statement, lookup))


def _objections(statement: Record, lookup: Lookup) -> tuple[Objection, ...]:
    direct, numbers = tuple(_direct(statement, lookup)), tuple(_other_numbers(statement, lookup))
    listed = [_in_lists(statement, on, lookup) for on in _incidents(statement, lookup)]
    told = [some for some in listed if some]
    if len(told) == 1 and not direct and not numbers:  # as of nearly all
        return told[0]  # very many may have the same ones
    return _each_once(chain(direct, *told, numbers))


def _each_once(found: Iterable[Objection]) -> tuple[Objection, ...]:
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


class _Listed(NamedTuple):
    """A statement in an incident's lists, and whom it names as having done it.

    `reports` is whether it says that it happened, `denies` whether it says that it or a part of it
    did not, `disclaims` whether it says that somebody did not do it; `stands` whether it was not
    withdrawn.
    """

    statement: Record
    lists: frozenset[str]
    doers: tuple[Record, ...]
    reports: bool
    denies: bool
    disclaims: bool
    stands: bool


def _in_lists(statement: Record, incident: Record, lookup: Lookup) -> tuple[Objection, ...]:
    """What the other statements of an incident say against one of them."""
    told = lookup.memo.once(("told", incident.key), lambda: _told_in(incident, lookup))
    own = told.get(statement.key)
    if own is None:
        return ()
    if own.doers or own.disclaims:
        return _each_once(_one_by_one(own, list(told.values()), incident, lookup))
    # The same for all that name nobody, which of very many statements are most.
    found = lookup.memo.once(
        ("in lists", incident.key, own.reports, own.denies),
        lambda: tuple(_by_lists(own, told.values(), incident)),
    )
    if own.reports and own.denies:
        return tuple(one for one in found if one.by is not own.statement)
    return found


def _told_in(incident: Record, lookup: Lookup) -> dict[Key, _Listed]:
    """The statements that an incident lists, in their order."""
    found = {}
    for key, names in listed_by(incident, lookup).items():
        one = lookup.at(key)
        if one is not None and one.section == "statements":
            found[key] = _Listed(
                one,
                names,
                tuple(_doers(one, names, lookup)),
                reports=not names.isdisjoint(REPORTING),
                denies=not names.isdisjoint(_DENYING),
                disclaims="disclaimed_by" in names,
                stands=withdrawal_of(one, lookup) is None,
            )
    return found


def _by_lists(own: _Listed, told: Iterable[_Listed], incident: Record) -> Iterator[Objection]:
    """What is against a statement by the lists that others are in."""
    for other in told:
        if not other.stands:
            continue
        if own.reports and "denied_by" in other.lists:
            yield Objection("denied", other.statement, incident)
        if own.reports and "disputed_by" in other.lists:
            yield Objection("disputed", other.statement, incident)
        if own.denies and other.reports:
            yield Objection("reported", other.statement, incident)


def _one_by_one(
    own: _Listed, told: Sequence[_Listed], incident: Record, lookup: Lookup
) -> Iterator[Objection]:
    """The same, and what is against whom it names, or says did not do it."""
    apart: dict[tuple[Key, ...], bool] = {}
    for other in told:
        if other.statement.key == own.statement.key or not other.stands:
            continue
        if other.denies or own.denies:
            yield from _by_lists(own, (other,), incident)
        if own.reports and other.disclaims and _clears(other, own, lookup):
            yield Objection("disclaimed", other.statement, incident)
        if own.disclaims and _clears(own, other, lookup):
            yield Objection("reported", other.statement, incident)
        if own.doers and other.doers:
            named = tuple(one.key for one in other.doers)
            if named not in apart:
                apart[named] = _apart(own.doers, other.doers, own.statement, lookup)
            if apart[named]:
                yield Objection("another-named", other.statement, incident)


def _clears(disclaimer: _Listed, report: _Listed, lookup: Lookup) -> bool:
    """Whether a disclaimer is about one of those whom a report names as having done it."""
    said, on = disclaimer.statement, report.statement
    cleared = referenced(said, "not_by", lookup) or _speakers(said, lookup)
    return bool(report.doers and cleared) and not _apart(report.doers, cleared, on, lookup)


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
