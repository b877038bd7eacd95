"""`briefing [PATH]`: opens the reader."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from briefing.cli.opening import day_of, sources_of
from briefing.cli.printing import Out
from briefing.cli.read import read
from briefing.shipped import shipped


def run(arguments: Namespace, _: Out) -> int:
    """Open the reader; gives its exit status. Raises BriefingError where nothing was shipped."""
    path = Path(arguments.path) if arguments.path else shipped()
    return read(path, sources_of(arguments), day_of(arguments.as_of))
