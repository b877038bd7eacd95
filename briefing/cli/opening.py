"""Which content and which briefing a command is about."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from briefing.cli.printing import Out
from briefing.errors import BriefingError
from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.shipped import shipped
from briefing.text.nearest import nearest


def opened(path: str | None, out: Out) -> Library:
    """The library at `path`, or the shipped one. Raises BriefingError where there is none."""
    library = open_library(Path(path) if path else shipped(), out.progress)
    if library.notice:
        out.say(f"briefing: {library.notice}")
    return library


def asked(arguments: Namespace, out: Out) -> tuple[Library, str]:
    """The library that the arguments name, and their briefing in it, empty for all of several.

    Raises BriefingError where there is no such library or briefing.
    """
    library = opened(arguments.content, out)
    slugs = [briefing.slug for briefing in library.briefings()]
    wanted = arguments.briefing
    if wanted is None:
        return library, slugs[0] if len(slugs) == 1 else ""
    if wanted not in slugs:
        near = nearest(wanted, slugs)
        remedy = f"Did you mean {near}?" if near else f"There are: {', '.join(slugs)}"
        raise BriefingError(f'No briefing "{wanted}"', remedy)
    return library, wanted
