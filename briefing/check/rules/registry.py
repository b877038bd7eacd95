"""Every rule there is."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.check import suppressions
from briefing.check.results import SEVERITIES
from briefing.check.rules import (
    actor_rules,
    chain_rules,
    figure_rules,
    gap_rules,
    list_rules,
    load_rules,
    quote_rules,
    wording_rules,
)
from briefing.check.rules.rule import Rule
from briefing.errors import BriefingError
from briefing.model.problem import Severity
from briefing.text.edit_distance import nearest

RULES: tuple[Rule, ...] = (
    *load_rules.RULES,
    *chain_rules.RULES,
    *list_rules.RULES,
    *actor_rules.RULES,
    *quote_rules.RULES,
    *wording_rules.RULES,
    *figure_rules.RULES,
    *gap_rules.RULES,
    *suppressions.RULES,
)
"""The rules, of a kind together."""
BY_CODE = {rule.code: rule for rule in RULES}


def rule(code: str) -> Rule:
    """The rule of that code. Raises BriefingError where there is none."""
    code = suppressions.OLD_CODES.get(code, code)
    if code not in BY_CODE:
        near = nearest(code, BY_CODE)
        remedy = f"Did you mean {near}?" if near else "The codes are listed in docs/rules.md"
        raise BriefingError(f'No rule "{code}"', remedy)
    return BY_CODE[code]


def chosen(
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    least: Severity = "note",
    *,
    unusual: bool = False,
) -> frozenset[str]:
    """The codes of the rules to run: those in `select` or else all, without those in `ignore`.

    None is less grave than `least`. What is not usually looked for is only there if it is selected,
    or with `unusual`. Raises BriefingError for a code that no rule has.
    """
    only, without = {rule(code).code for code in select}, {rule(code).code for code in ignore}
    grave = SEVERITIES[: SEVERITIES.index(least) + 1]
    return frozenset(
        one.code
        for one in RULES
        if one.severity in grave
        and one.code not in without
        and (one.code in only if only else one.usual or unusual)
    )
