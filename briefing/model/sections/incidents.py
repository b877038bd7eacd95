"""Incidents: what is said to have happened."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Discriminator,
    Field,
    Tag,
    model_validator,
)

from briefing.model.declarations import Link
from briefing.model.record import PartModel, RecordModel, Section
from briefing.model.relations import RELATIONS
from briefing.model.role import Role
from briefing.model.sections.locations import Point, Precision
from briefing.model.sections.statements import RESPONDS_TO
from briefing.model.values import (
    MainDate,
    Name,
    Number,
    Phrase,
    Phrases,
    ProseText,
    Reference,
    one_or_list,
    one_or_many,
)

IncidentKind = Literal["event", "series", "situation"]
"""Something that happened; several that are counted together; what goes on."""

WHERE = Role("where", "where", "incidents and figures here")
ACTOR = Role("actor", "named as doer", "incidents that name it as doer")
TARGET = Role("target", "named as target", "incidents that name it as target")
CLAIMED_BY = Role("claimed_by", "claimed by", "says it did it")
CONFIRMED_BY = Role("confirmed_by", "confirmed by", "listed as confirming")
DENIED_BY = Role("denied_by", "denied by", "denies")
REPORTED_BY = Role("reported_by", "reported by", "reports")
ATTRIBUTED_BY = Role("attributed_by", "attributed by", "says who did it")
DISCLAIMED_BY = Role("disclaimed_by", "disclaimed by", "says who did not do it")
DISPUTED_BY = Role("disputed_by", "disputed in part by", "disputes in part")
LEFT_OPEN_BY = Role("left_open_by", "left open by", "leaves open")
SAME_AS = RELATIONS["same_as"]
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
    best: Number | None = Field(None, ge=0, title="Best", description="The authors' choice.")
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


Tolls = Annotated[
    Annotated[Toll, Tag("one")] | Annotated[list[Toll], Field(min_length=1), Tag("list")],
    Discriminator(one_or_list),
]
"""One item for each giver."""


class Harm(PartModel):
    """People harmed, each kind as one item, or a list with one for each giver."""

    killed: Tolls | None = Field(None, title="Killed", description="People killed.")
    injured: Tolls | None = Field(None, title="Injured", description="People injured.")
    missing: Tolls | None = Field(None, title="Missing", description="People missing.")
    detained: Tolls | None = Field(None, title="Detained", description="People detained.")
    displaced: Tolls | None = Field(None, title="Displaced", description="People displaced.")


class Incident(RecordModel):
    """Something that is said to have happened, and the statements for and against it."""

    section: ClassVar[Section] = Section("incidents", "incident", "Incidents", "date")
    heading: ClassVar[tuple[str, ...]] = ("title",)

    title: Name = Field(
        title="Title",
        description="What all agree on, in few words (explosion at, not strike on).",
    )
    kind: IncidentKind = Field(
        "event",
        title="Kind",
        description="An event, a series of events, or a situation.",
    )
    date: MainDate | None = Field(
        None,
        title="Date",
        description="When it happened (EDTF), not when it was announced; where only that is known, "
        "..2023-11-18, not after that day.",
    )
    date_as: Phrase | None = Field(
        None, title="Date, as printed", description="How the source puts the date."
    )
    where: Annotated[
        list[Annotated[Reference, Link(WHERE, to=("locations",))]], BeforeValidator(one_or_many)
    ] = Field(default_factory=list, title="Where", description="The place or places.")
    at: Point | None = Field(
        None, title="At", description="[latitude, longitude] in degrees, WGS84."
    )
    precision: Precision | None = Field(
        None, title="Precision", description="How exactly `at` is known: exact, near, region."
    )
    type: EventType | None = Field(
        None, title="Type", description="ACLED's event or sub-event type (air-drone-strike)."
    )
    actor: Annotated[
        list[Annotated[Reference, Link(ACTOR, to=("actors",))]], BeforeValidator(one_or_many)
    ] = Field(
        default_factory=list,
        title="Actor",
        description="Who did it, only where nobody disputes it; of a clash, a ceasefire or a vote, "
        "the parties to it.",
    )
    target: Annotated[
        list[Annotated[Reference, Link(TARGET, to=("actors", "locations"))]],
        BeforeValidator(one_or_many),
    ] = Field(default_factory=list, title="Target", description="Whom or what it was aimed at.")
    weapons: Phrases = Field(default_factory=list, title="Weapons", description="What was used.")
    reported_by: Annotated[
        list[Annotated[Reference, Link(REPORTED_BY, to=STATEMENTS)]], BeforeValidator(one_or_many)
    ] = Field(
        default_factory=list,
        title="Reported by",
        description="Statements that say it happened, whoever did it; "
        "[] means searched, none found.",
    )
    claimed_by: Annotated[
        list[Annotated[Reference, Link(CLAIMED_BY, to=STATEMENTS)]], BeforeValidator(one_or_many)
    ] = Field(
        default_factory=list,
        title="Claimed by",
        description="Statements that say the speaker's own side did it; "
        "[] means searched, none found.",
    )
    attributed_by: Annotated[
        list[Annotated[Reference, Link(ATTRIBUTED_BY, to=STATEMENTS)]], BeforeValidator(one_or_many)
    ] = Field(
        default_factory=list,
        title="Attributed by",
        description="Statements that say another did it, as blame or not; "
        "[] means searched, none found.",
    )
    accused_by: Annotated[
        list[Annotated[Reference, Link(ATTRIBUTED_BY, to=STATEMENTS)]], BeforeValidator(one_or_many)
    ] = Field(
        default_factory=list,
        title="Accused by",
        description="The older name of `attributed_by`; it is read as the same.",
    )
    confirmed_by: Annotated[
        list[Annotated[Reference, Link(CONFIRMED_BY, to=STATEMENTS)]], BeforeValidator(one_or_many)
    ] = Field(
        default_factory=list,
        title="Confirmed by",
        description="Statements that say an earlier one, in their `supports`, is so; "
        "[] means searched, none found.",
    )
    denied_by: Annotated[
        list[Annotated[Reference, Link(DENIED_BY, to=STATEMENTS)]], BeforeValidator(one_or_many)
    ] = Field(
        default_factory=list,
        title="Denied by",
        description="Statements that say it did not happen; [] means searched, none found.",
    )
    disclaimed_by: Annotated[
        list[Annotated[Reference, Link(DISCLAIMED_BY, to=STATEMENTS)]], BeforeValidator(one_or_many)
    ] = Field(
        default_factory=list,
        title="Disclaimed by",
        description="Statements that the speaker's side, or whom `not_by` names, did not do it; "
        "[] means searched, none found.",
    )
    disputed_by: Annotated[
        list[Annotated[Reference, Link(DISPUTED_BY, to=STATEMENTS)]], BeforeValidator(one_or_many)
    ] = Field(
        default_factory=list,
        title="Disputed in part by",
        description="Statements that a part of it is otherwise; [] means searched, none found.",
    )
    left_open_by: Annotated[
        list[Annotated[Reference, Link(LEFT_OPEN_BY, to=STATEMENTS)]], BeforeValidator(one_or_many)
    ] = Field(
        default_factory=list,
        title="Left open by",
        description="Statements that say neither: no comment, could not verify; "
        "[] means searched, none found.",
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
    same_as: Annotated[
        list[Annotated[Reference, Link(SAME_AS, to=("incidents",))]], BeforeValidator(one_or_many)
    ] = Field(
        default_factory=list,
        title="Same as",
        description="The same incident in another briefing of the library; they are read as one.",
    )
    harm: Harm | None = Field(None, title="Harm", description="People harmed, by who gives it.")
    summary: ProseText | None = Field(
        None, title="Summary", description="What is said to have happened: prose with links."
    )
