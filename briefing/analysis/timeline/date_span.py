"""What a record's date says of time: between which days, how surely, and with which sign."""

from __future__ import annotations

from typing import NamedTuple

from briefing.model.dates import edtf

LASTING = frozenset({"series", "situation"})
"""Kinds of incidents that go on from the beginning of their date to its end; anything else is at
one moment within it."""


class DateSpan(NamedTuple):
    """The first and the last day that a date can mean, empty at an end that nothing tells.

    What is `lasting` went on from one to the other; surely so from the day `since` to the day
    `until`, which are empty where that cannot be said of any day, or at the end of which it is
    said that it `goes_on`. Anything else was on one day between them. `about` and `uncertain` are
    the signs of the date, and belong to its whole.
    """

    lower: str
    upper: str
    lasting: bool = False
    since: str = ""
    until: str = ""
    goes_on: bool = False
    about: bool = False
    uncertain: bool = False

    @property
    def one_day(self) -> bool:
        """Whether it can be one day only."""
        return bool(self.lower) and self.lower == self.upper


def span_of(written: str, kind: str = "") -> DateSpan:
    """What a date as written (EDTF) says of a record of a kind. Raises ValueError for no date."""
    date = edtf.parse(written)
    span = DateSpan(date.lower, date.upper, about=date.approximate, uncertain=date.uncertain)
    start, slash, end = written.strip().partition("/")
    if kind not in LASTING or not slash:
        return span
    since = "" if start in ("", "..") else edtf.parse(start).upper
    until = "" if end in ("", "..") else edtf.parse(end).lower
    goes_on = date.open_end
    if since and until and since > until:
        since = until = ""
    return span._replace(lasting=True, since=since, until=until, goes_on=goes_on)
