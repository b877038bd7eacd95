"""The command palette: every action by its name, every section, and records by their title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from textual import on
from textual.await_complete import AwaitComplete
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.types import IgnoreReturnCallbackType
from textual.widgets import Input

from briefing.library.library import Library
from briefing.library.store.records import Record
from briefing.page.words.vocabulary import plural
from briefing.reader.background.background_query import InterruptibleQuery, finished
from briefing.reader.background.moment import Moment
from briefing.reader.content import plain_content
from briefing.reader.handler_guard import HandlerGuard, is_live
from briefing.reader.keys.dispatch import perform, performable
from briefing.reader.keys.key_table import SECTION, TAKE_BACK, Action
from briefing.reader.screens.main.main_screen import MainScreen
from briefing.search.search import search
from briefing.text.visible import visible_line

MOST_RECORDS = 12
"""Records that are offered for what was typed; the search shows all of them."""
_BEAT = 0.02  # seconds


@dataclass(frozen=True, slots=True)
class PaletteCommand:
    """Something that the palette offers."""

    title: str
    help: str
    run: IgnoreReturnCallbackType


class Palette(HandlerGuard, CommandPalette):
    """The toolkit's, which closes once, however often it is clicked or told to."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Its keys do nothing before it is there, and those of its list where that has no room.

        The toolkit's list knows none of its lines then, and ends the program when asked for a page.
        """
        if not is_live(self) or (action == "command_list" and not self._list_has_room()):
            return False
        return super().check_action(action, parameters)

    def _list_has_room(self) -> bool:
        return bool(self.query_one(CommandList).scrollable_content_region)

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close, if it is still there and in front."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    @on(Input.Submitted)
    def choose_what_fits(self, event: Input.Submitted) -> None:
        """Run what fits all that was typed, and never what fitted the letters before it."""
        event.prevent_default()
        event.stop()
        self._choose()

    def _choose(self) -> None:
        gathering = self._GATHER_COMMANDS_GROUP
        if any(one.group == gathering and not one.is_finished for one in self.workers):
            Moment(self, _BEAT, self._choose).begin()
        else:
            self._select_or_command()


class ActionCommands(Provider):
    """What the keys do here, by name, with the sections under their own names."""

    async def discover(self) -> Hits:
        """All of it, before anything is typed."""
        for command in self._commands():
            title = plain_content(command.title)
            yield DiscoveryHit(title, command.run, text=command.title, help=command.help)

    async def search(self, query: str) -> Hits:
        """What fits the letters that were typed."""
        matcher = self.matcher(query)
        for command in self._commands():
            score = matcher.match(command.title)
            if score > 0:
                title = matcher.highlight(command.title)
                yield Hit(score, title, command.run, text=command.title, help=command.help)

    def _commands(self) -> Iterator[PaletteCommand]:
        screen = self.screen
        # What only moves the cursor comes last: it is the least of what anybody looks for by name.
        found = sorted(performable(self.focused or screen), key=lambda one: _moves(one[0]))
        for action, target in found:
            if not action.id.startswith((SECTION, TAKE_BACK)) and action.id != "palette":
                run = partial(perform, target, action.id)
                yield PaletteCommand(action.title, action.help, run)
        if isinstance(screen, MainScreen):
            yield from _sections(screen)


def _moves(action: Action) -> bool:
    return not {"list", "page"}.isdisjoint(action.where)


def _sections(screen: MainScreen) -> Iterator[PaletteCommand]:
    sections = screen.mode.views.sections(screen.here().briefing)
    for number, section in enumerate(sections, start=1):
        run = partial(screen.navigator.to_section, number)
        yield PaletteCommand(
            f"Section: {section.title}", f"{plural(section.records, 'record')}.", run
        )


class RecordCommands(Provider):
    """Records, found as the search finds them."""

    async def search(self, query: str) -> Hits:
        """The best of what the search finds."""
        screen = self.screen
        if not isinstance(screen, MainScreen):
            return
        asked = InterruptibleQuery(screen.mode.library, partial(_best, query))
        for rank, record in enumerate((await finished(asked)).result() or ()):
            title = visible_line(record.title)
            run = partial(screen.navigator.to_record, record.key)
            # Below the actions, whose scores are between 0 and 1 as well, and in order of rank.
            score = 0.3 / (rank + 1)
            section = screen.mode.views.title(record.key.briefing, record.section)
            yield Hit(score, plain_content(title), run, text=title, help=section)


def _best(query: str, library: Library) -> Sequence[Record]:
    """The records that fit best, asked of a thread's own library."""
    return library.lists.page(search(library, query).listing, 0, MOST_RECORDS)
