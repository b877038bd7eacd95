"""Doing something again whenever files below a folder are saved."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from briefing.cli.exit_status import WRONG
from briefing.cli.output import Output
from briefing.disk.pending_changes import Changes
from briefing.errors import BriefingError
from briefing.text.some_names import some_names


def watch(
    again: Callable[[], int],
    changes: Iterable[Changes],
    is_old: Callable[[], bool],
    out: Output,
    now: Callable[[], datetime] = datetime.now,
) -> int:
    """Do it once, and again after each change; gives the last exit status when `changes` end.

    `is_old` is asked once, when the watching has begun: whether something was saved before that.
    """
    status = _do(again, out)
    out.say("watching for changes; ctrl+c: stop")
    asked = False
    for changed in changes:
        if not changed and asked:
            continue
        if changed or is_old():
            _say(out, f"{now():%H:%M:%S} {_named(changed)}")
            status = _do(again, out)
        asked = True
    return status


def _do(again: Callable[[], int], out: Output) -> int:
    """Do it; what cannot be done at this moment is told, and can be done after the next save."""
    try:
        status = again()
    except BriefingError as error:
        out.say(f"briefing: {error}")
        status = WRONG
    sys.stdout.flush()
    return status


def _say(out: Output, message: str) -> None:
    """What begins: on a terminal with a rule, so that two runs cannot be taken for one."""
    if out.terminal:
        out.say("")
        out.say(f"── {message} ".ljust(out.width, "─"))
    else:
        out.say(message)


def _named(changed: Changes) -> str:
    if not changed:
        return "saved again"
    # An editor's own files come and go with a save, and say nothing.
    there = [path for path in changed if path.exists()] or changed
    return f"{some_names(sorted(map(_shown, there)), 3)} changed"


def _shown(path: Path) -> str:
    return os.path.relpath(path) if path.is_relative_to(Path.cwd()) else str(path)
