"""Where one can go from anywhere: sections, briefings, overviews, what a record is about."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from briefing.errors import BriefingError
from briefing.model.key import FRONT, Key
from briefing.reader.keys.dispatch import Command
from briefing.reader.keys.key_table import SECTION
from briefing.reader.notices import LONG
from briefing.reader.places.history import ReaderPlace
from briefing.reader.places.nav_marks import TO_WHATS_NEW
from briefing.reader.places.nav_rows import (
    ALONE,
    BETWEEN,
    COMPUTED,
    PROBLEMS,
    WHATS_NEW,
    NavRow,
    front,
)
from briefing.reader.screens.dialogs.choice import choice
from briefing.reader.screens.main.trail import Trail
from briefing.reader.screens.main.view_mode import ViewMode
from briefing.text.visible import visible_line

if TYPE_CHECKING:
    from briefing.reader.screens.main.reading_host import ReadingHost

_STEPS = {
    "speaker": "Who said it",
    "events": "Events",
    "source": "Sources",
    "claims": "Claims",
}
"""The steps from a record to what it has to do with, and what they are called."""
_NUMBERED = range(1, 10)
"""The sections that have a key."""


class Navigator:
    """Leads to places, from wherever the person is."""

    def __init__(
        self, trail: Trail, mode: ViewMode, host: ReadingHost, enter: Callable[[str], None]
    ) -> None:
        """`trail` is what every step is taken along; `enter` goes to another briefing."""
        self._enter = enter
        self._trail = trail
        self._mode = mode
        self._host = host

    @property
    def commands(self) -> Mapping[str, Command]:
        """The keys that lead somewhere."""
        return {
            "front-page": self.to_front_page,
            "problems": partial(self._to_page, PROBLEMS),
            "briefings": self._choose_briefing,
            **{f"{SECTION}{number}": partial(self.to_section, number) for number in _NUMBERED},
            **{name: partial(self._to_page, name) for name in COMPUTED if name not in BETWEEN},
            **{name: partial(self._step, name) for name in _STEPS},
        }

    def place_of(self, key: Key) -> ReaderPlace:
        """The place of a record, reached from the one that is open."""
        return self._mode.views.place_of(key, self._host.here())

    def to_record(self, key: Key, among: Sequence[Key] = (), found: str = "") -> None:
        """To the page of a record, which was chosen `among` others, or `found` by a search."""
        if key.slug == TO_WHATS_NEW:
            self._to_page(WHATS_NEW)
            return
        self._trail.go(self.place_of(key)._replace(among=tuple(among), found=found))

    def to_named(self, reference: str) -> None:
        """To the record that somebody named; where there is none, that is said."""
        # Loaded when it is wanted: the first frame mostly does without.
        from briefing.library.query.record_reference import (  # noqa: PLC0415
            missing_record,
            referred,
        )

        library = self._mode.library
        briefing = library.briefings.only()
        try:
            key = referred(library, reference, briefing)
        except BriefingError as error:
            self._host.say(visible_line(str(error)), warning=True, seconds=LONG)
            return
        if key is not None and library.record(key):
            self.to_record(key)
        else:
            said = visible_line(missing_record(library, reference, briefing))
            self._host.say(f"{said[0].upper()}{said[1:]}.", warning=True, seconds=LONG)

    def to_front_page(self) -> None:
        """To the front page of the briefing that is open."""
        self._trail.go(front(self._host.here().briefing))

    def to_crumb(self, number: int) -> None:
        """To a name on the way to where the person is: the briefing, the section."""
        here = self._host.here()
        if number == 0:
            self.to_front_page()
        elif number == 1 and here.section not in ALONE:
            self._trail.go(here._replace(screen="list"))

    def to_section(self, number: int) -> None:
        """To a section, by its number."""
        here = self._host.here()
        sections = self._mode.views.sections(here.briefing)
        if number > len(sections):
            self._host.say(f"There are only {len(sections)} sections.")
        elif sections[number - 1].name == FRONT:
            self.to_front_page()
        else:
            self._trail.go(ReaderPlace("list", here.briefing, sections[number - 1].name))

    def to_row(self, row: NavRow) -> None:
        """To where a row leads."""
        if row.place is not None and row.place.briefing != self._host.here().briefing:
            self._enter(row.place.briefing)
        elif row.place is not None:
            self._trail.go(row.place)
        elif row.first:
            self._choose_briefing()

    def _to_page(self, name: str) -> None:
        """To a page about the whole briefing, or about what is wrong with the files."""
        self._trail.go(ReaderPlace("page", self._host.here().briefing, name))

    def _choose_briefing(self) -> None:
        """Choose a briefing of the library."""
        rows = self._mode.views.choices()
        if len(rows) < 2:
            self._host.say("This is the only briefing here.")
        else:
            here = self._host.here().briefing
            at = next(
                (n for n, row in enumerate(rows) if row.place and row.place.briefing == here), 0
            )
            chooser = choice("Briefings", rows, row=at)
            self._host.ask(chooser, lambda row: self.to_row(rows[row]))

    def _step(self, kind: str) -> None:
        """From the record to its speaker, its events, its sources or its claims."""
        # Loaded when it is first wanted: the first frame does without.
        from briefing.reader.places.related_records import STEPS, RelatedRecords  # noqa: PLC0415

        record = self._host.subject()
        found = STEPS[kind](self._mode.library, record) if record else RelatedRecords()
        if found.notice or not found.keys:
            self._host.say(found.notice or "Choose a record first.")
        if found.keys:
            self._lead(found.keys, _STEPS[kind])

    def _lead(self, keys: Sequence[Key], title: str) -> None:
        """Go to the one record, or offer a choice of several."""
        if len(keys) == 1:
            self.to_record(keys[0])
            return
        # What rows are made of knows most of the analysis: the first frame does without.
        from briefing.page.rows.rows import row  # noqa: PLC0415

        library = self._mode.library
        found = library.records(keys)
        records = [found[key] for key in keys if key in found]
        self._host.ask(
            choice(title, row(library, records)),
            lambda chosen: self.to_record(records[chosen].key, [one.key for one in records]),
        )
