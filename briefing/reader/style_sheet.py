"""The style sheet of a widget or a screen, which stands beside its module."""

from __future__ import annotations

from pathlib import Path


def style_sheet(module: str) -> str:
    """The style sheet beside a module, given the module's `__file__`."""
    return Path(module).with_suffix(".tcss").read_text("utf-8")
