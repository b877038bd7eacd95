"""`briefing [PATH]`, `briefing tour`: opens the reader."""

from __future__ import annotations

from argparse import Namespace

from briefing.cli.commands.read import read
from briefing.cli.content_choice import day_of, place, sources_of
from briefing.cli.output import Output
from briefing.reader.opening_place import OpeningPlace


def run(arguments: Namespace, _: Output) -> int:
    """Open the reader; gives its exit status.

    Raises BriefingError where nothing was shipped, or for an empty path.
    """
    if arguments.command == "tour":
        return read(place(None), start=OpeningPlace(tour=True))
    start = OpeningPlace(day_of(arguments.as_of), arguments.at, arguments.query)
    return read(place(arguments.path, arguments.example), sources_of(arguments), start)
