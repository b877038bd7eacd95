"""The way of a statement on one line: from its speaker, named elsewhere, to us; with grades."""

from __future__ import annotations

from briefing.analysis.provenance import Hop, chain
from briefing.library.answers import Record
from briefing.page.blocks import Line, Span
from briefing.page.grades import grade_words
from briefing.page.look import Look
from briefing.page.vocabulary import ARROW, DOT


def way_line(statement: Record, look: Look, *, graded: bool = True) -> Line:
    """The hops after the speaker and the grades: → ? → Al Mayadeen · F6: cannot be judged."""
    hops = chain(statement, look)[1:]
    spans: list[Span] = []
    for number, hop in enumerate(hops, start=1):
        spans += [Span(f" {ARROW}" if spans else ARROW, "muted"), *_hop(hop, number == len(hops))]
    if not graded:
        return tuple(spans)
    return (*spans, Span(DOT, "muted"), Span(grade_words(statement, look), "muted"))


def _hop(hop: Hop, last: bool) -> Line:
    """A hop in few words. Of the last one it is said if it was not read, of others if it was."""
    if hop.kind == "unknown":
        return (Span("?", "unknown"),)
    if hop.kind == "missing":
        said = "no such record" if hop.label else "no source given"
        return (Span(hop.label or "?", "error"), Span(f" ({said})", "muted"))
    label = "itself" if hop.kind == "itself" and not last else hop.label
    return (Span(label, link=hop.key), *((Span(" (not read)", "muted"),) * (last and not hop.seen)))
