"""What stands behind a name where a hand that its words went through is not known."""

from __future__ import annotations

from briefing.analysis.provenance import has_unknown_hand
from briefing.page.blocks import Line, Span
from briefing.page.record_loader import RecordLoader
from briefing.page.words.vocabulary import ARROW


def with_unknown_hands(line: Line, look: RecordLoader) -> Line:
    """A line that may be copied alone, with that sign behind names that lead to statements."""
    spans: list[Span] = []
    for span in line:
        spans.append(span)
        if span.link and has_unknown_hand(look.at(span.link)):
            spans.append(Span(f" {ARROW}?", "unknown"))
    return tuple(spans)
