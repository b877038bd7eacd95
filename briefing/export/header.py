"""The top of every file: front matter, what it is, what it rests on, how much it shows.

The title is the heading of the text, which every reader shows. In the front matter it is called
`pagetitle`: pandoc would print one called `title` above the heading a second time.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from briefing import __version__
from briefing.analysis.wording.loaded_terms import Wording
from briefing.export.anchors import note_name
from briefing.export.context import ExportContext
from briefing.export.outline import Outline, one_file_each
from briefing.library.library import Library
from briefing.library.store.records import Record
from briefing.model.dates.days import edtf_text
from briefing.model.key import FRONT, Key
from briefing.page.attribution.attribution import speaker_name
from briefing.page.attribution.basis_lines import (
    OTHER_WORDINGS,
    basis_line,
    day_line,
    labelled_basis,
    origin_line,
    wording_line,
)
from briefing.page.attribution.statuses import gather_statuses, status_words
from briefing.page.blocks import Line, Span, plain
from briefing.page.record_loader import RecordLoader
from briefing.page.rows.row import DAYS
from briefing.page.words.dates import date_in_words
from briefing.text.visible import visible_line

_BLANKS = re.compile(r"\s+")
_NO_TAG = re.compile(r"[^\w/-]")
_NO_WORDS = re.compile(r"[\[\]|#^\\]")
"""What a link in a wiki may not show."""
_DATES = {**DAYS, FRONT: "as_of"}
"""The field that holds the date of a record, by section."""


def front_matter(values: Mapping[str, str | list[str]]) -> str:
    """The block between the `---` lines, with them; values that are empty are left out."""
    lines = (f"{name}: {_written(value)}" for name, value in values.items() if value)
    return "\n".join(("---", *lines, "---"))


def _written(value: str | list[str]) -> str:
    """A text, or a list of them, as JSON, which is YAML too."""
    if isinstance(value, str):
        return json.dumps(visible_line(value), ensure_ascii=False)
    return json.dumps([visible_line(one) for one in value], ensure_ascii=False)


def report_values(header: Record, look: RecordLoader, until: str) -> dict[str, str | list[str]]:
    """The front matter of a report, by the names that pandoc and others know."""
    return {
        "pagetitle": header.title,
        "subtitle": "Who is reported to have said what, through whom, and who says otherwise",
        "author": _texts(header, "authors"),
        "date": date_in_words(header.text("as_of")),
        "lang": header.text("lang"),
        "marking": header.text("marking"),
        "kind": "report",
        "briefing": header.key.briefing,
        "covers": header.text("covers"),
        "as_of": header.text("as_of"),
        "basis": plain(basis_line(header, look)),
        "known_until": edtf_text(until),
        "tags": _texts(header, "tags"),
        "program": f"briefing {__version__}",
    }


def _tag(text: str) -> str:
    """A tag as a wiki reads one: without blanks and signs, and never only a number."""
    tag = _NO_TAG.sub("", _BLANKS.sub("-", visible_line(text).strip())).strip("/-")
    return f"_{tag}" if tag.isdecimal() else tag


@dataclass(frozen=True, slots=True)
class FileHeader:
    """What stands above the records of one file. `counts`: how many it has, and of how many."""

    job: ExportContext
    outline: Outline
    headers: tuple[Record, ...]
    counts: tuple[int, int] | None

    def values(self, title: str, look: RecordLoader) -> dict[str, str | list[str]]:
        """The front matter. No times and no paths: the same input gives the same bytes."""
        own = self._of_record(title, look)
        called = f"{title} — {own['status']}" if "status" in own else title
        names = [called, *(header.title for header in self.headers)]
        return {
            "pagetitle": ": ".join(dict.fromkeys(names)),
            **own,
            "author": list(
                dict.fromkeys(one for h in self.headers for one in _texts(h, "authors"))
            ),
            "lang": self._each(lambda header: header.text("lang")),
            "briefing": self._each(lambda header: header.key.briefing),
            "section": self.outline.section,
            "as_of": self._each(lambda header: header.text("as_of")),
            "basis": self._each(lambda header: plain(basis_line(header, look))),
            "known_until": edtf_text(self.job.library.until),
            "wording": self.job.options.wording if self._is_put_otherwise else "",
            "marking": self._each(lambda header: header.text("marking")),
            "query": self.job.selection.query,
            "count": "{} of {}".format(*self.counts) if self.counts else "",
            "program": f"briefing {__version__}",
        }

    def _of_record(self, title: str, look: RecordLoader) -> dict[str, str | list[str]]:
        """What a wiki or a site knows of the record that the file is about, if it is about one.

        A wiki that calls its notes by slugs finds one by its title only if that is an alias.
        """
        record = look.at(self.outline.lead) if self.outline.lead else None
        if record is None:
            return {"aliases": [title]} if self.outline.overview and one_file_each(self.job) else {}
        values: dict[str, str | list[str]] = {
            "kind": record.text("kind") or record.text("form"),
            "date": edtf_text(record.lower),
            "when": date_in_words(record.text(_DATES.get(record.section, ""))),
            "aliases": list(dict.fromkeys(map(visible_line, (title, *_texts(record, "aliases"))))),
            "tags": list(dict.fromkeys(filter(None, map(_tag, _texts(record, "tags"))))),
        }
        if record.section == "statements":
            values["speaker"] = self._speaker(record, look)
        if record.section == "incidents":
            gather_statuses([record], look, parts=True)
            values["status"] = status_words(record, look)
        return values

    def _speaker(self, statement: Record, look: RecordLoader) -> str:
        """The speaker: a link among notes of a wiki, and a name elsewhere."""
        line = speaker_name(statement, look)
        if self.job.options.links != "wiki" or len(line) != 1 or not line[0].link:
            return plain(line)
        name = note_name(line[0].link, self.job.selection.briefing)
        shown = visible_line(plain(line))
        return f"[[{name}]]" if _NO_WORDS.search(shown) else f"[[{name}|{shown}]]"

    def lines(self, look: RecordLoader) -> Iterator[Line]:
        """The same in words; on the front page, which says most of it itself, only the rest."""
        if self.outline.lead is None or self.outline.lead.slug != FRONT:
            for header in self.headers:
                yield origin_line(header)
                yield labelled_basis(header, look)
            yield from self.day_line()
        yield from self.limits()

    def day_line(self) -> Iterator[Line]:
        """That this is not all, where it is the briefing as of an earlier day."""
        yield from day_line(self.job.library)

    def limits(self) -> Iterator[Line]:
        """In what wording it is, and how much of how much."""
        yield from wording_line(self.job.options.wording)
        if self.job.selection.kind != "briefing":
            yield from self._extent()

    @property
    def _is_put_otherwise(self) -> bool:
        """Whether the words are not all as the briefing has them."""
        return self.job.options.wording in OTHER_WORDINGS

    def _extent(self) -> Iterator[Line]:
        """What was searched for, and how many of how many there are."""
        if self.counts is None:
            return
        shown, total = self.counts
        noun = self._noun(total)
        if self.job.selection.kind == "search":
            what = self.job.selection.query or "everything"
            said = f"{what} ({shown:,} of {total:,} {noun})"
            yield (Span("Searched for: ", "label"), Span(said))
        else:
            count = f"{shown:,} of {total:,}" if shown < total else f"all {total:,}"
            said = f"{'the only' if total == 1 else count} {noun}"
            yield (Span("Shown: ", "label"), Span(said))

    def _noun(self, total: int) -> str:
        for section in self.job.library.briefings.sections(self.job.selection.briefing):
            if section.name == self.job.selection.listing.section:
                return section.singular if total == 1 else section.title.lower()
        return "record" if total == 1 else "records"

    def _each(self, value: Callable[[Record], str]) -> str:
        return _each(self.headers, value)


class PageHeader(NamedTuple):
    """The same above a page that is no record's, of whatever briefings it shows anything from."""

    library: Library
    headers: tuple[Record, ...]
    wording: Wording

    def values(self, title: str, look: RecordLoader) -> dict[str, str | list[str]]:
        """The front matter."""
        return {
            "pagetitle": title,
            "briefing": _each(self.headers, lambda header: header.key.briefing),
            "as_of": _each(self.headers, lambda header: header.text("as_of")),
            "basis": _each(self.headers, lambda header: plain(basis_line(header, look))),
            "known_until": edtf_text(self.library.until),
            "wording": self.wording if self.wording in OTHER_WORDINGS else "",
            "marking": _each(self.headers, lambda header: header.text("marking")),
            "program": f"briefing {__version__}",
        }

    def lines(self, look: RecordLoader) -> Iterator[Line]:
        """What it is from and rests on; that it is of an earlier day, or in other words."""
        for header in self.headers:
            yield origin_line(header)
            yield labelled_basis(header, look)
        yield from day_line(self.library)
        yield from wording_line(self.wording)


def _each(headers: Iterable[Record], value: Callable[[Record], str]) -> str:
    return "; ".join(dict.fromkeys(filter(None, map(value, headers))))


def headers(job: ExportContext) -> tuple[Record, ...]:
    """The headers of the briefings that the export takes anything from."""
    selection = job.selection
    if selection.briefing:
        header = job.library.record(Key(selection.briefing, FRONT))
        return (header or Record(Key(selection.briefing, FRONT), FRONT, selection.briefing, {}),)
    return tuple(
        job.library.briefings.header(found.slug)
        for found in job.library.briefings.all()
        if job.library.lists.count(selection.listing._replace(briefing=found.slug))
    )


def _texts(record: Record, field: str) -> list[str]:
    return [str(one) for one in record.items(field)]
