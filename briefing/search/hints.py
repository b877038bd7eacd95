"""What is said to whoever typed a query: one sentence for each thing that was not understood."""

from __future__ import annotations

from collections.abc import Collection

from briefing.text.nearest import nearest

LATER_FIELDS = frozenset(
    {
        "target",
        "claimed",
        "denied",
        "confirmed",
        "accused",
        "in",
        "outlet",
        "source",
        "chain",
        "form",
        "act",
        "type",
        "term",
        "date",
        "said",
        "as-of",
        "value",
        "unit",
        "reliability",
        "credibility",
        "status",
        "has",
        "is",
        "linked-by",
        "title",
        "text",
    }
)
"""Fields that the query language is going to have."""

TOO_DEEP = "the brackets stand too deep inside each other; the innermost are passed over"


def no_field(name: str, fields: Collection[str], asked: str = "") -> str:
    """A field that is not known, or what was `asked` of one that is."""
    if asked and name in fields:
        return f"`{asked}` is not answered yet: taken as words"
    if name in LATER_FIELDS:
        return f"the field `{name}` is not there yet: `{asked or name + ':'}` is taken as words"
    near = nearest(name, sorted(fields))
    return f"no field `{name}`" + (f"; did you mean `{near}`?" if near else ": taken as words")


def no_value(name: str) -> str:
    """A field with nothing behind its colon."""
    return f"`{name}:` needs a value right behind the colon"


def fuzzy(words: str) -> str:
    """A tilde behind a word."""
    return f"fuzzy search is not there yet: looked for `{words}` as written"


def too_long(most: int) -> str:
    """A term that was cut."""
    return f"one of the terms is longer than {most:,} characters; the rest of it is passed over"


def too_many(most: int) -> str:
    """A query that was cut."""
    return f"only the first {most} words and fields are asked for"


def no_name(field: str, value: str, near: str | None) -> str:
    """A value that fits no record."""
    return f"no {field} `{value}`" + (f"; did you mean `{near}`?" if near else "")


def no_letters(words: str) -> str:
    """A term in which there is nothing to look for."""
    return f"`{words}` has no letter or digit to look for"
