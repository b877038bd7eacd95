"""Actors: whoever says, does or suffers something."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from briefing.model.declare import Link
from briefing.model.other_names import ACCORDING_TO, OtherNames
from briefing.model.record import Part, Record, Section
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
RelationType = Literal[
    "part_of",
    "member_of",
    "affiliate_of",
    "leads",
    "spokesperson_for",
    "backs",
    "allied_with",
    "opposes",
    "said_to_be_backed_by",
    "same_as",
]

RELATIONS = {
    role.name: role
    for role in (
        Role("part_of", "part of", "parts"),
        Role("member_of", "member of", "members"),
        Role("affiliate_of", "affiliate of", "affiliates"),
        Role("leads", "leads", "led by"),
        Role("spokesperson_for", "spokesperson for", "spokespersons"),
        Role("backs", "backs", "backed by"),
        Role("allied_with", "allied with", "allies"),
        Role("opposes", "opposes", "opposed by"),
        Role("said_to_be_backed_by", "said to be backed by", "said to back"),
        Role("same_as", "same as", "same as"),
    )
}
RELATION = Role("relation", "related to", "relations")
POSITION = Role("position_of", "position at", "people in office")


class Position(Part):
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


class Relation(Part):
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


class Actor(Record):
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
