"""How wide a terminal is. (What the standard library has for it takes two milliseconds to load.)"""

from __future__ import annotations

import os
from typing import TextIO

USUAL_WIDTH = 80


def width(terminal: TextIO | None) -> int:
    """Cells in a line of a terminal, or what `COLUMNS` says; 80 where nobody knows."""
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and said.isascii() and int(said) > 0:
        return int(said)
    try:
        return (os.get_terminal_size(terminal.fileno()).columns if terminal else 0) or USUAL_WIDTH
    except (OSError, ValueError):  # none, one that does not know, or one that is closed
        return USUAL_WIDTH
