"""What the parts of the main screen ask of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from textual.screen import Screen

from briefing.library.store.records import Record
from briefing.page.blocks import Span
from briefing.reader.places.history import ReaderPlace

T = TypeVar("T")


class ReadingHost(Protocol):
    """A screen that shows one place at a time."""

    def here(self) -> ReaderPlace:
        """The current place, with where exactly the person stands in it."""

    def subject(self) -> Record | None:
        """The record that the page shows."""

    def show_place(self, place: ReaderPlace) -> None:
        """Draw a place, with its cursor, link and scroll position as they are noted in it."""

    def show_page(self, place: ReaderPlace) -> None:
        """Show the page of a place, or that it is being worked out."""

    def follow(self, span: Span) -> None:
        """Go where a link leads."""

    def say(self, words: str, *, warning: bool = False, seconds: float | None = None) -> None:
        """Show a notice for a while."""

    def ask(self, screen: Screen[T | None], then: Callable[[T], object]) -> None:
        """Put a screen in front, and do something with its answer, if it gives one."""
