"""Incidents in the order of what their reports amount to, which no table has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import count
from typing import Any, NamedTuple

from briefing.analysis.incidents.judgment import answers_of
from briefing.analysis.incidents.status import HAPPENED_WORDS, Answers, standing_words
from briefing.library.library import Library
from briefing.library.store.records import Condition, Listing
from briefing.page.attribution.statuses import gather_statuses
from briefing.page.record_loader import RecordLoader
from briefing.search.fields.verdicts import state_of

_KINDS = ("event", "series", "situation")
_HAPPENED = tuple(HAPPENED_WORDS)
_MOST_KEPT = 4


class StatusList(NamedTuple):
    """Such a list, and how many records stand under each heading."""

    listing: Listing
    groups: Mapping[str, int]


_KEPT: dict[tuple[Any, ...], StatusList] = {}
"""What was worked out last, by state of a library: a list is asked for again and again."""


def by_status(library: Library, listing: Listing) -> StatusList:
    """A list of incidents with the best of it in order: those with the same answer together.

    All of them are judged, and each is once for every state of the library.
    """
    state = (*state_of(library), listing._replace(backwards=False))
    if state not in _KEPT:
        while len(_KEPT) >= _MOST_KEPT:
            _KEPT.pop(next(iter(_KEPT)), None)
        _KEPT[state] = _judged(library, listing)
    listed, groups = _KEPT[state]
    return StatusList(listed._replace(backwards=listing.backwards), groups)


def _judged(library: Library, listing: Listing) -> StatusList:
    dated = listing._replace(order="date", backwards=False)
    numbers = library.lists.numbers(dated, library.lists.count(dated))
    look, places = RecordLoader(library), count()
    ranks, groups = dict[int, tuple[int, ...]](), Counter[str]()
    for records in library.lists.pages(dated):
        look.turn()
        look.remember(records)
        gather_statuses(records, look)
        for record, place in zip(records, places, strict=False):
            answers = answers_of(record, look)
            ranks[place] = _rank(answers)
            groups[standing_words(answers)] += 1
    best = tuple(numbers[place] for place in sorted(ranks, key=ranks.__getitem__))
    condition = (listing.condition or Condition())._replace(best=best)
    return StatusList(listing._replace(condition=condition), dict(groups))


def _rank(answers: Answers) -> tuple[int, ...]:
    happened = _HAPPENED.index(answers.happened)
    objection = _HAPPENED.index(answers.objection) if answers.objection else -1
    return _KINDS.index(answers.kind), happened, objection
