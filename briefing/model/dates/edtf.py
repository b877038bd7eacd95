"""Dates as they are known: EDTF level 1 (ISO 8601-2:2019, in the Library of Congress' notation).

What is read, beside `2023-11-18`, `2023-11` and `2023`:

- `2023-24` the seasons, 21 spring to 24 winter; `2023-11-18T14:30:00Z` with a time;
- `2023-11~` about, `2023-11?` uncertain, `2023-11%` both; the sign stands at the end;
- `2023-11-XX`, `2023-XX`, `2023-XX-XX`, `202X`, `20XX`, `2XXX` and `XXXX`, for what is not known;
- `2023-11-06/2023-11-12` from one date to another; `2023-11/..` open, `2023-11/` end unknown;
- `..2023-11-18` not after that day;
- `-0044` the year 45 BC (`0000` is 1 BC); `Y17000` years of five to nine digits.

Either end of an interval may be any of the single dates, with a sign or not, but without a time:
this is a little more than level 1 asks for. See `edtf_date` for what a season and a time mean.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from briefing.model.dates import edtf_date

_LONGEST = 100  # characters
NOT_AFTER = ".."
"""Before a single date: that day or an earlier one."""


class Edtf(NamedTuple):
    """A date as written, and the days that it can mean.

    `lower` and `upper` are the first and the last of them, both included, as text that sorts in
    time: YYYY-MM-DD, or what `days` has for years before 0 and after 9999. They are empty at an end
    that is open or unknown; `open_start` and `open_end` are true for an open one (`..`) only.
    `approximate` (~) and `uncertain` (?) are true of an interval if they are of either end; neither
    widens the bounds.
    """

    written: str
    lower: str
    upper: str
    approximate: bool = False
    uncertain: bool = False
    open_start: bool = False
    open_end: bool = False


@lru_cache(maxsize=4096)  # the dates of a briefing are few and come again and again
def parse(written: str) -> Edtf:
    """The date that `written` says; blanks at its ends do not count.

    Raises ValueError for what is not EDTF level 1, or no day of the calendar, with a message that
    says what to write instead.
    """
    written = written.strip()
    if len(written) > _LONGEST:
        raise ValueError(f"{written[:20]}… is too long for a date: {len(written)} characters")
    start, slash, end = written.partition("/")
    if not slash and written.startswith(NOT_AFTER):
        return _not_after(written)
    return _interval(written, start, end) if slash else _single(written, written)


def _not_after(written: str) -> Edtf:
    """A day by which it was, and before which nothing is told."""
    end = _single(written.removeprefix(NOT_AFTER), written)
    return end._replace(written=written, lower="", open_start=True)


def _single(text: str, written: str) -> Edtf:
    """The date `text`, which is the whole or a part of `written`."""
    date = edtf_date.PATTERN.fullmatch(text)
    if date is None:
        # Imported here because it is needed only where a date is wrong.
        from briefing.model.dates.hints import hint  # noqa: PLC0415

        raise ValueError(hint(written))
    edtf_date.check_date(date)
    lower, upper = edtf_date.bounds(date)
    sign = date["sign"]
    return Edtf(text, lower, upper, sign in {"~", "%"}, sign in {"?", "%"})


def _interval(written: str, start: str, end: str) -> Edtf:
    """The interval `written`, between its two parts."""
    if {start, end} <= {"", ".."}:
        raise ValueError(f"{written} says nothing: give the start, the end, or both")
    first = _end(start, written)
    last = _end(end, written)
    if first.lower and last.upper and first.lower > last.upper:
        raise ValueError(f"{written} ends before it starts: write {end}/{start}")
    return Edtf(
        written,
        first.lower,
        last.upper,
        first.approximate or last.approximate,
        first.uncertain or last.uncertain,
        start == "..",
        end == "..",
    )


def _end(text: str, written: str) -> Edtf:
    """One end of the interval `written`; with empty bounds if it is open or unknown."""
    if text in {"", ".."}:
        return Edtf(text, "", "")
    if "T" in text and edtf_date.PATTERN.fullmatch(text):
        raise ValueError(f"{written}: an interval has no times; write {text.partition('T')[0]}")
    return _single(text, written)


def describe(edtf: Edtf, lang: str = "en") -> str:
    """The date in plain words: "about 18 November 2023", "November 2023, day unknown".

    `lang` is a language tag (BCP 47). Only English is known; for any other language the date stays
    as it was written.
    """
    if lang.partition("-")[0].lower() != "en":
        return edtf.written
    # Imported here because compiling records needs every date parsed and none in words.
    from briefing.model.dates.english import in_english  # noqa: PLC0415

    return in_english(edtf.written)
