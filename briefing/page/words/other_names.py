"""Names that only some use for an actor or a place: each with who uses it."""

from __future__ import annotations

from briefing.library.store.records import Record
from briefing.page.blocks import Line, Span
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.body import Fact
from briefing.page.words.labels import reference


def other_names(record: Record, look: RecordLoader) -> list[Fact]:
    """A row for each of these names."""
    named = [one for one in record.items("names") if isinstance(one, dict)]
    lines = [_named(one, record.key.briefing, look) for one in named]
    return [("Called by some" if number == 0 else "", line) for number, line in enumerate(lines)]


def _named(one: dict[str, object], briefing: str, look: RecordLoader) -> Line:
    name = Span(f"“{one.get('name', '')}”", "quote")
    source = one.get("according_to")
    if not isinstance(source, str):
        return (name, Span(", nobody named as using it", "muted"))
    return (name, Span(", according to ", "muted"), *reference(source, briefing, look))
