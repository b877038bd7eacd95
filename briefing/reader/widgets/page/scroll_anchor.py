"""The place of a page that stays at the top of the window while the width changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from briefing.reader.widgets.page.page_text import PageText


class ScrollAnchor(NamedTuple):
    """The row at the top, as the person chose it, in a page laid out for `width` (0: for any).

    `row` may be more than can be scrolled to. `ink` is how many characters stand above it, and None
    until that is needed.
    """

    row: int = 0
    width: int = 0
    ink: int | None = None

    def for_width(self, width: int, text_for: Callable[[int], PageText]) -> ScrollAnchor:
        """The same, ready to be found in a text of another width; `text_for` lays one out."""
        if self.width in (0, width) or self.ink is not None:
            return self
        return self._replace(ink=text_for(self.width).ink_before(self.row))

    def row_in(self, text: PageText, width: int) -> int:
        """The row of a text of this width: at a width that it had before, the very same."""
        same = self.ink is None or self.width == width
        return self.row if same else text.row_of(self.ink or 0)
