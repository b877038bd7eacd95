"""What a person can type into the search, as it stands there before anything is typed."""

from __future__ import annotations

from briefing.page.blocks import Block, Facts, Heading, Paragraph, text

CAN_BE_TYPED: tuple[Block, ...] = (
    Heading(1, text("Search everything")),
    Paragraph(text("Words find records that have all of them, however they are spelt.")),
    Facts(
        (
            ("kataib", text("finds Kata’ib; drone finds drones too")),
            ('"any deterrence"', text("these words, one after the other")),
            ("drone -harir", text("has the first word, not the second; OR: either")),
            ("actor:KH", text("in any role (speaker, target, …); slug, name or alias")),
            ("speaker:cramer", text("what somebody said")),
            ("where:al-tanf", text("at a place, or inside it")),
            ("kind:incident", text("one section only, by its singular")),
            ("date:2023-11", text("date may fall in that month")),
        )
    ),
    Paragraph(
        text(
            "enter: open first result. ↓: go to results. tab: accept suggestion.",
            "muted",
        )
    ),
)
