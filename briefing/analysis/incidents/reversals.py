"""What is said later of what was said before: that it is so, or by the same side the opposite."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from briefing.analysis.incidents.testimony import Testimony
from briefing.analysis.lookup import Lookup
from briefing.analysis.reports.reported import repeated_by
from briefing.analysis.sides import stand_surely
from briefing.analysis.ties import Side
from briefing.library.store.records import Record
from briefing.model.key import Key


def is_later(one: Testimony, other: Testimony) -> bool:
    """Whether one was surely said after the other's last day."""
    begins, ended = one.days[0], other.days[1]
    return bool(begins and ended and begins > ended)


def is_reversed(one: Testimony, opposite: Iterable[Testimony]) -> bool:
    """Whether the same side says the opposite later, by somebody with a name."""
    return _is_said_later(one, _last_days(opposite))


def reversed_later(some: Sequence[Testimony], opposite: Sequence[Testimony]) -> list[Testimony]:
    """Those of whom the same side says the opposite later."""
    last = _last_days(opposite)
    return [one for one in some if one.own_word and _is_said_later(one, last)]


def _last_days(said: Iterable[Testimony]) -> dict[Side, str]:
    """The day from which each side that speaks by somebody with a name said it last."""
    last: dict[Side, str] = {}
    for one in said:
        if one.own_word and one.side is not None and one.days[0]:
            last[one.side] = max(last.get(one.side, ""), one.days[0])
    return last


def _is_said_later(one: Testimony, last: Mapping[Side, str]) -> bool:
    """Whether one of these sides is that of a statement, and spoke surely after it."""
    ended = one.days[1]
    return bool(ended) and any(
        begins > ended and stand_surely(one.side, side) == "same" for side, begins in last.items()
    )


def confirms(one: Testimony, reports: Iterable[Testimony], lookup: Lookup) -> bool:
    """Whether it confirms, later and of its own, what another side reported."""
    statement = one.statement
    if statement is None or "confirmed_by" not in one.lists or not one.own_word:
        return False
    here = statement.key.briefing
    supported = {
        found.key
        for slug in statement.items("supports")
        if (found := lookup.record(str(slug), here))
    }
    return any(
        other.statement is not None
        and other.statement.key in supported
        and stand_surely(one.side, other.side) == "other"
        and is_later(one, other)
        and other.statement.key not in _repeated(statement, lookup)
        for other in reports
    )


def _repeated(statement: Record, lookup: Lookup) -> set[Key]:
    """The statements that one repeats, and those that these repeat."""
    found: set[Key] = set()
    waiting = [statement]
    while waiting:
        one = waiting.pop()
        new = [earlier for earlier in repeated_by(one, lookup) if earlier.key not in found]
        found.update(earlier.key for earlier in new)
        waiting += new
    return found
