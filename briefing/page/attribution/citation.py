"""What is copied: a record's words, and where they are from."""

from __future__ import annotations

from briefing.analysis.incidents.judgment import judgment_of
from briefing.analysis.speaker import PARTIAL
from briefing.library.library import Library
from briefing.library.store.records import Record
from briefing.model.key import FRONT, SHARED, Key
from briefing.page.attribution.attribution import (
    attribution,
    speaker_line,
    statement_words,
    who_says_so,
)
from briefing.page.attribution.incident_answers import both_answers
from briefing.page.attribution.statuses import gather_statuses
from briefing.page.attribution.unknown_hops import with_unknown_hops
from briefing.page.blocks import Line, plain
from briefing.page.record_loader import RecordLoader
from briefing.page.words.labels import main_text, references
from briefing.page.words.prose import lines
from briefing.page.words.vocabulary import retold
from briefing.text.visible import visible

PROSE = ("basis", "summary", "counts", "neutral", "note")
"""The fields whose text is copied, of records that are not themselves words."""


def copied(library: Library, record: Record) -> str:
    """The record's words, an empty line, and the citation; safe for a clipboard or a terminal.

    Only verbatim words have quotation marks; retold ones say that they are retold.
    """
    look = RecordLoader(library)
    text = _words(record, look) if record.section == "statements" else _text(record, look)
    return visible(f"{text}\n\n") + citation(library, record)


def citation(library: Library, record: Record) -> str:
    """Where a record is from, in sentences on one line.

    For a statement: the speaker with the role, the date with how it was printed, and the way it
    took to us; for others the sources. Then the briefing's title, the record's address, and its
    place in its file.
    """
    look = RecordLoader(library)
    said = _statement(record, look) if record.section == "statements" else _sources(record, look)
    place = f" ({record.file}:{record.line})" if record.file else ""
    ending = f"{_briefing(library, record)}, {record.key}{place}"
    return visible(" ".join(f"{part}." for part in (*filter(None, said), ending)))


def _words(statement: Record, look: RecordLoader) -> str:
    block = statement_words(statement, look)
    text = plain(block.line)
    if not block.verbatim:
        return f"{retold(block.form)}{text}"
    return f"… “{text}” …" if block.form == PARTIAL else f"“{text}”"


def _text(record: Record, look: RecordLoader) -> str:
    """The title, both answers about an incident, and the prose."""
    status = _answers(record, look) if record.section == "incidents" else ""
    prose = [
        plain(line)
        for field in PROSE
        for line in lines(record.text(field), record.key.briefing, look)
    ]
    return "\n\n".join(filter(None, (main_text(record, look), status, *prose)))


def _answers(incident: Record, look: RecordLoader) -> str:
    gather_statuses([incident], look, parts=True)
    found = both_answers(judgment_of(incident, look), look)
    return "\n".join(
        f"{question} {plain(with_unknown_hops(line, look))}" for question, line in found
    )


def _statement(record: Record, look: RecordLoader) -> list[str]:
    when = plain(attribution(record, look).said)
    who = plain(speaker_line(record, look))
    way = plain(who_says_so(record, look))
    return [f"{who}; {when}" if when else f"{who}; no date", way]


def _sources(record: Record, look: RecordLoader) -> list[str]:
    line: Line = references(record, "sources", look)
    return [f"Sources: {plain(line)}"] if line else []


def _briefing(library: Library, record: Record) -> str:
    """The briefing that the record is in, by its title."""
    if record.key.briefing == SHARED:
        return "Shared records"
    header = Key(record.key.briefing, FRONT)
    return library.titles([header]).get(header, record.key.briefing)
