"""Statements by whoever speaks: one heading for each speaker, and none twice."""

from __future__ import annotations

from typing import NamedTuple

from briefing.analysis.provenance import speaker_hop
from briefing.export.selection import selected_records
from briefing.library.library import Library
from briefing.library.store.records import Listing, Record
from briefing.page.attribution.attribution import gather_attributions, speaker_name
from briefing.page.blocks import Line, plain
from briefing.page.record_loader import RecordLoader
from briefing.text.fold import fold


class SpeakerGroup(NamedTuple):
    """What one speaker says."""

    name: Line
    statements: tuple[Record, ...]


def by_speaker(library: Library, listing: Listing) -> list[SpeakerGroup]:
    """The statements of a list by speaker: in the order of their names, those without one last.

    Those of one speaker stay in the order of the list. Unnamed speakers of the same words stand
    together; that they are one nobody says.
    """
    look = RecordLoader(library)
    statements = list(selected_records(library, listing))
    gather_attributions(statements, look)
    groups: dict[tuple[bool, str, str], list[Record]] = {}
    for one in statements:
        name = plain(speaker_name(one, look))
        unnamed = speaker_hop(one, look).kind != "speaker"
        groups.setdefault((unnamed, fold(name), name), []).append(one)
    return [
        SpeakerGroup(speaker_name(groups[each][0], look), tuple(groups[each]))
        for each in sorted(groups)
    ]
