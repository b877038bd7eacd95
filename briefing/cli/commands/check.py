"""`briefing check`: all that its rules find, as compilers print it, or as machines read it."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from briefing.check.checker import check_library
from briefing.check.results import SEVERITIES, CheckResult, CheckResults
from briefing.check.rules.registry import chosen, rule
from briefing.check.rules.rule_pages import rule_page
from briefing.cli.content_choice import as_of, opened, place, sources_of
from briefing.cli.exit_status import FOUND, NOTHING
from briefing.cli.output import Output
from briefing.cli.watch import watch
from briefing.disk.watch import changes_below
from briefing.errors import BriefingError
from briefing.library.opening import open_fresh
from briefing.model.problem import Problem
from briefing.page.blocks import Span

Shown = Callable[[str], str]
"""The path to print for a file below the content folder."""


def run(arguments: Namespace, out: Output) -> int:
    """Check; gives the exit status, which is 1 only where there is an error.

    Raises BriefingError where there is nothing at the path, or no such rule or day.
    """
    if arguments.explain:
        out.text(rule_page(rule(arguments.explain)))
        return FOUND
    codes = chosen(
        arguments.select or (), arguments.ignore or (), arguments.severity, unusual=arguments.all
    )
    path, sources = place(arguments.path), sources_of(arguments)
    if not arguments.watch:
        return _once(arguments, path, codes, out)
    return watch(
        lambda: _once(arguments, path, codes, out),
        changes_below(path, *([sources.absolute()] if sources else [])),
        lambda: _is_old(path),
        out,
    )


def _is_old(path: Path) -> bool:
    """Whether something was saved since the last run."""
    try:
        library = open_fresh(path)
    except BriefingError:  # gone: to run again says so
        return True
    if library is None:
        return True
    library.close()
    return False


def _once(arguments: Namespace, path: Path, codes: frozenset[str], out: Output) -> int:
    """One run."""
    library = opened(str(path), out, sources_of(arguments))
    try:
        results = check_library(as_of(library, arguments), codes)
    finally:
        library.close()
    shown = _shown(path if path.is_dir() else path.parent)
    form = "json" if arguments.json else arguments.format
    _FORMATS[form](results, shown, arguments, out)
    counts, accepted = results.counts(), results.accepted()
    results.close()
    said = [f"{counts[name]:,} {name}{'s' * (counts[name] != 1)}" for name in SEVERITIES]
    out.say(", ".join([*said, f"{accepted:,} accepted"] if accepted else said))
    failed = counts["error"] or (arguments.strict and counts["warning"])
    return NOTHING if failed else FOUND


def _shown(folder: Path) -> Shown:
    """Paths relative to the current folder, where they lie in it; else as the folder was named."""
    here = Path.cwd()

    def shown(file: str) -> str:
        whole = (folder / file).absolute()
        return os.path.relpath(whole) if whole.is_relative_to(here) else str(folder / file)

    return shown


def _placed(results: CheckResults, shown: Shown) -> Iterator[CheckResult]:
    for one in results:
        yield replace(one, problem=one.problem._replace(file=shown(one.problem.file)))


def _text(results: CheckResults, shown: Shown, arguments: Namespace, out: Output) -> None:
    for one in _placed(results, shown):
        if not one.accepted:
            _line(one.problem, "", out)
    for one in _placed(results, shown) if arguments.accepted else ():
        if one.accepted:
            _line(one.problem, one.accepted, out)


def _line(problem: Problem, accepted: str, out: Output) -> None:
    place, severity, rest = str(problem).partition(f" {problem.severity}: ")
    said = f" accepted {problem.severity}: " if accepted else severity
    style = "muted" if accepted or problem.severity == "note" else problem.severity
    reason = f"; accepted: {accepted}" if accepted else ""
    code = Span(f" [{problem.code}]", "muted")
    out.line((Span(place), Span(said, style), Span(f"{rest}{reason}"), code))


def _json(results: CheckResults, shown: Shown, _: Namespace, out: Output) -> None:
    head: dict[str, Any] = {f"{name}s": count for name, count in results.counts().items()}
    head["accepted"] = results.accepted()
    problems = (r.problem._asdict() | {"accepted": r.accepted} for r in _placed(results, shown))
    out.json_list(head, "problems", problems)


def _sarif(results: CheckResults, shown: Shown, _: Namespace, out: Output) -> None:
    # Only for this format.
    from briefing.check.sarif import document  # noqa: PLC0415

    out.document(document(results.codes(), _placed(results, shown)))


def _github(results: CheckResults, shown: Shown, _: Namespace, out: Output) -> None:
    # Only for this format.
    from briefing.check.github import command  # noqa: PLC0415

    for one in _placed(results, shown):
        if not one.accepted:
            out.line(command(one.problem))


_FORMATS = {"text": _text, "json": _json, "sarif": _sarif, "github": _github}
