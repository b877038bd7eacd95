"""Three counts about what is reported: reports, first speakers, sources read; and what joins them.

- Reports are the statements that report an incident (`briefing.analysis.incidents.incident_lists`)
  and still stand, with those that give its harm; of a figure, what gives its points.
- First speakers are the parties who said it first. A statement that repeats another is followed to
  that one. A spokesperson is the body, an unnamed official counts with it, words said in custody
  are the custodian's (`briefing.analysis.party`). What is said first by nobody who is named and of
  no body, by a medium, or by a data set in its own voice, is counted as `unknown`, unless it says
  what it goes by (`basis`): whoever spoke may be one more, or one of the others.
- Sources read are the last sources of the reports' chains.

So a relay adds a report, and no first speaker. Two chains are joined by an outlet or a speaker that
both went through, by a side that both speakers are on, and perhaps by a hop that nobody names.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from briefing.analysis.lookup import Lookup
from briefing.analysis.provenance import Hop, chain, hop_of, last_hop
from briefing.analysis.reports.first_speakers import FirstSpeaker, Shared, Tracing
from briefing.analysis.reports.reported import reports_of
from briefing.library.store.records import Record


class ReportCount(NamedTuple):
    """The reports, their first speakers by name, the sources read, and what joins the chains.

    `unknown` is of how many reports nobody knows who said it first. `read` has a hop for each
    source that was read; one that is unknown or missing says that of some report nobody knows where
    it was read. `sides` are those that several first speakers are on, `outlets` those that reports
    of several of them went through, `sided_outlets` those on a side with the first speaker of what
    they did not pass on themselves, and `unnamed_hops` in how many reports a hop is not named.
    """

    reports: tuple[Record, ...]
    speakers: tuple[FirstSpeaker, ...] = ()
    unknown: int = 0
    read: tuple[Hop, ...] = ()
    sides: tuple[Shared, ...] = ()
    outlets: tuple[Shared, ...] = ()
    sided_outlets: tuple[Shared, ...] = ()
    unnamed_hops: int = 0

    @property
    def only_source(self) -> Hop | None:
        """The one source in which all reports were read, if it is one that is known."""
        only = self.read[0] if len(self.read) == 1 else None
        return only if only and only.key else None

    @property
    def joined(self) -> bool:
        """Whether anything is recorded that joins the chains, or may."""
        many = len(self.reports) > 1 and self.only_source is not None
        shared = self.sides or self.outlets or self.sided_outlets
        return bool(many or shared or self.unnamed_hops or self.unknown)


def origins_of(record: Record, lookup: Lookup) -> ReportCount:
    """The counts of an incident or a figure; of anything else there are no reports."""
    reports = reports_of(record, lookup)
    if not reports:
        return ReportCount(())
    tracing = Tracing(record.key.briefing, reports, lookup)
    return ReportCount(
        reports,
        _speakers(tracing),
        len(tracing.unknown),
        _read(reports, lookup),
        tuple(tracing.sides()),
        tuple(tracing.outlets()),
        tuple(tracing.sided_outlets()),
        sum(_has_unnamed_hop(one, lookup) for one in reports),
    )


def first_speakers(record: Record, lookup: Lookup) -> tuple[FirstSpeaker, ...] | None:
    """Who said it first, as far as that is known; None without any report."""
    reports = reports_of(record, lookup)
    return _speakers(Tracing(record.key.briefing, reports, lookup)) if reports else None


def _speakers(tracing: Tracing) -> tuple[FirstSpeaker, ...]:
    return tuple(sorted(tracing.speakers(), key=lambda one: (one.label.casefold(), str(one.key))))


def _has_unnamed_hop(report: Record, lookup: Lookup) -> bool:
    """Whether nobody knows of a hop of a report who it was; a chain that is not there has such."""
    if report.section == "sources":
        return False  # who published it is its first speaker, known or not
    hops = chain(report, lookup)[1:]
    return any(hop.kind in ("unknown", "source", "missing") for hop in hops)


def _read(reports: Iterable[Record], lookup: Lookup) -> tuple[Hop, ...]:
    """The source in which each report was read, each once."""
    hops: dict[Any, Hop] = {}
    for report in reports:
        own = report.section == "sources"
        hop = hop_of(report, lookup) if own else last_hop(report, lookup)
        hops.setdefault(hop.key or (hop.kind, hop.label), hop)
    return tuple(hops.values())
