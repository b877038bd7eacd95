"""`briefing check`: all that is wrong with the files, as compilers print it."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path

from briefing.cli.opening import opened
from briefing.cli.printing import Out
from briefing.cli.status import FOUND, NOTHING
from briefing.model.problem import Problem
from briefing.page.blocks import Span
from briefing.shipped import shipped

_GRAVEST_FIRST = ("error", "warning", "note")


def run(arguments: Namespace, out: Out) -> int:
    """Check; gives the exit status, which is 1 only where there is an error.

    Raises BriefingError where there is nothing at the path.
    """
    path = Path(arguments.path) if arguments.path else shipped()
    library = opened(str(path), out)
    folder = path if path.is_dir() else path.parent
    problems = [replace(one, file=str(folder / one.file)) for one in library.problems()]
    problems.sort(key=lambda one: _GRAVEST_FIRST.index(one.severity))
    counts = Counter[str](one.severity for one in problems)
    if arguments.json:
        head = {f"{name}s": counts[name] for name in _GRAVEST_FIRST}
        out.json_list(head, "problems", map(asdict, problems))
    else:
        _print(problems, out)
    said = (f"{counts[name]:,} {name}{'s' * (counts[name] != 1)}" for name in _GRAVEST_FIRST)
    out.say(", ".join(said))
    return NOTHING if counts["error"] else FOUND


def _print(problems: Iterable[Problem], out: Out) -> None:
    for problem in problems:
        place, severity, rest = str(problem).partition(f" {problem.severity}: ")
        style = "muted" if problem.severity == "note" else problem.severity
        out.line((Span(place), Span(severity, style), Span(rest)))
