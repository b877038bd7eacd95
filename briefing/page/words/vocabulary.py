"""The words for what the format says in codes."""

from __future__ import annotations

import re

from briefing.model.acts import ACTS as ACTS

ARROW, DOT = "→ ", " · "
"""Before each hop of a way to us, and before the grades behind the last."""
UNKNOWN_HOP = f" {ARROW}?"
"""Behind a name: somebody on the way between is not known."""
ONE_READ = "1 source read"
"""Of what is reported: all of it was read in one and the same."""
FORMS = {
    "quote": "quotation, word for word",
    "partial-quote": "partial quotation, word for word",
    "paraphrase": "paraphrase, not in the speaker's words",
    "summary": "summary, not in the speaker's words",
}
RETOLD = {"paraphrase": "Paraphrase: ", "summary": "Summary: "}
"""What stands before words that are not the speaker's own, by the statement's form."""
RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
"""NATO Admiralty code, reliability of a source (AJP-2.1)."""
CREDIBILITY = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "cannot be judged",
}
"""NATO Admiralty code, credibility of an item of information (AJP-2.1)."""
PRECISION = {
    "exact": "the place itself",
    "near": "close to the place",
    "region": "only the region is known",
}
"""ACLED's geo_precision 1, 2, 3."""
FIGURE_KINDS = {
    "cumulative": "a running total",
    "period": "a number for a period",
    "stock": "a number at one time",
    "rate": "a rate",
}
QUALIFIERS = {
    "exact": "",
    "about": "about ",
    "over": "over ",
    "at-least": "at least ",
    "up-to": "up to ",
}
PARTS_SUM = {
    "exact": "the parts make up the whole",
    "at-most": "there may be other parts",
}
OUTCOMES = {
    "holds": "Consistent",
    "differs": "Inconsistent",
    "undecided": "Cannot be checked",
}
"""How a sum comes out that was held against the numbers."""

_DURATION = r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?"
_UNITS = ("year", "month", "week", "day", "hour", "minute", "second")


def retold(form: str) -> str:
    """What stands before words that are not verbatim, so that nobody takes them for a quotation."""
    return RETOLD.get(form, "Not word for word: ")


def words_for(codes: dict[str, str], code: str) -> str:
    """The words for a code; the code itself, with spaces for hyphens, where there are none."""
    return codes.get(code, code.replace("-", " "))


def number(value: object) -> str:
    """A number with separators between the thousands, and no empty decimals."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    return f"{value:,}" if isinstance(value, int) or abs(value) < 1e15 else str(value)


def quantity(value: object, qualifier: str = "exact") -> str:
    """A number with its qualifier in words: over 12,000."""
    return words_for(QUALIFIERS, qualifier) + number(value)


def duration(iso: str) -> str:
    """An ISO 8601 duration in words (`PT48H`: 48 hours); as written where it is none."""
    match = re.fullmatch(_DURATION, iso)
    if match is None or not any(match.groups()):
        return iso
    parts = [
        f"{count} {unit}{'' if count.lstrip('0') == '1' else 's'}"
        for count, unit in zip(match.groups(), _UNITS, strict=True)
        if count
    ]
    return " ".join(parts)


def plural(count: int, one: str, many: str = "") -> str:
    """How many of something, in words: 1 statement, 3 statements."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def sentence(words: str) -> str:
    """The words with a capital at the beginning, as a label or a heading has it."""
    return words[:1].upper() + words[1:]
