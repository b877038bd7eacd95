"""What rules may ask while they look at records, and what several of them need of one record."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from briefing.analysis.circles import Circles
from briefing.analysis.figures.checks import findings_of
from briefing.analysis.figures.findings import Finding
from briefing.analysis.gaps import Gap, gaps_of
from briefing.analysis.incidents.listed import listed_by
from briefing.analysis.wording.term_matcher import TermMatcher
from briefing.analysis.wording.term_uses import matcher_of
from briefing.library.library import Library
from briefing.library.store.records import Record
from briefing.model.dates import edtf
from briefing.model.key import FRONT, Key
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.figure import gather_series

_MOST_REMEMBERED = 5_000
"""Records that are gone through before what they needed is forgotten: the same few actors and
sources are needed again and again."""


class CheckContext:
    """The library, and answers that are worked out once: for a record, and for a briefing.

    Only those for the last record and the last briefing are kept, and other records only for a
    while, so that memory does not grow.
    """

    def __init__(self, library: Library) -> None:
        """Nothing is asked of `library` before it is needed."""
        self.library = library
        self.look = RecordLoader(library)
        self.circles = Circles(self.look)
        self._listed: dict[Key, Mapping[Key, frozenset[str]]] = {}
        self._seen = 0
        self._gaps: tuple[Key | None, tuple[Gap, ...]] = (None, ())
        self._findings: tuple[Key | None, tuple[Finding, ...]] = (None, ())
        self._briefing: _Briefing | None = None

    def turn_page(self, records: list[Record]) -> None:
        """Know these records, which come next; and now and then forget all others."""
        self._seen += len(records)
        if self._seen > _MOST_REMEMBERED:
            self.look, self._seen = RecordLoader(self.library), len(records)
            self.circles = Circles(self.look)
            self._listed.clear()
        self.look.remember(records)

    def listed(self, incident: Record) -> Mapping[Key, frozenset[str]]:
        """The statements that an incident lists, each with the names of its lists."""
        if incident.key not in self._listed:
            self._listed[incident.key] = listed_by(incident, self.look)
        return self._listed[incident.key]

    def gaps(self, record: Record) -> tuple[Gap, ...]:
        """What is not known in a record."""
        if self._gaps[0] != record.key:
            self._gaps = (record.key, tuple(gaps_of(record, self.look)))
        return self._gaps[1]

    def findings(self, figure: Record) -> tuple[Finding, ...]:
        """What a figure's numbers say of each other."""
        if self._findings[0] != figure.key:
            series = gather_series(figure, self.look)
            self._findings = (figure.key, findings_of(figure, *series, self.look))
        return self._findings[1]

    def matcher(self, briefing: str) -> TermMatcher:
        """Finds the loaded terms of a briefing."""
        return self._of(briefing).matcher

    def as_of(self, briefing: str) -> edtf.Edtf | None:
        """The day up to which a briefing knows anything; None where it does not say."""
        return self._of(briefing).as_of

    def _of(self, briefing: str) -> _Briefing:
        if self._briefing is None or self._briefing.slug != briefing:
            self._briefing = _Briefing(self.library, briefing)
        return self._briefing


class _Briefing:
    """What is the same for all records of a briefing."""

    def __init__(self, library: Library, slug: str) -> None:
        self.slug = slug
        self._library = library

    @cached_property
    def matcher(self) -> TermMatcher:
        return matcher_of(self._library, self.slug)

    @cached_property
    def as_of(self) -> edtf.Edtf | None:
        header = self._library.record(Key(self.slug, FRONT))
        written = header.text("as_of") if header else ""
        return edtf.parse(written) if written else None
