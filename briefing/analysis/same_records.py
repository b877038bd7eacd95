"""Records that say of each other that they are the same, or count the same."""

from __future__ import annotations

from briefing.analysis.lookup import Lookup
from briefing.library.store.records import Record

MOST_JOINED = 20
"""How many figures are read together."""
COUNTING_ALIKE = ("same_as", "same_count_as")
"""The roles in which figures are read together."""


def has_more_figures(figure: Record, lookup: Lookup) -> bool:
    """Whether there are more figures like it than are read together, which has to be told."""

    def found() -> bool:
        return any(
            len(_joined(figure, role, lookup, MOST_JOINED + 1)) > MOST_JOINED
            for role in COUNTING_ALIKE
        )

    return lookup.memo.once(("more figures", figure.key), found)


def read_together(figure: Record, lookup: Lookup) -> list[Record]:
    """The figure with those that are the same, and then those that count the same as any of them.

    Of each kind no more than are read together.
    """
    return lookup.memo.once(("together", figure.key), lambda: _together(figure, lookup))


def _together(figure: Record, lookup: Lookup) -> list[Record]:
    found = {figure.key: figure}
    for role in COUNTING_ALIKE:
        for each in [*found.values()]:
            found.update((one.key, one) for one in joined(each, role, lookup, MOST_JOINED))
    return [*found.values()]


def joined(record: Record, role: str, lookup: Lookup, most: int | None = None) -> list[Record]:
    """The others of its section that a role joins to this one, whichever of two names the other.

    Those of a figure, of which there are at `most` so many, are asked for again and again.
    """
    if most is None:
        return _joined(record, role, lookup, most)
    asked = ("joined", record.key, role, most)
    return lookup.memo.once(asked, lambda: _joined(record, role, lookup, most))


def _joined(record: Record, role: str, lookup: Lookup, most: int | None) -> list[Record]:
    found = {record.key: record}
    waiting = [record]
    while waiting and (most is None or len(found) <= most):
        one = waiting.pop(0)
        named = (lookup.record(str(other), one.key.briefing) for other in one.items(role))
        for other in (*named, *lookup.linking(one.key, role)):
            if other and other.section == record.section and other.key not in found:
                found[other.key] = other
                waiting.append(other)
    return [*found.values()][1 : None if most is None else most + 1]
