"""The searches that a person has made and saved: as rows to begin with, and by their names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.getters import query_one

from briefing.page.blocks import Block, FactTable, Heading, Paragraph, Span, text
from briefing.reader.background.background_query import BackgroundQuery, WholeWork
from briefing.reader.handler_guard import HandlerGuard, is_live
from briefing.reader.keys.dispatch import Command
from briefing.reader.notices import LONG, say
from briefing.reader.widgets.input_bar import InputBar
from briefing.reader.widgets.page.page_view import PageView
from briefing.reader.widgets.query_line import QueryLine
from briefing.reader.widgets.rows.pick_list import PickRow, SearchList
from briefing.reader.widgets.rows.row_list import RowList
from briefing.state.search_history import KeptSearch
from briefing.state.searches import Searches

_CAN_BE_TYPED: tuple[Block, ...] = (
    Heading(1, text("Search everything")),
    Paragraph(text("Finds records that have all of the words, in any spelling.")),
    FactTable(
        (
            ("kataib", text("finds Kata’ib; drone finds drones too")),
            ('"any deterrence"', text("exactly these words, in this order")),
            ("drone -harir", text("has the first word, not the second; OR: either")),
            ("actor:KH", text("in any role (speaker, target, …); slug, name or alias")),
            ("speaker:cramer", text("what somebody said")),
            ("where:al-tanf", text("at a place, or inside it")),
            ("kind:incident", text("one section only (in the singular)")),
            ("date:2023-11", text("date may fall in that month")),
        )
    ),
    Paragraph(
        text(
            "enter: open first result. ↓: go to results. tab: accept suggestion.",
            "muted",
        )
    ),
)

_MOST = 20
"""Recent searches that are offered."""
_SAVING, _RENAMING = "Save as", "Rename to"


class SavedSearches(HandlerGuard, Horizontal):
    """What can be typed, and beside it what was. The file that keeps it is used in threads."""

    guide = query_one(PageView)
    earlier = query_one(SearchList)

    def __init__(
        self,
        searches: Searches,
        typed: QueryLine,
        bar: InputBar,
        loaded: Callable[[bool], object],
    ) -> None:
        """`bar` asks for names; `loaded` is told whether there are searches."""
        super().__init__(id="start")
        self._searches = searches
        self._typed = typed
        self._bar = bar
        self._loaded = loaded
        self._naming: KeptSearch | None = None

    def compose(self) -> ComposeResult:
        """The guide and the list."""
        yield PageView()
        yield SearchList(lines=1, id="earlier")

    def on_mount(self) -> None:
        """Show what can be typed, and read the searches."""
        self.guide.show(_CAN_BE_TYPED)
        self.guide.can_focus = False
        self._in_thread(lambda: None, self._show)

    @property
    def commands(self) -> Mapping[str, Command]:
        """Saving a search, and what can be done with one that is saved."""
        return {
            "save-search": self._save_search,
            "rename-search": self._rename_search,
            "forget-search": self._forget_search,
        }

    def note(self) -> None:
        """The query has been of use."""
        query = self._typed.value.strip()
        if query:
            self._in_thread(partial(self._searches.add, query), self._heard)

    def _in_thread(self, change: Callable[[], None], then: Callable[[list[PickRow]], None]) -> None:
        """Do something to the searches, whatever becomes of this screen meanwhile."""

        def work() -> list[PickRow]:
            change()
            return _rows(self._searches)

        # Each is one of its own: a change that was asked for is made, whatever is asked for next.
        asked: BackgroundQuery[list[PickRow]] = BackgroundQuery(self.app, then, self._not_done)
        asked.do(WholeWork(work))

    def _not_done(self, error: BaseException) -> None:
        self._warn(f"The searches could not be read or saved: {error}")

    def _heard(self, rows: list[PickRow]) -> None:
        """What was done is done, or is only in memory; that is said once."""
        notice = self._searches.news()
        if notice:
            self._warn(notice)

    def _warn(self, words: str) -> None:
        """On whatever screen is in front: this one may have been left."""
        say(self.app.screen, words, warning=True, seconds=LONG)

    def _show(self, rows: list[PickRow]) -> None:
        self._heard(rows)
        if is_live(self):
            picked = self.earlier.picked if self.earlier.has_focus else None
            self.earlier.put(rows, keep=picked.term if picked else "")
            self._loaded(bool(rows))

    @on(RowList.Chosen, "#earlier")
    def _again(self, event: RowList.Chosen) -> None:
        event.stop()
        if isinstance(event.row, PickRow) and event.row.term:
            self._typed.focus()
            self._typed.put(event.row.term)

    def _save_search(self) -> None:
        """Ask for a name, and keep the search under it."""
        query = self._typed.value.strip()
        if not query:
            say(self, "There is nothing to save yet: search for something first.")
            return
        self._naming = KeptSearch(query)
        self._bar.open(_SAVING, self, hint="a name for this search")

    def _rename_search(self) -> None:
        """Ask for another name for a saved search."""
        picked = self.earlier.picked
        if picked is None or not picked.name:
            say(self, "Only a saved search has a name.")
            return
        self._naming = KeptSearch(picked.term, name=picked.name)
        self._bar.open(_RENAMING, self, picked.name)

    def _forget_search(self) -> None:
        """Forget a saved search, or a recent one."""
        picked = self.earlier.picked
        if picked is not None and picked.name:
            self._in_thread(partial(self._searches.forget, picked.name), self._show)
            say(self, f"Forgotten: {picked.name} ({picked.term}).", seconds=LONG)
        elif picked is not None:
            self._in_thread(partial(self._searches.drop, picked.term), self._show)

    def typed(self, bar: InputBar, text: str) -> None:
        """Say what would be replaced, before it is."""
        name = text.strip()
        other = self._searches.remembered(name) if name else None
        own = self._naming.name if self._naming else ""
        bar.note = f"replaces {other.query}" if other and name != own else ""

    def accepted(self, text: str) -> None:
        """Keep the search under the name that was typed."""
        name, naming = text.strip(), self._naming
        self._naming = None
        if naming is None or not name:
            say(self, "Not saved: it needs a name.")
        elif naming.name:
            self._in_thread(partial(self._searches.rename, naming.name, name), self._show)
        else:
            self._in_thread(partial(self._save, name, naming.query), partial(self._saved, name))

    def _save(self, name: str, query: str) -> None:
        self._searches.save(name, query)
        self._searches.add(query)

    def _saved(self, name: str, rows: list[PickRow]) -> None:
        """Only what is on the disk is called saved."""
        if not self._searches.notice:
            say(self.app.screen, f"Saved as {name}.")
        self._show(rows)

    def given_up(self) -> None:
        """Nothing gets a name."""
        self._naming = None


def _rows(searches: Searches) -> list[PickRow]:
    """The searches as rows: the saved ones with their names, then the recent ones."""
    saved = [_row(one, searches.content) for one in searches.saved()]
    recent = [_row(one, searches.content) for one in searches.recent(_MOST)]
    return [*_headed("Saved searches", saved), *_headed("Recent searches", recent)]


def _headed(heading: str, rows: list[PickRow]) -> list[PickRow]:
    return [PickRow((Span(heading, "strong"),)), *rows, PickRow(())] if rows else []


def _row(search: KeptSearch, content: str) -> PickRow:
    elsewhere = "" if search.content == content else "  (elsewhere)"
    if search.name:
        first = (Span(search.name), Span(f"  {search.query}{elsewhere}", "muted"))
    else:
        first = (Span(search.query), Span(elsewhere, "muted"))
    return PickRow(first, term=search.query, name=search.name)
