"""`briefing [PATH]`: opens the reader."""

from __future__ import annotations

from argparse import Namespace

from briefing.cli.opening import day_of, place, sources_of
from briefing.cli.printing import Out
from briefing.cli.read import read


def run(arguments: Namespace, _: Out) -> int:
    """Open the reader; gives its exit status.

    Raises BriefingError where nothing was shipped, or for an empty path.
    """
    return read(place(arguments.path), sources_of(arguments), day_of(arguments.as_of))
