"""What is said to whoever typed a query: one sentence for each thing that was not understood."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from briefing.text.edit_distance import nearest

ONE_WORD = "try one word of the name"
OPEN_QUOTE = "the quotation marks are not closed: everything after them is the quotation"
OPEN_BRACKET = "a bracket is not closed: it closes at the end"
QUOTE_INSIDE = "a quotation mark right before a letter ends the quotation: leave out those in it"
NO_DAY = "`@` needs a day right after it: whoever ever held the office is found"
NO_DAY_HERE = "`@` with a day goes right behind one value of `role:`: here it is taken as words"
NONE_ALONE = "`none` means no value at all: what stands right after it is ignored"
CLOSES_NOTHING = "a closing bracket without an opening one is ignored"
UNDATED_OFFICE = (
    "where the record of an office has no beginning or no end, every earlier or later day is found"
)
LONE_MINUS = "`-` excludes the word right after it; alone it is ignored"
TOO_DEEP = "the brackets are nested too deep; the innermost are ignored"


def no_field(name: str, fields: Collection[str]) -> str:
    """A field that is not known."""
    near = nearest(name, sorted(fields))
    return f"no field `{name}`" + (f"; did you mean `{near}`?" if near else ": taken as words")


def no_range(name: str, asked: str) -> str:
    """A range or a comparison behind a field that has no order."""
    return f"`{name}:` takes no ranges: `{name}:{asked}` is taken as words"


def no_space(name: str) -> str:
    """The name of a field and a blank before its colon."""
    return f"`{name}` and the colon have a blank between them: both are taken as words"


def no_value(name: str) -> str:
    """A field with nothing behind its colon."""
    return f"`{name}:` needs a value right after the colon"


def no_mistakes(name: str) -> str:
    """A tilde behind the value of a field whose values are no words of the text."""
    return f"`~` has no meaning after `{name}:`; the value is searched for as written"


def no_scalar(kind: str, value: str, example: str) -> str:
    """What should be a date, a number or a grade, and is none."""
    return f"`{value}` is not a valid {kind}: write it like {example}"


def no_date(value: str, why: str, example: str) -> str:
    """What should be a date and is none, with what the reader of dates says of it."""
    better = why.partition(": write ")[2] if why.startswith(f"{value}: ") else ""
    if better:
        return f"`{value}` is not a valid date: write {better}"
    return no_scalar("date", value, example)


def negative_year(value: str, words: str) -> str:
    """A minus right behind the colon of a date."""
    return f"`{value}` is read as {words}; to exclude a date, put the minus before the field"


def two_numbers(value: str, numbers: Iterable[float]) -> str:
    """Digits with one point, which may be the sign of thousands."""
    return (
        f"`{value}` may be {' or '.join(f'{one:,.15g}' for one in numbers)}: both are searched for"
    )


def no_unit(value: str, unit: str) -> str:
    """What stands beside a number, which has no unit itself."""
    return f"`{unit}` in `{value}` is ignored: use `unit:` beside `value:`"


def spaced_number(value: str, number: str) -> str:
    """A number with spaces in it."""
    return f"`{value}` is read as {number}"


def not_asked_of(outer: str, inner: str) -> str:
    """A field in the brackets of another."""
    beside = f"write it beside: `{outer}:… {inner}:…`"
    return f"no record has `{inner}:` inside `{outer}:(…)`; {beside}"


def joins_nothing(word: str) -> str:
    """An operator with nothing on one of its sides."""
    return f"`{word}` joins nothing here: ignored"


def no_parts(name: str) -> str:
    """A plus behind a value of a field that names no actors."""
    return f"`+` means nothing after `{name}:`: searched for the value without it"


def no_star(word: str) -> str:
    """A star that does not stand at the end."""
    return f"`*` works only at the end of a word: `{word}` is searched as words"


def no_point(place: str) -> str:
    """A place that is no point, or of which it is not said how exactly its point is known."""
    return f"how exactly the point of `{place}` is known is not enough to say what is near it"


def maybe_within(places: int) -> str:
    """Places whose points are within, or nearly, but are not known closely enough."""
    these = "1 more place may be" if places == 1 else f"{places:,} more places may be"
    return f"{these} within: the points are not known exactly enough to say"


def backwards(low: str, high: str) -> str:
    """A range that ends before it begins."""
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


def not_merged(most: int) -> str:
    """More actors than are put together."""
    return (
        f"more than {most:,} actors match: one with several records is listed and counted with each"
    )


def no_letters(words: str, field: str = "") -> str:
    """A term in which there is nothing to look for, also as the value of a field."""
    asked = f"{field}:{words}" if field else words
    return f"`{asked}` has no letter or digit to look for" + (": ignored" if field else "")
