"""Statements: what somebody said, and how it reached us."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from briefing.model.declarations import Link, Prose
from briefing.model.record import PartModel, RecordModel, Section
from briefing.model.role import Role
from briefing.model.values import (
    Language,
    MainDate,
    Number,
    Phrase,
    ProseText,
    Reference,
    Text,
    one_or_list,
    one_or_many,
)

Form = Literal["quote", "partial-quote", "paraphrase", "summary"]
"""How the words reach us: whole or in part letter by letter, retold, or shortened."""
VERBATIM = ("quote", "partial-quote")
Act = Literal[
    "assert",
    "claim-responsibility",
    "deny",
    "confirm",
    "accuse",
    "threaten",
    "demand",
    "report-figure",
    "assess",
    "announce",
    "find",
]
"""What the speaker does with the words."""

SPEAKER = Role("speaker", "said by", "statements by")
SPEAKER_OF = Role("speaker_of", "unnamed speaker from", "statements by unnamed speakers from it")
TO = Role("to", "said to", "statements addressed to it")
CHAIN = Role("chain", "reached us through", "statements that came through it")
ABOUT = Role("about", "about", "statements about it")
RESPONDS_TO = Role("responds_to", "responds to", "responses")
CONTRADICTS = Role("contradicts", "contradicts", "contradicted by")
SUPPORTS = Role("supports", "supports", "supported by")
REPEATS = Role("repeats", "repeats", "repeated by")
CORRECTS = Role("corrects", "corrects", "corrected by")
ATTRIBUTES_TO = Role("attributes_to", "attributed to", "statements that say it did something")
NOT_BY = Role("not_by", "says it was not", "statements that say it did not do something")
IN_CUSTODY_OF = Role("in_custody_of", "in custody of", "statements by people in its custody")


def _text_or_passages(value: object) -> str:
    """The tag of a text: `[sic]` without quotes is no list of passages."""
    if not isinstance(value, list) or len(value) < 2:
        return "one"
    return "list" if all(isinstance(one, str) for one in value) else "one"


def _kind_of_count(value: object) -> str:
    """The tag of a count: digits, or one of the words."""
    return "number" if not isinstance(value, str) or value[:1].isdigit() else "words"


class Unnamed(PartModel):
    """A speaker whom the source does not name."""

    unnamed: Phrase = Field(title="Unnamed", description="How the source describes the speaker.")
    of: (
        Annotated[
            Annotated[Reference, Link(SPEAKER_OF, to=("actors",)), Tag("one")]
            | Annotated[
                list[Annotated[Reference, Link(SPEAKER_OF, to=("actors",))]],
                Field(min_length=2),
                Tag("list"),
            ],
            Discriminator(one_or_list),
        ]
        | None
    ) = Field(
        None,
        title="Of",
        description="The body that the speaker belongs to; of several, one of these.",
    )
    count: Annotated[
        Annotated[Literal["one", "several"], Tag("words")]
        | Annotated[Number, Field(ge=1), Tag("number")],
        Discriminator(_kind_of_count),
    ] = Field(
        "one",
        title="Count",
        description="`one`, `several`, or a number: at least so many.",
    )


class Original(PartModel):
    """The words in the language in which they were said."""

    lang: Language = Field(title="Language", description="BCP 47.")
    text: Phrase = Field(title="Text", description="The original words.")


def _kind_of_speaker(value: object) -> str:
    return "slug" if isinstance(value, str) else "unnamed"


Speaker = Annotated[
    Annotated[Reference, Link(SPEAKER, to=("actors",), unknown=True), Tag("slug")]
    | Annotated[Unnamed, Tag("unnamed")],
    Discriminator(_kind_of_speaker),
]


class Statement(RecordModel):
    """One thing that one speaker said."""

    section: ClassVar[Section] = Section("statements", "statement", "Statements", "date")
    heading: ClassVar[tuple[str, ...]] = ("text",)

    form: Form = Field(title="Form", description="How the words reach us.")
    act: Act = Field(title="Act", description="What the speaker does with the words.")
    text: Annotated[
        Annotated[Text, Prose("form", VERBATIM), Tag("one")]
        | Annotated[
            list[Annotated[Text, Prose("form", VERBATIM)]], Field(min_length=2), Tag("list")
        ],
        Discriminator(_text_or_passages),
    ] = Field(
        title="Text",
        description="The words. In a quote or partial quote verbatim, without quotation marks; a "
        "list of passages where the source interrupts them.",
    )
    speaker: Speaker = Field(
        title="Speaker",
        description="Who said it: a slug, {unnamed, of, count}, or `unknown`.",
    )
    role: Phrase | None = Field(
        None, title="Role", description="What the speaker was at the time, as the source puts it."
    )
    said: MainDate | None = Field(None, title="Said", description="When it was said (EDTF).")
    said_as: Phrase | None = Field(
        None, title="Said, as printed", description="How the source puts the date."
    )
    to: Annotated[
        list[Annotated[Reference, Link(TO, to=("actors",), unknown=True)]],
        BeforeValidator(one_or_many),
    ] = Field(default_factory=list, title="To", description="Whom it was said to.")
    chain: Annotated[
        list[Annotated[Reference, Link(CHAIN, to=("sources",), unknown=True)]],
        BeforeValidator(one_or_many),
        Field(min_length=1),
    ] = Field(
        title="Chain",
        description="The sources it came through, from the one nearest the speaker to the one "
        "that was read; `unknown` for a hop that nobody names.",
    )
    about: Annotated[list[Annotated[Reference, Link(ABOUT)]], BeforeValidator(one_or_many)] = Field(
        default_factory=list, title="About", description="The records that it is about."
    )
    responds_to: Annotated[
        list[Annotated[Reference, Link(RESPONDS_TO, to=("statements", "incidents"))]],
        BeforeValidator(one_or_many),
    ] = Field(default_factory=list, title="Responds to", description="What it answers.")
    contradicts: Annotated[
        list[Annotated[Reference, Link(CONTRADICTS, to=("statements",))]],
        BeforeValidator(one_or_many),
    ] = Field(
        default_factory=list, title="Contradicts", description="Statements that it contradicts."
    )
    supports: Annotated[
        list[Annotated[Reference, Link(SUPPORTS, to=("statements",))]],
        BeforeValidator(one_or_many),
    ] = Field(default_factory=list, title="Supports", description="Statements that it supports.")
    repeats: Annotated[
        list[Annotated[Reference, Link(REPEATS, to=("statements",))]],
        BeforeValidator(one_or_many),
    ] = Field(default_factory=list, title="Repeats", description="Statements that it repeats.")
    corrects: Annotated[
        list[Annotated[Reference, Link(CORRECTS, to=("statements",))]],
        BeforeValidator(one_or_many),
    ] = Field(default_factory=list, title="Corrects", description="Statements that it corrects.")
    attributes_to: Annotated[
        list[Annotated[Reference, Link(ATTRIBUTES_TO, to=("actors",))]],
        BeforeValidator(one_or_many),
    ] = Field(
        default_factory=list,
        title="Attributed to",
        description="Who did it, by these words.",
    )
    not_by: Annotated[
        list[Annotated[Reference, Link(NOT_BY, to=("actors",))]], BeforeValidator(one_or_many)
    ] = Field(
        default_factory=list,
        title="Not by",
        description="Who did not do it, by these words.",
    )
    in_custody_of: Annotated[Reference, Link(IN_CUSTODY_OF, to=("actors",))] | None = Field(
        None,
        title="In custody of",
        description="Who held the speaker when the words were said.",
    )
    confidence: Phrase | None = Field(
        None,
        title="Confidence",
        description="How sure the speaker is, in the source's words (high confidence).",
    )
    basis: Phrase | None = Field(
        None,
        title="Basis",
        description="What the speaker goes by, in the source's words (saw it, satellite images).",
    )
    credibility: Literal["1", "2", "3", "4", "5", "6"] = Field(
        "6",
        title="Credibility",
        description="NATO Admiralty code, 1 to 6; 6 cannot be judged.",
    )
    credibility_why: ProseText | None = Field(
        None, title="Why this credibility", description="Required for any grade but 6."
    )
    original: Original | None = Field(
        None, title="Original", description="The words in the language they were said in."
    )
    locator: Phrase | None = Field(
        None, title="Locator", description="Where in the source it stands (paragraph 9)."
    )

    @model_validator(mode="after")
    def _consistent(self) -> Statement:
        if isinstance(self.text, list) and self.form not in VERBATIM:
            raise ValueError(
                "only a quote or a partial quote has several passages: write one text, or change "
                "the form"
            )
        if self.credibility != "6" and not self.credibility_why:
            raise ValueError(
                f"credibility {self.credibility} needs a reason: add credibility_why, "
                "or leave the grade at 6 (cannot be judged)"
            )
        return self
