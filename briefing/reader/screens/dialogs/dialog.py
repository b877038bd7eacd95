"""What the windows in front of a page have in common."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Generic, TypeVar

from textual.binding import BindingType
from textual.screen import ModalScreen

from briefing.reader.keys.dispatch import ActionTarget, Command, bindings
from briefing.reader.keys.key_table import Where
from briefing.reader.screens.screen_stack import close_screen

T = TypeVar("T")

NO_LIST = frozenset({"filter"})
"""The actions that a window without a list to filter does not have."""


class Dialog(ActionTarget, ModalScreen[T | None], Generic[T]):
    """A window that answers once: with what was chosen, or with None where it was closed."""

    PLACES: ClassVar[tuple[Where, ...]] = ("dialog",)
    BINDINGS: ClassVar[list[BindingType]] = bindings("dialog")

    @property
    def commands(self) -> Mapping[str, Command]:
        """Closing it."""
        return {"close": self.answer}

    def answer(self, chosen: T | None = None) -> None:
        """Close, with an answer or without one; a second key finds it closed already."""
        close_screen(self, chosen)
