"""The kinds of relation between actors: written here, and derived wherever they are needed."""

from __future__ import annotations

from typing import Literal, get_args

from briefing.model.role import Role

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
"""What a relation may be, in the order in which they are shown."""

_INVERSES = (
    "parts",
    "members",
    "affiliates",
    "led by",
    "spokespersons",
    "backed by",
    "allies",
    "opposed by",
    "said to back",
    "same as",
)

RELATIONS = {
    name: Role(name, name.replace("_", " "), inverse)
    for name, inverse in zip(get_args(RelationType), _INVERSES, strict=True)
}
"""Each kind with its role."""

BELONGING = ("part_of", "member_of", "affiliate_of")
"""The kinds that lead from an actor to what it is in."""
