"""What a record is called where it is only named: in a list, in a sentence, on a link."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing.analysis.provenance import speaker_hop
from briefing.analysis.quotations.passages import whole_text
from briefing.analysis.speaker import PARTIAL, is_verbatim
from briefing.library.store.records import Record
from briefing.model.key import UNKNOWN
from briefing.page.blocks import Line, Span
from briefing.page.record_loader import RecordLoader
from briefing.page.words.dates import short_date
from briefing.page.words.vocabulary import sentence
from briefing.text import prose

LIST_LENGTH = 72
INLINE_LENGTH = 44
ITEM_LENGTH = 200
"""Characters of a text that stand for it: in a list of records, in a sentence, in a page's list."""
_MAIN = {"statements": "text", "questions": "q"}
"""The sections whose records are text and have no title, with the field that the text is in."""
TEXTS = frozenset(_MAIN)
"""The names of these sections."""
_BLANKS = re.compile(r"\s+")
_SCHEME = r"^https?://(www\.)?"
_ADDRESS = 40
"""Characters that an address has at most where it stands for a title."""


def name(record: Record, look: RecordLoader, length: int = INLINE_LENGTH) -> Line:
    """A link to a record, with its name as it is said in a sentence.

    Words are never named without whoever said them: a statement is its speaker and its first
    words, at most `length` characters of them, and a source is its outlet and its kind.
    """
    match record.section:
        case "statements":
            speaker = speaker_text(record, look)
            (words,) = first_words(record, look, length)
            return (Span(f"{speaker}: {words.text}", link=record.key),)
        case "questions":
            return first_words(record, look, length)
        case "sources":
            return (Span(source_text(record, look), link=record.key),)
        case _:
            return (Span(title_text(record), link=record.key),)


def called(record: Record, look: RecordLoader, length: int = LIST_LENGTH) -> Line:
    """What a record's page is called where it stands for itself: words never without a speaker."""
    if record.section == "statements":
        return name(record, look, length)
    text, cut = shortened(main_text(record, look), length)
    return (Span(f"{text}\u00a0…" if cut else text, link=record.key),)


def title_text(record: Record) -> str:
    """The title; between quotation marks if it is somebody's wording and not the briefing's.

    That is so for a loaded term, and for the title of a source that was read: of one that was not,
    the title is only what the briefing calls it.
    """
    if is_untitled(record):
        kind = sentence(record.text("kind").replace("-", " ") or "source")
        # Many posts have the same day: without an address there is only the slug.
        slug = "" if record.text("url") or record.text("archive") else record.key.slug
        return ", ".join(filter(None, (kind, told_apart(record), slug)))
    read = record.section == "sources" and not is_unseen(record)
    return f"“{record.title}”" if read or record.section == "terms" else record.title


def is_untitled(record: Record) -> bool:
    """Whether it is a source of which no title is written."""
    return record.section == "sources" and not record.has("title")


def told_apart(source: Record) -> str:
    """What tells a source without a title from others: its date, author and address."""
    address = re.sub(_SCHEME, "", source.text("url") or source.text("archive")).rstrip("/")
    if len(address) > _ADDRESS:
        address = f"…{address[1 - _ADDRESS :]}"  # its end is what differs
    known = (short_date(source.text("published")), source.text("author"), address)
    return ", ".join(filter(None, known))


def is_unseen(source: Record) -> bool:
    """Whether a source is known only through another one."""
    return source.fields.get("seen") is False


def first_words(record: Record, look: RecordLoader, length: int) -> Line:
    """The beginning of a record's text, linked to it; between quotation marks only if verbatim.

    The mark of a cut stands outside the quotation: it is not the speaker's. A partial quotation has
    one on both sides.
    """
    text, cut = shortened(main_text(record, look), length)
    partial = record.text("form") == PARTIAL
    mark = "\u00a0…" if cut or partial else ""  # never alone on a line
    if is_verbatim(record):
        before = "…\u00a0" if partial else ""
        return (Span(f"{before}“{text}”{mark}", "quote", link=record.key),)
    return (Span(f"{text}{mark}", link=record.key),)


def main_text(record: Record, look: RecordLoader) -> str:
    """The text of a statement or question, without its links; of anything else the title."""
    text = _main_field(record)
    if not text:
        return title_text(record)
    return text if is_verbatim(record) else _plain(text, record.key.briefing, look)


def _main_field(record: Record) -> str:
    """The text that a record is, as written; empty where it is not that, or has none."""
    if record.section == "statements":
        return whole_text(record)
    return record.text(_MAIN.get(record.section, ""))


def gather_mentioned(records: Iterable[Record], look: RecordLoader) -> None:
    """Fetch at once what `main_text` of these records needs."""
    look.gather(
        (mention.target, record.key.briefing)
        for record in records
        if not is_verbatim(record)
        for mention in prose.mentions(_main_field(record))
        if not mention.shown
    )


def _plain(text: str, briefing: str, look: RecordLoader) -> str:
    """Prose without its links: their words, or else the names of the records that they lead to."""
    return "".join(
        part.text
        if isinstance(part, prose.PlainWords)
        else part.shown or _mentioned(part.target, briefing, look)
        for part in prose.parse_prose(text)
    )


def _mentioned(target: str, briefing: str, look: RecordLoader) -> str:
    """The title of a record; of one that is text itself, which might mention this one, the slug."""
    record = look.record(target, briefing)
    if record is None or record.section in _MAIN:
        return prose.slug_words(target)
    return title_text(record)


def shortened(text: str, length: int) -> tuple[str, bool]:
    """`text` on one line, at most `length` characters of it, and whether anything was cut off."""
    line = _BLANKS.sub(" ", text, count=length + 2).strip()  # what is after so many is cut off
    if len(line) <= length:
        return line, False
    cut = line.rfind(" ", length // 2, length + 1)
    return line[: cut if cut > 0 else length].rstrip(" ,;:"), True


def speaker_text(statement: Record, look: RecordLoader) -> str:
    """Who speaks, as plain text."""
    return speaker_hop(statement, look).label or "speaker not given"


def source_text(source: Record, look: RecordLoader) -> str:
    """A source by its outlet and kind; by its title where nobody names the outlet.

    One without a title is told apart from others of that outlet.
    """
    outlet = source.text("outlet")
    actor = look.record(outlet, source.key.briefing) if outlet not in ("", UNKNOWN) else None
    if actor is None:
        return title_text(source) if is_untitled(source) else source.title
    apart = told_apart(source) if is_untitled(source) else ""
    kind = source.text("kind").replace("-", " ")
    return ", ".join(filter(None, (actor.title, kind, apart)))


def reference(written: str, briefing: str, look: RecordLoader, length: int = INLINE_LENGTH) -> Line:
    """A link to whatever a field refers to; as written, and marked, where that leads nowhere."""
    if written == UNKNOWN:
        return (Span("unknown", "unknown"),)
    record = look.record(written, briefing)
    return name(record, look, length) if record else (Span(written, "error"),)


def references(record: Record, field: str, look: RecordLoader) -> Line:
    """The links of a field, with semicolons between; empty where it has none."""
    found = (reference(each, record.key.briefing, look) for each in written(record, field))
    return listed(found, "; ")


def written(record: Record, field: str) -> list[str]:
    """The references in a field that holds one or several."""
    value = record.fields.get(field)
    if value is None:
        return []
    several = value if isinstance(value, list) else [value]
    return [each for each in several if isinstance(each, str)]


def listed(lines: Iterable[Line], between: str = ", ") -> Line:
    """Several lines as one."""
    spans: list[Span] = []
    for line in lines:
        if line:
            spans += [Span(between), *line] if spans else line
    return tuple(spans)
