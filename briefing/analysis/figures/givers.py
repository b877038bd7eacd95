"""Who gives the numbers of a figure: a series is what one of them gives, and nobody else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from briefing.analysis.figures.data_point import DataPoint
from briefing.analysis.figures.series import Series, points_of, series_of
from briefing.analysis.lookup import Lookup
from briefing.analysis.party import party_of
from briefing.analysis.reports.reported import repeated_by
from briefing.analysis.same_records import MOST_JOINED, joined
from briefing.analysis.speaker import speaker_of
from briefing.library.store.records import Record
from briefing.model.key import UNKNOWN, Key, key_of

GiverKind = Literal["actor", "statement", "source", "missing", "nobody"]
"""Who gives a number.

- actor: the party that said it first; a spokesperson is the body, an unnamed official too, and
  whoever is in custody is the custodian
- statement: a speaker without a name or a body, whom nothing shows to be the same as any other
- source: a source of which nobody says who published it
- missing: a slug that leads to no record; nobody: no giver is written
"""


class Giver(NamedTuple):
    """Who gives a number; `key` is the actor, or the record that stands for somebody unknown."""

    kind: GiverKind
    key: Key | None = None


class GivenSeries(NamedTuple):
    """The numbers that one giver gives; `figure` is the one that they are counted in."""

    giver: Giver
    series: Series
    figure: Record


def given_series(
    figure: Record, lookup: Lookup, same: Sequence[Record] = ()
) -> tuple[GivenSeries, ...]:
    """The numbers of a figure by their givers, in the order in which these are first written.

    Figures that are the `same` as it are read as one with it: what several have counts once.
    """
    points: dict[Giver, dict[object, DataPoint]] = {}
    known: dict[tuple[str, str], Giver] = {}
    for point in points_of(figure, *same, lookup=lookup):
        named = (point.by, point.briefing)
        giver = known.get(named) or known.setdefault(named, giver_of(*named, lookup))
        own = points.setdefault(giver, {})
        alike = (point.days, point.value, point.revises)
        own.setdefault(alike if alike not in own or not point.path else point.place, point)
    return tuple(
        GivenSeries(giver, series_of(given.values()), figure) for giver, given in points.items()
    )


def own_series(figure: Record, lookup: Lookup) -> tuple[GivenSeries, ...]:
    """The series of a figure, read as one with those that are the same."""

    def found() -> tuple[GivenSeries, ...]:
        return given_series(figure, lookup, joined(figure, "same_as", lookup, MOST_JOINED))

    return lookup.memo.once(("series", figure.key), found)


def rival_series(figure: Record, lookup: Lookup) -> tuple[GivenSeries, ...]:
    """The series of the other figures that count the same thing."""
    return tuple(
        one
        for rival in joined(figure, "same_count_as", lookup, MOST_JOINED)
        for one in own_series(rival, lookup)
    )


def giver_of(by: str, briefing: str, lookup: Lookup) -> Giver:
    """Who gives a number: the party that said it first, however many pass it on."""
    record = lookup.record(by, briefing) if by else None
    if record is None:
        return Giver("missing", key_of(by, briefing)) if by else Giver("nobody")
    if record.section == "statements":
        return _speaker(_first_said(record, lookup), lookup)
    return _publisher(record, lookup)


def _first_said(statement: Record, lookup: Lookup) -> Record:
    """The statement that this one repeats, and that one in turn, as far as it is only one."""
    seen = {statement.key}
    while True:
        earlier = repeated_by(statement, lookup)
        if len(earlier) != 1 or earlier[0].key in seen:
            return statement
        (statement,) = earlier
        seen.add(statement.key)


def _speaker(statement: Record, lookup: Lookup) -> Giver:
    speaker = speaker_of(statement)
    reference = speaker.of if speaker.words else speaker.reference
    if statement.has("in_custody_of"):
        reference = statement.text("in_custody_of")
    if not reference:
        return Giver("statement", statement.key)
    return _party(reference, statement.key.briefing, statement, lookup)


def _publisher(source: Record, lookup: Lookup) -> Giver:
    """Who signed a source, where that is an actor, or else who published it."""
    author = source.fields.get("author")
    signed = str(author.get("actor") or "") if isinstance(author, dict) else ""
    reference = signed or source.text("outlet")
    if reference in ("", UNKNOWN):
        return Giver("source", source.key)
    return _party(reference, source.key.briefing, source, lookup)


def _party(reference: str, briefing: str, report: Record, lookup: Lookup) -> Giver:
    actor = lookup.record(reference, briefing)
    if actor is None:
        return Giver("missing", key_of(reference, briefing))
    return Giver("actor", party_of(actor, lookup, report.lower, report.upper))
