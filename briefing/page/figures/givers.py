"""Who gives a number, in as few words as a sum has room for."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.analysis.speaker import speaker_of
from briefing.library.store.records import Record
from briefing.model.key import UNKNOWN
from briefing.page.attribution.attribution import gather_attributions
from briefing.page.blocks import Line, Span
from briefing.page.record_loader import RecordLoader
from briefing.page.words.labels import name, speaker_text, written


def giver(by: str, figure: Record, look: RecordLoader) -> Line:
    """Who gives a number: the speaker of a statement, linked to it, or the source itself."""
    if not by:
        return (Span("somebody not named", "muted"),)
    record = look.record(by, figure.key.briefing)
    if record is None:
        return (Span(by, "unknown" if by == UNKNOWN else "error"),)
    if record.section == "statements":
        speaker = speaker_text(speaker_of(record), record.key.briefing, look)
        return (Span(speaker, link=record.key),)
    return name(record, look)


def gather_givers(references: Iterable[str], figure: Record, look: RecordLoader) -> None:
    """Fetch at once what the names of these statements and sources need."""
    pairs = [(each, figure.key.briefing) for each in references if each]
    look.gather(pairs)
    found = [record for pair in dict.fromkeys(pairs) if (record := look.record(*pair))]
    gather_attributions((one for one in found if one.section == "statements"), look)
    look.gather((outlet, one.key.briefing) for one in found for outlet in written(one, "outlet"))
