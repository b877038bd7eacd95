"""The pieces that screens are made of, each with its style sheet beside it."""

from __future__ import annotations

from pathlib import Path


def style_sheet(module: str) -> str:
    """The style sheet beside a widget's module, given the module's `__file__`."""
    return Path(module).with_suffix(".tcss").read_text("utf-8")
