"""What stands behind a name where a hand that its words went through is not known."""

from __future__ import annotations

from briefing.analysis.provenance import chain
from briefing.page.blocks import Line, Span
from briefing.page.record_loader import RecordLoader
from briefing.page.words.vocabulary import ARROW


def with_unknown_hands(line: Line, look: RecordLoader) -> Line:
    """A line that may be copied alone, with that sign behind names that lead to statements."""
    spans: list[Span] = []
    for span in line:
        spans.append(span)
        statement = look.at(span.link) if span.link else None
        if statement is None or statement.section != "statements":
            continue
        if any(hop.kind == "unknown" for hop in chain(statement, look)):
            spans.append(Span(f" {ARROW}?", "unknown"))
    return tuple(spans)
