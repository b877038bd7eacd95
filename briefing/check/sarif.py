"""Results as SARIF 2.1.0 (OASIS), which code review systems read."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import briefing
from briefing.check.results import CheckResult
from briefing.check.rules.registry import rule
from briefing.check.rules.rule import Rule
from briefing.check.rules.rule_pages import rule_page
from briefing.model.problem import Problem

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def document(codes: Collection[str], results: Iterable[CheckResult]) -> Iterator[str]:
    """The document in pieces, a result a line; `codes` are those of the rules that have any.

    The `file` of each problem is a path that can be opened from the current folder.
    """
    places = {code: number for number, code in enumerate(codes)}
    yield json.dumps({"$schema": SCHEMA, "version": "2.1.0"}).removesuffix("}")
    driver = {
        "name": "briefing",
        "version": briefing.__version__,
        "rules": [_rule(rule(code)) for code in codes],
    }
    # Columns are counted as Python counts them, and not in the halves of UTF-16.
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints"}
    yield f', "runs": [{json.dumps(run).removesuffix("}")}, "results": ['
    for number, result in enumerate(results):
        said = json.dumps(_result(result, places[result.problem.code]))
        yield f"{',' if number else ''}\n{said}"
    yield "\n]}]}\n"


def _rule(one: Rule) -> dict[str, Any]:
    text = rule_page(one)
    return {
        "id": one.code,
        "shortDescription": {"text": one.title},
        "help": {"text": text, "markdown": text},
        "defaultConfiguration": {"level": one.severity},
    }


def _result(result: CheckResult, index: int) -> dict[str, Any]:
    problem = result.problem
    return {
        "ruleId": problem.code,
        "ruleIndex": index,
        "level": problem.severity,
        "message": {"text": _message(problem)},
        "locations": [{"physicalLocation": _location(problem)}],
        # There for all results, or for none: so an empty list is one that is not accepted.
        "suppressions": [{"kind": "inSource", "justification": result.accepted}]
        if result.accepted
        else [],
    }


def _message(problem: Problem) -> str:
    field = f"{problem.field}: " if problem.field else ""
    return f"{field}{problem.message}{f'; {problem.remedy}' if problem.remedy else ''}"


def _location(problem: Problem) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": _uri(problem.file)}}
    if problem.line:
        location["region"] = {"startLine": problem.line, "startColumn": max(problem.column, 1)}
    return location


def _uri(path: str) -> str:
    """A relative path as a relative reference (RFC 3986), an absolute one as a file's address."""
    if Path(path).is_absolute():
        return Path(path).as_uri()
    # The bytes that the file system has: a name need not be text.
    return quote(os.fsencode(path.replace(os.sep, "/")))
