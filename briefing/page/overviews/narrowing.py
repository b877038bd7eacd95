"""An overview that is narrowed by a query, like a list: to what, and how much of it is left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.library.library import Library
from briefing.library.store.records import Condition, Listing
from briefing.model.key import Key
from briefing.page.blocks import Block, Notice, Paragraph, Span, text
from briefing.page.words.dates import date_in_words
from briefing.search.search import search


class Narrowing:
    """What a query leaves of an overview of a briefing, which tells how much that is."""

    def __init__(self, library: Library, query: str, briefing: str) -> None:
        """Whatever the query, it is no error; what was not understood is in `hints`."""
        found = search(library, query, briefing)
        self.query = query
        self.hints = found.hints
        self.condition: Condition | None = found.listing.condition
        self._library = library
        self.found = 0
        self.total = 0
        self._what = ""

    def among(self, keys: Iterable[Key]) -> set[Key]:
        """Those of some records that it leaves."""
        return set(self._library.lists.among(Listing(condition=self.condition), keys))

    def tell(self, found: int, total: int, what: str) -> None:
        """So many are left, of so many: `what` is their name in the plural."""
        self.found, self.total, self._what = found, total, what

    @property
    def said(self) -> str:
        """How many are left, in words; and as of which day, if that is not the last."""
        day = f", as of {date_in_words(self._library.until)}" if self._library.until else ""
        return f"{self.found:,} of {self.total:,} {self._what}{day}"

    def blocks(self) -> Sequence[Block]:
        """What stands under the title of a page."""
        line = (Span("F ", "muted"), Span(self.query, "strong"), Span(f": {self.said}", "muted"))
        return (Paragraph(line), *(Notice("note", text(hint)) for hint in self.hints))
