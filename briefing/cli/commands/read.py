"""`briefing [PATH]`: the reader, on a terminal that can show it."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

from briefing.errors import BriefingError
from briefing.reader.opening_place import OpeningPlace
from briefing.reader.terminal.early_terminal import quiet_terminal
from briefing.text.visible import visible_line

if TYPE_CHECKING:
    from types import ModuleType

_FRONT = OpeningPlace()


def read(path: Path, sources: Path | None = None, start: OpeningPlace = _FRONT) -> int:
    """Open the reader on the content at `path`, at a place of it; gives the exit status.

    0: the person left; 1: it could not be opened, or it broke; 2: there is no terminal to draw on,
    or nothing at `path`; 128 + n: signal n ended it.
    """
    refusal = _no_terminal() or _no_content(path)
    if refusal is not None:
        return _say(refusal, 2)
    # Collecting costs up to a twelfth of the time to the first frame and finds nothing till then;
    # the app turns it on again when that is drawn.
    gc.disable()
    # Nothing here goes to the network. The event loop does without where this is missing, which
    # takes a fiftieth of the time to the first frame to load.
    sys.modules.setdefault("ssl", cast("ModuleType", None))
    try:
        with quiet_terminal() as terminal_before:
            # Textual takes longer to load than all else together, and is needed only from here on.
            from briefing.reader.app import run  # noqa: PLC0415

            return run(path, sources, start, terminal_before)
    except BriefingError as error:
        return _say(error, 1)
    finally:
        gc.enable()


def _no_terminal() -> BriefingError | None:
    """Why the reader cannot be drawn here, if it cannot: it draws on standard error as well."""
    remedy = "Use `briefing show`, `briefing list` or `briefing search` without one."
    streams = {"input": sys.stdin, "output": sys.stdout, "error": sys.stderr}
    for name, stream in streams.items():
        if stream is None or stream.closed or not stream.isatty():
            return BriefingError(
                f"The reader needs a terminal, and standard {name} is none", remedy
            )
    term = os.environ.get("TERM", "")
    if term in ("", "dumb"):
        said = f"TERM={term}" if term else "TERM is not set"
        return BriefingError(f"The reader needs a terminal that it can draw on ({said})", remedy)
    return None


def _no_content(path: Path) -> BriefingError | None:
    """Why there is nothing to read at `path`, if there is nothing."""
    try:
        path.stat()
    except OSError as error:
        why = error.strerror or "it cannot be looked at"
        return BriefingError(f"Nothing to read at {path}: {why}", "Name a file or a folder.")
    return None


def _say(error: BriefingError, status: int) -> int:
    """The error on one line of standard error, where there is one; gives the exit status."""
    if sys.stderr is not None and not sys.stderr.closed:
        sys.stderr.write(f"briefing: {visible_line(str(error))}\n")
    return status
