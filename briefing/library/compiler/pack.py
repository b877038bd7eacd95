"""A loaded file as plain rows: tuples, lists, texts and numbers, which travel between processes."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Any, NamedTuple

from pydantic_core import to_json

from briefing.disk.file_stamp import file_stamp
from briefing.library.derive.identities import identifiers
from briefing.library.store.fingerprints import digest
from briefing.library.store.record_numbers import listed_day
from briefing.library.store.record_rows import body_digest, checksum, sealed
from briefing.load.content_layout import SourceFile
from briefing.load.loaded_record import LoadedRecord, Texts
from briefing.load.loader import LoadedFile, Shared, load_file
from briefing.model.dates import edtf
from briefing.model.shapes import Path
from briefing.model.values import bounds_of
from briefing.text.fold import APOSTROPHES, fold, joined

_BETWEEN = " \ue000 "
"""A word that no question can have (folding leaves only letters and digits), so that no phrase is
found across two texts."""
_SORTED_BY = 80
"""Letters of a title by which lists are put in order, and up to which it is a name that somebody
may type whole: what was said is a title too, and can be pages long."""
_JOINT = re.compile(r"[-‐-―/’'`]")
_COMPOUND = re.compile(rf"(?<!\w)\w++(?:{_JOINT.pattern}\w++)+")
_BEHIND_APOSTROPHE = re.compile(rf"(?<=\w)[{APOSTROPHES}](\w\w+)")
_ACRONYM = re.compile(
    r"(?<![\w.])(?:[^\W\d_]++(?:\.[^\W\d_]++)+|[^\W\d_](?:\.\s[^\W\d_](?![^\W_]))+)"
)
"""`U.S.`, `Ph.D.`, and initials with spaces, `U. S.`"""
_THOUSANDS = re.compile(r"(?<![\w.,])\d{1,3}([.,'’٬\s])\d{3}(?:\1\d{3})*(?!\d)")


_PATH = json.JSONEncoder().encode


class PackedRecord(NamedTuple):
    """What a record becomes, but for its number and the numbers of the addresses in it.

    `day` is that by which it stands in lists; `record` has the columns of its table from `briefing`
    on; `links` role, briefing and slug that are named, path, context, piece, day; `parts` path and
    days; `names` folded, joined, shown; `points` path, least, most, days; `texts` the five columns
    of words of the full text; `identifiers` what else it is known by
    (briefing.library.derive.identities).
    """

    briefing: str
    slug: str
    day: int
    record: tuple[str | int, ...]
    links: list[tuple[str, ...]]
    parts: list[tuple[str, str, str]]
    names: list[tuple[str, str, str]]
    points: list[tuple[str, float, float, str, str]]
    texts: tuple[str, ...]
    identifiers: tuple[str, ...]


def body_of(fields: Mapping[str, Any], faults: Mapping[str, Any]) -> str:
    """What was written for a record, as the JSON that `rows.records_of` reads."""
    return to_json({"fields": fields, "faults": faults}).decode()


def pack(loaded: LoadedFile, record: LoadedRecord) -> PackedRecord:
    """A record with all that is known of it from its own file."""
    briefing, body = loaded.source.briefing, body_of(record.fields, record.faults)
    names = {name: fold(name) for name in (record.title, *record.texts.names)}
    return PackedRecord(
        briefing,
        record.slug,
        listed_day(record.lower, record.upper),
        _row(loaded, record, body, names[record.title][:_SORTED_BY]),
        _links(briefing, record) if record.links else [],
        [(_dotted(part.path), part.lower, part.upper) for part in record.parts],
        [
            (folded, folded.replace(" ", ""), name)
            for name, folded in names.items()
            if name in record.texts.names or len(folded) <= _SORTED_BY
        ],
        list(_points(record)) if record.section == "figures" else [],
        _searchable(names, record),
        tuple(identifiers(record.fields)) if record.section == "actors" else (),
    )


def _row(
    loaded: LoadedFile, record: LoadedRecord, body: str, sort_name: str
) -> tuple[str | int, ...]:
    """The columns of `record` from `briefing` on; it is taken to be known from its own date."""
    briefing, section, title = loaded.source.briefing, record.section, record.title
    own, place = (record.lower, record.upper), (loaded.source.name, record.line)
    sum_ = sealed(checksum(briefing, section, title, body, *own, *place), record.upper)
    return (
        briefing,
        section,
        record.slug,
        record.slug,
        title,
        sort_name,
        record.kind,
        *own,
        int(record.span),
        record.upper,
        0,
        *place,
        _PATH(record.path),
        body_digest(body),
        body,
        sum_,
    )


def _links(briefing: str, record: LoadedRecord) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for link in record.links:
        other, slash, slug = link.reference.rpartition("/")
        path = _dotted(link.path)
        piece = path if link.piece == link.path else _dotted(link.piece)
        named = other if slash else briefing
        found.append((link.role, named, slug, path, link.context, piece, record.upper))
    return found


def _points(record: LoadedRecord) -> Iterator[tuple[str, float, float, str, str]]:
    """The numbers of a figure: path, least and most, and the days that bound the day it is for."""
    for index, point in enumerate(record.fields.get("points", ())):
        date = edtf.parse(point["as_of"]) if "as_of" in point else None
        days = (date.lower, date.upper) if date else ("", "")
        yield f"points.{index}", *bounds_of(point["value"]), *days


@lru_cache(maxsize=4096)  # the same few fields in every record
def _dotted(path: Path) -> str:
    return ".".join(map(str, path))


def _searchable(names: Mapping[str, str], record: LoadedRecord) -> tuple[str, str, str, str, str]:
    """The columns of the full text, folded as every question will be.

    `names` has title and names, and what each is when it is folded.
    """
    texts = record.texts
    # What is said in one sentence is its own title, and folded already.
    quoted = [names[text] if text in names else fold(text) for text in texts.quoted]
    return (
        names[record.title],
        _BETWEEN.join(names[name] for name in texts.names),
        _BETWEEN.join(quoted),
        _BETWEEN.join(map(fold, texts.other)),
        " ".join(sorted(_compounds(names, texts))),
    )


def _compounds(names: Mapping[str, str], texts: Texts) -> set[str]:
    """Names, words of several pieces, acronyms and numbers with separators, as one word each.

    Also what stands behind an apostrophe.
    """
    found = {folded.replace(" ", "") for name, folded in names.items() if len(name) < 80}
    for text in {*names, *texts.quoted, *texts.other}:
        if _JOINT.search(text):
            for piece in text.split():  # comparing only what may be one takes half the time
                if not piece.isalnum():
                    found.update(map(joined, _COMPOUND.findall(piece)))
                    found.update(map(joined, _BEHIND_APOSTROPHE.findall(piece)))
        if "." in text:
            found.update(joined(one[0]) for one in _ACRONYM.finditer(text))
        found.update(joined(one[0]) for one in _THOUSANDS.finditer(text))
    found.discard("")
    return found


def words_of(texts: tuple[str, ...]) -> set[str]:
    """The words of a full text's first four columns, for the vocabulary."""
    found = set(" ".join(texts[:4]).split())
    found.discard(_BETWEEN.strip())
    return found


def compounds_of(texts: tuple[str, ...]) -> set[tuple[int, str]]:
    """Words of the fifth column of a full text, each behind how many letters of it are a word.

    That is the longest word of the other columns that it begins with; those that are one of these
    words themselves are left out.
    """
    return _compounds_beside(words_of(texts), texts[4])


def _compounds_beside(words: set[str], joined_: str) -> set[tuple[int, str]]:
    return {(_begun(word, words), word) for word in joined_.split() if word not in words}


def _begun(compound: str, words: set[str]) -> int:
    return next((end for end in range(len(compound), 0, -1) if compound[:end] in words), 0)


PackedFile = tuple[
    tuple[Any, ...],
    list[tuple[Any, ...]],
    list[tuple[Any, ...]],
    list[str],
    list[tuple[int, str]],
]
"""A file: its row; its problems, each with the briefing that it is in; its records, each the values
of a `PackedRecord`; the words in them, and those written together (`compounds_of`)."""


def pack_file(source: SourceFile, root: FilePath, shared: Shared) -> PackedFile:
    """Read and check a file below `root`."""
    found, looked, held = file_stamp(source.path), time.time_ns(), digest(source.path)
    loaded = load_file(source, root, shared)
    records = [pack(loaded, record) for record in loaded.records]
    words, compounds = set[str](), set[tuple[int, str]]()
    for record in records:
        own = words_of(record.texts)
        words |= own
        compounds |= _compounds_beside(own, record.texts[4])
    return (
        (source.name, *found, looked, held, loaded.extends),
        [(source.briefing, *problem) for problem in loaded.problems],
        [tuple(record) for record in records],
        sorted(words),
        sorted(compounds),
    )
