"""Rules for what a briefing does not know: see `briefing.analysis.gaps`."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.analysis.gaps import GapKind
from briefing.check.context import CheckContext
from briefing.check.rules.rule import Rule, RuleFinding, Run
from briefing.library.store.records import Record
from briefing.model.path import steps
from briefing.model.problem import Severity
from briefing.page.words.gap_sentences import gap_text


def _rule(
    code: GapKind,
    title: str,
    remedy: str,
    *sections: str,
    severity: Severity = "note",
    usual: bool = True,
) -> Rule:
    return Rule(code, severity, title, _finding(code, remedy), sections, usual)


def _finding(code: GapKind, remedy: str) -> Run:
    def run(record: Record, context: CheckContext) -> Iterator[RuleFinding]:
        for gap in context.gaps(record):
            if gap.kind == code:
                yield RuleFinding(gap_text(gap, context.look), remedy, steps(gap.path))

    return run


RULES = (
    _rule(
        "unattributed-relation",
        "A relation between actors has no source",
        "say in `according_to` who says so",
        "actors",
        severity="warning",
    ),
    _rule(
        "unknown-hop",
        "Nobody says through whom words reached us, or who published a source",
        "name the source, if it can be found out",
        "statements",
        "sources",
    ),
    _rule(
        "unnamed-speaker",
        "The source does not name the speaker",
        "name the speaker, if another source does",
        "statements",
    ),
    _rule(
        "one-first-speaker",
        "No more than one first speaker of an incident or a figure is known",
        "look for a report of somebody else",
        "incidents",
        "figures",
    ),
    _rule(
        "no-reply",
        "Somebody is accused or named as doer, and no reply is recorded",
        "record the reply as a statement with `responds_to`, if there is one",
        "statements",
    ),
    _rule(
        "never-quoted",
        "People are mentioned and never speak",
        "look for what they said themselves",
        "actors",
    ),
    _rule(
        "open-question",
        "A question that the briefing leaves open",
        "answer it with a record, and remove the question",
        "questions",
        usual=False,
    ),
)
