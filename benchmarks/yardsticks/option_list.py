"""The yardstick of a key held down: the toolkit's own list, with a thousand rows."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import OptionList


class OptionListApp(App[None]):
    """A list."""

    def compose(self) -> ComposeResult:
        """A thousand rows of two lines, the first of which the benchmark waits for."""
        yield OptionList(
            *(f"Statements of row {row}\nand what stands below" for row in range(1000))
        )


if __name__ == "__main__":
    OptionListApp().run()
