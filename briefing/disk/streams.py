"""What stands where a file is to be written and is none: another program, a terminal, nothing."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import BinaryIO

from briefing.errors import BriefingError
from briefing.text.visible import visible_line

STANDARD_OUTPUT = 1
_NAMED = {"-": STANDARD_OUTPUT, "/dev/stdout": STANDARD_OUTPUT, "/dev/stderr": 2}
_NUMBERED = re.compile(r"/(?:dev|proc/self)/fd/([0-9]{1,6})")


def descriptor(name: str) -> int | None:
    """The number of the stream that a name means, open already; None where it means none.

    `-` is standard output, as in most programs; the others are the system's own names.
    """
    numbered = _NUMBERED.fullmatch(name)
    return int(numbered[1]) if numbered else _NAMED.get(name)


def open_stream(path: Path) -> BinaryIO | None:
    """What is written to and keeps no file: a pipe, a device, an open stream; None for a file.

    Nothing can be replaced there, and nothing is there before. Opening a pipe waits for a reader.
    Raises BriefingError where it cannot be opened.
    """
    number = descriptor(str(path))
    try:
        if number is not None:
            # Not by its name: a file that is open would be written from its beginning once more.
            return os.fdopen(os.dup(number), "wb")
        return path.open("wb") if _keeps_nothing(path) else None
    except OSError as error:
        raise BriefingError(
            f"{visible_line(str(path))} cannot be written: {error.strerror}", "Name another"
        ) from error


def _keeps_nothing(path: Path) -> bool:
    try:
        kind = path.stat().st_mode
    except (OSError, ValueError):  # nothing there, or no such name: writing a file says which
        return False
    return stat.S_ISFIFO(kind) or stat.S_ISCHR(kind)
