"""Locations: where something happened or is said to have happened."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field, model_validator

from briefing.model.declarations import Link
from briefing.model.other_names import OtherNames
from briefing.model.record import RecordModel, Section
from briefing.model.role import Role
from briefing.model.values import Country, Name, Names, Number, Phrase, Reference

LocationKind = Literal[
    "country",
    "admin",
    "city",
    "base",
    "energy-site",
    "sea-area",
    "route",
    "region",
    "building",
    "bridge",
    "port",
    "hospital",
    "school",
    "camp",
    "border-crossing",
    "other",
]
Precision = Literal["exact", "near", "region"]
"""ACLED's geo_precision 1, 2 and 3: the place itself, its surroundings, a larger region."""

IN = Role("in", "in", "places inside")


def _check_point(at: list[float]) -> list[float]:
    if len(at) != 2:
        raise ValueError("needs two numbers: [latitude, longitude]")
    latitude, longitude = at
    if abs(latitude) > 90 >= abs(longitude):
        raise ValueError(
            f"latitude {latitude} is out of range; latitude and longitude seem to be swapped: "
            f"write [{longitude}, {latitude}]"
        )
    if abs(latitude) > 90:
        raise ValueError(f"latitude {latitude} is out of range: it goes from -90 to 90")
    if abs(longitude) > 180:
        raise ValueError(f"longitude {longitude} is out of range: it goes from -180 to 180")
    return at


Point = Annotated[list[Number], AfterValidator(_check_point)]
"""Latitude and longitude in degrees, WGS84."""


class Location(RecordModel):
    """A place."""

    section: ClassVar[Section] = Section("locations", "location", "Locations", "mentions")
    heading: ClassVar[tuple[str, ...]] = ("name",)

    name: Name = Field(title="Name", description="The plain name by which the briefing calls it.")
    kind: LocationKind = Field(title="Kind", description="What kind of place it is.")
    kind_other: Phrase | None = Field(
        None,
        title="Kind, in words",
        description="What kind of place it is where none of these fits; only with kind `other`.",
    )
    in_: Annotated[Reference, Link(IN, to=("locations",))] | None = Field(
        None, alias="in", title="In", description="The place that encloses it."
    )
    aliases: Names = Field(
        default_factory=list,
        title="Aliases",
        description="Other names, spellings and abbreviations.",
    )
    names: OtherNames = Field(
        default_factory=list,
        title="Names",
        description="Names that only some use, each with who says so; all find it.",
    )
    country: Country | None = Field(None, title="Country", description="ISO 3166 alpha-2.")
    at: Point | None = Field(
        None, title="At", description="[latitude, longitude] in degrees, WGS84."
    )
    precision: Precision | None = Field(
        None, title="Precision", description="How exactly `at` is known: exact, near, region."
    )

    @model_validator(mode="after")
    def _kind_in_words(self) -> Location:
        if (self.kind == "other") != bool(self.kind_other):
            raise ValueError(
                "kind other needs kind_other, what it is in a few words; no other kind has it"
            )
        return self
