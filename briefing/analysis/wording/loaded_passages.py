"""Loaded terms in what the briefing itself says, and in the words that it quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefing.analysis.speaker import is_verbatim
from briefing.analysis.wording.loaded_terms import SECTION, LoadedTerm
from briefing.analysis.wording.quotation_marks import quoted_parts
from briefing.analysis.wording.term_matcher import Place, TermMatch, TermMatcher
from briefing.library.store.records import Record
from briefing.text import prose

PROSE = {
    "briefing": ("basis", "summary", "note"),
    "incidents": ("summary", "note"),
    "statements": ("text", "credibility_why", "note"),
    "actors": ("note",),
    "locations": ("note",),
    "figures": ("counts", "note"),
    "sources": ("reliability_why", "note"),
    "terms": ("note",),
    "questions": ("q", "note"),
}
"""The fields of each section that hold prose: those that the models declare as that."""
TITLES = {"briefing": "title", "incidents": "title", "figures": "label", "sources": "title"}
"""The fields by which the briefing calls what has no name of its own."""
OWN = frozenset({SECTION})
"""The sections whose records are about wording and may have any."""

_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")


class LoadedPassage(NamedTuple):
    """A loaded term in a field: the field's dotted path, and where in it, as written, it begins.

    `words` are the words there, without the brackets of links.
    """

    path: str
    start: int
    words: str
    term: LoadedTerm


def loaded_prose(record: Record, matcher: TermMatcher) -> Iterator[LoadedPassage]:
    """Loaded terms in the briefing's own prose in a record, and in what it retells.

    Titles and labels count as prose; the title of a source that was read is the source's own.
    Text between quotation marks is somebody else's, and a term's own record may say what it must.
    """
    if record.section in OWN:
        return
    for field in _own_fields(record):
        for path, text in _texts(record, field):
            yield from _in_prose(path, text, matcher)


def loaded_quotes(record: Record, matcher: TermMatcher) -> Iterator[LoadedPassage]:
    """Loaded terms in somebody's own words, with `start` counted from where those begin.

    That is verbatim text, the title of a source that was read, and what a retold statement has
    between quotation marks.
    """
    for path, text in _quoted_texts(record):
        for match in matcher.find(text):
            yield LoadedPassage(path, match.start, text[match.start : match.end], match.term)


def _own_fields(record: Record) -> Iterator[str]:
    title = TITLES.get(record.section)
    if title and not _is_printed(record):
        yield title
    verbatim = record.section == "statements" and is_verbatim(record)
    for field in PROSE.get(record.section, ()):
        if not (verbatim and field == "text"):
            yield field


def _is_printed(record: Record) -> bool:
    """Whether the record's title is as printed: that of a source that was read."""
    return record.section == "sources" and record.fields.get("seen") is not False


def _quoted_texts(record: Record) -> Iterator[tuple[str, str]]:
    if record.section == "sources" and _is_printed(record):
        yield "title", record.text("title")
    if record.section == "statements" and is_verbatim(record):
        yield from _texts(record, "text")
        original = record.fields.get("original")
        if isinstance(original, dict):
            yield "original.text", str(original.get("text", ""))
    elif record.section == "statements":
        for path, text in _texts(record, "text"):
            for start, end in _paragraphs(text):
                shown, _ = _shown(text[start:end])
                yield from ((path, shown[first:last]) for first, last in quoted_parts(shown))


def _texts(record: Record, field: str) -> Iterator[tuple[str, str]]:
    """The text of a field with its path, or each of several passages with its own."""
    if not isinstance(record.fields.get(field), list):
        yield field, record.text(field)
        return
    passages = record.items(field)
    yield from ((f"{field}.{at}", one) for at, one in enumerate(passages) if isinstance(one, str))


def _in_prose(field: str, text: str, matcher: TermMatcher) -> Iterator[LoadedPassage]:
    if not matcher.may_have(prose.plain_prose(text)):
        return
    for start, end in _paragraphs(text):
        shown, places = _shown(text[start:end])
        for match in _unquoted(shown, matcher):
            words = shown[match.start : match.end]
            yield LoadedPassage(field, start + places[match.start], words, match.term)


def _unquoted(shown: str, matcher: TermMatcher) -> list[TermMatch]:
    # Where a link has no words of its own, the name of a record is shown that nobody knows here.
    unknown = [(at, at + 1) for at, sign in enumerate(shown) if sign == _NAMED]
    return matcher.find(shown, merged([*quoted_parts(shown), *unknown]))


_NAMED = "\ufffc"
"""Stands for a link without words of its own."""


def merged(places: list[Place]) -> list[Place]:
    """The places in order, those that overlap as one."""
    whole: list[Place] = []
    for start, end in sorted(places):
        if whole and start < whole[-1][1]:
            whole[-1] = (whole[-1][0], max(end, whole[-1][1]))
        else:
            whole.append((start, end))
    return whole


def _paragraphs(text: str) -> Iterator[Place]:
    """Where the paragraphs of prose begin and end: quotation marks are partners only within one."""
    parts = _BLANK_LINES if _BLANK_LINES.search(text) else re.compile("\n")
    cuts = [match.span() for match in parts.finditer(text)]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(text)]
    return zip(starts, ends, strict=True)


def _shown(text: str) -> tuple[str, list[int]]:
    """Prose as it is shown, and for each of its characters where in the text it stands."""
    pieces: list[tuple[str, int]] = []
    at = 0
    for part in prose.parse_prose(text):
        if isinstance(part, prose.PlainWords):
            pieces.append((part.text, at))
            at += len(part.text)
        else:
            at = part.end
            first = text.find(part.shown, text.find("|", part.start)) if part.shown else part.start
            pieces.append((part.shown or _NAMED, first))
    shown = "".join(words for words, _ in pieces)
    return shown, [first + n for words, first in pieces for n in range(len(words))]
