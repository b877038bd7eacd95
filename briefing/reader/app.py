"""The app: it wires the library, the settings and the screens, and holds nothing else."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App, ScreenStackError
from textual.binding import BindingType
from textual.command import Provider
from textual.css.query import NoMatches
from textual.dom import NoScreen
from textual.driver import Driver
from textual.events import Event, InputEvent, Key, Paste
from textual.filter import LineFilter
from textual.message import Message
from textual.screen import Screen
from textual.widget import MountError
from textual.widgets import Input

from briefing.errors import BriefingError
from briefing.library.library import Library
from briefing.library.opening import open_fresh, open_kept, open_library
from briefing.reader.background.background_query import BackgroundQuery, WholeWork
from briefing.reader.background.reloadable import Reloadable
from briefing.reader.handler_guard import is_live, when_mounted
from briefing.reader.keys.dispatch import ActionTarget, Command, bindings
from briefing.reader.keys.key_queue import KeyQueue
from briefing.reader.keys.key_table import BY_ID, Where
from briefing.reader.notices import LONG, hear, say
from briefing.reader.opening_place import OpeningPlace
from briefing.reader.screens.main.main_screen import MainScreen
from briefing.reader.screens.screen_stack import open_screen
from briefing.reader.settings.config import Config, load_config
from briefing.reader.settings.themes import THEMES, ThemeChoice, choose, other, variables
from briefing.reader.style_sheet import style_sheet
from briefing.reader.terminal.control_filter import ControlFilter
from briefing.reader.terminal.exit_signals import ending_on_signals
from briefing.reader.terminal.pasted_text import MOST, PasteCut, one_line
from briefing.state.reading_state import ReadingState

if TYPE_CHECKING:
    from briefing.reader.background.live_reload import LiveReload
    from briefing.reader.screens.dialogs.loading import LoadingScreen

    Follow = Callable[[Library, Callable[[Message], object]], LiveReload]

_TOO_LATE = (MountError, NoMatches, NoScreen, ScreenStackError)
"""What the toolkit raises where something is not there yet, or not any more."""
_ANYWHERE = "ctrl+q"
"""The key that ends the program from anywhere, unless the person has given it to something else."""
_FRONT = OpeningPlace()


def run(
    path: Path,
    sources: Path | None = None,
    start: OpeningPlace = _FRONT,
    terminal_before: list[Any] | None = None,
) -> int:
    """Read the content at `path` on this terminal; gives the exit status.

    `sources` is a folder with the words of sources; `start` is where to begin; `terminal_before` is
    how to leave the terminal, where that is not how it is now. Raises BriefingError where there is
    nothing to open.
    """
    config = load_config()
    follow = _follower(path, sources) if config.follow else None
    # Whoever follows the files looks at them once the first frame is drawn.
    library = (open_kept(path, sources) if follow else None) or open_fresh(path, sources)
    app = ReaderApp(path, library, config, sources, start, follow)
    app.preloads = True
    app.terminal_before = terminal_before
    with ending_on_signals(app) as signals:
        app.run()
    if signals:
        return 128 + signals[0]
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0


def _follower(path: Path, sources: Path | None) -> Follow:
    def follow(library: Library, post: Callable[[Message], object]) -> LiveReload:
        # Loaded after the first frame.
        from briefing.reader.background.live_reload import LiveReload  # noqa: PLC0415

        return LiveReload(path, library, post, sources)

    return follow


def _action_commands() -> type[Provider]:
    # The palette is loaded when it is first opened: the first frame does without.
    from briefing.reader.palette import ActionCommands  # noqa: PLC0415

    return ActionCommands


def _record_commands() -> type[Provider]:
    from briefing.reader.palette import RecordCommands  # noqa: PLC0415 - as above

    return RecordCommands


class ReaderApp(ActionTarget, App[None]):
    """The reader of one library, which is compiled first where `library` is not there yet."""

    PLACES: ClassVar[tuple[Where, ...]] = ("app",)
    BINDINGS: ClassVar[list[BindingType]] = bindings("app")
    CSS = style_sheet(__file__)
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {
        _action_commands,
        _record_commands,
    }

    def __init__(
        self,
        path: Path,
        library: Library | None,
        config: Config,
        sources: Path | None = None,
        start: OpeningPlace = _FRONT,
        follow: Follow | None = None,
    ) -> None:
        """`path` is what to compile where there is no `library` yet, to be read by `sources`.

        `follow` makes what follows the files of the library; without it nothing does.
        """
        choice = choose(config.theme, os.environ)
        self._control_filter = ControlFilter()
        self._styled_for = ""
        super().__init__(ansi_color=choice.ansi or None)
        self.failure: BriefingError | None = None
        self.terminal_before: list[Any] | None = None
        self.preloads = False
        """Whether what the first frame did without is loaded after it: the next key may need it."""
        self._path = path
        self._library = library
        self._sources = sources
        self._start = start
        self._config = config
        self._choice: ThemeChoice = choice
        self._follow = follow
        self._state = ReadingState()
        self._following: LiveReload | None = None
        self._anywhere_ends = _ANYWHERE in config.keymap.keys(BY_ID["quit"])
        self.typed = KeyQueue(self, super().on_event)
        """Keys and pastes that have not had their effect yet."""
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self._styled_for = choice.theme
        self.stylesheet.set_variables(self.get_css_variables())
        self.set_keymap(config.keymap.textual())

    def get_default_screen(self) -> Screen[None]:
        """The first screen: the front page, or the wait for it."""
        if self._library is not None:
            return self._reading(self._library)
        # Only a library that has to be compiled needs it.
        from briefing.reader.screens.dialogs.loading import LoadingScreen  # noqa: PLC0415

        opening = partial(open_library, sources=self._sources)
        return LoadingScreen(self._path, opening, self._config.keymap)

    def get_driver_class(self) -> type[Driver]:
        """The toolkit's way to the terminal, made to outlast it where that can go away."""
        found = super().get_driver_class()
        if sys.platform == "win32" or found.__name__ != "LinuxDriver":
            return found
        # It cannot be loaded where there are no terminals of this kind.
        from briefing.reader.terminal.terminal_driver import TerminalDriver  # noqa: PLC0415

        return TerminalDriver

    def get_css_variables(self) -> dict[str, str]:
        """What the names in style sheets stand for: what cannot be read in a theme is mended.

        The toolkit asks for the first time before it knows which theme is wanted.
        """
        if not self._styled_for:
            return {}
        self.theme_variables = {**super().get_css_variables(), **variables(self.current_theme)}
        return self.theme_variables

    def refresh_css(self, animate: bool = True) -> None:
        """Style everything for another theme; the one to begin with is there already."""
        if self._styled_for != self.theme:
            self._styled_for = self.theme
            super().refresh_css(animate)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The toolkit's filters, and the last door for control characters."""
        self._control_filter = self._control_filter.after(super().get_line_filters())
        return (self._control_filter,)

    @property
    def clipboard(self) -> str:
        """What was copied here, as a field takes it: each is one line."""
        return one_line(super().clipboard)

    def on_ready(self) -> None:
        """The first frame is drawn. What is there by now stays: it need not be looked at again."""
        gc.freeze()
        gc.enable()
        if self.preloads:
            _import_the_rest(self)
        if self._library is not None:
            self._begin_following(self._library)

    async def on_event(self, event: Event) -> None:
        """What is typed waits for its turn; once the program ends, nobody hears of it.

        The key that ends it everywhere does so at once: windows keep all other keys to themselves.
        """
        typed = isinstance(event, InputEvent | Paste) and not event.is_forwarded
        if typed and self._exit:
            return
        if isinstance(event, Key) and event.key == _ANYWHERE and self._anywhere_ends:
            self.exit()
        elif typed and isinstance(event, Key | Paste):
            if isinstance(event, Key):
                hear(self, event.key)
            self.typed.put(event)
        else:
            await super().on_event(event)

    def _handle_exception(self, error: Exception) -> None:
        """What was still being put together when the program ended finds no place: no fault."""
        too_late = isinstance(error, _TOO_LATE) or isinstance(error.__context__, _TOO_LATE)
        if not (self._exit and too_late):
            super()._handle_exception(error)
        self._exit = True

    def exit(self, *result: Any, **how: Any) -> None:
        """End, once where the person is has been kept."""
        if not self._exit:
            for screen in self.screen_stack:
                if isinstance(screen, MainScreen) and is_live(screen):
                    screen.memory.save(at_once=True)
        super().exit(*result, **how)

    def on_unmount(self) -> None:
        """The program ends, and what follows the files with it."""
        if self._following is not None:
            self._following.stop()

    def _begin_following(self, library: Library) -> None:
        if self._follow is not None:
            self._following = self._follow(library, self.post_message)
            self._following.start()

    def on_live_reload_changed(self, event: LiveReload.Changed) -> None:
        """The files have been saved: every screen that shows them shows what they say now."""
        shown: list[Screen[Any]] = self.screen_stack
        for screen in shown:
            if isinstance(screen, Reloadable):
                renew = partial(screen.reload, event.library, event.broken)
                when_mounted(screen, renew)
        if event.news.said:
            say(self.screen, event.news.said, warning=event.news.warning, seconds=LONG)

    def on_live_reload_failed(self, event: LiveReload.Failed) -> None:
        """The files cannot be read at the moment."""
        say(self.screen, event.why, warning=True, seconds=LONG)

    def on_paste_cut(self, _: PasteCut) -> None:
        """More was pasted than a field takes."""
        if isinstance(self.focused, Input):
            say(self.screen, f"Only the first {MOST:,} bytes were pasted.", warning=True)

    def _fatal_error(self) -> None:
        """End, and leave it to whoever began it to say where the program broke."""
        if self.failure is None and self._exception is not None:
            # Nobody waits for it but who has met a fault.
            from briefing.reader.crash_report import crash_report  # noqa: PLC0415

            self.failure = crash_report(self._exception)
        self._close_messages_no_wait()

    def _reading(self, library: Library) -> MainScreen:
        day, config = self._start.day, self._config
        known = library.as_of(day) if day else library
        notices = self._notices(library)
        return MainScreen(known, config.keymap, notices, config.commands, self._start, self._state)

    def _notices(self, library: Library) -> list[str]:
        """What the person should know before anything else."""
        told = (library.notice, self._choice.notice, *self._config.notices)
        return [notice for notice in told if notice]

    def on_loading_screen_opened(self, event: LoadingScreen.Opened) -> None:
        """The library has been compiled."""
        open_screen(self.screen, self._reading(event.library))
        self._begin_following(event.library)

    def on_loading_screen_failed(self, event: LoadingScreen.Failed) -> None:
        """The library cannot be opened; the reason is also said when the program has ended."""
        # Hardly ever needed.
        from briefing.reader.screens.dialogs.failure import FailureScreen  # noqa: PLC0415

        self.failure = event.error
        self.typed.forget()
        open_screen(self.screen, FailureScreen(event.error, self._config.keymap))

    @property
    def commands(self) -> Mapping[str, Command]:
        """What can be done everywhere."""
        return {
            "theme": partial(_change_theme, self),
            "palette": self.action_command_palette,
            "quit": self.exit,
            "help": partial(_show_help, self),
        }

    def action_command_palette(self) -> None:
        """Every action by its name."""
        # Loaded when it is first wanted: the first frame does without.
        from briefing.reader.palette import Palette  # noqa: PLC0415

        if not any(isinstance(one, Palette) for one in self.screen_stack):
            open_screen(self.screen, Palette(id="--command-palette"))


def _change_theme(app: ReaderApp) -> None:
    app.theme = other(app.theme)


def _show_help(app: ReaderApp) -> None:
    # Loaded when it is first wanted: the first frame does without.
    from briefing.reader.screens.dialogs.help import open_help  # noqa: PLC0415

    open_help(app.screen, app._config.keymap, first=isinstance(app.screen, MainScreen))


def _import_the_rest(app: ReaderApp) -> None:
    # It is needed after the first frame only.
    from briefing.reader.background.later_imports import import_the_rest  # noqa: PLC0415

    def failed(why: BaseException) -> None:
        say(app.screen, f"A part of the program cannot be loaded: {why}", warning=True)

    loading: BackgroundQuery[Sequence[str]] = BackgroundQuery(app, lambda _: None, failed)
    loading.do(WholeWork(import_the_rest))
