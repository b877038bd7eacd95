"""The yardstick of a key typed: the toolkit's own line of input."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Input, Static


class EchoApp(App[None]):
    """A line to type into."""

    def compose(self) -> ComposeResult:
        """The word that the benchmark waits for, and the line."""
        yield Static("Statements")
        yield Input()

    def on_mount(self) -> None:
        """Type into it at once."""
        self.query_one(Input).focus()


if __name__ == "__main__":
    EchoApp().run()
