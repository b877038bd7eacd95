"""Narrowing a view to what a query finds, as it is typed."""

from __future__ import annotations

from collections.abc import Callable

from briefing.reader.notices import LONG, say
from briefing.reader.widgets.input_bar import InputBar


class ViewFilter:
    """What a view is narrowed to: what it came with, until something else is typed."""

    def __init__(self, query: str, bar: Callable[[], InputBar], load: Callable[[], object]) -> None:
        """`query` is what it comes with; `load` shows what `query` is by now."""
        self._first = query
        self._bar = bar
        self._load = load
        self.query = query

    @property
    def changed(self) -> bool:
        """Whether something else was typed."""
        return self.query != self._first

    def open(self) -> None:
        """Type another."""
        self._bar().open("Filter", self, self.query, hint="words, actor:, where:, kind:")

    def typed(self, bar: InputBar, text: str) -> None:
        """Show only what fits what is typed."""
        self.query = text.strip()
        self._load()

    def accepted(self, text: str) -> None:
        """The view stays narrowed; what of that was not understood is still said."""
        if note := self._bar().note:
            say(self._bar(), note, warning=True, seconds=LONG)

    def given_up(self) -> None:
        """Show what was shown before anything was typed."""
        self.query = self._first
        self._load()
