"""What is borrowed from others: their public names, and who imports whom inside the house.

A private name of somebody else may go away in any release of theirs. Where one is needed all the
same, it stands in `PRIVATE` with what to do on the day it does.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from graphlib import TopologicalSorter
from pathlib import Path
from typing import NamedTuple

import grimp

ROOT = Path(__file__).parent.parent
HOUSES = ("basemap", "briefing", "benchmarks", "screenshots")
PUBLIC = {"_replace", "_asdict", "_fields", "_make", "_exit"}
"""Documented in spite of the underscore: of named tuples, and `os._exit`."""

PRIVATE: Mapping[str, str] = {
    "textual._xterm_parser": (
        "textual is pinned exactly. When it moves: take `run_input_thread` of the new release's "
        "LinuxDriver, put the pipe that ends it back in, and run the tests of the driver."
    ),
    "textual._ansi_sequences": "what sequences of a terminal mean, for the parser above: the same.",
    "textual._keyboard_protocol": "the same, for kitty's.",
    "_sequence_to_key_events": "of the parser above: the same.",
    "_writer_thread": (
        "of textual's drivers: whether anything still writes. When it goes: start and end the "
        "writing in a driver of our own."
    ),
    "_exception": (
        "of textual's app: what it broke by. When it goes: keep it in `_handle_exception`, or in "
        "what takes its place."
    ),
    "_close_messages_no_wait": "of textual's app, to end at once after that: the same.",
    "_driver": (
        "textual's way to the terminal, which ours lends to an editor. When it goes: have the app "
        "keep the driver that `get_driver_class` gives it."
    ),
    "_bindings": (
        "the keys of one textual screen, to which a person's own commands are added. When it goes: "
        "make a class of the screen with these among its BINDINGS."
    ),
    "_GATHER_COMMANDS_GROUP": (
        "of textual's palette: what still looks for what was typed. When it goes: end the wait by "
        "the text that the options were found for."
    ),
    "_select_or_command": "of textual's palette: what enter does there, after that wait.",
    "_subparsers": "of argparse, as `_actions` below: whether a command is still to be read.",
    "_option_string_actions": "of argparse, as `_actions` below: which words are options.",
    "_is_mounted": (
        "whether textual has put a widget together, which it tells nobody. When it goes: note it "
        "in `HandlerGuard` when Mount is dispatched."
    ),
    "_pruning": "whether textual is taking a widget down: the same, with its Prune.",
    "_mounted_event": "what textual sets when a screen is there: the same; an event of our own.",
    "_start_widget": (
        "what textual does with a scroll bar that it has made. When it goes: see what "
        "its `vertical_scrollbar` does then; without ours the reader only draws more slowly."
    ),
    "_modal_binding_chain": (
        "the bindings that a key meets, with the person's keymap. When it goes: have `KeyQueue` "
        "wait for every key, as it does for those that do not only move."
    ),
    "_actions": (
        "argparse has no public list of a parser's options, and shtab reads this one too. When it "
        "goes: see what shtab does then, and do the same."
    ),
}
"""What private names are used, and what to do when they are gone."""


class Use(NamedTuple):
    """A private name, and the line that uses it."""

    name: str
    place: str


def uses(path: Path, ours: set[str]) -> Iterator[Use]:
    """The private names in a file that neither it nor another file of `ours` defines."""
    own = {*defined(path), *(ours - PRIVATE.keys())}
    for node in ast.walk(_parsed(path)):
        if not isinstance(node, ast.ImportFrom | ast.Import | ast.Attribute):
            continue
        names: list[str] = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            names = [node.module] if _is_private(node.module) else names
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.Attribute) and node.attr not in own:
            names = [node.attr]
        for name in filter(_is_private, names):
            yield Use(name, f"{path.relative_to(ROOT)}:{node.lineno}")


def defined(path: Path) -> Iterator[str]:
    """What a file gives a name to: functions, variables, and attributes of objects of its own."""
    for node in ast.walk(_parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def _is_private(name: str) -> bool:
    parts = [part for part in name.split(".") if part not in PUBLIC]
    return any(part.startswith("_") and not part.endswith("__") for part in parts)


def test_private_names_of_others_are_known_with_what_to_do_without_them() -> None:
    paths = [path for house in HOUSES for path in (ROOT / house).rglob("*.py")]
    ours = {name for path in paths for name in defined(path)}
    found = [use for path in paths for use in uses(path, ours)]
    assert [use for use in found if use.name not in PRIVATE] == []
    assert {use.name for use in found} == PRIVATE.keys(), "one is needed no longer: take it out"


def test_there_is_no_circle_of_imports() -> None:
    graph = grimp.build_graph("briefing", cache_dir=None)
    imports = {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}

    order = list(TopologicalSorter(imports).static_order())  # a CycleError names the circle

    assert len(order) == len(imports)
