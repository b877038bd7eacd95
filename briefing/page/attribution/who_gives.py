"""Who gives a number, or on whose word a relation stands: a speaker, or a source."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.model.key import UNKNOWN
from briefing.page.attribution.attribution import gather_attributions
from briefing.page.blocks import Line, Span
from briefing.page.record_loader import RecordLoader
from briefing.page.words.labels import name, speaker_text, written

NOBODY = "somebody not named"


def giver(by: str, briefing: str, look: RecordLoader) -> Line:
    """Who gives a number: the speaker of a statement, linked to it, or the source itself."""
    if not by:
        return (Span(NOBODY, "muted"),)
    record = look.record(by, briefing)
    if record is None:
        return (Span(by, "unknown" if by == UNKNOWN else "error"),)
    if record.section == "statements":
        speaker = speaker_text(record, look)
        return (Span(speaker, link=record.key),)
    return name(record, look)


def gather_givers(references: Iterable[tuple[str, str]], look: RecordLoader) -> None:
    """Fetch at once what the names of these statements and sources need."""
    pairs = [pair for pair in dict.fromkeys(references) if pair[0]]
    look.gather(pairs)
    found = [record for pair in pairs if (record := look.record(*pair))]
    gather_attributions((one for one in found if one.section == "statements"), look)
    look.gather((outlet, one.key.briefing) for one in found for outlet in written(one, "outlet"))
