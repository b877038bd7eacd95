"""The two answers about an incident as codes and as the words of a row: one table for everywhere.

Did it happen, and who says so? Who did it, and who says so? The code of an answer is what a query
asks for (`happened:target-and-others`, `who:several-named`); the words of a row have at most 38
columns for both. What the answers are is worked out in `briefing.analysis.incidents.judgment`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple, get_args

ReporterStanding = Literal["claimant", "doer", "party", "target", "accused", "other", "unknown"]
"""How whoever reports an incident stands to it: the first that fits.

- claimant: on the side of one who claims it; doer: nobody claims it, and on the side of `actor`
- party: on the side of one of the opposed parties that `actor` names
- target: on the side of whom it is said to have hit or to have been aimed at
- accused: on the side of one to whom it is attributed
- other: on none of these; unknown: neither name nor body, or a side that cannot be told
"""
STANDINGS: tuple[ReporterStanding, ...] = get_args(ReporterStanding)

Happened = Literal[
    "no-report",
    "claimant-only",
    "claimant-and-others",
    "doer-only",
    "doer-and-others",
    "target-only",
    "target-and-others",
    "both-sides",
    "both-and-others",
    "accused-only",
    "accused-and-others",
    "others-only",
    "unknown-only",
    "one-party",
    "one-party-and-others",
    "parties",
    "parties-and-others",
]
Opposition = Literal["", "denied", "disputed"]
"""What is said against it: that it did not happen, or else that a part of it is otherwise."""
Who = Literal[
    "rival-claims",
    "several-named",
    "claimed",
    "said-both",
    "attributed",
    "disclaimed",
    "withdrawn",
    "named-only",
    "not-named",
    "between",
]
IncidentKind = Literal["event", "series", "situation"]

_SHOWN: Mapping[ReporterStanding, str] = {"other": "others"}
_HAPPENED: frozenset[str] = frozenset(get_args(Happened))

HAPPENED_WORDS: Mapping[str, str] = {
    **{code: code.replace("-and-", "+").replace("-", " ") for code in get_args(Happened)},
    "denied": "denied",
    "disputed": "disputed",
}
"""Each code that `happened:` takes, with the words of a row."""
WHO_WORDS: Mapping[str, str] = {
    "rival-claims": "2 claims",
    "several-named": "2 named",
    "claimed": "claimed",
    "said-both": "said both",
    "attributed": "attributed",
    "disclaimed": "disclaimed",
    "withdrawn": "withdrawn",
    "named-only": "named only",
    "not-named": "not named",
    "between": "between",
}
"""Each code that `who:` takes, with the words of a row; the number is that of the row."""


class Answers(NamedTuple):
    """Both answers about an event; of a series or a situation only what it is, and its parts.

    `sides` is how many sides claim it, or are named; `more_parts` tells of more than `parts`.
    """

    happened: Happened = "no-report"
    objection: Opposition = ""
    who: Who = "not-named"
    sides: int = 0
    kind: IncidentKind = "event"
    parts: int = 0
    more_parts: bool = False


def happened(standings: Iterable[ReporterStanding], parties: int = 0) -> Happened:
    """Did it happen, by how those who report it stand to it; `parties`: sides of a party that do.

    An unknown one beside others changes nothing. An accused beside a claimant, a doer, a party or a
    target is one of the others.
    """
    given = set(standings)
    known = given - {"unknown"}
    if not known:
        return "unknown-only" if given else "no-report"
    if "party" in known:
        return _code("parties" if parties > 1 else "one-party", bool(known - {"party"}))
    first = known & {"claimant", "doer"}
    if "target" in known and first:
        return _code("both", bool(known - first - {"target"}), alone="both-sides")
    named = next(one for one in STANDINGS if one in known)
    shown = _SHOWN.get(named, named)
    return _code(shown, bool(known - {named}), alone=f"{shown}-only")


def _code(first: str, others: bool, alone: str = "") -> Happened:
    code = f"{first}-and-others" if others else alone or first
    assert code in _HAPPENED, code
    return code  # type: ignore[return-value]  # one of the words, as the line above makes sure


def row_words(answers: Answers) -> str:
    """Both answers as they stand in rows: target+others · disputed · disclaimed."""
    if answers.kind == "series":
        count = f"more than {answers.parts:,}" if answers.more_parts else f"{answers.parts:,}"
        return f"series: {count} part{'' if answers.parts == 1 else 's'} here"
    if answers.kind == "situation":
        return "situation: no status"
    pieces = [HAPPENED_WORDS[answers.happened], answers.objection, who_words(answers)]
    return " · ".join(piece for piece in pieces if piece)


def standing_words(answers: Answers) -> str:
    """The first answer alone, under which rows stand together: target+others · disputed."""
    if answers.kind != "event":
        return {"series": "series", "situation": "situations"}[answers.kind]
    return " · ".join(filter(None, (HAPPENED_WORDS[answers.happened], answers.objection)))


def who_words(answers: Answers) -> str:
    """Who did it, as in rows; empty where the first answer tells already that there are parties."""
    if answers.who in ("rival-claims", "several-named"):
        return f"{answers.sides} {'claims' if answers.who == 'rival-claims' else 'named'}"
    if answers.who == "between" and "part" in answers.happened:
        return ""
    return WHO_WORDS[answers.who]
