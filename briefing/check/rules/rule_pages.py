"""The page of documentation that every rule has."""

from __future__ import annotations

from pathlib import Path

from briefing.check.rules.rule import Rule
from briefing.errors import BriefingError

_PACKAGE = Path(__file__).resolve().parents[2]
PLACES = (_PACKAGE / "rules", _PACKAGE.parent / "docs" / "rules")
"""In an installed package the pages lie inside it; in the repository, with the other documents."""


def rule_page_path(rule: Rule) -> Path:
    """The file of a rule's page. Raises BriefingError where it was not installed."""
    for folder in PLACES:
        page = folder / f"{rule.code}.md"
        if page.is_file():
            return page
    raise BriefingError(
        f"The page of the rule {rule.code} is not there", "Install the program again"
    )


def rule_page(rule: Rule) -> str:
    """What the rule looks for, why, and what to do: Markdown. Raises BriefingError as above."""
    return rule_page_path(rule).read_text("utf-8")
