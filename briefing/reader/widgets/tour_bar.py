"""The tour: one step at a time, above the line of keys, for as long as it lasts."""

from __future__ import annotations

import re
from collections.abc import Mapping

from textual.content import Content
from textual.widgets import Static

from briefing.page.blocks import Line, Span, Style
from briefing.reader.content import content
from briefing.reader.handler_guard import HandlerGuard
from briefing.reader.keys.dispatch import Command
from briefing.reader.keys.key_names import shown
from briefing.reader.keys.key_table import BY_ID
from briefing.reader.keys.keymap import Keymap
from briefing.reader.keys.tour_steps import STEPS, TourStep
from briefing.reader.notices import say
from briefing.reader.opening_place import NO_TOUR, TOURING
from briefing.reader.places.history import ReaderPlace
from briefing.reader.style_sheet import style_sheet

_KEY = re.compile(r"\{([a-z-]+)\}")


class TourBar(HandlerGuard, Static):
    """Shows a step, and goes on to the next once the person has done it."""

    DEFAULT_CSS = style_sheet(__file__)

    def __init__(self, keymap: Keymap) -> None:
        """At its first step."""
        super().__init__(id="tour")
        self._keymap = keymap
        self._at = 0

    @property
    def step(self) -> TourStep | None:
        """What is to be done now; none once the tour is over."""
        return STEPS[self._at] if self._at < len(STEPS) else None

    @property
    def commands(self) -> Mapping[str, Command]:
        """Going on without having done it, and leaving."""
        return dict(zip(TOURING, (lambda: self._go(self._at + 1), self._leave), strict=True))

    def on_mount(self) -> None:
        """Show the first step."""
        self._show()

    def performed(self, action: str) -> None:
        """Something was done by its key."""
        step = self.step
        if step is not None and not step.leads and action == step.teaches[0]:
            self._go(self._at + 1)

    def arrived(self, place: ReaderPlace) -> None:
        """The person has come to a place."""
        step, slug = self.step, place.key.slug if place.key and place.screen == "page" else ""
        if step is None or not step.leads or not slug:
            return
        if step.slug in ("", slug) and step.section in ("", place.section):
            self._go(self._at + 1)

    def _leave(self) -> None:
        self._go(len(STEPS))

    def _go(self, at: int) -> None:
        if self.step is None:
            say(self, NO_TOUR)
        self._at = min(at, len(STEPS))
        self._show()

    def _show(self) -> None:
        self.display = self.step is not None
        if self.step is not None:
            self.update(self._line(self.step))

    def _line(self, step: TourStep) -> Content:
        count: Line = (Span(f"Tour {self._at + 1} of {len(STEPS)}  ", "muted"),)
        ways = " {next-step} skips this, {leave-tour} ends the tour."
        return content((*count, *self._keyed(step.says), *self._keyed(ways, "muted")))

    def _keyed(self, words: str, style: Style = "") -> Line:
        """Words with the keys in them, as the person has set them."""
        spans = []
        for number, part in enumerate(_KEY.split(words)):
            keys = self._keymap.keys(BY_ID[part]) if number % 2 else ()
            spans.append(Span(shown(keys[0]), "strong") if keys else Span(part, style))
        return tuple(spans)
