"""What every record has, whatever its section."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from briefing.model.declarations import Link
from briefing.model.role import Role
from briefing.model.values import Phrase, Phrases, ProseText, Reference, Rule, one_or_many


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of record: its key in the YAML, its name for one, its title, and its usual order.

    `order` is one of the orders a list can be put in: `date` (newest first), `name`, `mentions`
    (most first) or `file` (as written).
    """

    name: str
    singular: str
    title: str
    order: str


class PartModel(BaseModel):
    """A value that has fields of its own inside a record."""

    model_config = ConfigDict(extra="forbid", frozen=True)


SOURCES = Role("sources", "sources", "cited by")


class RecordModel(PartModel):
    """Fields that any record may have."""

    section: ClassVar[Section]
    heading: ClassVar[tuple[str, ...]]
    """The fields that can serve as the record's title, the best first."""

    extends: Reference | None = Field(
        None,
        title="Extends",
        description="The shared record whose fields this one takes over, except those given here.",
    )
    tags: Phrases = Field(
        default_factory=list, title="Tags", description="Words to find the record by."
    )
    note: ProseText | None = Field(
        None, title="Note", description="What the reader should know about the record itself."
    )
    sources: Annotated[
        list[Annotated[Reference, Link(SOURCES, to=("sources",))]], BeforeValidator(one_or_many)
    ] = Field(
        default_factory=list, title="Sources", description="The sources that the record rests on."
    )
    accepts: dict[Rule, Phrase] = Field(
        default_factory=dict,
        title="Accepts",
        description="Findings of `briefing check` that are known and stay, by the code of their "
        "rule, each with the reason.",
    )
    ids: dict[str, Phrase] = Field(
        default_factory=dict,
        title="Identifiers",
        description="Its identifiers elsewhere, by scheme (wikidata, geonames).",
    )
