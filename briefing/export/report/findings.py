"""What the records of a report show when they are counted, each with the names that it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from briefing.analysis.figures.findings import RatesFinding
from briefing.analysis.incidents.judgment import judgment_of
from briefing.analysis.incidents.objections import objections_to
from briefing.analysis.provenance import has_unknown_hop
from briefing.analysis.speaker import PARTIAL, is_verbatim, speaker_of
from briefing.export.report.numbering import OUTLETS, Numbering
from briefing.export.report.sums import FigureSums
from briefing.library.library import Library
from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.page.attribution.attribution import speaker_name
from briefing.page.attribution.objection_lines import (
    MOST_IN_SHORT,
    gather_objections,
    objections_line,
)
from briefing.page.blocks import Line, Span
from briefing.page.gap_search import all_gaps
from briefing.page.record_loader import RecordLoader
from briefing.page.words.answer_words import answers_told
from briefing.page.words.labels import listed, speaker_text
from briefing.page.words.vocabulary import DOT, OUTCOMES, plural


def shown_lines(
    library: Library,
    briefing: str,
    numbering: Numbering,
    incidents: Sequence[Record],
    sums: Sequence[FigureSums],
    look: RecordLoader,
) -> Iterator[Line]:
    """One line for each thing that follows from the records."""
    yield _standings(incidents, look)
    yield _sums(sums)
    statements = [one for part in numbering.parts for one in part.statements]
    yield _against(statements, look)
    yield _unanswered(library, briefing, look)
    yield _how_reached(numbering, statements, look)


def _standings(incidents: Sequence[Record], look: RecordLoader) -> Line:
    events: dict[str, list[Record]] = {}
    for incident in incidents:
        answers = judgment_of(incident, look).answers
        if answers.kind == "event":
            events.setdefault(answers_told(answers), []).append(incident)
    told = (
        (Span(f"{len(some)} {words} ("), *_named(some), Span(")")) for words, some in events.items()
    )
    return (Span("Incidents: ", "label"), *(listed(told, "; ") or (Span("none"),)), Span("."))


def _named(records: Iterable[Record]) -> Line:
    return listed(((Span(one.title),) for one in records), "; ")


def _sums(sums: Sequence[FigureSums]) -> Line:
    """How many sums come out how, with the figures of those that do not; rates have no outcome."""
    outcomes: Counter[str] = Counter()
    differing: dict[Key, Record] = {}
    rates = 0
    for one in sums:
        for finding in one.findings:
            if isinstance(finding, RatesFinding):
                rates += 1
                continue
            outcomes[finding.outcome] += 1
            if finding.outcome == "differs":
                differing[one.figure.key] = one.figure
    told: list[Line] = []
    for outcome, words in OUTCOMES.items():
        if outcomes[outcome]:
            counted: Line = (Span(f"{outcomes[outcome]} {words.lower()}"),)
            if outcome == "differs":
                counted = (*counted, Span(" ("), *_named(differing.values()), Span(")"))
            told.append(counted)
    if rates:
        told.append((Span(f"{plural(rates, 'pair')} of rates compared"),))
    none = (Span("none to check"),)
    return (Span("Sums and spans of time: ", "label"), *(listed(told, "; ") or none), Span("."))


def _against(statements: Sequence[Record], look: RecordLoader) -> Line:
    """Each two that stand against each other once, at the first of them."""
    gather_objections(statements, look)
    told: set[frozenset[Key]] = set()
    lines: list[Line] = []
    for one in statements:
        found = objections_to(one, look)
        pairs = {frozenset((one.key, each.by.key)) for each in found if each.by}
        if not found or (pairs and pairs <= told):
            continue
        _, *against = objections_line(one, look)
        if len(found) <= MOST_IN_SHORT:  # or else some of them are only counted
            told |= pairs
        who = (span._replace(link=one.key) for span in speaker_name(one, look))
        lines.append((*who, Span(": "), *against))
    none = (Span("no statement here stands against another"),)
    return (Span("Against each other: ", "label"), *(listed(lines, DOT) or none), Span("."))


def _unanswered(library: Library, briefing: str, look: RecordLoader) -> Line:
    """Of whose reply there is nothing, each with those whose word it is."""
    accusing: dict[Key, list[Key]] = {}
    for gap in all_gaps(library, briefing):
        if gap.kind == "no-reply" and gap.of:
            accusing.setdefault(gap.of, []).append(gap.key)
    names = library.titles(accusing)
    look.fetch(one for some in accusing.values() for one in some)
    told = (
        (Span(names[key]), Span(", by "), *_speakers(statements, look))
        for key, statements in accusing.items()
        if key in names
    )
    label = Span("Accused or named as doer, no reply here: ", "label")
    return (label, *(listed(told, "; ") or (Span("nobody"),)), Span("."))


def _speakers(statements: Iterable[Key], look: RecordLoader) -> Line:
    """Who speaks in some statements, each name once, before all its numbers."""
    said: dict[str, list[Key]] = {}
    for key in statements:
        if found := look.at(key):
            said.setdefault(speaker_text(found, look), []).append(key)
    numbered = (
        tuple(Span(" " if number else who, link=key) for number, key in enumerate(keys))
        for who, keys in said.items()
    )
    return listed(numbered, " and ")


def _how_reached(numbering: Numbering, statements: Sequence[Record], look: RecordLoader) -> Line:
    forms = Counter(one.text("form") for one in statements if is_verbatim(one))
    part = f" ({forms[PARTIAL]} of them only in part)" if forms[PARTIAL] else ""
    hidden = sum(has_unknown_hop(one, look) for one in statements)
    unnamed = sum(bool(speaker_of(one).words) for one in statements)
    outlets = sum(len(one.statements) for one in numbering.parts if one.title == OUTLETS)
    said = (
        f"of {plural(len(statements), 'statement')}, {forms.total()} in the speaker’s own words"
        f"{part}, {hidden} through somebody who is not known, {unnamed} by a speaker who is not "
        f"named, {outlets} in the outlet’s own voice."
    )
    return (Span("How they reached us: ", "label"), Span(said))
