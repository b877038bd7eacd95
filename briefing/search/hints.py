"""What is said to whoever typed a query: one sentence for each thing that was not understood."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from briefing.text.edit_distance import nearest

ONE_WORD = "try one word of the name"
TOO_DEEP = "the brackets are nested too deep; the innermost are ignored"


def no_field(name: str, fields: Collection[str]) -> str:
    """A field that is not known."""
    near = nearest(name, sorted(fields))
    return f"no field `{name}`" + (f"; did you mean `{near}`?" if near else ": taken as words")


def no_range(name: str, asked: str) -> str:
    """A range or a comparison behind a field that has no order."""
    return f"`{name}:` takes no ranges: `{name}:{asked}` is taken as words"


def no_value(name: str) -> str:
    """A field with nothing behind its colon."""
    return f"`{name}:` needs a value right after the colon"


def no_mistakes(name: str) -> str:
    """A tilde behind the value of a field whose values are no words of the text."""
    return f"`~` has no meaning after `{name}:`; the value is searched for as written"


def no_scalar(kind: str, value: str, example: str) -> str:
    """What should be a date, a number or a grade, and is none."""
    return f"`{value}` is not a valid {kind}: write it like {example}"


def backwards(low: str, high: str) -> str:
    """A range of dates that ends before it begins."""
    return f"`{low}..{high}` ends before it begins; did you mean `{high}..{low}`?"


def too_long(most: int) -> str:
    """A term that was cut."""
    return f"one of the terms is longer than {most:,} characters; the rest of it is ignored"


def too_many(most: int) -> str:
    """A query that was cut."""
    return f"only the first {most} words and fields are used"


def no_name(field: str, value: str, near: str | None, otherwise: str = "") -> str:
    """A value that fits no record; `otherwise` is what to try where none has a name near it."""
    remedy = f"; did you mean `{near}`?" if near else f"; {otherwise}" if otherwise else ""
    return f"no {field} matches `{value}`{remedy}"


def no_choice(field: str, value: str, near: str | None, choices: Iterable[str]) -> str:
    """A value that is none of the few that a field can have."""
    there = ", ".join(f"`{one}`" for one in choices)
    return no_name(field, value, near, f"there are {there}")


def two_answers(value: str, query: str) -> str:
    """A field that two others stand for now."""
    return f"`status:` is now `happened:` and `who:`; `{value}` is read as `{query}`"


def no_letters(words: str) -> str:
    """A term in which there is nothing to look for."""
    return f"`{words}` has no letter or digit to look for"
