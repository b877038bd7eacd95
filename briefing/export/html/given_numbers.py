"""The numbers of a briefing's figures, each with who gives it, through whom, and for which day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefing.analysis.figures.data_point import DataPoint
from briefing.analysis.provenance import chain
from briefing.export.attribution import STATEMENTS
from briefing.export.html.said import Sayings
from briefing.library.library import Library
from briefing.library.store.records import Listing, Record
from briefing.page.attribution.attribution import chain_line
from briefing.page.attribution.who_gives import gather_givers
from briefing.page.blocks import Line, Span, plain
from briefing.page.figures.givers import giver_of_point
from briefing.page.figures.latest import newest_points
from briefing.page.figures.points import day_words, value_words
from briefing.page.record_loader import RecordLoader

MOST = 12
"""How many figures stand beside a summary."""


class GivenNumber(NamedTuple):
    """A number in large, what it is of, and whose it is."""

    value: str
    of: Line
    who: Line


def given_numbers(library: Library, briefing: str) -> Iterator[GivenNumber]:
    """The newest number of each figure; of several givers for one day, each of theirs."""
    look = RecordLoader(library)
    figures = library.lists.page(Listing(briefing, "figures"), 0, MOST)
    look.remember(figures)
    for figure in figures:
        yield from numbers_of(figure, look)


def numbers_of(figure: Record, look: RecordLoader) -> Iterator[GivenNumber]:
    """The newest number of a figure, each giver's."""
    points = newest_points(figure, look)
    gather_givers([(point.by, point.briefing) for point in points], look)
    for point in points:
        counted = Span(f"; {figure.text('unit')}, {day_words(point)}")
        yield GivenNumber(
            value=value_words(point),
            of=(Span(figure.title, link=figure.key),),
            who=(*_who(point, look), counted),
        )


def _who(point: DataPoint, look: RecordLoader) -> Line:
    """Who gives a number, the whole way to us, and what stands against it."""
    by = look.record(point.by, point.briefing) if point.by else None
    if by is None or by.section != STATEMENTS:
        return giver_of_point(point, look)
    sayings = Sayings(look)
    sayings.gather([by.key])
    return (*chain_line(chain(by, look), look), *sayings.against(by))


def number_words(figure: Record, look: RecordLoader) -> str:
    """The same in one line, as a list has it."""
    return words_of(numbers_of(figure, look))


def words_of(given: Iterable[GivenNumber]) -> str:
    """Some numbers and whose they are, in one line."""
    return "; ".join(f"{one.value}, {plain(one.who)}" for one in given)
