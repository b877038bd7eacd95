"""The header of a briefing, which is its front page."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from briefing.model.record import RecordModel, Section
from briefing.model.values import Date, Language, MainDate, Name, Phrases, ProseText

Marking = Literal["TLP:RED", "TLP:AMBER+STRICT", "TLP:AMBER", "TLP:GREEN", "TLP:CLEAR"]
"""The Traffic Light Protocol, version 2.0 (FIRST, 2022)."""


class Header(RecordModel):
    """What the briefing is, what it rests on, and what it says in short."""

    section: ClassVar[Section] = Section("briefing", "briefing", "Front page", "file")
    heading: ClassVar[tuple[str, ...]] = ("title",)

    title: Name = Field(title="Title", description="What the briefing is called.")
    as_of: MainDate = Field(
        title="As of", description="The day up to which the briefing knows anything (EDTF)."
    )
    covers: Date | None = Field(
        None, title="Covers", description="The time that the briefing is about (EDTF, an interval)."
    )
    basis: ProseText = Field(title="Basis", description="One sentence: what all of this rests on.")
    summary: ProseText | None = Field(
        None, title="Summary", description="The front page: prose with links."
    )
    marking: Marking | None = Field(
        None, title="Marking", description="Who may see it: Traffic Light Protocol 2.0."
    )
    authors: Phrases = Field(
        default_factory=list, title="Authors", description="Who wrote the briefing."
    )
    lang: Language | None = Field(
        None, title="Language", description="The language it is written in (BCP 47)."
    )
