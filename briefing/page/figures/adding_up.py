"""Does it add up? What was found of a figure, as a part of its page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from briefing.analysis.figures.findings import (
    DeltaFinding,
    Finding,
    RatesFinding,
    RatioFinding,
    WindowFinding,
)
from briefing.analysis.figures.series import StatedSum, stated_of
from briefing.library.store.records import Record
from briefing.page.blocks import Block, Item, ItemList, Line, Paragraph, Span
from briefing.page.figures.finding_text import finding_line, outcome_line, stated_line
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.body import part
from briefing.page.words.vocabulary import OUTCOMES, plural

HEADING = "Does it add up?"
MOST_SHOWN = 20
"""How many findings of one outcome, and how many stated sums, are shown: the last ones."""
Holding = DeltaFinding | WindowFinding | RatioFinding
"""The findings on a sum that a source states."""


def adding_up(figure: Record, findings: Sequence[Finding], look: RecordLoader) -> list[Block]:
    """The sums that are stated, each with what was found of it, and then everything else.

    What does not hold comes before what does, and rates, which are no sums, come last.
    """
    others = [one for one in findings if not isinstance(one, Holding)]
    items = [*_stated(figure, findings, look), *_others(others, figure, look)]
    if not items:
        return []
    return [part(HEADING), *_counted(findings), ItemList(tuple(items))]


def _counted(findings: Sequence[Finding]) -> list[Block]:
    """How many come out how; rates, of which nothing comes out, are not among them."""
    counts = Counter[str](one.outcome for one in findings if not isinstance(one, RatesFinding))
    said = ", ".join(f"{counts[outcome]:,} {words.lower()}" for outcome, words in OUTCOMES.items())
    return [Paragraph((Span(said, "muted"),))] if counts else []


def _stated(figure: Record, findings: Sequence[Finding], look: RecordLoader) -> list[Item]:
    by_place: dict[int, list[Finding]] = {}
    for one in findings:
        if isinstance(one, Holding):
            by_place.setdefault(one.stated.place, []).append(one)
    stated = list(stated_of(figure))
    items = [_sum(one, by_place.get(one.place, ()), figure, look) for one in stated[-MOST_SHOWN:]]
    return [*_more(len(stated) - len(items), "stated sum", "before these"), *items]


def _sum(stated: StatedSum, found: Iterable[Finding], figure: Record, look: RecordLoader) -> Item:
    lines: list[Line] = [outcome_line(one) for one in found]
    nothing: Line = (Span("No second number to check it against", "muted"),)
    return Item(stated_line(stated, figure, look), tuple(lines or [nothing]))


def _others(findings: Sequence[Finding], figure: Record, look: RecordLoader) -> list[Item]:
    items: list[Item] = []
    for outcome in ("differs", "holds", "undecided"):
        these = [one for one in findings if one.outcome == outcome]
        shown = these[-MOST_SHOWN:]
        items += [Item(finding_line(one, figure, look)) for one in shown]
        items += _more(len(these) - len(shown), "more", f"({OUTCOMES[outcome].lower()})")
    return items


def _more(count: int, one: str, rest: str) -> list[Item]:
    words = f"and {count:,} more" if one == "more" else f"{plural(count, one)}"
    return [Item((Span(f"{words} {rest}", "muted"),))] if count > 0 else []
