"""Asks what to export, in which format, and to which file; asks again before replacing one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Input, Static

from briefing.disk.user_folders import current_folder
from briefing.disk.write import AlreadyThere
from briefing.errors import BriefingError
from briefing.export.context import PROFILES, ExportOptions, Profile
from briefing.export.formats import FORMATS, Format
from briefing.export.links import LINK_STYLES, LinkStyle
from briefing.library.library import Library
from briefing.page.blocks import Line, Span, plain, text
from briefing.reader.background.background_query import BackgroundQuery
from briefing.reader.content import content
from briefing.reader.handler_guard import is_live, when_drawn
from briefing.reader.keys.dispatch import Command, bindings
from briefing.reader.keys.keymap import Keymap
from briefing.reader.notices import LONG, say
from briefing.reader.screens.dialogs.dialog import NO_LIST, Dialog
from briefing.reader.screens.dialogs.export_scope import ExportScope
from briefing.reader.screens.dialogs.export_work import STOPPED, ExportWork
from briefing.reader.style_sheet import style_sheet
from briefing.reader.widgets.key_line import KeyLine
from briefing.reader.widgets.rows.row_list import RowList
from briefing.reader.widgets.rows.row_source import FixedRows, TextRow

_MADE = tuple((one, profile) for one in FORMATS.values() for profile in one.profiles)
"""What it can become: each format, in each of its profiles."""
_STYLES: tuple[LinkStyle, ...] = ("relative", "wiki", "none")

_NO_FOLDER = text(
    "The current folder is not there any more. Type a path that begins with /", "error"
)

_KEYS_AND_AIR = 2
"""Lines around what can be chosen and what is said of it."""
_STOP = "esc: stop, nothing is left half done."


class _Choice(RowList):
    """A list of which one row is chosen by having the cursor: its window has the key that opens."""

    @property
    def commands(self) -> Mapping[str, Command]:
        """Those that move."""
        return {name: run for name, run in super().commands.items() if name != "open"}


class ExportScreen(Dialog[str]):
    """Answers with what was written, in words, or None."""

    DEFAULT_CSS = style_sheet(__file__)
    BINDINGS: ClassVar[list[BindingType]] = bindings("list")

    @dataclass
    class Told(Message):
        """So many records are written."""

        done: int
        total: int

        def can_replace(self, message: Message) -> bool:
            """Only the last one matters."""
            return isinstance(message, ExportScreen.Told)

    scopes = query_one("#scopes", RowList)
    formats = query_one("#formats", RowList)
    styles_list = query_one("#styles", RowList)
    file = query_one(Input)
    said = query_one("#said", Static)

    def __init__(self, library: Library, scopes: Sequence[ExportScope], keymap: Keymap) -> None:
        """`scopes` are what can be exported, the likeliest first."""
        super().__init__()
        self._library = library
        self._scopes = scopes
        self._keymap = keymap
        self._proposed = ""
        self._replace: Path | None = None
        self._work: ExportWork | None = None
        self._writing: BackgroundQuery[str] = BackgroundQuery(
            self, self._written, self._not_written
        )

    def compose(self) -> ComposeResult:
        """What, as what, with what links, and where to."""
        scopes = FixedRows([TextRow(text(one.label)) for one in self._scopes])
        formats = FixedRows([_made_row(*one) for one in _MADE])
        styles = FixedRows([_named(name, LINK_STYLES[name]) for name in _STYLES])
        with Vertical(id="window"):
            with Vertical(id="choices"):
                yield Static(content(text("Export", "strong")), classes="head")
                yield _Choice(scopes, lines=1, id="scopes")
                yield Static(content(text("Format", "strong")), classes="head")
                yield _Choice(formats, lines=1, id="formats")
                yield Static(content(text("Links between records", "strong")), classes="head links")
                yield _Choice(styles, lines=1, id="styles")
                yield Static(content(text("File", "strong")), classes="head")
                yield Input(compact=True, select_on_focus=False)
            yield Static(id="said")
            yield KeyLine(self._keymap)

    def on_mount(self) -> None:
        """Begin with what is likeliest."""
        for rows in (self.scopes, self.formats, self.styles_list):
            rows.styles.height = rows.count
        self.query_one(KeyLine).show("list", "dialog", without=NO_LIST | {"open"})
        self._propose()
        self.scopes.focus()

    def on_resize(self) -> None:
        """There is other room."""
        when_drawn(self, self._fit)

    def _fit(self) -> None:
        """What is said stays in view, however few lines there are, and however long it is."""
        below = self.said.outer_size.height + _KEYS_AND_AIR
        self.query_one("#choices").styles.max_height = max(1, self.size.height - below)

    @property
    def commands(self) -> Mapping[str, Command]:
        """Also writing it, from whichever of its parts has the focus."""
        return {**super().commands, "open": self._write, "close": self._stop_or_close}

    def _stop_or_close(self) -> None:
        """Stop what is being written; that is said once it has stopped."""
        if self._work is not None and self._writing.waiting:
            self._work.stop()
        else:
            self.answer()

    @property
    def scope(self) -> ExportScope:
        """What is to be exported."""
        return self._scopes[max(0, self.scopes.row)]

    @property
    def made(self) -> tuple[Format, Profile]:
        """What it becomes."""
        return _MADE[max(0, self.formats.row)]

    def _propose(self) -> None:
        """A name for the file, unless the person has written one."""
        if self.file.value == self._proposed:
            self._proposed = self.scope.file_name(self._library, *self.made)
            self.file.value = self._proposed

    @on(RowList.Highlighted, "#scopes, #formats")
    def _choice_changed(self) -> None:
        made, profile = self.made
        for shown in self.query("#styles, .links"):
            shown.display = made.styled and profile == "full"
        self._propose()

    @on(Input.Changed)
    def _renamed(self) -> None:
        self._replace = None
        folder = current_folder()
        keys = "enter: write it. tab: to the next choice."
        self._say(text(f"In {folder}. {keys}", "muted") if folder else _NO_FOLDER)

    def _say(self, line: Line) -> None:
        self.said.update(content(line))
        when_drawn(self, self._fit)

    @on(Input.Submitted)
    def _write(self) -> None:
        """Write in a thread, for a whole briefing takes a while."""
        name = self.file.value.strip()
        if self._writing.waiting:
            return
        if not name:
            self._say(text("Type a name for the file.", "warning"))
            return
        path = (current_folder() or Path()) / _expanded(name)
        if not path.is_absolute():
            self._say(_NO_FOLDER)
            return
        links = _STYLES[max(0, self.styles_list.row)]
        made, profile = self.made
        options = ExportOptions(links, made.name, folder=self.scope.folder, profile=profile)
        self._say(text(f"Writing … {_STOP}", "muted"))
        self._work = ExportWork(
            self._library,
            self.scope.selection,
            options,
            path,
            replace=path == self._replace,
            tell=lambda done, total: self.post_message(self.Told(done, total)),
        )
        self._writing.do(self._work)

    @on(Told)
    def _show_progress(self, event: Told) -> None:
        if self._writing.waiting:
            self._say(text(f"Writing: {event.done:,} of {event.total:,}. {_STOP}", "muted"))

    def _written(self, said: str) -> None:
        """It is written, or stopped; that is told even where something stands before this."""
        if self.is_active and said != STOPPED:
            self.answer(said)
        else:
            self._tell(text(said))

    def _not_written(self, error: BaseException) -> None:
        """It is not, and the person can do something about it."""
        if isinstance(error, AlreadyThere):
            self._replace = error.path
            words = f"{error.path} exists already. enter: replace it. Or type another name."
            self._tell(text(words, "warning"))
        elif isinstance(error, BriefingError):
            self._tell((Span(f"{error.title}. ", "error"), Span(error.remedy)))
        else:
            self._tell(text(f"It could not be written: {error}", "error"))

    def _tell(self, line: Line) -> None:
        if is_live(self):
            self._say(line)
        if not self.is_active:
            say(self.app.screen, plain(line), seconds=LONG)


def _expanded(name: str) -> Path:
    """The path that was typed; `~` is the person's home, and `~nobody` a name like any other."""
    path = Path(name)
    with suppress(RuntimeError):  # there is no such home
        path = path.expanduser()
    return path


def _named(name: str, does: str) -> TextRow:
    return TextRow((Span(name.ljust(10)), Span(does, "muted")))


def _made_row(made: Format, profile: Profile) -> TextRow:
    if profile == made.profiles[0]:
        return _named(made.name, made.help)
    return TextRow((Span(f"{made.name} · {profile}".ljust(19)), Span(PROFILES[profile], "muted")))
