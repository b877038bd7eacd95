"""`briefing check`: all that its rules find, as compilers print it, or as machines read it."""

from __future__ import annotations

import os
import re
from argparse import Namespace
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from briefing.check.checker import check_library
from briefing.check.problem_records import meant_results
from briefing.check.results import SEVERITIES, CheckResult, CheckResults
from briefing.check.rules.registry import chosen, rule
from briefing.check.rules.rule_pages import rule_page
from briefing.cli.content_choice import as_of, opened, place, sources_of
from briefing.cli.exit_status import FOUND, NOTHING
from briefing.cli.output import Output
from briefing.cli.watch import watch
from briefing.disk.file_names import followed, text_of
from briefing.disk.read import Unreadable, read_text
from briefing.disk.watch import changes_below
from briefing.errors import BriefingError
from briefing.library.library import Library
from briefing.library.opening import open_fresh
from briefing.load.content_layout import home_of
from briefing.model.key import FRONT
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
    places, sources = _places(arguments.paths), sources_of(arguments)
    if not arguments.watch:
        return _once(arguments, codes, out)
    first, *others = places
    folders = [one if one.is_dir() else one.parent for one in map(Path.absolute, others)]
    return watch(
        lambda: _once(arguments, codes, out),
        changes_below(first, *folders, *([sources.absolute()] if sources else [])),
        lambda: any(map(_is_old, places)),
        out,
    )


_Places = dict[Path, set[str] | None]
"""What is to be opened, and the files of it that were named; None where all of it was."""
_OWN_HEADER = re.compile(r"^briefing\s*:", re.MULTILINE)


def _places(typed: Sequence[str | None]) -> _Places:
    """What was named: a file of a briefing's folder is checked within its briefing."""
    found: dict[Path, tuple[Path, set[str]]] = {}
    for path in map(place, typed or (None,)):
        home = _home(path)
        files = found.setdefault(home.resolve(), (_typed(home, path), set()))[1]
        inside = path.is_file() and home != followed(path)
        files.add(text_of(followed(path).relative_to(home).as_posix()) if inside else "")
    return {opened_as: None if "" in files else files for opened_as, files in found.values()}


def _home(path: Path) -> Path:
    """What to open for what was named."""
    if not path.is_file():
        return path.absolute()
    file = followed(path)
    try:
        alone = file.stem != FRONT and _OWN_HEADER.search(read_text(file, file.parent))
    except Unreadable:  # to open it says why
        return file
    return file if alone else home_of(file)


def _typed(home: Path, path: Path) -> Path:
    """What is to be opened, as far as it can be named as it was typed."""
    return next((one for one in (path, *path.parents) if one.absolute() == home), home)


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


def _once(arguments: Namespace, codes: frozenset[str], out: Output) -> int:
    """One run."""
    results = CheckResults()
    for path, files in _places(arguments.paths).items():
        library = opened(path, out, sources_of(arguments))
        try:
            known = as_of(library, arguments)
            found = check_library(known, codes, files)
            shown = _shown(path if path.is_dir() else path.parent)
            for one in _meant(known, found, arguments.query, out):
                results.add([one.problem._replace(file=shown(one.problem.file))], one.accepted)
            found.close()
        finally:
            library.close()
    form = "json" if arguments.json else arguments.format
    _FORMATS[form](results, arguments, out)
    counts, accepted = results.counts(), results.accepted()
    results.close()
    said = [f"{counts[name]:,} {name}{'s' * (counts[name] != 1)}" for name in SEVERITIES]
    out.say(", ".join([*said, f"{accepted:,} accepted"] if accepted else said))
    failed = counts["error"] or (arguments.strict and counts["warning"])
    return NOTHING if failed else FOUND


def _meant(
    library: Library, found: CheckResults, query: str | None, out: Output
) -> Iterable[CheckResult]:
    """What was found, or of that only what is in records that a query finds."""
    if query is None:
        return found
    # A check without a query does without the search.
    from briefing.page.overviews.narrowing import Narrowing  # noqa: PLC0415

    only = Narrowing(library, query, "")
    kept = list(meant_results(library, found, only.among))
    total = sum(found.counts().values()) + found.accepted()
    only.tell(len(kept), total, "problems")
    for said in (only.said, *only.hints):
        out.say(said)
    return kept


def _shown(folder: Path) -> Shown:
    """Paths relative to the current folder, where they lie in it; else as the folder was named."""
    here = Path.cwd()

    def shown(file: str) -> str:
        whole = (folder / file).absolute()
        return os.path.relpath(whole) if whole.is_relative_to(here) else str(folder / file)

    return shown


def _text(results: CheckResults, arguments: Namespace, out: Output) -> None:
    for one in results:
        if not one.accepted:
            _line(one.problem, "", out)
    for one in results if arguments.accepted else ():
        if one.accepted:
            _line(one.problem, one.accepted, out)


def _line(problem: Problem, accepted: str, out: Output) -> None:
    place, severity, rest = str(problem).partition(f" {problem.severity}: ")
    said = f" accepted {problem.severity}: " if accepted else severity
    style = "muted" if accepted or problem.severity == "note" else problem.severity
    reason = f"; accepted: {accepted}" if accepted else ""
    code = Span(f" [{problem.code}]", "muted")
    out.line((Span(place), Span(said, style), Span(f"{rest}{reason}"), code))


def _json(results: CheckResults, _: Namespace, out: Output) -> None:
    head: dict[str, Any] = {f"{name}s": count for name, count in results.counts().items()}
    head["accepted"] = results.accepted()
    problems = (r.problem._asdict() | {"accepted": r.accepted} for r in results)
    out.json_list(head, "problems", problems)


def _sarif(results: CheckResults, _: Namespace, out: Output) -> None:
    # Only for this format.
    from briefing.check.sarif import document  # noqa: PLC0415

    out.document(document(results.codes(), results))


def _github(results: CheckResults, _: Namespace, out: Output) -> None:
    # Only for this format.
    from briefing.check.github import command  # noqa: PLC0415

    for one in results:
        if not one.accepted:
            out.line(command(one.problem))


_FORMATS = {"text": _text, "json": _json, "sarif": _sarif, "github": _github}
