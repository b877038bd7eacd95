"""Sources: what was read, and what was only read about."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Discriminator, Field, Tag, model_validator

from briefing.model.declarations import Link
from briefing.model.record import PartModel, RecordModel, Section
from briefing.model.role import Role
from briefing.model.values import Date, Language, MainDate, Name, Phrase, ProseText, Reference

SourceKind = Literal[
    "article", "statement", "press-briefing", "interview", "post", "dataset", "document"
]
Reliability = Literal["A", "B", "C", "D", "E", "F"]
"""NATO Admiralty code (AJP-2.1), reliability of the source; F: cannot be judged."""

OUTLET = Role("outlet", "published by", "sources published")
AUTHOR = Role("author", "written by", "sources written")


class Author(PartModel):
    """Who signed it, where that is an actor of the briefing."""

    actor: Annotated[Reference, Link(AUTHOR, to=("actors",))] = Field(
        title="Actor", description="The slug of the actor."
    )


def _kind_of_author(value: object) -> str:
    return "words" if isinstance(value, str) else "actor"


class Source(RecordModel):
    """Something said or published, from which the briefing has what it has."""

    section: ClassVar[Section] = Section("sources", "source", "Sources", "date")
    heading: ClassVar[tuple[str, ...]] = ("title",)

    kind: SourceKind = Field(title="Kind", description="What kind of source it is.")
    outlet: Annotated[Reference, Link(OUTLET, to=("actors",), unknown=True)] = Field(
        title="Outlet", description="Who published it; `unknown` where nobody says."
    )
    title: Name | None = Field(None, title="Title", description="Its title, as printed.")
    author: (
        Annotated[
            Annotated[Phrase, Tag("words")] | Annotated[Author, Tag("actor")],
            Discriminator(_kind_of_author),
        ]
        | None
    ) = Field(
        None,
        title="Author",
        description="Who signed it: words, or {actor: slug}. An author that is an actor speaks in "
        "it, and the outlet only carries it: two accounts on one platform are two speakers.",
    )
    published: MainDate | None = Field(
        None,
        title="Published",
        description="When it was published (EDTF); of what goes on, from its first day "
        "(2022-02-24/..).",
    )
    url: Phrase | None = Field(None, title="Address", description="Where it can be read.")
    archive: Phrase | None = Field(None, title="Archive", description="Where a copy is kept.")
    accessed: Date | None = Field(None, title="Accessed", description="When it was read (EDTF).")
    lang: Language | None = Field(None, title="Language", description="BCP 47.")
    seen: bool = Field(
        True,
        title="Seen",
        description="false: known only through another source, and not read for this briefing. "
        "true, where it is written: read, wherever it stands in a chain.",
    )
    reliability: Reliability = Field(
        "F", title="Reliability", description="NATO Admiralty code, A to F; F cannot be judged."
    )
    reliability_why: ProseText | None = Field(
        None, title="Why this reliability", description="Required for any grade but F."
    )
    text: str | None = Field(
        None,
        title="Text",
        description="A local file with the source's words, to check quotations by; never exported.",
    )

    @model_validator(mode="after")
    def _graded_with_a_reason(self) -> Source:
        if self.reliability != "F" and not self.reliability_why:
            raise ValueError(
                f"reliability {self.reliability} needs a reason: add reliability_why, "
                "or leave the grade at F (cannot be judged)"
            )
        return self
