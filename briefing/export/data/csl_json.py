"""CSL-JSON: the sources, for citing them with pandoc, Zotero and whatever else reads it.

Of a section of sources these are its records; of anything else, the sources that its records name,
and those through which the statements reached us that they name. A source that nobody read for the
briefing is none that can be cited, and is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from briefing.export.context import Document, ExportContext
from briefing.export.data.record_pages import record_pages
from briefing.export.outline import file_path
from briefing.export.selection import public
from briefing.library.store.records import Record
from briefing.model.dates import edtf
from briefing.model.key import UNKNOWN, Key
from briefing.page.record_loader import MANY, RecordLoader
from briefing.page.words.dates import date_in_words
from briefing.text.json_text import json_line
from briefing.text.visible import visible_line

_TYPES = {
    "article": "article-newspaper",
    "statement": "document",
    "press-briefing": "speech",
    "interview": "interview",
    "post": "post",
    "dataset": "dataset",
    "document": "report",
}
_GENRES = {"statement": "statement", "press-briefing": "press briefing"}
_CARRIED = frozenset({"article", "post", "interview"})
"""What somebody else carries; the others are by whoever published them."""


def export(job: ExportContext) -> Iterator[Document]:
    """One file. See `briefing.export.formats.Format`."""
    yield Document(file_path(job, ".csl.json"), _works(job))


def _works(job: ExportContext) -> Iterator[str]:
    look, between = RecordLoader(job.library, MANY), "[\n"
    home = job.selection.briefing
    for source in _sources(job, look):
        yield f"{between}{json_line(_work(source, look, home))}"
        between = ",\n"
    yield "\n]\n" if between == ",\n" else "[]\n"


def _sources(job: ExportContext, look: RecordLoader) -> Iterator[Record]:
    """The sources that were read, each once."""
    told: set[Key] = set()
    for some in record_pages(job):
        for source in (*some, *_named(some, job, look)):
            if source.section != "sources" or source.key in told:
                continue
            told.add(source.key)
            if source.fields.get("seen") is not False:
                yield source
        look.turn()


def _named(records: Sequence[Record], job: ExportContext, look: RecordLoader) -> Iterator[Record]:
    """The sources that records name, and those of the statements among what they name."""
    first = list(_linked(records, job, look))
    statements = [one for one in first if one.section == "statements"]
    yield from map(public, (*first, *_linked(statements, job, look)))


def _linked(records: Iterable[Record], job: ExportContext, look: RecordLoader) -> Iterator[Record]:
    links = job.library.links.of_each(record.key for record in records)
    keys = dict.fromkeys(link.target for some in links.values() for link in some)
    look.fetch(keys)
    return (record for key in keys if (record := look.at(key)))


def _work(source: Record, look: RecordLoader, home: str) -> dict[str, Any]:
    kind = source.text("kind")
    outlet, author = _names(source, look)
    whose = author or (outlet if kind not in _CARRIED else "")
    texts = {
        "id": source.key.slug if source.key.briefing == home else str(source.key),
        "type": _TYPES.get(kind, "document"),
        "genre": _GENRES.get(kind, ""),
        "title": source.title,
        "container-title": outlet if kind in _CARRIED else "",
        "publisher": outlet if kind not in _CARRIED else "",
        "URL": source.text("url"),
        "archive_location": source.text("archive"),
        "language": source.text("lang"),
        "note": _note(source),
    }
    work: dict[str, Any] = {name: visible_line(text) for name, text in texts.items() if text}
    if whose:
        work["author"] = [{"literal": visible_line(whose)}]
    for name, field in (("issued", "published"), ("accessed", "accessed")):
        if date := _date(source.text(field)):
            work[name] = date
    return work


def _names(source: Record, look: RecordLoader) -> tuple[str, str]:
    """What the outlet and the author are called; nothing where nobody names them."""
    outlet, author = source.text("outlet"), source.fields.get("author")
    published = look.record(outlet, source.key.briefing) if outlet else None
    named = "" if outlet in ("", UNKNOWN) else published.title if published else outlet
    if isinstance(author, dict):
        reference = str(author.get("actor", ""))
        actor = look.record(reference, source.key.briefing)
        return named, actor.title if actor else reference
    return named, source.text("author")


def _note(source: Record) -> str:
    """What no field is for: the grade, a date as vague as it is, that no outlet is named."""
    why = source.text("reliability_why")
    grade = source.text("reliability")
    date = source.text("published")
    vague = date and _date(date).get("circa", not _date(date))
    said = [
        "Outlet not named." if source.text("outlet") == UNKNOWN else "",
        f"Published {date_in_words(date)}." if vague else "",
        f"Reliability (Admiralty): {grade}, {why}" if grade and why else "",
    ]
    return " ".join(filter(None, said))


def _date(written: str) -> dict[str, Any]:
    """A date in parts, as exact as it is; of a time from one to another, both. Doubt is `circa`."""
    try:
        read = edtf.parse(written) if written else None
    except ValueError:
        return {}
    if read is None or not (read.lower or read.upper):
        return {}
    ends = [_parts(end) for end in written.split("/") if end.strip(".")]
    parts = [end for end in ends if end]
    if not parts:
        return {}
    doubt = {"circa": True} if any(mark in written for mark in ("~", "?", "%", "X", "..")) else {}
    return {"date-parts": parts, **doubt}


def _parts(written: str) -> list[int]:
    """Year, month and day, up to the first that is not told."""
    found: list[int] = []
    for part in written.strip(".~?%").split("-"):
        digits = part.strip("~?%")
        if not digits.isdecimal() or (len(found) == 1 and not 1 <= int(digits) <= 12):
            break
        found.append(int(digits))
    return found
