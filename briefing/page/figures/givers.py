"""Who gives a number, in as few words as a sum has room for."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.analysis.figures.data_point import DataPoint
from briefing.analysis.figures.givers import GivenSeries, Giver
from briefing.page.attribution.who_gives import NOBODY, giver
from briefing.page.blocks import Line, Span
from briefing.page.record_loader import RecordLoader
from briefing.page.words.labels import listed, speaker_text, title_text

_MOST_NAMED = 12
"""Givers that are called by name; more than these nobody compares."""


def giver_of_point(point: DataPoint, look: RecordLoader) -> Line:
    """Who gives the number of a point."""
    return giver(point.by, point.briefing, look)


def giver_name(giver: Giver, look: RecordLoader) -> Line:
    """The giver of a series, as a party: the body, and not its spokesperson."""
    record = look.at(giver.key) if giver.key else None
    if record is None:
        return (Span(giver.key.slug, "error"),) if giver.key else (Span(NOBODY, "muted"),)
    if record.section == "statements":
        speaker = speaker_text(record, look)
        return (Span(speaker, link=record.key),)
    return (Span(title_text(record), link=record.key),)


def givers_line(series: Iterable[GivenSeries], look: RecordLoader) -> Line:
    """How many give the numbers, and who: one giver: The Army."""
    givers = list(dict.fromkeys(one.giver for one in series))
    if not givers:
        return ()
    counted = "one giver: " if len(givers) == 1 else f"{len(givers):,} givers: "
    named = listed((giver_name(one, look) for one in givers[:_MOST_NAMED]), "; ")
    rest = len(givers) - _MOST_NAMED
    more = (Span(f"; and {rest:,} more", "muted"),) if rest > 0 else ()
    return (Span(counted), *named, *more)
