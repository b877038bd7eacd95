"""Results as workflow commands of GitHub Actions, which shows them beside the lines they are on."""

from __future__ import annotations

from briefing.model.problem import Problem

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def command(problem: Problem) -> str:
    """The command that shows a problem, in one line."""
    properties = {"file": problem.file}
    if problem.line:
        properties |= {"line": str(problem.line), "col": str(problem.column)}
    properties["title"] = problem.code
    said = ",".join(f"{name}={value.translate(_IN_PROPERTY)}" for name, value in properties.items())
    field = f"{problem.field}: " if problem.field else ""
    remedy = f"; {problem.remedy}" if problem.remedy else ""
    message = f"{field}{problem.message}{remedy}".translate(_IN_MESSAGE)
    return f"::{_COMMANDS[problem.severity]} {said}::{message}"
