"""A choice of one row from a few, without what draws it: the first frame does without that."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.screen import Screen

if TYPE_CHECKING:
    from briefing.reader.widgets.rows.row_source import ListRow


def choice(
    title: str,
    rows: Sequence[ListRow],
    *,
    row: int = 0,
    typed: Callable[[str], ListRow | None] | None = None,
) -> Screen[int | None]:
    """A screen that answers with the number of the row that was chosen: see `ChooseScreen`."""
    # Loaded when it is first wanted.
    from briefing.reader.screens.dialogs.choose import ChooseScreen  # noqa: PLC0415

    return ChooseScreen(title, rows, row=row, typed=typed)
