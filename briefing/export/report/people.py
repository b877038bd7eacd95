"""Who is who in a report, its loaded words and its sources: what a reader looks up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from briefing.analysis.speaker import speaker_of
from briefing.library.library import Library
from briefing.library.store.records import Listing, Record
from briefing.model.key import UNKNOWN, Key
from briefing.model.kind_words import kind_in_words
from briefing.page.blocks import Line, Span
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.actor import OFFICE, offices_held, relations_held
from briefing.page.words.dates import date_in_words
from briefing.page.words.labels import listed, reference, references, source_text, speaker_text
from briefing.page.words.vocabulary import RELIABILITY, words_for

Rows = list[tuple[Line, ...]]


def who_is_who(
    library: Library, briefing: str, statements: Iterable[Record], look: RecordLoader
) -> tuple[list[Line], Line]:
    """Whoever speaks, or has a tie on a named word, with these; and the names of all others."""
    speakers = {key for one in statements for key in _speakers(one, look)}
    actors = chain.from_iterable(library.lists.pages(Listing(briefing, "actors", "name")))
    told: list[Line] = []
    rest: list[Line] = []
    for actor in actors:
        ties = listed(_ties(actor, look), " ")
        if actor.key in speakers or ties:
            kind = kind_in_words(actor.text("kind"))
            first = (Span(actor.title, "strong"), Span(f", {kind}" if kind else ""))
            told.append((*first, Span(". " if ties else "."), *ties))
        else:
            rest.append((Span(actor.title),))
    return told, listed(rest, "; ")


def _speakers(statement: Record, look: RecordLoader) -> Iterator[Key]:
    speaker = speaker_of(statement)
    for slug in (speaker.reference, *speaker.bodies):
        found = look.record(slug, statement.key.briefing) if slug and slug != UNKNOWN else None
        if found:
            yield found.key


def _ties(actor: Record, look: RecordLoader) -> Iterator[Line]:
    """The relations and offices of an actor that somebody's word is given for, by whose it is."""
    briefing = actor.key.briefing
    by_giver: dict[str, list[Line]] = {}
    for label, held in (*relations_held((actor,), look), *offices_held((actor,), look)):
        by = held.part.get("according_to")
        if isinstance(by, str):
            kind = () if label == OFFICE else (Span(f"{label} "),)
            by_giver.setdefault(by, []).append((*kind, *held.line))
    for by, ties in by_giver.items():
        giver = _giver(by, briefing, look)
        yield (Span("According to "), *giver, Span(": "), *listed(ties, "; "), Span("."))


def _giver(slug: str, briefing: str, look: RecordLoader) -> Line:
    """Whose word it is; of a statement the speaker, for its words stand elsewhere."""
    found = look.record(slug, briefing)
    if found is not None and found.section == "statements":
        return (Span(speaker_text(found, look), link=found.key),)
    if found is not None and found.section == "sources":
        told, outlet = source_text(found, look), look.record(found.text("outlet"), briefing)
        kind = told.removeprefix(f"{outlet.title}, ") if outlet else told
        return (Span(told if outlet is None or kind == told else f"{outlet.title} ({kind})"),)
    return reference(slug, briefing, look)


def term_rows(terms: Sequence[Record], look: RecordLoader) -> Rows:
    """The head, and a row for each loaded term."""
    head = ("As printed", "In plain words", "Recorded as used by")
    rows: Rows = [tuple((Span(text),) for text in head)]
    for term in terms:
        printed = listed(((Span(f"“{one}”"),) for one in term.items("as_printed")), ", ")
        used = references(term, "used_by", look)
        rows.append((printed, (Span(term.text("neutral")),), used))
    return rows


def source_rows(sources: Sequence[Record], look: RecordLoader) -> Rows:
    """The head, and a row for each source, whether it was read or not."""
    head = ("Source", "Published by", "When", "Read", "Reliability")
    rows: Rows = [tuple((Span(text),) for text in head)]
    for source in sources:
        grade = source.text("reliability") or "F"
        url = source.text("url")
        rows.append(
            (
                (Span(source.title, url=url),),
                reference(source.text("outlet"), source.key.briefing, look),
                (Span(date_in_words(source.text("published")) or "not given"),),
                (Span("no" if source.fields.get("seen") is False else "yes"),),
                (Span(f"{grade}: {words_for(RELIABILITY, grade)}"),),
            )
        )
    return rows
