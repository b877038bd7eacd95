"""What can be done where the person is, and which part of the screen does it."""

from __future__ import annotations

from textual.dom import DOMNode
from textual.widget import Widget

from briefing.reader.keys import Action, Where, applying


def places(focused: Widget | None, outer: Where) -> tuple[Where, ...]:
    """Where the person is, as keys see it, from the focused widget outwards.

    A widget with keys of its own says in its `PLACES` where one is in it, the innermost first.
    While something is typed, the keys are letters, and only the bar's own do anything.
    """
    nodes = focused.ancestors_with_self if focused is not None else []
    inner: list[Where] = [where for node in nodes for where in getattr(node, "PLACES", ())]
    return ("bar",) if "bar" in inner else (*inner, outer, "app")


def performer(action: Action, focused: Widget | None, screen: DOMNode) -> DOMNode | None:
    """The nearest of the focused widget, what it is in, the screen and the app that can do it."""
    method = f"action_{action.method.partition('(')[0]}"
    start = focused if focused is not None else screen
    nodes = start.ancestors_with_self
    return next((node for node in nodes if callable(getattr(node, method, None))), None)


def performable(
    focused: Widget | None, screen: DOMNode, outer: Where
) -> list[tuple[Action, DOMNode]]:
    """Every action that applies here, with what carries it out."""
    found = [
        (action, performer(action, focused, screen)) for action in applying(*places(focused, outer))
    ]
    return [(action, node) for action, node in found if node is not None and _can(action, node)]


def _can(action: Action, node: DOMNode) -> bool:
    """Whether what carries an action out would do so now."""
    return node.check_action(action.method.partition("(")[0], ()) is not False
