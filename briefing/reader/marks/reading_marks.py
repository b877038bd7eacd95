"""Marking what was read: the page that had the focus for a while, a record, a list, everything."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from threading import Lock
from typing import Any

from textual.screen import Screen

from briefing.library.library import Library
from briefing.library.store.records import Listing
from briefing.model.key import Key
from briefing.page.blocks import text
from briefing.page.words.vocabulary import plural
from briefing.reader.background.background_query import BackgroundQuery, WholeWork
from briefing.reader.background.moment import Moment
from briefing.reader.keys.dispatch import Command
from briefing.reader.marks.reading_log import Compared, MarkedBefore, ReadingLog
from briefing.reader.notices import LONG
from briefing.reader.places.nav_rows import ALONE, WHATS_NEW
from briefing.reader.places.place_listing import listing_of
from briefing.reader.screens.dialogs.choose import ChooseScreen
from briefing.reader.screens.main.reading_host import ReadingHost
from briefing.reader.screens.main.view_mode import ViewMode
from briefing.reader.widgets.rows.row_source import TextRow

FOCUSED = 2.0
"""Seconds for which a page has the focus before its record has been read."""
_AT_ONCE = 1_000

Done = tuple[str, Compared]


class ReadingMarks:
    """Knows which records were read, and marks them; what it keeps is kept in threads."""

    def __init__(
        self,
        screen: Screen[Any],
        mode: ViewMode,
        log: ReadingLog,
        host: ReadingHost,
        redraw: Callable[[], object],
    ) -> None:
        """`redraw` shows the marks wherever they are shown."""
        self._screen = screen
        self._mode = mode
        self.log = log
        self._host = host
        self._redraw = redraw
        self._before: list[list[MarkedBefore]] = []
        self._asked: deque[Callable[[Library], str]] = deque()
        self._one_at_a_time = Lock()
        self._focused = Moment(screen, FOCUSED, self._rested)
        self._watched: Key | None = None
        self._comparing: BackgroundQuery[Compared] = BackgroundQuery(
            screen, self._compared, self._failed
        )
        self._compared_with: tuple[Library, str] | None = None

    @property
    def commands(self) -> Mapping[str, Command]:
        """The keys that mark."""
        return {
            "mark-read": self._mark_record,
            "mark-list": self._mark_list,
            "undo-marks": self._undo,
        }

    def watch(self) -> None:
        """A page is shown, or another pane has the focus: whoever looks at a page reads it."""
        here = self._host.here()
        self.compare_once(here.briefing)
        key = here.key if here.screen == "page" else None
        if key != self._watched:
            self._watched = key
            self._focused.begin()

    def compare_once(self, briefing: str) -> None:
        """Compare a briefing that was not compared yet, or whose files have changed since."""
        wanted = (self._mode.library, briefing)
        if briefing and wanted != self._compared_with:
            if self._compared_with is None or self._compared_with[0] is not wanted[0]:
                self.log.renewed()
            self._compared_with = wanted
            self.compare()

    def compare(self) -> None:
        """Find out in a thread what has become of the briefing that is open."""
        briefing = self._host.here().briefing
        self._comparing.ask(self._mode.library, lambda library: self.log.compare(library, briefing))

    def _compared(self, found: Compared) -> None:
        self._tell_news()
        self._mode.mark(found.nav)
        self._redraw()

    def _rested(self) -> None:
        """The focus has stayed where it was."""
        key, here = self._watched, self._host.here()
        if key is None or here.key != key or here.screen != "page":
            return
        if self._screen.app.screen is not self._screen:  # a window is in front
            self._focused.begin()
        elif key not in self._mode.library.person.marked.read and self._subject(key):
            self._do(partial(self._keep, partial(self.log.looked_at, keys=[key]), ""))

    def _subject(self, key: Key) -> bool:
        record = self._host.subject()
        return record is not None and record.key == key

    def _mark_record(self) -> None:
        """The open record as read; one that is, as unread."""
        record = self._host.subject()
        if record is None:
            self._host.say("Choose a record first.")
        else:
            self._do(partial(self._turn, record.key))

    def _turn(self, key: Key, library: Library) -> str:
        """In a thread: mark a record as what it is not."""
        if key in library.person.marked.read:
            return self._keep(partial(self.log.unread, keys=[key]), "Marked as unread.", library)
        return self._keep(partial(self.log.read, keys=[key]), "Marked as read.", library)

    def _mark_list(self) -> None:
        """The list as it is filtered, or the whole briefing, as read or as unread."""
        here = self._host.here()
        whole = Listing(here.briefing)
        listing = whole
        if here.section not in ALONE:
            listing = listing_of(self._mode.library, here, self._mode.ordering(here))
        several = [("this list", listing)] * (listing is not whole) + [("everything", whole)]
        choices = [
            (f"Mark {name} as {state}", one, act)
            for name, one in several
            for state, act in (
                ("read", self.log.all_read if one is whole else self.log.read),
                ("unread", self.log.unread),
            )
        ]
        count = self._mode.library.lists.count
        rows = [TextRow(text(said), text(plural(count(one), "record"))) for said, one, _ in choices]

        def chosen(row: int) -> None:
            said, one, act = choices[row]
            self._do(partial(self._keep, partial(_listed, one, act), f"{said}: done."))

        self._host.ask(ChooseScreen("Mark as read", rows), chosen)

    def _undo(self) -> None:
        """Take back the last time that something was marked by key, or by reading."""
        self._do(self._take_back)

    def _take_back(self, _: Library) -> str:
        """In a thread: mark as it was before."""
        if not self._before:
            return "Nothing was marked since you began."
        self.log.undo(self._before.pop())
        return "Marked as before."

    def _keep(
        self, mark: Callable[[Library], list[MarkedBefore]], said: str, library: Library
    ) -> str:
        """In a thread: mark, and keep what was marked before."""
        before = mark(library)
        if before:
            self._before.append(before)
        return said and f"{said} U undoes it."

    def _do(self, mark: Callable[[Library], str]) -> None:
        """Mark in a thread, whatever becomes of the screen, and show what is marked then.

        One after another, in the order of the keys: undo means the mark that was asked for last.
        """
        self._asked.append(mark)
        library, briefing = self._mode.library, self._host.here().briefing

        def work() -> Done:
            own = library.clone()
            try:
                with self._one_at_a_time:
                    said = self._asked.popleft()(own)
                    return said, self.log.compare(own, briefing)
            finally:
                own.close()

        done: BackgroundQuery[Done] = BackgroundQuery(self._screen, self._marked, self._failed)
        done.do(WholeWork(work))

    def _marked(self, done: Done) -> None:
        said, found = done
        if said:
            self._host.say(said)
        self._compared(found)
        here = self._host.here()
        if here.section == WHATS_NEW:
            self._host.show_page(here)

    def _tell_news(self) -> None:
        news = self.log.state.news()
        if news:
            self._host.say(news, warning=True, seconds=LONG)

    def _failed(self, why: BaseException) -> None:
        self._host.say(f"What was read could not be marked: {why}", warning=True, seconds=LONG)


def _listed(
    listing: Listing,
    act: Callable[[Library, Sequence[Key]], list[MarkedBefore]],
    library: Library,
) -> list[MarkedBefore]:
    """Mark all records of a list, some at a time."""
    keys: list[Key] = []
    while some := library.lists.page(listing, len(keys), _AT_ONCE):
        keys += [one.key for one in some]
    return act(library, keys)
