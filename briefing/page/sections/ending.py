"""What every page has, whatever its record: problems, note, tags, and its place in its file."""

from __future__ import annotations

import json

from briefing.library.store.records import Record
from briefing.model.problem import Problem
from briefing.page.blocks import Block, Line, Notice, Paragraph, Span
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.body import Fact, facts, linked
from briefing.page.words.labels import reference
from briefing.page.words.prose import lines


def notices(record: Record) -> list[Block]:
    """Everything that is wrong with the record, each with its place in the file."""
    return [notice(problem) for problem in record.problems]


def notice(problem: Problem) -> Notice:
    """A problem, with what to do about it and where it is."""
    field = f"{problem.field}: " if problem.field else ""
    remedy = f"; {problem.remedy}" if problem.remedy else ""
    place = f"{problem.file}:{problem.line}:{problem.column}" if problem.line else problem.file
    said = Span(f"{field}{problem.message}{remedy}")
    return Notice(problem.severity, (said, Span(f" ({place})", "literal")))


def note(record: Record, look: RecordLoader) -> list[Block]:
    """What the reader should know about the record itself."""
    found = lines(record.text("note"), record.key.briefing, look)
    return [
        Paragraph((Span("Note: ", "label"), *line) if number == 0 else line)
        for number, line in enumerate(found)
    ]


def ending(record: Record, look: RecordLoader) -> list[Block]:
    """Sources, tags, identifiers, what was not valid, and the place in the file."""
    rows = facts(
        linked(record, "sources", "sources", look),
        ("Tags", _tags(record)),
        ("Elsewhere", _ids(record)),
        ("Extends", _extends(record, look)),
        *_accepted(record),
        *_faults(record),
    )
    place = f"{record.file}:{record.line}" if record.file else ""
    return [*rows, Paragraph((Span(f"{record.key.slug}  {place}".rstrip(), "literal"),))]


def _tags(record: Record) -> Line:
    spans: list[Span] = []
    for tag in map(str, record.items("tags")):
        spans += [Span(", ")] * bool(spans) + [Span(tag, query=f"tag:{quoted(tag)}")]
    return tuple(spans)


def quoted(words: str) -> str:
    """Words as one value of a query; a quotation mark among them would end the value."""
    return '"' + words.replace('"', " ") + '"'


def _ids(record: Record) -> Line:
    ids = record.fields.get("ids")
    said = ids.items() if isinstance(ids, dict) else ()
    text = ", ".join(f"{scheme} {identifier}" for scheme, identifier in said)
    return (Span(text, "literal"),) if text else ()


def _accepted(record: Record) -> list[Fact]:
    """What `briefing check` finds and the briefing has accepted, by the rule, with the reason."""
    accepted = record.fields.get("accepts")
    found = accepted.items() if isinstance(accepted, dict) else ()
    return [
        ("Accepted", (Span(str(rule), "literal"), Span(f": {reason}"))) for rule, reason in found
    ]


def _extends(record: Record, look: RecordLoader) -> Line:
    written = record.text("extends")
    return reference(written, record.key.briefing, look) if written else ()


def _faults(record: Record) -> list[Fact]:
    """What did not fit its field, as it was written: nothing that somebody wrote is lost."""
    return [
        (name, (Span("not valid: ", "error"), Span(_as_written(value), "literal")))
        for name, value in record.faults.items()
    ]


def _as_written(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
