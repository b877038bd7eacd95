"""The screens: each gets what it needs in its constructor, and answers with what was chosen."""

from __future__ import annotations

from pathlib import Path


def style_sheet(module: str) -> str:
    """The style sheet beside a screen's module, given the module's `__file__`."""
    return Path(module).with_suffix(".tcss").read_text("utf-8")


NO_LIST = frozenset({"filter"})
"""The actions that a window without a list to filter does not have."""
