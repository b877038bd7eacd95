"""Rules for the numbers of a figure, held against each other (`briefing.analysis.figures`)."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.check.context import CheckContext
from briefing.check.rules.rule import Rule, RuleFinding, Run
from briefing.library.store.records import Record
from briefing.model.path import steps
from briefing.model.problem import Severity
from briefing.page.figures.finding_text import finding_text

_OURS = "compare the number with its source"
_THEIRS = "compare it with the source; a mistake of the source itself can be accepted"


def _rule(code: str, severity: Severity, title: str, remedy: str) -> Rule:
    return Rule(f"figure-{code}", severity, title, _differing(code, remedy), ("figures",))


def _differing(code: str, remedy: str) -> Run:
    def run(figure: Record, context: CheckContext) -> Iterator[RuleFinding]:
        for one in context.findings(figure):
            # A number of another figure that is the same is told where it stands.
            if one.path and (one.code, one.outcome) == (code, "differs"):
                yield RuleFinding(finding_text(one, figure, context.look), remedy, steps(one.path))

    return run


RULES = (
    _rule("parts", "warning", "The parts of a number do not make up the number", _OURS),
    _rule(
        "falls",
        "warning",
        "A running total falls, and no correction is marked",
        f"{_OURS}; where it corrects an earlier one, say which in `revises`",
    ),
    _rule("same-day", "warning", "One gives two numbers for one day", _OURS),
    _rule(
        "givers",
        "note",
        "Two give different numbers for the same days",
        "compare both with their sources; that two differ can be accepted",
    ),
    _rule("delta", "note", "A difference that a source states does not fit its numbers", _THEIRS),
    _rule("window", "note", "A time that a source states does not fit its dates", _THEIRS),
    _rule("ratio", "note", "A ratio that a source states does not fit its numbers", _THEIRS),
)
