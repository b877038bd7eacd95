"""Questions: what the briefing knows that it does not know."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from briefing.model.declarations import Link
from briefing.model.record import RecordModel, Section
from briefing.model.role import Role
from briefing.model.values import ProseText, Reference, one_or_many

ASKS_ABOUT = Role("asks_about", "asks about", "open questions")


class Question(RecordModel):
    """A known gap."""

    section: ClassVar[Section] = Section("questions", "question", "Questions", "file")
    heading: ClassVar[tuple[str, ...]] = ("q",)

    q: ProseText = Field(title="Question", description="What is not known, as a question.")
    about: Annotated[list[Annotated[Reference, Link(ASKS_ABOUT)]], BeforeValidator(one_or_many)] = (
        Field(default_factory=list, title="About", description="The records that it is about.")
    )
