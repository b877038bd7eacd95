"""Incidents: what is said to have happened."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from briefing.model.declarations import Link
from briefing.model.record import PartModel, RecordModel, Section
from briefing.model.role import Role
from briefing.model.sections.statements import RESPONDS_TO
from briefing.model.values import (
    MainDate,
    Name,
    Number,
    Phrase,
    Phrases,
    ProseText,
    Reference,
    one_or_many,
)

WHERE = Role("where", "where", "incidents and figures here")
ACTOR = Role("actor", "carried out by", "incidents it carried out")
TARGET = Role("target", "target", "incidents that targeted it")
CLAIMED_BY = Role("claimed_by", "claimed by", "claims responsibility for")
CONFIRMED_BY = Role("confirmed_by", "confirmed by", "confirms")
DENIED_BY = Role("denied_by", "denied by", "denies")
ACCUSED_BY = Role("accused_by", "accused by", "accuses somebody of")
DISPUTED_BY = Role("disputed_by", "disputed by", "disputes")
PART_OF = Role("part_of", "part of", "parts")
HARM_BY = Role("harm_by", "numbers given by", "gives the numbers for")


def _check_type(text: str) -> str:
    if text != text.lower() or " " in text or "/" in text:
        raise ValueError(
            f'"{text}": write the event type with small letters and hyphens '
            "(air-drone-strike, shelling, attack)"
        )
    return text


EventType = Annotated[str, AfterValidator(_check_type)]
"""The words of ACLED's event and sub-event types, with hyphens (codebook, 2023)."""
STATEMENTS = ("statements",)


class Toll(PartModel):
    """How many people, from the lowest to the highest number given."""

    low: Number | None = Field(None, ge=0, title="Low", description="The lowest number given.")
    best: Number | None = Field(None, ge=0, title="Best", description="The number best supported.")
    high: Number | None = Field(None, ge=0, title="High", description="The highest number given.")
    by: Annotated[Reference, Link(HARM_BY, to=("statements", "sources"))] | None = Field(
        None, title="By", description="The statement or source that gives the numbers."
    )

    @model_validator(mode="after")
    def _in_order(self) -> Toll:
        given = [n for n in (self.low, self.best, self.high) if n is not None]
        if given != sorted(given):
            raise ValueError("the numbers must rise: low, best, high")
        return self


class Harm(PartModel):
    """People killed and injured."""

    killed: Toll | None = Field(None, title="Killed", description="People killed.")
    injured: Toll | None = Field(None, title="Injured", description="People injured.")


class Incident(RecordModel):
    """Something that is said to have happened, and the statements for and against it."""

    section: ClassVar[Section] = Section("incidents", "incident", "Incidents", "date")
    heading: ClassVar[tuple[str, ...]] = ("title",)

    title: Name = Field(title="Title", description="What is said to have happened, in few words.")
    date: MainDate | None = Field(None, title="Date", description="When it happened (EDTF).")
    date_as: Phrase | None = Field(
        None, title="Date, as printed", description="How the source puts the date."
    )
    where: Annotated[
        list[Annotated[Reference, Link(WHERE, to=("locations",))]], BeforeValidator(one_or_many)
    ] = Field(default_factory=list, title="Where", description="The place or places.")
    type: EventType | None = Field(
        None, title="Type", description="ACLED's event or sub-event type (air-drone-strike)."
    )
    actor: Annotated[
        list[Annotated[Reference, Link(ACTOR, to=("actors",))]], BeforeValidator(one_or_many)
    ] = Field(
        default_factory=list,
        title="Actor",
        description="Who did it, only where nobody disputes it.",
    )
    target: Annotated[
        list[Annotated[Reference, Link(TARGET, to=("actors", "locations"))]],
        BeforeValidator(one_or_many),
    ] = Field(default_factory=list, title="Target", description="Whom or what it was aimed at.")
    weapons: Phrases = Field(default_factory=list, title="Weapons", description="What was used.")
    claimed_by: Annotated[
        list[Annotated[Reference, Link(CLAIMED_BY, to=STATEMENTS)]], BeforeValidator(one_or_many)
    ] = Field(
        default_factory=list,
        title="Claimed by",
        description="Statements that claim it; [] means looked for and not found.",
    )
    confirmed_by: Annotated[
        list[Annotated[Reference, Link(CONFIRMED_BY, to=STATEMENTS)]], BeforeValidator(one_or_many)
    ] = Field(
        default_factory=list,
        title="Confirmed by",
        description="Statements that confirm it; [] means looked for and not found.",
    )
    denied_by: Annotated[
        list[Annotated[Reference, Link(DENIED_BY, to=STATEMENTS)]], BeforeValidator(one_or_many)
    ] = Field(
        default_factory=list,
        title="Denied by",
        description="Statements that deny it; [] means looked for and not found.",
    )
    accused_by: Annotated[
        list[Annotated[Reference, Link(ACCUSED_BY, to=STATEMENTS)]], BeforeValidator(one_or_many)
    ] = Field(
        default_factory=list,
        title="Accused by",
        description="Statements that accuse somebody of it; [] means looked for and not found.",
    )
    disputed_by: Annotated[
        list[Annotated[Reference, Link(DISPUTED_BY, to=STATEMENTS)]], BeforeValidator(one_or_many)
    ] = Field(
        default_factory=list,
        title="Disputed by",
        description="Statements that dispute it; [] means looked for and not found.",
    )
    responds_to: Annotated[
        list[Annotated[Reference, Link(RESPONDS_TO, to=("statements", "incidents"))]],
        BeforeValidator(one_or_many),
    ] = Field(default_factory=list, title="Responds to", description="What it is said to answer.")
    part_of: Annotated[
        list[Annotated[Reference, Link(PART_OF, to=("incidents",))]], BeforeValidator(one_or_many)
    ] = Field(
        default_factory=list, title="Part of", description="The larger incident it belongs to."
    )
    harm: Harm | None = Field(None, title="Harm", description="People killed and injured.")
    summary: ProseText | None = Field(
        None, title="Summary", description="What is said to have happened: prose with links."
    )
