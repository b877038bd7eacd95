"""Does it add up? What was found of a figure, as a part of its page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from briefing.analysis.figures.findings import (
    DeltaFinding,
    Finding,
    RatesFinding,
    RatioFinding,
    WindowFinding,
)
from briefing.analysis.figures.series import StatedSum, stated_of
from briefing.library.store.records import Record
from briefing.page.blocks import Block, Heading, Span, Table, TableRow, text
from briefing.page.figures.chart_points import SIGNS
from briefing.page.figures.finding_text import (
    finding_subject,
    finding_words,
    stated_line,
)
from briefing.page.figures.rates import rates_following, rates_subject
from briefing.page.record_loader import RecordLoader
from briefing.page.words.vocabulary import OUTCOMES, plural, sentence

HEADING = "Does it add up?"
MOST_SHOWN = 20
"""How many findings of one outcome, and how many stated sums, are shown: the last ones."""
Holding = DeltaFinding | WindowFinding | RatioFinding
"""The findings on a sum that a source states."""
_HEAD = ("", "What is said", "What follows")


def adding_up(figure: Record, findings: Sequence[Finding], look: RecordLoader) -> list[Block]:
    """The sums that are stated, each with what was found of it, and then everything else.

    What does not hold comes before what does, and rates, which are no sums, come last.
    """
    others = [one for one in findings if not isinstance(one, Holding | RatesFinding)]
    rates = [one for one in findings if isinstance(one, RatesFinding)]
    rows = (*_stated(figure, findings, look), *_others(others, look), *_rates(rates, look))
    if not rows:
        return []
    return [
        Heading(2, (Span(HEADING), *_counted(findings))),
        Table(tuple(map(text, _HEAD)), rows, about=1),
    ]


def _counted(findings: Sequence[Finding]) -> list[Span]:
    """How many come out how, with the signs; rates, of which nothing comes out, are not counted."""
    counts = Counter(one.outcome for one in findings if not isinstance(one, RatesFinding))
    return [
        Span(f"  {sign}\u00a0{counts[outcome]:,}\u00a0{_unbroken(OUTCOMES[outcome])}", "muted")
        for outcome, sign in SIGNS.items()
        if counts[outcome]
    ]


def _unbroken(words: str) -> str:
    return words.lower().replace(" ", "\u00a0")


def _sign(finding: Finding) -> Span:
    return Span(SIGNS[finding.outcome], "strong" if finding.outcome == "differs" else "")


def _stated(figure: Record, findings: Sequence[Finding], look: RecordLoader) -> Iterator[TableRow]:
    by_place: dict[int, list[Finding]] = {}
    for one in findings:
        if isinstance(one, Holding):
            by_place.setdefault(one.stated.place, []).append(one)
    stated = list(stated_of(figure))
    yield from _more(len(stated) - MOST_SHOWN, "stated sum", "before these")
    for each in stated[-MOST_SHOWN:]:
        yield from _sum(each, by_place.get(each.place, ()), figure, look)


def _sum(
    stated: StatedSum, found: Sequence[Finding], figure: Record, look: RecordLoader
) -> Iterator[TableRow]:
    """A sum once, with each thing that was found of it."""
    said = stated_line(stated, figure, look)
    for one in found:
        yield (_sign(one),), said, text(sentence(finding_words(one)))
        said = text("of the same", "muted")
    if not found:
        yield (), said, text("No second number to check it against", "muted")


def _others(findings: Sequence[Finding], look: RecordLoader) -> Iterator[TableRow]:
    for outcome in ("differs", "holds", "undecided"):
        these = [one for one in findings if one.outcome == outcome]
        for one in these[-MOST_SHOWN:]:
            yield (_sign(one),), finding_subject(one, look), text(sentence(finding_words(one)))
        yield from _more(len(these) - MOST_SHOWN, "more", OUTCOMES[outcome].lower())


def _rates(findings: Sequence[RatesFinding], look: RecordLoader) -> Iterator[TableRow]:
    for one in findings[-MOST_SHOWN:]:
        yield (), (Span("Rate: ", "label"), *rates_subject(one, look)), rates_following(one, look)
    yield from _more(len(findings) - MOST_SHOWN, "more", "rates")


def _more(count: int, one: str, rest: str) -> Iterator[TableRow]:
    words = f"and {count:,} more" if one == "more" else plural(count, one)
    if count > 0:
        yield (), text(words, "muted"), text(rest, "muted")
