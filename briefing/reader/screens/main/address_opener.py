"""Opening an address that leads out of the program, once the person agrees."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from briefing.errors import BriefingError
from briefing.reader.keys.keymap import Keymap
from briefing.reader.notices import say
from briefing.reader.screens.clipboard import to_clipboard

if TYPE_CHECKING:
    from briefing.text.web_address import WebAddress


class AddressOpener:
    """Shows an address whole, and then opens it, copies it, or does neither."""

    def __init__(self, screen: Screen[Any], keymap: Keymap) -> None:
        """`screen` is the one that the question stands in front of."""
        self._screen = screen
        self._keymap = keymap

    def offer(self, text: str) -> None:
        """Show an address, and open it if the person agrees."""
        # Loaded when it is first wanted: the first frame does without.
        from briefing.reader.screens.dialogs.open_address import OpenAddressScreen  # noqa: PLC0415
        from briefing.text.web_address import check  # noqa: PLC0415

        try:
            address = check(text)
        except BriefingError as error:
            say(self._screen, str(error), warning=True)
            return
        if self._screen.is_active:
            question = OpenAddressScreen(address, self._keymap)
            self._screen.app.push_screen(question, partial(self._answered, address))

    def _answered(self, address: WebAddress, answer: str | None) -> None:
        if answer == "copy":
            to_clipboard(self._screen, address.url)
        elif answer == "open":
            work = partial(self._open, address)
            self._screen.run_worker(work, thread=True, exit_on_error=False, group="browser")

    def _open(self, address: WebAddress) -> None:
        """In a thread: a browser may take long to answer."""
        # As above.
        from briefing.reader.screens.dialogs.browser import open_in_browser  # noqa: PLC0415

        try:
            open_in_browser(address)
        except BriefingError as error:
            told = partial(say, self._screen, str(error), warning=True)
            self._screen.app.call_from_thread(told)
