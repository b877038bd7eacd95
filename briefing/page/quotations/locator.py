"""Where in a source a statement stands, as its locator says it in words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.analysis.quotations.paragraphs import ParagraphSpan

_PARAGRAPHS = re.compile(r"\bpara(?:graph)?s?\.?\s+(\d{1,6})(?:\s*(?:[-–,]|to|and)\s*(\d{1,6}))?")
_HEADING = re.compile(r"\b(first|second|third|fourth|fifth|sixth|last)\s+(?:\w+\s+)?heading\b")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")


def located(locator: str, stretches: Sequence[ParagraphSpan]) -> tuple[int, int] | None:
    """From where to where in the text is what a locator names; None where that cannot be told.

    Both are 0 where the text has no such paragraph or heading.

    It understands "paragraph 9", "paragraphs 6 to 8", "headline" and "second section heading",
    anywhere among other words. The headline is a heading before all paragraphs, and no section's.
    """
    words = locator.casefold()
    named = _PARAGRAPHS.search(words)
    if named:
        numbers = {int(number) for number in named.groups() if number}
        return _span([one for one in stretches if one.number in numbers])
    if re.search(r"\bheadline\b", words):
        return _span([one for one in stretches[:1] if not one.number])
    heading = _HEADING.search(words)
    return _span(_headings(stretches, heading[1])) if heading else None


def _headings(stretches: Sequence[ParagraphSpan], ordinal: str) -> list[ParagraphSpan]:
    """The section heading of that number, if there is one."""
    headings = [one for one in stretches[1:] if not one.number]
    if ordinal == "last":
        return headings[-1:]
    at = _ORDINALS.index(ordinal)
    return headings[at : at + 1]


def _span(stretches: Sequence[ParagraphSpan]) -> tuple[int, int]:
    return (stretches[0].start, stretches[-1].end) if stretches else (0, 0)
