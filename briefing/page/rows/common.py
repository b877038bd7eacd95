"""What a list says once: what its statements have in common, and the headings of its rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from briefing.page.blocks import Line, Span, plain
from briefing.page.rows.row import DAYS, Row, Speech
from briefing.page.words.dates import date_in_words, short_date
from briefing.page.words.vocabulary import DOT, ONE_READ

_NO_DAY = "no date"


class CommonFacts(NamedTuple):
    """What a list says once, above its rows.

    `source` and `grades` are those of most statements, empty where there are none such; `all` tells
    whether they are those of every one. With `read` the source is the only one in which what is
    told of any of the records was read. `groups` is how many records each heading stands for,
    `least` how many it has to on average.
    """

    source: str = ""
    grades: str = ""
    all: bool = False
    read: bool = False
    groups: Mapping[str, int] | None = None
    least: float = 1.5

    def departs(self, speech: Speech) -> bool:
        """Whether a statement came another way to us than the head of the list says."""
        return (speech.source, speech.grades) != (self.source, self.grades)

    @property
    def headed(self) -> bool:
        """Whether rows have headings: one above each of them, or nearly each, would be noise.

        Until it is known how many there are, they have.
        """
        if self.groups is None:
            return True
        return bool(self.groups) and sum(self.groups.values()) >= len(self.groups) * self.least

    @property
    def line(self) -> Line:
        """The words of the head; empty where nothing is common."""
        code, _, words = self.grades.partition(": ")
        return self._said(f"{code} ({words})", ", where no row says otherwise")

    @property
    def short_line(self) -> Line:
        """The same without the words of the grades."""
        return self._said(self.grades.partition(":")[0], ", else in the row")

    def _said(self, grades: str, otherwise: str) -> Line:
        if not self.source:
            return ()
        if self.read:
            return (Span(f"all read in one source: {self.source}", "muted"),)
        every, end = ("all ", "") if self.all else ("", otherwise)
        return (Span(f"{every}from {self.source} · {grades}{end}", "muted"),)


def heading_of(row: Row, order: str) -> str:
    """The heading under which a row stands in a list of this order; empty where there is none."""
    if order == "date":
        return day_heading(row.day) if row.section in DAYS else ""
    return row.group


def day_heading(written: str) -> str:
    """A date as a heading, with its sign: a heading is never surer than the rows below it."""
    return date_in_words(written).replace(" (uncertain)", "?") or _NO_DAY


def below_heading(row: Row, order: str) -> Row:
    """A row as it stands below the heading of a list of this order, without what that says."""
    said = short_date(row.day) if order == "date" else row.group
    if not said or order == "name":
        return row
    return row._replace(second=_without(row.second, said), third=_without(row.third, said))


def below_head(row: Row, common: CommonFacts) -> Row:
    """A row as it stands below the head of a list, without what that says of all."""
    return row._replace(third=_without(row.third, ONE_READ)) if common.read else row


def _without(line: Line, said: str) -> Line:
    """A line of parts with dots between, without one that is said already."""
    if any(span.style != "muted" for span in line):
        return line  # words are nobody's to cut
    before, found, after = f"{DOT}{plain(line)}{DOT}".partition(f"{DOT}{said}{DOT}")
    if not found:
        return line
    left = f"{before}{DOT}{after}".removeprefix(DOT).removesuffix(DOT)
    return (Span(left, "muted"),) if left else ()
