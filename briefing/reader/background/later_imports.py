"""What the first frame did without is imported after it, so that no key has to wait for it.

A module that is first imported by a key keeps the interface for as long as that takes, which is up
to half a second.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pkgutil import walk_packages

_FLOORS = ("reader", "export", "page", "search", "analysis")
_ONLY_SOMEWHERE = "briefing.reader.terminal"
"""What cannot be imported on every system; it is there already where it is needed."""


@cache
def import_the_rest() -> Sequence[str]:
    """Import all that a screen may need, in a thread; gives the names, once for each process."""
    names = []
    for floor in _FLOORS:
        package = import_module(f"briefing.{floor}")
        names += [one.name for one in walk_packages(package.__path__, f"{package.__name__}.")]
    wanted = [name for name in names if not name.startswith(_ONLY_SOMEWHERE)]
    for name in wanted:
        import_module(name)
    return wanted
