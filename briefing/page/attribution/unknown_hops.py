"""What stands behind a name whose words went through a hop that is not known."""

from __future__ import annotations

from briefing.analysis.provenance import has_unknown_hop
from briefing.page.blocks import Line, Span
from briefing.page.record_loader import RecordLoader
from briefing.page.words.vocabulary import UNKNOWN_HOP


def with_unknown_hops(line: Line, look: RecordLoader) -> Line:
    """A line that may be copied alone, with that sign behind names that lead to statements."""
    spans: list[Span] = []
    for span in line:
        spans.append(span)
        if span.link and has_unknown_hop(look.at(span.link), look):
            spans.append(Span(UNKNOWN_HOP, "unknown"))
    return tuple(spans)
