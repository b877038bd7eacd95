"""The searches that a person has made and saved: as rows to begin with, and by their names."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from textual import on
from textual.getters import query_one
from textual.screen import Screen

from briefing.page.blocks import Span
from briefing.reader.notices import LONG, say
from briefing.reader.widgets.input_bar import InputBar
from briefing.reader.widgets.pick_list import Pick, SearchList
from briefing.reader.widgets.query_line import QueryLine
from briefing.reader.widgets.row_list import RowList
from briefing.state.kept import Search
from briefing.state.searches import Searches

_MOST = 20
"""Recent searches that are offered."""
_SAVING, _RENAMING = "Save as", "Rename to"


class Remembering(Screen[Any]):
    """A screen that knows the person's searches. The file that keeps them is used in threads."""

    searches: Searches
    typed = query_one(QueryLine)
    earlier = query_one(SearchList)
    bar = query_one(InputBar)

    def __init__(self) -> None:
        """Nothing has been read yet."""
        super().__init__()
        self._naming: Search | None = None

    def load_searches(self) -> None:
        """Read the searches, and show them when they are there."""
        self._in_thread(lambda: None, self._shown)

    def note(self) -> None:
        """The query has been of use."""
        query = self.typed.value.strip()
        if query:
            self._in_thread(partial(self.searches.add, query), self._heard)

    def _in_thread(self, change: Callable[[], None], then: Callable[[list[Pick]], None]) -> None:
        """Do something to the searches, whatever becomes of this screen meanwhile."""
        app = self.app

        def work() -> None:
            change()
            app.call_later(then, _rows(self.searches))

        app.run_worker(work, thread=True, exit_on_error=False, group="searches")

    def _heard(self, rows: list[Pick]) -> None:
        """What was done is done, or is only in memory; that is said once."""
        notice = self.searches.news()
        if notice:
            say(self, notice, warning=True, seconds=LONG)

    def _shown(self, rows: list[Pick]) -> None:
        self._heard(rows)
        if self.is_attached:
            picked = self.earlier.picked if self.focused is self.earlier else None
            self.earlier.put(rows, keep=picked.term if picked else "")
            self.show_searches(bool(rows))

    def show_searches(self, there: bool) -> None:
        """There are searches to show, or there are none."""
        raise NotImplementedError

    @on(RowList.Chosen, "#earlier")
    def _again(self, event: RowList.Chosen) -> None:
        if isinstance(event.row, Pick) and event.row.term:
            self.typed.focus()
            self.typed.put(event.row.term)

    def action_save_search(self) -> None:
        """Ask for a name, and keep the search under it."""
        query = self.typed.value.strip()
        if not query:
            say(self, "There is nothing to save yet: search for something first.")
            return
        self._naming = Search(query)
        self.bar.open(_SAVING, hint="a name for this search")

    def action_rename_search(self) -> None:
        """Ask for another name for a saved search."""
        picked = self.earlier.picked
        if picked is None or not picked.name:
            say(self, "Only a saved search has a name.")
            return
        self._naming = Search(picked.term, name=picked.name)
        self.bar.open(_RENAMING, picked.name)

    def action_forget_search(self) -> None:
        """Forget a saved search, or a recent one."""
        picked = self.earlier.picked
        if picked is not None and picked.name:
            self._in_thread(partial(self.searches.forget, picked.name), self._shown)
            say(self, f"Forgotten: {picked.name} ({picked.term}).", seconds=LONG)
        elif picked is not None:
            self._in_thread(partial(self.searches.drop, picked.term), self._shown)

    @on(InputBar.Changed)
    def _name_typed(self, event: InputBar.Changed) -> None:
        """Say what would be replaced, before it is."""
        name = event.text.strip()
        other = self.searches.remembered(name) if name else None
        own = self._naming.name if self._naming else ""
        event.bar.note = f"replaces {other.query}" if other and name != own else ""

    @on(InputBar.Submitted)
    def _named(self, event: InputBar.Submitted) -> None:
        name, naming = event.text.strip(), self._naming
        self._naming = None
        if naming is None or not name:
            say(self, "Not saved: it needs a name.")
        elif naming.name:
            self._in_thread(partial(self.searches.rename, naming.name, name), self._shown)
        else:
            self._in_thread(partial(self._save, name, naming.query), partial(self._saved, name))

    def _save(self, name: str, query: str) -> None:
        self.searches.save(name, query)
        self.searches.add(query)

    def _saved(self, name: str, rows: list[Pick]) -> None:
        """Only what is on the disk is called saved."""
        if not self.searches.notice:
            say(self, f"Saved as {name}.")
        self._shown(rows)

    @on(InputBar.Closed)
    def _not_named(self) -> None:
        self._naming = None


def _rows(searches: Searches) -> list[Pick]:
    """The searches as rows: the saved ones with their names, then the recent ones."""
    saved = [_row(one, searches.content) for one in searches.saved()]
    recent = [_row(one, searches.content) for one in searches.recent(_MOST)]
    return [*_headed("Saved searches", saved), *_headed("Recent searches", recent)]


def _headed(heading: str, rows: list[Pick]) -> list[Pick]:
    return [Pick((Span(heading, "strong"),)), *rows, Pick(())] if rows else []


def _row(search: Search, content: str) -> Pick:
    elsewhere = "" if search.content == content else "  (elsewhere)"
    if search.name:
        first = (Span(search.name), Span(f"  {search.query}{elsewhere}", "muted"))
    else:
        first = (Span(search.query), Span(elsewhere, "muted"))
    return Pick(first, term=search.query, name=search.name)
