"""Findings that a record accepts, each with a reason, and what is wrong with acceptances."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefing.check.context import CheckContext
from briefing.check.rules.rule import Rule, RuleFinding
from briefing.library.store.records import Record
from briefing.text.edit_distance import nearest

FIELD = "accepts"
UNKNOWN_RULE = Rule(
    "accepts-unknown-rule",
    "warning",
    "A record accepts what no rule finds",
    acceptable=False,
)
REFUSED = Rule(
    "accepts-refused",
    "warning",
    "A record accepts what cannot be accepted",
    acceptable=False,
)
NOTHING = Rule(
    "accepts-nothing",
    "note",
    "A record accepts what is not found in it any more",
    acceptable=False,
)
RULES = (UNKNOWN_RULE, REFUSED, NOTHING)
OLD_CODES = {"single-origin": "one-first-speaker"}
"""Codes that rules had before, and that records and commands may still have, with those of now."""


def accepted(record: Record, rules: Mapping[str, Rule]) -> dict[str, str]:
    """What a record accepts, as far as it can be accepted: the reason, by the code of the rule."""
    return {
        code: " ".join(str(reason).split())
        for written, reason in _written(record).items()
        if (code := OLD_CODES.get(written, written)) in rules and rules[code].acceptable
    }


def mistaken(record: Record, rules: Mapping[str, Rule]) -> Iterator[tuple[Rule, RuleFinding]]:
    """Acceptances that can have no effect, whatever is found."""
    for code in _written(record):
        if code in OLD_CODES:
            continue
        if code not in rules:
            near = nearest(code, rules)
            remedy = f'did you mean "{near}"?' if near else "the codes are listed in docs/rules.md"
            yield UNKNOWN_RULE, RuleFinding(f'there is no rule "{code}"', remedy, (FIELD, code))
        elif not rules[code].acceptable:
            what = "an error in the file" if rules[code].severity == "error" else "this finding"
            message = f'"{code}" cannot be accepted'
            yield (
                REFUSED,
                RuleFinding(message, f"mend {what}, and remove this line", (FIELD, code)),
            )


def idle(record: Record, rule: Rule, context: CheckContext) -> Iterator[tuple[Rule, RuleFinding]]:
    """An acceptance of a rule that ran and found nothing in the record.

    Nothing is said of it where the rule could not be decided, or where what was not known yet is
    left out.
    """
    if not context.library.until and rule.decided(record, context):
        message = f'nothing is found here by "{rule.code}" any more'
        codes = (one for one in _written(record) if OLD_CODES.get(one, one) == rule.code)
        yield NOTHING, RuleFinding(message, "remove this line", (FIELD, next(codes)))


def _written(record: Record) -> Mapping[str, object]:
    written = record.fields.get(FIELD)
    return written if isinstance(written, Mapping) else {}
