"""Taking something away: to the clipboard, to a file, to the browser."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from briefing.errors import BriefingError
from briefing.library.library import Library
from briefing.library.store.records import Record
from briefing.reader.keymap import Keymap
from briefing.reader.notices import LONG, say
from briefing.text.visible import visible

if TYPE_CHECKING:
    from briefing.reader.addresses import Address
    from briefing.reader.scopes import Scope

_ADDRESSES = ("url", "archive")


def offer_export(
    screen: Screen[Any], library: Library, scopes: Sequence[Scope], keymap: Keymap
) -> None:
    """Ask what to export and where to, and say what was written."""
    # The exporters are loaded when they are first wanted: reading alone starts without them.
    from briefing.reader.screens.export import ExportScreen  # noqa: PLC0415

    def told(said: str | None) -> None:
        if said:
            say(screen, said, seconds=LONG)

    screen.app.push_screen(ExportScreen(library, scopes, keymap), told)


def to_clipboard(screen: Screen[Any], words: str) -> None:
    """Send words to the terminal. It gives no answer, so nobody can say that it has copied any."""
    screen.app.copy_to_clipboard(visible(words))
    lines = words.count("\n") + 1
    size = f"{lines} lines" if lines > 1 else "one line"
    say(screen, f"Sent to the terminal's clipboard: {size}.")


class Taking(Screen[None]):
    """A screen from which the record that is looked at can be taken away."""

    library: Library
    keymap: Keymap

    def subject(self) -> Record | None:
        """The record that is looked at."""
        raise NotImplementedError

    def scopes(self) -> list[Scope]:
        """What can be exported from here, the likeliest first."""
        raise NotImplementedError

    def action_copy(self) -> None:
        """Send the record with its citation to the terminal, for its clipboard."""
        record = self.subject()
        if record is None:
            say(self, "Choose a record first.")
            return
        # Loaded when it is first wanted: the first frame does without.
        from briefing.page.citation import copied  # noqa: PLC0415

        to_clipboard(self, copied(self.library, record))

    def action_export(self) -> None:
        """Write what is looked at to a file."""
        if self.is_active:
            offer_export(self, self.library, self.scopes(), self.keymap)

    def action_open_address(self) -> None:
        """Open the record's web address, or where a copy of it is kept."""
        record = self.subject()
        found = [record.text(name) for name in _ADDRESSES] if record else []
        address = next(filter(None, found), "")
        if address:
            self.open_address(address)
        else:
            say(self, "This record has no web address. Sources have them.")

    def open_address(self, text: str) -> None:
        """Show an address, and open it if the person agrees."""
        # Loaded when it is first wanted: the first frame does without.
        from briefing.reader.addresses import check  # noqa: PLC0415
        from briefing.reader.screens.open_address import OpenAddressScreen  # noqa: PLC0415

        try:
            address = check(text)
        except BriefingError as error:
            say(self, str(error), warning=True)
            return
        if self.is_active:
            screen = OpenAddressScreen(address, self.keymap)
            self.app.push_screen(screen, partial(self._answered, address))

    def _answered(self, address: Address, answer: str | None) -> None:
        if answer == "copy":
            to_clipboard(self, address.url)
        elif answer == "open":
            work = partial(self._open, address)
            self.run_worker(work, thread=True, exit_on_error=False, group="browser")

    def _open(self, address: Address) -> None:
        """In a thread: a browser may take long to answer."""
        # Loaded when it is first wanted: the first frame does without.
        from briefing.reader.addresses import open_in_browser  # noqa: PLC0415

        try:
            open_in_browser(address)
        except BriefingError as error:
            self.app.call_from_thread(partial(say, self, str(error), warning=True))
