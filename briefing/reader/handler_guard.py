"""Handlers that run only while what they belong to is in use: mounted, and not being taken down.

Whatever is posted to a widget, called later or typed may arrive before it is mounted, or when its
screen is being removed and its children with it. That is asked here, for every handler alike.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from textual.app import App
from textual.dom import DOMNode
from textual.events import Compose, Mount, Unmount
from textual.message import Message

if TYPE_CHECKING:
    _Node = DOMNode
else:
    _Node = object

_OURS = __name__.partition(".")[0]
_ALWAYS = (Compose, Mount, Unmount)
"""What belongs to being mounted and being taken down."""


def is_live(node: DOMNode) -> bool:
    """Whether a node is mounted, and neither it nor the app is being taken down."""
    return node._is_mounted and not _is_going(node)


def _is_going(node: DOMNode) -> bool:
    """Whether a node, or the app, is being taken down."""
    return node._pruning or (node._exit if isinstance(node, App) else not node.is_attached)


def when_drawn(node: DOMNode, callback: Callable[[], object]) -> None:
    """Do something once what has changed is on the screen, unless the node has gone by then."""
    node.call_after_refresh(partial(_while_live, node, callback))


def when_mounted(node: DOMNode, callback: Callable[[], object]) -> None:
    """Do something now, or, where the node is still being put together, as soon as it is there."""
    if is_live(node):
        callback()
    else:
        node.call_later(partial(_while_live, node, callback))


class HandlerGuard(_Node):
    """A widget, screen or app of the reader; it stands before the toolkit's class among the bases.

    Its own handlers are left out once it is being taken down; the toolkit's are not.
    """

    def _get_dispatch_methods(
        self, method_name: str, message: Message
    ) -> Iterable[tuple[type, Callable[[Message], Awaitable[None]]]]:
        """The handlers of a message; of ours none that comes too late."""
        for owner, method in super()._get_dispatch_methods(method_name, message):
            ours = owner.__module__.partition(".")[0] == _OURS
            # Asked before each, for the one before may have been what took it down.
            if not ours or isinstance(message, _ALWAYS) or not _is_going(self):
                yield owner, method


def _while_live(node: DOMNode, callback: Callable[[], object]) -> None:
    if is_live(node):
        callback()
