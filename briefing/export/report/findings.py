"""What the records of a report show when they are counted, each with the names that it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from briefing.analysis.figures.checks import findings_of
from briefing.analysis.incidents.judgment import judgment_of
from briefing.analysis.incidents.objections import objections_to
from briefing.analysis.incidents.status import row_words
from briefing.analysis.provenance import chain
from briefing.analysis.speaker import is_verbatim, speaker_of
from briefing.export.report.numbering import Numbering
from briefing.library.library import Library
from briefing.library.store.records import Record
from briefing.page.attribution.attribution import speaker_name
from briefing.page.attribution.objection_lines import gather_objections, objections_line
from briefing.page.blocks import Line, Span
from briefing.page.gap_search import all_gaps
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.figure import gather_series
from briefing.page.words.labels import listed
from briefing.page.words.vocabulary import OUTCOMES, plural


def shown_lines(
    library: Library,
    briefing: str,
    numbering: Numbering,
    incidents: Sequence[Record],
    figures: Sequence[Record],
    look: RecordLoader,
) -> Iterator[Line]:
    """One line for each thing that follows from the records."""
    yield _standings(incidents, look)
    yield _sums(figures, look)
    statements = [one for part in numbering.parts for one in part.statements]
    yield _against(statements, look)
    yield _unanswered(library, briefing)
    yield _how_reached(statements, look)


def _standings(incidents: Sequence[Record], look: RecordLoader) -> Line:
    events: dict[str, list[Record]] = {}
    for incident in incidents:
        answers = judgment_of(incident, look).answers
        if answers.kind == "event":
            events.setdefault(row_words(answers), []).append(incident)
    told = (
        (
            Span(f"{len(some)} {words} ("),
            *listed(((Span(one.title),) for one in some), "; "),
            Span(")"),
        )
        for words, some in events.items()
    )
    return (Span("Incidents: ", "label"), *(listed(told, "; ") or (Span("none"),)), Span("."))


def _sums(figures: Sequence[Record], look: RecordLoader) -> Line:
    outcomes: Counter[str] = Counter()
    for figure in figures:
        series, rivals = gather_series(figure, look)
        outcomes.update(one.outcome for one in findings_of(figure, series, rivals, look))
    told = ", ".join(f"{count} {OUTCOMES[one].lower()}" for one, count in outcomes.items())
    return (Span("Sums and spans of time: ", "label"), Span(f"{told or 'none to check'}."))


def _against(statements: Sequence[Record], look: RecordLoader) -> Line:
    gather_objections(statements, look)
    found = [one for one in statements if objections_to(one, look)]
    pairs = (
        (*speaker_name(one, look), Span("", link=one.key), Span(": "), *objections_line(one, look))
        for one in found
    )
    told = listed(pairs, "; ") or (Span("no statement stands against another"),)
    return (Span("Against each other: ", "label"), *told, Span("."))


def _unanswered(library: Library, briefing: str) -> Line:
    accused = dict.fromkeys(
        one.of for one in all_gaps(library, briefing) if one.kind == "no-reply" and one.of
    )
    names = library.titles(accused)
    told = listed((((Span(names[key], link=key),)) for key in accused if key in names), "; ")
    return (Span("Accused, and no reply here: ", "label"), *(told or (Span("nobody"),)), Span("."))


def _how_reached(statements: Sequence[Record], look: RecordLoader) -> Line:
    own = sum(is_verbatim(one) for one in statements)
    hidden = sum(any(hop.kind == "unknown" for hop in chain(one, look)) for one in statements)
    unnamed = sum(bool(speaker_of(one).words) for one in statements)
    said = (
        f"of {plural(len(statements), 'statement')}, {own} in the speaker’s own words, "
        f"{hidden} through somebody who is not named, {unnamed} by a speaker who is not named."
    )
    return (Span("How they reached us: ", "label"), Span(said))
