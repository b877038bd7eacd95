"""There is one way to a thread, to a later call and to another screen: the source is searched.

What may come before a widget is mounted, after it has gone, or twice is asked in these places, and
only there; so nothing else may call what they stand in front of.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from textual.app import App
from textual.message_pump import MessagePump

import briefing.reader
from briefing.reader.handler_guard import HandlerGuard

ROOT = Path(briefing.reader.__file__).parent
WAYS: Mapping[str, set[str]] = {
    "push_screen": {"screen_stack"},
    "push_screen_wait": set(),
    "switch_screen": set(),
    "pop_screen": set(),
    "dismiss": {"screen_stack", "palette"},
    "run_worker": {"background_query"},
    "work": set(),
    "to_thread": {"background_query"},
    "run_in_executor": set(),
    "call_from_thread": set(),
    "Thread": set(),
    "ThreadPoolExecutor": {"live_reload"},  # one thread as long as the app; it only posts messages
    "create_task": {"key_queue"},
    "set_timer": {"background_query", "debounce", "moment"},
    "set_interval": set(),
    "call_after_refresh": {"handler_guard", "debounce"},
    # What is called asks then: an answer, a key, a signal, an action, a reload.
    "call_later": {
        *("handler_guard", "background_query", "key_queue", "terminal_driver"),
        *("search_launcher", "view_launcher"),
    },
    "call_next": set(),
}
"""What the toolkit and Python have, with the modules that may call it."""


def faults(source: str, module: str) -> list[str]:
    """What a module calls, or decorates with, that is only for the one way."""
    found = []
    for node in ast.walk(ast.parse(source)):
        name = ""
        if isinstance(node, ast.Attribute):
            name = node.attr
        elif isinstance(node, ast.Name) and node.id != "work":
            name = node.id
        elif isinstance(node, ast.alias):
            name = node.name
        if name in WAYS and module not in WAYS[name]:
            found.append(f"line {getattr(node, 'lineno', 0)}: {name}")
    return found


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=lambda path: path.stem)
def test_nothing_goes_another_way(path: Path) -> None:
    assert faults(path.read_text("utf-8"), path.stem) == []


@pytest.mark.parametrize(
    "line",
    [
        "self.app.push_screen(screen)",
        "self.dismiss(1)",
        "self.set_timer(0.1, self.close)",
        "self.call_later(self.close)",
        "self.run_worker(work, thread=True)",
        "await asyncio.to_thread(work)",
        "Thread(target=work).start()",
        "later = self.call_after_refresh",
        "from textual import work",
    ],
)
def test_each_other_way_is_noticed(line: str) -> None:
    assert faults(line, "some_screen")


def test_each_module_that_is_let_through_is_there_and_needs_it() -> None:
    sources = {path.stem: path.read_text("utf-8") for path in ROOT.rglob("*.py")}
    for name, modules in WAYS.items():
        for module in modules:
            assert any(fault.endswith(f": {name}") for fault in faults(sources[module], ""))


def test_every_class_of_the_reader_that_hears_messages_hears_none_too_late() -> None:
    for module in walk_packages([str(ROOT)], f"{briefing.reader.__name__}."):
        import_module(module.name)
    ours = [one for one in _below(MessagePump) if one.__module__.startswith("briefing.")]
    assert len(ours) > 20
    for one in ours:
        order = one.__mro__
        first = next(base for base in order if base.__module__.startswith("textual."))
        assert HandlerGuard in order, one
        assert order.index(HandlerGuard) < order.index(first), one
    assert any(issubclass(one, App) for one in ours)


def _below(base: type) -> set[type]:
    found: set[type] = set(base.__subclasses__())
    return found | {below for one in found for below in _below(one)}
