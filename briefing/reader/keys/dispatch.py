"""What can be done where the person is, and what carries it out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from inspect import isawaitable
from typing import ClassVar

from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.dom import DOMNode

from briefing.reader.handler_guard import HandlerGuard, is_live
from briefing.reader.keys.key_table import Action, Where, applying

NO_KEY = "no-key"
"""Stands for the keys of what has none; no terminal sends it."""
Command = Callable[[], object]
"""Carries out an action. It may give something to be awaited."""


class ActionTarget(HandlerGuard):
    """A widget, screen or app that carries out actions of the table.

    Every binding calls `action_perform` with the id of its action, so whether an action can be
    carried out is asked and answered in one place.
    """

    PLACES: ClassVar[tuple[Where, ...]] = ()
    """Where the person is, as keys see it, while the focus is in it; the innermost first."""

    own_actions: Sequence[Action] = ()
    """Actions that are not in the table: those that the person has written."""

    follower: Callable[[str], object] | None = None
    """Of a screen: what hears of every action that is carried out on it, by its id."""

    @property
    def commands(self) -> Mapping[str, Command]:
        """What can be done here now, by the ids of the actions."""
        raise NotImplementedError

    async def action_perform(self, action: str) -> None:
        """Carry out an action; what cannot be done here now leaves its key to whatever has it."""
        if not await perform(self, action):
            raise SkipAction


def available(target: ActionTarget) -> Mapping[str, Command]:
    """What a target can do now: nothing before it is mounted, and nothing after."""
    return target.commands if is_live(target) else {}


async def perform(target: ActionTarget, action: str) -> bool:
    """Have an action carried out; one that comes too late, or too early, is not."""
    command = available(target).get(action)
    if command is None:
        return False
    screen = target.screen
    done = command()
    if isawaitable(done):
        await done
    if isinstance(screen, ActionTarget) and screen.follower is not None:
        screen.follower(action)
    return True


def bindings(*where: Where) -> list[BindingType]:
    """The bindings of an `ActionTarget` whose keys these are, each with its action's id."""
    return [binding(action) for action in applying(*where)]


def binding(action: Action) -> Binding:
    """The binding of an action to its keys; one without keys is in the palette only."""
    keys = ",".join(action.keys) or NO_KEY
    return Binding(keys, f"perform('{action.id}')", action.title, show=False, id=action.id)


def places(node: DOMNode) -> tuple[Where, ...]:
    """Where the person is, from the node with the focus outwards.

    While something is typed, the keys are letters, and only the bar's own do anything.
    """
    found = [where for one in _targets(node) for where in one.PLACES]
    return ("bar",) if "bar" in found else tuple(found)


def performable(node: DOMNode) -> list[tuple[Action, ActionTarget]]:
    """Every action that applies where the focus is, with the nearest that can carry it out."""
    able: dict[str, ActionTarget] = {}
    for target in _targets(node):
        for action_id in available(target):
            able.setdefault(action_id, target)
    own = [action for target in _targets(node) for action in target.own_actions]
    return [(one, able[one.id]) for one in (*applying(*places(node)), *own) if one.id in able]


def _targets(node: DOMNode) -> Sequence[ActionTarget]:
    """What carries out actions, from a node outwards."""
    return [one for one in node.ancestors_with_self if isinstance(one, ActionTarget)]
