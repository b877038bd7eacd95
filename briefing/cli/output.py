"""Printing: data on standard output, everything else on standard error, all of it made visible."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TextIO

from briefing.cli.process import is_utf8
from briefing.cli.terminal_width import USUAL_WIDTH, width
from briefing.page.blocks import Blocks, Line, Page, plain
from briefing.page.words.counts import time_to_go
from briefing.text.json_text import escape, escaped
from briefing.text.visible import visible, visible_line

if TYPE_CHECKING:  # it would load SQLite, which not every command needs
    from briefing.library.compiler.progress import Progress

_COLOURS = {
    "strong": "1",
    "match": "1",
    "muted": "2",
    "label": "2",
    "rule": "2",
    "warning": "33",
    "error": "31",
    "unknown": "2;3",
}
"""Select Graphic Rendition (ECMA-48) for each style; the rest is printed as it is."""
_NOT_ASCII = r"[^\x00-\x7f]"


class Output:
    """Where a command prints. On a terminal, lines are coloured and tables fit its width."""

    def __init__(self, data: TextIO, messages: TextIO) -> None:
        """`data` takes what was asked for, `messages` whatever is said about it."""
        self._data = data
        self._messages = messages
        self.terminal = data.isatty()
        self.colour = self.terminal and _may_colour()
        self.width = width(data) if self.terminal else USUAL_WIDTH

    @property
    def answers(self) -> bool:
        """Whether somebody is there to be asked."""
        return self._messages.isatty()

    def text(self, text: str) -> None:
        """Print text of several lines as it stands, with nothing after it."""
        self._put(visible(text))

    def document(self, pieces: Iterable[str]) -> None:
        """Print a document: into a file or a pipe the very bytes that a file of it would have."""
        if self.terminal:
            self._put(visible("".join(pieces)))
            return
        self._data.flush()
        for piece in pieces:
            self._data.buffer.write(piece.encode("utf-8", "replace"))
        self._data.buffer.flush()

    def line(self, line: Line | str = "") -> None:
        """Print one line."""
        spans = ((line, ""),) if isinstance(line, str) else ((s.text, s.style) for s in line)
        shown = "".join(self._styled(visible_line(text), style) for text, style in spans)
        self._put(f"{shown.rstrip()}\n")

    def _styled(self, text: str, style: str) -> str:
        code = _COLOURS.get(style) if self.colour and text.strip() else None
        return f"\x1b[{code}m{text}\x1b[0m" if code else text

    def _put(self, safe: str) -> None:
        self._data.write(safe)

    def rows(self, rows: Sequence[Sequence[Line]]) -> None:
        """Print a table: on a terminal in columns that fit it, elsewhere whole, between tabs."""
        if self.terminal:
            # Needed for columns only, and takes as long to load as a whole search.
            from briefing.cli.columns import columns  # noqa: PLC0415

            for line in columns(rows, self.width):
                self.line(line)
        else:
            for row in rows:
                cells = (visible_line(plain(cell)) for cell in row)
                self._put("\t".join(cells) + "\n")

    def laid_out(self, page: Page | Blocks) -> None:
        """Print a page, or some blocks, in lines that fit the width."""
        # Lists do without.
        from briefing.page.layout.layout import layout  # noqa: PLC0415

        for line in layout(page, self.width).lines:
            self.line(line)

    def json(self, document: Mapping[str, Any]) -> None:
        """Print a JSON document."""
        whole = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2)
        self._write_json(f"{whole}\n")

    def json_list(
        self, head: Mapping[str, Any], name: str, items: Iterable[Mapping[str, Any]]
    ) -> None:
        """Print a JSON document that ends in a list, an item a line, without keeping the list."""
        empty = json.dumps({**head, name: []}, ensure_ascii=False, allow_nan=False, indent=2)
        self._write_json(empty.removesuffix("]\n}"))
        for number, item in enumerate(items):
            comma = ",\n" if number else "\n"
            self._write_json(f"{comma}    {json.dumps(item, ensure_ascii=False, allow_nan=False)}")
        self._write_json("\n  ]\n}\n")

    def _write_json(self, text: str) -> None:
        """JSON is UTF-8 in every locale, and has an escape for what no terminal may get."""
        safe = escaped(text)
        if is_utf8(self._data):
            self._put(safe)
        elif self.terminal:
            self._put(re.sub(_NOT_ASCII, lambda match: escape(match[0]), safe))
        else:
            self._data.flush()
            self._data.buffer.write(safe.encode())
            self._data.buffer.flush()

    def say(self, message: str) -> None:
        """Tell the person something that is not the data, on a line of its own."""
        self._tell(f"{visible_line(message)}\n")

    def ask(self, question: str) -> None:
        """Put a question, and leave the cursor behind it."""
        self._tell(f"{visible_line(question)} ")

    def _tell(self, safe: str) -> None:
        """What cannot be told to anybody is no reason to end, or to end otherwise."""
        with suppress(OSError):
            self._messages.write(safe)
            self._messages.flush()

    def progress(self, progress: Progress) -> None:
        """Say how far a longer work is, in one line that disappears with the last step."""
        if self._messages.isatty():
            said = ", ".join(filter(None, (progress.step, time_to_go(progress.left))))
            shown = visible_line(said) if progress.done < progress.total else ""
            room = width(self._messages) - 1  # a line that is full would begin another
            self._tell(f"\r{shown[:room]}\x1b[K")


def _may_colour() -> bool:
    """Whether nobody has asked for no colours (https://no-color.org)."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM", "") not in ("", "dumb")
