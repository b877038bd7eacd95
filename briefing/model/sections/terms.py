"""Terms: wording that takes a side."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from briefing.model.declarations import Link
from briefing.model.record import RecordModel, Section
from briefing.model.role import Role
from briefing.model.values import Name, Phrase, Reference, one_or_many

USED_BY = Role("used_by", "used by", "loaded terms it uses")


class Term(RecordModel):
    """A loaded term, as it is printed, and plain words for the same thing."""

    section: ClassVar[Section] = Section("terms", "term", "Terms", "name")
    heading: ClassVar[tuple[str, ...]] = ("as_printed",)

    as_printed: Annotated[list[Name], BeforeValidator(one_or_many), Field(min_length=1)] = Field(
        title="As printed", description="The term, and its variants, letter by letter."
    )
    neutral: Phrase = Field(title="Neutral", description="Plain words for the same thing.")
    used_by: Annotated[
        list[Annotated[Reference, Link(USED_BY, to=("actors", "sources"))]],
        BeforeValidator(one_or_many),
    ] = Field(default_factory=list, title="Used by", description="Who uses it.")
