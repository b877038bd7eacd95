"""Where a record stands in an export: its anchor, and the name of its file.

An anchor is an empty `<span id="slug"></span>` at the end of the record's heading, and links lead
to `#slug`. Of the ways to write one, this is the one that most readers follow:

- the anchors that GitHub and pandoc make from the words of a heading change when the words do;
- `{#slug}` is an anchor to pandoc, and text to GitHub;
- GitHub keeps the `id` of any element; pandoc keeps it in HTML, and of a `span` (not of an `a`)
  also in Word and PDF, when it reads `markdown` rather than `gfm`;
- Obsidian jumps to headings by their words and to `^blocks`, never to an `id`: there a relative
  link opens the right file, and `--links wiki` is what leads to the record.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from briefing.disk.file_names import note_stem
from briefing.model.key import FRONT, Key

FRONT_FILE = "index"
"""What the file with the front page is called, where each section has a file of its own."""


def anchor(key: Key, home: str) -> str:
    """The anchor of a record in an export of the briefing `home`.

    Its slug; with the name of its briefing before it where that is another. A slug has no dot, so
    no two records share an anchor.
    """
    return key.slug if key.briefing == home else f"{key.briefing}.{key.slug}"


def section_anchor(section: str) -> str:
    """The anchor of a section's heading. No slug has an underscore."""
    return f"_{section}"


def mark(name: str) -> str:
    """The anchor itself, as it stands in a heading."""
    return f'<span id="{name}"></span>'


def section_file(section: str, suffix: str) -> PurePosixPath:
    """The file of a section, in a folder that has one for each."""
    return PurePosixPath((FRONT_FILE if section == FRONT else section) + suffix)


def note_name(key: Key, home: str) -> str:
    """What a wiki link calls a record: as its file, in a folder if it is another briefing's."""
    name = note_stem(key.slug)
    return name if key.briefing == home else f"{note_stem(key.briefing)}/{name}"


def note_file(key: Key, home: str, suffix: str) -> PurePosixPath:
    """The file of a record, in a folder that has one for each."""
    return PurePosixPath(note_name(key, home) + suffix)


class Footnotes:
    """The footnotes of one document, in the order in which they are first used.

    One says of a statement that the document names who says so and through whom. Its label is the
    anchor of the statement, so that it stays the same when others come or go.
    """

    def __init__(self, home: str) -> None:
        """For an export of the briefing `home`."""
        self._home = home
        self._used: dict[Key, None] = {}

    def mark(self, key: Key) -> str:
        """The mark that refers to the footnote of a statement."""
        self._used[key] = None
        return f"[^{anchor(key, self._home)}]"

    def definition(self, key: Key, raw: str) -> str:
        """The footnote itself; `raw` is one line of Markdown."""
        return f"[^{anchor(key, self._home)}]: {raw}"

    def used(self) -> Iterator[Key]:
        """The statements that have footnotes."""
        return iter(tuple(self._used))
