"""What can be done with the record that the page shows: copy, export, open, compare."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from briefing.reader.keys.dispatch import Command
from briefing.reader.keys.keymap import Keymap
from briefing.reader.notices import LONG
from briefing.reader.places.place_listing import listing_of
from briefing.reader.screens.clipboard import to_clipboard
from briefing.reader.screens.main.address_opener import AddressOpener
from briefing.reader.screens.main.view_mode import ViewMode

if TYPE_CHECKING:
    from briefing.reader.screens.dialogs.export_scope import ExportScope
    from briefing.reader.screens.main.reading_host import ReadingHost

_ADDRESSES = ("url", "archive")


class RecordActions:
    """Takes the record away, or holds it against its source."""

    def __init__(
        self,
        screen: Screen[Any],
        mode: ViewMode,
        keymap: Keymap,
        addresses: AddressOpener,
        host: ReadingHost,
    ) -> None:
        """`addresses` asks before one is opened."""
        self._screen = screen
        self._mode = mode
        self._keymap = keymap
        self._addresses = addresses
        self._host = host

    @property
    def commands(self) -> Mapping[str, Command]:
        """The keys for the record."""
        return {
            "copy": self._copy,
            "export": self._export,
            "open-address": self._open_address,
            "beside-source": self._compare,
        }

    def _copy(self) -> None:
        """Send the record with its citation to the terminal, for its clipboard."""
        record = self._host.subject()
        if record is None:
            self._host.say("Choose a record first.")
            return
        # Loaded when it is first wanted: the first frame does without.
        from briefing.page.attribution.citation import copied  # noqa: PLC0415

        to_clipboard(self._screen, copied(self._mode.library, record))

    def _export(self) -> None:
        """Write what is looked at to a file."""
        # The exporters are loaded when they are first wanted: reading alone starts without them.
        from briefing.reader.screens.dialogs.export import ExportScreen  # noqa: PLC0415

        dialog = ExportScreen(self._mode.library, self._scopes(), self._keymap)
        self._host.ask(dialog, partial(self._host.say, seconds=LONG))

    def _scopes(self) -> list[ExportScope]:
        """What can be exported: the record, the list as it is narrowed, the briefing."""
        # As above.
        from briefing.reader.screens.dialogs.export_scope import reading_scopes  # noqa: PLC0415

        library, here = self._mode.library, self._host.here()
        found = self._mode.views.sections(here.briefing)
        section = next((one for one in found if one.name == here.section), None)
        listing = listing_of(library, here, self._mode.ordering(here))
        narrowed = (listing, here.query) if here.query else None
        return reading_scopes(library, self._host.subject(), section, narrowed, here.briefing)

    def _open_address(self) -> None:
        """Open the record's web address, or where a copy of it is kept."""
        record = self._host.subject()
        found = [record.text(name) for name in _ADDRESSES] if record else []
        address = next(filter(None, found), "")
        if address:
            self._addresses.offer(address)
        else:
            self._host.say("This record has no web address. Sources have them.")

    def _compare(self) -> None:
        """The record beside the words of its source; a figure beside all its numbers."""
        # Loaded when it is first wanted: the first frame does without.
        from briefing.page.beside_source import CALLED  # noqa: PLC0415
        from briefing.reader.screens.compare.compare_screen import CompareScreen  # noqa: PLC0415

        record = self._host.subject()
        if record is None or record.section not in CALLED:
            self._host.say("Select a statement or a figure first.")
        else:
            screen = CompareScreen(self._mode.library, self._keymap, record)
            self._host.ask(screen, self._host.follow)
