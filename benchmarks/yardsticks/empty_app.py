"""The yardstick of a first frame: a Textual app that shows one word and does nothing."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static


class EmptyApp(App[None]):
    """One word."""

    def compose(self) -> ComposeResult:
        """The word that the benchmark waits for."""
        yield Static("Statements")


if __name__ == "__main__":
    EmptyApp().run()
