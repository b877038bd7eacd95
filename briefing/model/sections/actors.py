"""Actors: whoever says, does or suffers something."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from briefing.model.declarations import Link
from briefing.model.other_names import ACCORDING_TO, OtherNames
from briefing.model.record import PartModel, RecordModel, Section
from briefing.model.relations import RELATIONS, RelationType
from briefing.model.role import Role
from briefing.model.values import (
    Country,
    Date,
    Name,
    Names,
    Phrase,
    Reference,
    one_part_or_many,
)

ActorKind = Literal[
    "person",
    "armed-group",
    "umbrella",
    "state",
    "state-forces",
    "state-body",
    "assembly",
    "party",
    "company",
    "media",
    "igo",
    "ngo",
    "civilians",
]
RELATION = Role("relation", "related to", "relations")
POSITION = Role("position_of", "position at", "office holders")


class Position(PartModel):
    """An office that a person holds or held."""

    role: Phrase = Field(title="Role", description="What the office is called.")
    of: Annotated[Reference, Link(POSITION, to=("actors",))] | None = Field(
        None, title="Of", description="The body that the office belongs to."
    )
    from_: Date | None = Field(
        None, alias="from", title="From", description="Since when, as far as it is known (EDTF)."
    )
    to: Date | None = Field(
        None, title="To", description="Until when, as far as it is known (EDTF)."
    )
    according_to: (
        Annotated[Reference, Link(ACCORDING_TO, to=("sources", "statements", "actors"))] | None
    ) = Field(None, title="According to", description="The statement or source that says so.")


class Relation(PartModel):
    """How the actor stands to another, and who says so."""

    type: RelationType = Field(title="Type", description="What the relation is.")
    to: Annotated[Reference, Link(RELATION, to=("actors",), chosen_by="type", roles=RELATIONS)] = (
        Field(title="To", description="The other actor.")
    )
    from_: Date | None = Field(None, alias="from", title="From", description="Since when (EDTF).")
    until: Date | None = Field(None, title="Until", description="Until when (EDTF).")
    according_to: (
        Annotated[Reference, Link(ACCORDING_TO, to=("sources", "statements", "actors"))] | None
    ) = Field(None, title="According to", description="The statement or source that says so.")


class Actor(RecordModel):
    """A person, a group, a state or a body."""

    section: ClassVar[Section] = Section("actors", "actor", "Actors", "mentions")
    heading: ClassVar[tuple[str, ...]] = ("name",)

    name: Name = Field(title="Name", description="The plain name by which the briefing calls it.")
    kind: ActorKind = Field(title="Kind", description="What kind of actor it is.")
    aliases: Names = Field(
        default_factory=list,
        title="Aliases",
        description="Other names, spellings and abbreviations.",
    )
    self_name: Name | None = Field(
        None, title="Own name", description="What it calls itself, where that differs."
    )
    country: Country | None = Field(None, title="Country", description="ISO 3166 alpha-2.")
    names: OtherNames = Field(
        default_factory=list,
        title="Names",
        description="Names that only some use, each with who says so; all find it.",
    )
    positions: Annotated[list[Position], BeforeValidator(one_part_or_many)] = Field(
        default_factory=list, title="Positions", description="Offices that a person holds or held."
    )
    relations: Annotated[list[Relation], BeforeValidator(one_part_or_many)] = Field(
        default_factory=list,
        title="Relations",
        description="How it stands to other actors, and who says so.",
    )
