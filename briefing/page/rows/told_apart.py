"""Rows for a list that cuts them: how much of each name others begin with too, and so may go."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.library.library import Library
from briefing.library.store.records import Record
from briefing.page.blocks import plain
from briefing.page.rows.row import Row
from briefing.page.words.labels import is_untitled
from briefing.page.words.name_prefixes import name_prefixes, title_prefixes
from briefing.text.common_prefix import longest_prefixes


def told_apart(rows: Sequence[Row], records: Sequence[Record], library: Library) -> list[Row]:
    """The rows of some records, which tell how much of their names others begin with too."""
    prefixes = title_prefixes(library, records)
    found = [
        _with_prefix(row, record, prefixes[record.key])
        for row, record in zip(rows, records, strict=True)
    ]
    return _with_speakers(found, library) if any(row.speech for row in found) else found


def _with_prefix(row: Row, record: Record, prefix: int) -> Row:
    """A row with the letters of its own words, of which the title may be a part."""
    words = plain(row.second if row.speech else row.first).removeprefix("! ")
    if is_untitled(record):  # the end of its address is what differs
        return row._replace(prefix=max(0, len(words) - 1))
    at = words.find(record.title[:prefix]) if prefix else 0
    return row._replace(prefix=prefix + max(0, at))


def _with_speakers(rows: Sequence[Row], library: Library) -> list[Row]:
    """The same with the letters of the names of speakers, who need not be named in the records."""
    names = longest_prefixes(plain(row.speech.who) for row in rows if row.speech)
    known = name_prefixes(library, "actors", list(names))
    prefixes = {
        name: max(among, one) for (name, among), one in zip(names.items(), known, strict=True)
    }
    return [
        row._replace(speech=row.speech._replace(prefix=prefixes[plain(row.speech.who)]))
        if row.speech
        else row
        for row in rows
    ]
