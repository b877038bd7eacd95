"""Figures: numbers that somebody gives, and how they move."""

from __future__ import annotations

import re
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from briefing.model.declarations import Link
from briefing.model.record import PartModel, RecordModel, Section
from briefing.model.role import Role
from briefing.model.sections.incidents import SAME_AS, WHERE
from briefing.model.values import (
    Amount,
    Date,
    MainDate,
    Name,
    Number,
    Phrase,
    ProseText,
    Reference,
    Text,
    one_or_many,
    one_part_or_many,
)

FigureKind = Literal["cumulative", "period", "stock", "rate"]
"""A running total; a number for one span of time; how many there are; a number per unit."""
Qualifier = Literal["exact", "about", "over", "at-least", "up-to"]

WHO = Role("who", "counts", "figures that count it")
GIVEN_BY = Role("given_by", "given by", "figures given")
FIGURE_ABOUT = Role("figure_about", "about", "figures about it")
SAME_COUNT_AS = Role("same_count_as", "counts the same as", "counts the same as")
STATED_BY = Role("stated_by", "sum stated by", "sums stated")

_DURATION = re.compile(
    r"P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?\Z", re.ASCII
)


def _check_duration(text: str) -> str:
    if not _DURATION.match(text):
        raise ValueError(
            f'"{text}" is no duration: as in ISO 8601, PT48H is 48 hours, P40D 40 days, P3M months'
        )
    return text


Duration = Annotated[str, AfterValidator(_check_duration)]


class Point(PartModel):
    """What the number was, as of one day, and who says so."""

    as_of: MainDate | None = Field(
        None,
        title="As of",
        description="The day that the number is for (EDTF); where none is told, leave it out: the "
        "day on which it was given is that of `by`.",
    )
    value: Amount = Field(
        title="Value",
        description="The number, without separators or words; or a range, 20..30.",
    )
    q: Qualifier = Field("exact", title="Qualifier", description="How the number is meant.")
    by: Annotated[Reference, Link(GIVEN_BY, to=("statements", "sources"))] | None = Field(
        None, title="By", description="The statement or source that gives it."
    )
    parts: dict[Text, Number] = Field(
        default_factory=dict, title="Parts", description="What it is made up of, by name."
    )
    parts_sum: Literal["exact", "at-most"] | None = Field(
        None,
        title="Sum of the parts",
        description="exact: the parts make up the whole; at-most: there may be others.",
    )
    revises: Date | None = Field(
        None, title="Revises", description="The earlier point (its as_of) that this one corrects."
    )


class Stated(PartModel):
    """A sum that the source itself makes."""

    says: Phrase = Field(title="Says", description="The sum, in words.")
    delta: Number | None = Field(None, title="Difference", description="The difference it states.")
    window: Duration | None = Field(
        None, title="Window", description="The time it states (ISO 8601 duration, PT48H)."
    )
    ratio: Number | None = Field(None, title="Ratio", description="The ratio it states.")
    by: Annotated[Reference, Link(STATED_BY, to=("statements", "sources"))] | None = Field(
        None, title="By", description="The statement or source that makes the sum."
    )


class Figure(RecordModel):
    """A number that is counted over time."""

    section: ClassVar[Section] = Section("figures", "figure", "Figures", "name")
    heading: ClassVar[tuple[str, ...]] = ("label",)

    label: Name = Field(title="Label", description="What the figure is called.")
    unit: Phrase = Field(title="Unit", description="What one of them is (attacks, people).")
    kind: FigureKind = Field(
        title="Kind", description="A running total, a number for a period, a stock or a rate."
    )
    since: Date | None = Field(
        None, title="Since", description="The day from which it is counted (EDTF)."
    )
    counts: ProseText | None = Field(
        None, title="What is counted", description="What is counted, and what is not."
    )
    who: Annotated[
        list[Annotated[Reference, Link(WHO, to=("actors",))]], BeforeValidator(one_or_many)
    ] = Field(default_factory=list, title="Who", description="Who is counted.")
    where: Annotated[
        list[Annotated[Reference, Link(WHERE, to=("locations",))]], BeforeValidator(one_or_many)
    ] = Field(default_factory=list, title="Where", description="Where it is counted.")
    about: Annotated[
        list[Annotated[Reference, Link(FIGURE_ABOUT, to=("incidents",))]],
        BeforeValidator(one_or_many),
    ] = Field(default_factory=list, title="About", description="The incidents that it tells of.")
    same_as: Annotated[
        list[Annotated[Reference, Link(SAME_AS, to=("figures",))]], BeforeValidator(one_or_many)
    ] = Field(
        default_factory=list,
        title="Same as",
        description="The same figure in another briefing of the library; they are read as one.",
    )
    same_count_as: Annotated[
        list[Annotated[Reference, Link(SAME_COUNT_AS, to=("figures",))]],
        BeforeValidator(one_or_many),
    ] = Field(
        default_factory=list,
        title="Counts the same as",
        description="Rival figures that count the same thing.",
    )
    points: Annotated[list[Point], BeforeValidator(one_part_or_many)] = Field(
        default_factory=list, title="Points", description="The number over time, and who gives it."
    )
    stated: Annotated[list[Stated], BeforeValidator(one_part_or_many)] = Field(
        default_factory=list,
        title="Stated sums",
        description="Sums that the sources themselves make.",
    )
