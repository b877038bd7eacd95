"""What a list says once: what its statements have in common, and the headings of its rows."""

from __future__ import annotations

from typing import NamedTuple

from briefing.page.blocks import Line, Span
from briefing.page.rows.row import DAYS, Row, Speech
from briefing.page.words.dates import date_in_words

_NO_DAY = "no date"


class CommonFacts(NamedTuple):
    """What a list says once, above its rows.

    `source` and `grades` are those of most statements, empty where there are none such; `all` tells
    whether they are those of every one. `days` is how many records each heading stands for.
    """

    source: str = ""
    grades: str = ""
    all: bool = False
    days: dict[str, int] | None = None

    def departs(self, speech: Speech) -> bool:
        """Whether a statement came another way to us than the head of the list says."""
        return (speech.source, speech.grades) != (self.source, self.grades)

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
        every, end = ("all ", "") if self.all else ("", otherwise)
        return (Span(f"{every}from {self.source} · {grades}{end}", "muted"),)


def heading_of(row: Row, order: str) -> str:
    """The heading under which a row stands in a list of this order; empty where there is none."""
    return day_heading(row.day) if order == "date" and row.section in DAYS else ""


def day_heading(written: str) -> str:
    """A date as a heading, with its sign: a heading is never surer than the rows below it."""
    return date_in_words(written).replace(" (uncertain)", "?") or _NO_DAY
