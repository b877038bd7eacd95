"""What the reader remembers: where the person was, what was read. Loaded after the first frame."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import closing
from functools import partial
from importlib import import_module
from time import time_ns
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from briefing.reader.background.background_query import BackgroundQuery, WholeWork
from briefing.reader.background.moment import Moment
from briefing.reader.handler_guard import when_drawn
from briefing.reader.keys.dispatch import Command
from briefing.reader.marks.kept_place import last_place, nearest_place, save_place
from briefing.reader.notices import LONG
from briefing.reader.places.history import OWN_SCREENS, History, ReaderPlace
from briefing.reader.places.nav_rows import ALONE, BETWEEN, WORKED_OUT, front
from briefing.reader.screens.main.three_panes import ThreePanes
from briefing.reader.screens.main.trail import Trail
from briefing.reader.screens.main.view_mode import ViewMode

if TYPE_CHECKING:
    from briefing.library.library import Library
    from briefing.page.blocks import Page
    from briefing.reader.marks.own_records import OwnRecords
    from briefing.reader.marks.reading_marks import ReadingMarks
    from briefing.reader.marks.unread_steps import UnreadSteps
    from briefing.reader.screens.main.reading_host import ReadingHost

_SETTLED = 1.0
"""Seconds at a place after which it is kept."""
_COMMANDS = ("mark-read", "mark-list", "undo-marks", "bookmark", "own-note")


class ReaderMemory:
    """Reads one place before the first frame, and nothing else before the second."""

    def __init__(
        self,
        screen: Screen[Any],
        mode: ViewMode,
        history: History,
        trail: Trail,
        host: ReadingHost,
    ) -> None:
        """Nothing is read before it is wanted; `screen` has the panes."""
        self._screen = screen
        self._mode = mode
        self._history = history
        self._trail = trail
        self._host = host
        self._settled = Moment(screen, _SETTLED, self.save)
        self._marks: ReadingMarks | None = None
        self._own: OwnRecords | None = None
        self._steps: UnreadSteps | None = None

    @property
    def commands(self) -> Mapping[str, Command]:
        """The keys for marks, bookmarks and notes."""
        return {name: partial(self._perform, name) for name in _COMMANDS}

    def open_last(self) -> bool:
        """Go to where the person was when the library was last read; gives whether that is known.

        The way back leads to the front page.
        """
        place = self._last_place()
        if place is None:
            return False
        self._history.visit(front(place.briefing))
        self._history.visit(place)
        self._host.show_place(place)
        return True

    def enter(self, briefing: str) -> None:
        """Go to another briefing, where the person was in it when it was last read.

        The way back leads to its front page.
        """
        self.save(at_once=True)
        self._trail.go(front(briefing))
        place = self._last_place(briefing)
        if place is not None and place.section not in ALONE:
            self._trail.go(place)

    def _last_place(self, briefing: str = "") -> ReaderPlace | None:
        """Where the person was, or the nearest that is there; what is gone of it is said."""
        library = self._mode.library
        place, gone = last_place(self._mode.kept, library, briefing)
        said = ""
        if place is not None:
            order = self._mode.ordering(place).order
            place, said = nearest_place(self._mode.kept, library, place, order)
        if gone or said:
            self._host.say(gone or said, warning=True, seconds=LONG)
        return place

    def begin(self) -> None:
        """What was read is looked at once the first frame is drawn."""
        loading: BackgroundQuery[bool] = BackgroundQuery(
            self._screen, lambda _: self._load(), self._failed
        )
        when_drawn(self._screen, lambda: loading.do(WholeWork(_import_marks)))

    def _load(self) -> ReadingMarks:
        # It was imported in a thread, unless a key has been quicker.
        from briefing.reader.marks.own_records import OwnRecords  # noqa: PLC0415
        from briefing.reader.marks.reading_log import ReadingLog  # noqa: PLC0415
        from briefing.reader.marks.reading_marks import ReadingMarks  # noqa: PLC0415
        from briefing.reader.marks.unread_steps import UnreadSteps  # noqa: PLC0415

        if self._marks is not None:
            return self._marks
        log = ReadingLog(self._mode.kept)
        marks = ReadingMarks(self._screen, self._mode, log, self._host, self._redraw)
        self._marks = marks
        self._own = OwnRecords(self._screen, self._mode, log, self._host, marks.compare)
        self._steps = UnreadSteps(self._mode, self._history, self._trail, self._host)
        self.watch()
        return marks

    def _redraw(self) -> None:
        """Show the marks of records and sections wherever they are shown: nothing moves."""
        place = self._host.here()
        if place.screen in OWN_SCREENS:
            return
        panes, views = self._screen.query_one(ThreePanes), self._mode.views
        panes.renew_sections(views.contents(place.briefing))
        if place.section not in ALONE:
            panes.listing.redraw()
        if place.section not in WORKED_OUT:
            panes.page.renew(views.page(place))

    def whats_new(self, briefing: str) -> Callable[[Library], Page]:
        """How to work out, in a thread, what is new in a briefing: it was compared already."""
        from briefing.reader.marks.whats_new import whats_new_page  # noqa: PLC0415

        marks = self._load()
        marks.compare_once(briefing)
        return partial(whats_new_page, marks.log, briefing)

    def compare(self) -> None:
        """Something that is kept may be another by now."""
        if self._marks is not None:
            self._marks.compare()

    def _perform(self, name: str) -> object:
        self._load()
        parts = [part for part in (self._marks, self._own) if part is not None]
        return next(part.commands[name] for part in parts if name in part.commands)()

    def step_unread(self, by: int) -> None:
        """To the next unread record, or the one before."""
        self._load()
        if self._steps is not None:
            self._steps.step(by)

    def watch(self) -> None:
        """Something else is shown, or has the focus."""
        if self._marks is not None:
            self._marks.watch()
            self._settled.begin()
        if self._own is not None:
            self._own.look()

    def save(self, *, at_once: bool = False) -> None:
        """Keep where the person is, in a thread unless the program ends."""
        place = self._place()
        if place is None or not place.briefing:
            return
        kept, library, moment = self._mode.kept, self._mode.library, time_ns()
        if at_once:
            save_place(kept, library, place, moment)
        else:

            def work() -> None:
                with closing(library.clone()) as own:  # a library is for one thread
                    save_place(kept, own, place, moment)

            saving: BackgroundQuery[None] = BackgroundQuery(
                self._screen, lambda _: None, self._failed
            )
            saving.do(WholeWork(work))

    def _place(self) -> ReaderPlace | None:
        """Where the person is, or was before going to a screen or a page that is not kept."""
        here = self._host.here()
        places = [*self._history.trail()[: self._history.at], here]
        return next((one for one in reversed(places) if _can_be_kept(one)), None)

    def _failed(self, why: BaseException) -> None:
        self._host.say(f"Where you are could not be kept: {why}", warning=True)


def _can_be_kept(place: ReaderPlace) -> bool:
    return place.screen not in OWN_SCREENS and place.section not in BETWEEN


def _import_marks() -> bool:
    """All of this knows the analysis and the search: the first frame does without."""
    for name in ("own_records", "reading_marks", "unread_steps"):
        import_module(f"briefing.reader.marks.{name}")
    return True
