"""Which keys do what where: bindings and lists of actions, made from the one table."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from briefing.reader.key_table import ACTIONS, GROUPS, Action, Group, Where

__all__ = ["ACTIONS", "BY_ID", "GROUPS", "Action", "Group", "Where", "applying", "bindings"]

BY_ID = {action.id: action for action in ACTIONS}
"""Every action by its id."""


def bindings(*where: Where) -> list[BindingType]:
    """The bindings of a widget or screen whose keys these are, each with its action's id.

    The actions run on whatever carries the bindings: it must have an `action_…` for each of them.
    """
    return [
        Binding(",".join(action.keys), action.method, action.title, show=False, id=action.id)
        for action in applying(*where)
    ]


def applying(*where: Where) -> list[Action]:
    """The actions of these places: those of the first place first, each in the table's order."""
    found = (action for place in where for action in ACTIONS if place in action.where)
    return list(dict.fromkeys(found))
