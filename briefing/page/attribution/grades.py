"""The two grades of a statement in words: of the source that was read, and of what is said.

They are the NATO Admiralty code (AJP-2.1). F and 6 are no lowest grades but say that nobody could
judge, so grades are shown one by one, and never put in order or reckoned with as numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.analysis.provenance import Hop, last_hop
from briefing.library.store.records import Record
from briefing.page.blocks import Line, Span
from briefing.page.record_loader import RecordLoader
from briefing.page.words.labels import name
from briefing.page.words.prose import flowing_field
from briefing.page.words.vocabulary import CREDIBILITY, RELIABILITY, words_for

if TYPE_CHECKING:
    from briefing.page.sections.body import Fact

UNGRADED_SOURCE, UNGRADED = "F", "6"
"""The grades where none was written, as the format has it."""
_UNJUDGED = "cannot be judged"


def grade_words(statement: Record, look: RecordLoader, read: Hop | None = None) -> str:
    """Both grades, short: `F6: cannot be judged`; `B6: usually reliable, cannot be judged`.

    `read` is the last hop, for who has it.
    """
    key = (read or last_hop(statement, look)).key
    source = look.at(key) if key else None
    reliability = _grade(source, "reliability", UNGRADED_SOURCE) if source else UNGRADED_SOURCE
    credibility = _grade(statement, "credibility", UNGRADED)
    words = (words_for(RELIABILITY, reliability), words_for(CREDIBILITY, credibility))
    if words[0] == words[1]:
        said = words[0]
    elif _UNJUDGED in words:
        said = f"source {words[0]}, content {words[1]}"
    else:
        said = ", ".join(words)
    return f"{reliability}{credibility}: {said}"


def grade_facts(statement: Record, look: RecordLoader) -> list[Fact]:
    """The grades that have a reason, each with it: the grades themselves stand behind the chain."""
    source = source_read(statement, look)
    rows: list[Fact] = []
    if source is not None and source.has("reliability_why"):
        which = (Span(" (source read: "), *name(source, look), Span(")"))
        why = flowing_field(source, "reliability_why", look)
        rows.append(
            ("Reliability", _reasoned((Span(reliability_words(source)), *which), why)),
        )
    if statement.has("credibility_why"):
        rows.append(("Credibility", credibility(statement, look)))
    return rows


def reliability(source: Record, look: RecordLoader) -> Line:
    """A source's grade in words, and its reason."""
    why = flowing_field(source, "reliability_why", look)
    return _reasoned((Span(reliability_words(source)),), why)


def credibility(statement: Record, look: RecordLoader) -> Line:
    """The grade of what a statement says, in words, and its reason."""
    said = _said(CREDIBILITY, _grade(statement, "credibility", UNGRADED))
    return _reasoned((Span(said),), flowing_field(statement, "credibility_why", look))


def reliability_words(source: Record) -> str:
    """A source's grade in words, without its reason."""
    return _said(RELIABILITY, _grade(source, "reliability", UNGRADED_SOURCE))


def source_read(statement: Record, look: RecordLoader) -> Record | None:
    """The last source of a statement's chain; None where that is unknown or has no record."""
    key = last_hop(statement, look).key
    return look.at(key) if key else None


def _grade(record: Record, field: str, otherwise: str) -> str:
    return record.text(field) or otherwise


def _said(codes: dict[str, str], grade: str) -> str:
    return f"{grade}: {words_for(codes, grade)}"


def _reasoned(said: Line, why: Line) -> Line:
    return (*said, Span(". "), *why) if why else said
