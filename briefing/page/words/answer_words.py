"""Both answers about an incident as a clause without names: what some incidents have in common.

A row says them in codes (`briefing.analysis.incidents.status.row_words`), which whoever reads a
paper has nobody to ask about.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefing.analysis.incidents.status import Answers, who_words

REPORTED_BY: Mapping[str, str] = {
    "claimant": "by those who say they did it",
    "doer": "by the side named as doer",
    "party": "by a party to it",
    "target": "by the side named as target",
    "accused": "by those it is attributed to",
    "other": "by others",
    "unknown": "by speakers whose side is not known",
}
"""How those who report an incident stand to it, by `ReporterStanding`."""
_REPORTERS = {"others": "other", "one-party": "party"}
_HAPPENED = {
    "no-report": "without any report",
    "parties": "reported by parties to it",
    "parties-and-others": "reported by parties to it, and by others",
    "both-sides": "reported by those who did it, or say so, and by the side named as target",
    "both-and-others": "reported by those who did it, or say so, by the side named as target, "
    "and by others",
    "one-party": "reported only by a party to it",
}
_OBJECTIONS = {"denied": "denied", "disputed": "disputed in part"}
_WHO = {
    "claimed": "claimed by one side",
    "said-both": "one side says both that it did it and that it did not",
    "attributed": "attributed to one side",
    "disclaimed": "attributed to one side, which says that it did not do it",
    "withdrawn": "claimed, and the claim withdrawn",
    "named-only": "a doer named only by the briefing",
    "not-named": "nobody named as doer",
}


def answers_told(answers: Answers) -> str:
    """What an incident is by both answers: reported only by others, attributed to one side."""
    pieces = (_reported(answers.happened), _OBJECTIONS.get(answers.objection, ""), _who(answers))
    return ", ".join(filter(None, pieces))


def _reported(code: str) -> str:
    if code in _HAPPENED:
        return _HAPPENED[code]
    first, only, _ = code.partition("-only")
    first = first.removesuffix("-and-others")
    by = REPORTED_BY[_REPORTERS.get(first, first)]
    return f"reported only {by}" if only else f"reported {by}, and by others"


def _who(answers: Answers) -> str:
    match answers.who:
        case "rival-claims":
            return f"claimed by {answers.sides} sides"
        case "several-named":
            return f"{answers.sides} sides named as doers"
        case "between":
            return "between parties" if who_words(answers) else ""
        case "claimed" if answers.happened.startswith("claimant"):
            return ""  # whoever claims it was named as whoever reports it
        case who:
            return _WHO[who]
