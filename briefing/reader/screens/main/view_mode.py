"""In which way a briefing is looked at: in plain words, as of another day, in another order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.geometry import Size
from textual.screen import Screen

from briefing.library.library import Library
from briefing.model.problem import Problem
from briefing.page.blocks import Span, text
from briefing.page.overviews import OVERVIEWS
from briefing.page.words.dates import date_in_words, day_of, short_date
from briefing.reader.background.reloadable import unreadable
from briefing.reader.keys.dispatch import Command
from briefing.reader.keys.key_names import shown
from briefing.reader.keys.key_table import BY_ID
from briefing.reader.keys.keymap import Keymap
from briefing.reader.places.history import History, ReaderPlace
from briefing.reader.places.nav_marks import NO_MARKS, NavMarks
from briefing.reader.places.nav_rows import WHATS_NEW
from briefing.reader.places.ordering import Ordering
from briefing.reader.places.place_views import PlaceViews
from briefing.reader.screens.dialogs.choice import choice
from briefing.reader.screens.screen_sizes import has_one_line
from briefing.reader.widgets.rows.row_source import TextRow
from briefing.state.reading_rows import forms, keep_form
from briefing.state.reading_state import ReadingState

if TYPE_CHECKING:
    from briefing.analysis.wording.loaded_terms import Wording
    from briefing.reader.screens.main.reading_host import ReadingHost

_NEXT: dict[Wording, Wording] = {"printed": "neutral", "neutral": "both", "both": "printed"}
_SAID: dict[Wording, str] = {
    "printed": "Wording: as printed.",
    "neutral": "Wording: our prose in plain words, [in brackets]; quotations as they are.",
    "both": "Wording: as printed, and in plain words [in brackets]; quotations as they are.",
}
_STATE: dict[Wording, str] = {"printed": "", "neutral": "plain words", "both": "both wordings"}


class ViewMode:
    """The library that is shown, and in which words and which order.

    `views` is what its places look like so.
    """

    def __init__(
        self,
        library: Library,
        keymap: Keymap,
        history: History,
        host: ReadingHost,
        state: ReadingState,
    ) -> None:
        """`library` may be one as of a day; every list has its usual order so far.

        The forms of lists are remembered in `state`.
        """
        self._history = history
        self._host = host
        self._keys = {name: shown(keymap.keys(BY_ID[name])[0]) for name in (WHATS_NEW, *OVERVIEWS)}
        self.kept = state
        self._forms: dict[str, bool] | None = None
        self._orders: dict[str, Ordering] = {}
        self.nav = NO_MARKS
        """What is shown of what the person has read."""
        self._broken: Sequence[Problem] = ()
        self._set(library, "printed")

    def _set(self, library: Library, wording: Wording) -> None:
        self.library, self.wording = library, wording
        self.views = PlaceViews(library, wording, self._keys)
        self.views.marks = self.nav

    @property
    def commands(self) -> Mapping[str, Command]:
        """The wording and the day."""
        return {"lens": self.next_wording, "as-of": partial(self.choose_day, self._host.ask)}

    @property
    def state(self) -> str:
        """In which way it is looked at, in a few words; empty for the usual one.

        Also which file cannot be read, for as long as that is so.
        """
        day = f"as of {short_date(self.library.until)}" if self.library.until else ""
        return " · ".join(filter(None, (day, _STATE[self.wording], unreadable(self._broken))))

    def mark(self, nav: NavMarks) -> None:
        """From now on show this of what the person has read."""
        self.nav = self.views.marks = nav

    def ordering(self, place: ReaderPlace) -> Ordering:
        """The order of a section's list: the usual one, until the person changes it."""
        usual = self.views.usual(place.briefing, place.section)
        return self._orders.get(place.section, usual)

    def reorder(self, section: str, ordering: Ordering) -> None:
        """Put the list of a section in another order."""
        self._orders[section] = ordering

    def compact(self, section: str, size: Size) -> bool:
        """Whether rows of a section have one line: as chosen, or else as the screen has room."""
        return self._kept_forms().get(section, has_one_line(size))

    def _kept_forms(self) -> dict[str, bool]:
        """The forms that were chosen, read when there is a list: the front page has none."""
        if self._forms is None:
            self._forms = self.kept.ask(forms, dict[str, bool]())
        return self._forms

    def keep_form(self, section: str, *, compact: bool) -> None:
        """Remember how the person wants the list of a section."""
        self._kept_forms()[section] = compact
        self.kept.change(lambda kept: keep_form(kept, section, compact))

    def reload(self, library: Library, broken: Sequence[Problem]) -> None:
        """From here on show what the files say now, as of the same day, in the same words."""
        self._broken = broken
        library.person.set(self.library.person.marked)  # until what was read is compared with it
        until = self.library.until
        self._set(library.as_of(until) if until else library, self.wording)

    def _change(self, library: Library, wording: Wording) -> None:
        """Show the same place in another way."""
        self._history.update(self._host.here())
        self._set(library, wording)
        self._host.show_place(self._host.here())

    def next_wording(self) -> None:
        """As printed, in plain words, or both: the next of the three."""
        self._change(self.library, _NEXT[self.wording])
        self._host.say(_SAID[self.wording])

    def choose_day(
        self,
        ask: Callable[[Screen[int | None], Callable[[int], object]], object],
        then: Callable[[], object] = lambda: None,
    ) -> None:
        """Choose the day as of which the briefing is shown; `ask` puts the choice in front."""
        days = self.library.whole().days(self._host.here().briefing)[::-1]
        chosen = ["", *(day for day, _ in days)]
        rows = [TextRow(text("Everything"), text("all that the briefing knows", "muted"))]
        rows += [_day(day, count) for day, count in days]
        at = chosen.index(self.library.until) if self.library.until in chosen else 0

        def typed(words: str) -> TextRow | None:
            day = day_of(words)
            if not day:
                return None
            chosen[len(rows) :] = [day]
            known = (count for known_from, count in days if known_from <= day)
            return _day(day, next(known, 0))

        def show(row: int) -> None:
            self.show_as_of(chosen[row])
            then()

        ask(choice("As of which day? (or type a date)", rows, row=at, typed=typed), show)

    def show_as_of(self, day: str) -> None:
        """Show the briefing as of a day; of the empty one, all of it."""
        self._change(self.library.as_of(day), self.wording)
        if day:
            said = "records that cannot be dated to that day or earlier are hidden."
            self._host.say(f"As of {date_in_words(day)}: {said}")
        else:
            self._host.say("Date limit off: all records shown.")


def _day(day: str, count: int) -> TextRow:
    return TextRow(
        (Span(date_in_words(day)),), (Span(f"{day} · {count:,} records known by then", "muted"),)
    )
