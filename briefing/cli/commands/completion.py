"""`briefing completion`: a script that completes what is typed, without starting this program."""

from __future__ import annotations

import argparse
from argparse import Namespace

from briefing.cli.arguments import COMMANDS, build
from briefing.cli.exit_status import FOUND
from briefing.cli.output import Output

_FILES = {"PATH", "FILE"}
_SECTIONS = {"SECTION", "WHAT"}


def run(arguments: Namespace, out: Output) -> int:
    """Print the script for a shell; gives the exit status."""
    import shtab  # noqa: PLC0415  (only this command needs it, and the names of sections)

    from briefing.model.sections.registry import BY_NAME  # noqa: PLC0415

    parser = build(list(COMMANDS))
    for each in _all(parser):
        for action in each._actions:  # argparse has no public list of them; shtab reads this one
            if action.metavar in _FILES:
                action.complete = shtab.FILE  # type: ignore[attr-defined]
            elif action.metavar in _SECTIONS:
                action.choices = list(BY_NAME)
    out.text(shtab.complete(parser, arguments.shell))
    return FOUND


def _all(parser: argparse.ArgumentParser) -> list[argparse.ArgumentParser]:
    """The parser, and those of its commands."""
    commands = (a.choices for a in parser._actions if isinstance(a.choices, dict))
    return [parser, *(command for choices in commands for command in choices.values())]
