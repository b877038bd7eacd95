"""Names that an actor or a place has in the mouths of some, and who says so."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from briefing.model.declarations import Link
from briefing.model.record import PartModel
from briefing.model.role import Role
from briefing.model.values import Name, Reference, one_part_or_many

ACCORDING_TO = Role("according_to", "according to", "is the source for")


class OtherName(PartModel):
    """A name by which some call it, and who says so."""

    name: Name = Field(title="Name", description="The name.")
    according_to: (
        Annotated[Reference, Link(ACCORDING_TO, to=("sources", "statements", "actors"))] | None
    ) = Field(
        None, title="According to", description="The statement, source or actor that uses it."
    )


OtherNames = Annotated[list[OtherName], BeforeValidator(one_part_or_many)]
