"""The person's recent and saved searches, for as long as the program runs and longer if it can."""

from __future__ import annotations

import threading
from pathlib import Path

from briefing.disk.file_names import text_of
from briefing.disk.user_folders import state_folder
from briefing.errors import BriefingError
from briefing.state.search_history import (
    MOST_RECENT,
    Change,
    KeptSearch,
    SearchHistory,
    dropped,
    forgotten,
    renamed,
    saved,
    used,
)
from briefing.state.store import SearchStore

FILE = "searches.sqlite"


class Searches:
    """Recent searches, and saved ones by name.

    They belong to the person, whatever is being read: each remembers the content it was made in,
    and those of `content` come first. Nothing is opened before it is needed. Where the file cannot
    be used the session goes on with what it has in memory, `notice` says so, and every later change
    tries again. Any thread may use it.
    """

    def __init__(self, content: str = "", folder: Path | None = None) -> None:
        """`content` is the path of what is being read; `folder` is the usual one of the system."""
        self.content = text_of(content)
        self.notice = ""
        self._told = ""
        self._folder = folder
        self._memory = SearchHistory()
        self._waiting: list[Change] = []
        self._lock = threading.RLock()

    def recent(self, limit: int = MOST_RECENT) -> list[KeptSearch]:
        """The last searches, the newest first, those of this content before the others."""
        return self._own_first(self._kept().recent)[:limit]

    def saved(self) -> list[KeptSearch]:
        """The saved searches by name, those of this content before the others."""
        return self._own_first(self._kept().saved)

    def named(self, name: str) -> KeptSearch | None:
        """The saved search of that name, whatever content it was made in."""
        return self._kept().named(name)

    def remembered(self, name: str) -> KeptSearch | None:
        """The same, as far as it is known without looking into the file."""
        return self._memory.named(name)

    def news(self) -> str:
        """The notice, if it has not been given yet: what goes on being so is said once."""
        told, self._told = self._told, self.notice
        return self.notice if self.notice != told else ""

    def add(self, query: str) -> None:
        """The query has been of use: it goes to the front of the recent ones."""
        if query.strip():
            self._change(used(KeptSearch(query, self.content)))

    def save(self, name: str, query: str) -> None:
        """Keep the query under a name, instead of what had that name.

        Raises ValueError for a name without a letter, or an empty query.
        """
        if not name.strip() or not query.strip():
            raise ValueError("a saved search needs a name and a query")
        self._change(saved(KeptSearch(query, self.content, name.strip())))

    def rename(self, name: str, new: str) -> None:
        """Call a saved search otherwise. Raises ValueError for an empty name."""
        if not new.strip():
            raise ValueError("a saved search needs a name")
        self._change(renamed(name, new.strip()))

    def forget(self, name: str) -> None:
        """Forget a saved search."""
        self._change(forgotten(name))

    def drop(self, query: str) -> None:
        """Forget a recent search."""
        self._change(dropped(query))

    def _own_first(self, searches: tuple[KeptSearch, ...]) -> list[KeptSearch]:
        return sorted(searches, key=lambda one: one.content != self.content)

    def _store(self) -> SearchStore:
        return SearchStore((self._folder or state_folder()) / FILE)

    def _kept(self) -> SearchHistory:
        """What is in the file by now, and what could not be written to it yet."""
        with self._lock:
            try:
                self._memory = self._store().read()
            except BriefingError as error:
                self.notice = str(error)
                return self._memory
            for change in self._waiting:
                self._memory = change(self._memory)
            return self._memory

    def _change(self, change: Change) -> None:
        """Write it, with all that is waiting; where that is impossible, keep it in memory."""
        with self._lock:
            self._waiting.append(change)
            try:
                self._memory = self._store().change(self._waiting)
            except BriefingError as error:
                self._memory = change(self._memory)
                self.notice = f"Not saved: {error}"
            else:
                self._waiting.clear()
                self.notice = ""
