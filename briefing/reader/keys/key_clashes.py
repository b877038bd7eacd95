"""Two actions on one key, where only one of them could ever run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from briefing.reader.keys.key_table import ACTIONS, BY_ID, Action, Where

_APART: tuple[frozenset[Where], ...] = (
    frozenset({"list", "page", "bar", "query"}),
    frozenset({"facets", "searches", "page", "bar", "query"}),
    frozenset({"reading", "compare", "search", "map", "timeline", "dialog"}),
)
"""Places of which a person is in one at a time; facets and searches are lists besides."""


class KeyClash(NamedTuple):
    """A change that cannot be made: `action` on `key`, which belongs to `other`."""

    action: Action
    key: str
    other: Action


def settle(
    changed: Mapping[str, tuple[str, ...]],
) -> tuple[dict[str, tuple[str, ...]], list[KeyClash]]:
    """The changes (keys by action id) that can be made together, and a clash for each of the rest.

    Of two changes that want one key, the one written later gives way. Whatever gives way has its
    usual keys again, which may cost another change its place: so it goes on until nothing clashes.
    """
    kept, clashes = dict(changed), []
    while clash := next(_clashes(kept), None):
        clashes.append(clash)
        del kept[clash.action.id]
    return kept, clashes


def _clashes(changed: Mapping[str, tuple[str, ...]]) -> Iterator[KeyClash]:
    """The clashes of the changed actions, the one written last first."""
    for name in reversed(list(changed)):
        action = BY_ID[name]
        for key in changed[name]:
            for other in ACTIONS:
                taken = key in changed.get(other.id, other.keys)
                if taken and other is not action and _meet(action, other, key):
                    yield KeyClash(action, key, other)


def _meet(one: Action, other: Action, key: str) -> bool:
    """Whether both could be meant by `key` in some place, and do not share it by design."""
    if key in one.keys and key in other.keys:
        return False  # as with tab: the links of a page that has the focus, the panes elsewhere
    return any(_together(here, there) for here in one.where for there in other.where)


def _together(here: Where, there: Where) -> bool:
    """Whether two places can have the keys at the same time."""
    pair = {here, there}
    return len(pair) == 1 or not any(pair <= apart for apart in _APART)
