"""Looking at a briefing in other ways: in plain words, as of another day, beside its sources."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import events
from textual.timer import Timer
from textual.worker import Worker

from briefing.library.library import Library
from briefing.page.blocks import Blocks, Notice, Page, Paragraph, Span, text
from briefing.page.dates import day_of, in_short, in_words
from briefing.page.overviews import OVERVIEWS
from briefing.reader.asking import Asking
from briefing.reader.history import Place
from briefing.reader.key_names import shown
from briefing.reader.keymap import Keymap
from briefing.reader.keys import BY_ID
from briefing.reader.notices import say
from briefing.reader.screens.choose import ChooseScreen
from briefing.reader.screens.going import Going
from briefing.reader.views import Views, survey
from briefing.reader.widgets.pages import Entry
from briefing.text.visible import visible_line

if TYPE_CHECKING:
    from briefing.analysis.wording.terms import Wording

_NEXT: dict[Wording, Wording] = {"printed": "neutral", "neutral": "both", "both": "printed"}
_SAID: dict[Wording, str] = {
    "printed": "Wording: as printed.",
    "neutral": "Wording: our prose in plain words, [in brackets]; quotations as they are.",
    "both": "Wording: as printed, and in plain words [in brackets]; quotations as they are.",
}
_STATE: dict[Wording, str] = {"printed": "", "neutral": "plain words", "both": "both wordings"}


_PATIENCE = 0.25
"""Seconds after which a page that is not there yet is said to be under way."""
_WAIT = (Paragraph(text("Working it out …", "muted")),)


class Looking(Going):
    """A screen whose briefing can be looked at in several ways."""

    def __init__(self, library: Library, keymap: Keymap) -> None:
        """`library` may be one as of a day."""
        super().__init__(library, keymap)
        self._wording: Wording = "printed"
        self._keys = {name: shown(keymap.keys(BY_ID[name])[0]) for name in OVERVIEWS}
        self.views = Views(library, self._wording, self._keys)
        self._survey = Asking[tuple[Place, Page]](
            self, "survey", self._show_survey, self._refuse_survey
        )
        self._waiting: Timer | None = None
        self._again = False

    def put(self, place: Place, page: Page | Blocks) -> None:
        """Show a page as the one of a place."""
        raise NotImplementedError

    def put_again(self, page: Page | Blocks) -> None:
        """Show the page of the same place as it is by now, where the person stands in it."""
        raise NotImplementedError

    def follow(self, span: Span) -> None:
        """Go where a link leads."""
        raise NotImplementedError

    @property
    def surveying(self) -> bool:
        """Whether the page of the place is still being worked out: another is shown so far."""
        return self._survey.waiting and not self._again

    @property
    def state(self) -> str:
        """In which way it is looked at, in a few words; empty for the usual one."""
        day = f"as of {in_short(self.library.until)}" if self.library.until else ""
        return " · ".join(filter(None, (day, _STATE[self._wording])))

    def _look(self, library: Library, wording: Wording) -> None:
        """Show the same place in another way."""
        self.history.update(self.here())
        self.take(library, wording)
        self.show_place(self.here())

    def take(self, library: Library, wording: Wording) -> None:
        """From here on, show this library in these words."""
        self.library, self._wording = library, wording
        self.views = Views(library, wording, self._keys)

    def action_lens(self) -> None:
        """As printed, in plain words, or both: the next of the three."""
        self._look(self.library, _NEXT[self._wording])
        say(self, _SAID[self._wording])

    def action_overview(self, name: str) -> None:
        """To a page about the whole briefing."""
        self.go(Place("page", self.here().briefing, name))

    def survey(self, place: Place, *, again: bool = False) -> None:
        """Show the overview of a place, which is worked out in a thread.

        Where it is worked out `again`, the one that is shown stays until the new one is there.
        """
        self.stop_survey()
        self._again = again
        if not again:
            self._waiting = self.set_timer(_PATIENCE, partial(self.put, place, _WAIT))
        self._survey.ask(self.library, partial(_surveyed, place, self._wording))

    def stop_survey(self) -> None:
        """Nobody waits for the overview any more."""
        self._survey.stop()
        self._stop_waiting()

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.stop()

    def on_unmount(self, _: events.Unmount) -> None:
        """The program ends."""
        self.stop_survey()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Something has become of an overview that is worked out."""
        self._survey.hear(event)

    def _show_survey(self, answer: tuple[Place, Page]) -> None:
        """The overview has been worked out."""
        self._stop_waiting()
        if self._again:
            self.put_again(answer[1])
        else:
            self.put(*answer)

    def _refuse_survey(self, why: str) -> None:
        """The overview could not be worked out."""
        self._stop_waiting()
        place = self.history.here
        if place is not None:
            said = visible_line(f"This page could not be worked out: {why}")
            self.put(place, (Notice("error", text(said)),))

    def action_as_of(self) -> None:
        """Choose the day as of which the briefing is shown."""
        whole = self.library.as_of("")
        days = whole.days(self.here().briefing)[::-1]
        chosen = ["", *(day for day, _ in days)]
        rows = [Entry(text("Everything"), text("all that the briefing knows", "muted"))]
        rows += [_day(day, count) for day, count in days]
        at = chosen.index(self.library.until) if self.library.until in chosen else 0

        def typed(words: str) -> Entry | None:
            day = day_of(words)
            if not day or day in chosen[: len(rows)]:
                return None
            chosen[len(rows) :] = [day]
            known = (count for known_from, count in days if known_from <= day)
            return _day(day, next(known, 0))

        self.ask(
            ChooseScreen("As of which day? (F types any day)", rows, row=at, typed=typed),
            lambda row: self._turn_to(chosen[row]),
        )

    def _turn_to(self, day: str) -> None:
        self._look(self.library.as_of(day), self._wording)
        if day:
            said = "records that cannot be dated to that day or earlier are hidden."
            say(self, f"As of {in_words(day)}: {said}")
        else:
            say(self, "Date limit off: all records shown.")

    def action_compare(self) -> None:
        """The record beside the words of its source; a figure beside all its numbers."""
        # Loaded when it is first wanted: the first frame does without.
        from briefing.page.beside import CALLED  # noqa: PLC0415
        from briefing.reader.screens.compare import CompareScreen  # noqa: PLC0415

        record = self.subject()
        if record is None or record.section not in CALLED:
            say(self, "Select a statement or a figure first.")
        elif self.is_active:
            screen = CompareScreen(self.library, self.keymap, record)
            self.app.push_screen(screen, lambda span: self.follow(span) if span else None)


def _day(day: str, count: int) -> Entry:
    return Entry((Span(in_words(day)),), (Span(f"{count:,} records known by then", "muted"),))


def _surveyed(place: Place, wording: Wording, library: Library) -> tuple[Place, Page]:
    """In a thread: a place with its overview."""
    return place, survey(place, wording, library)
