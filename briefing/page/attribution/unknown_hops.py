"""What stands behind a name whose words went through a hop that is not known."""

from __future__ import annotations

from briefing.analysis.provenance import has_unknown_hop
from briefing.library.store.records import Record
from briefing.page.blocks import Line, Span
from briefing.page.record_loader import RecordLoader
from briefing.page.words.vocabulary import UNKNOWN_HOP


def unknown_hop(record: Record | None, look: RecordLoader) -> str:
    """That sign for a statement; empty where every hop is known, and for other records."""
    return UNKNOWN_HOP if has_unknown_hop(record, look) else ""


def with_unknown_hops(line: Line, look: RecordLoader) -> Line:
    """A line that may be copied alone, with that sign behind names that lead to statements."""
    spans: list[Span] = []
    for span in line:
        spans.append(span)
        if span.link and (sign := unknown_hop(look.at(span.link), look)):
            spans.append(Span(sign, "unknown"))
    return tuple(spans)
