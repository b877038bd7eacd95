"""Commands of the person's own on a record, from the configuration file."""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from briefing.model.problem import Problem
from briefing.reader.keys.key_names import NoKeyError, canonical, shown
from briefing.reader.keys.key_table import ACTIONS, Action, Where
from briefing.reader.keys.keymap import Keymap
from briefing.reader.settings.toml_file import TomlFile

PLACEHOLDERS = ("key", "file", "line", "text")
"""What a command can be given of a record: each stays within its word, whatever is in it."""
ENTRIES = ("run", "key", "title", "terminal")
"""What can be said of a command."""
_PLACEHOLDER = re.compile(r"\{(\w*)\}")
_TOGETHER: frozenset[Where] = frozenset({"list", "page", "reading", "app"})
"""Where a key could mean something else while a record is open."""


class OwnCommand(NamedTuple):
    """A program with its arguments, some of which have placeholders.

    `terminal` is whether it has the terminal to itself until it ends.
    """

    action: Action
    words: tuple[str, ...]
    terminal: bool = False

    def filled(self, values: Mapping[str, str]) -> list[str]:
        """The words with `values` for the placeholders; what a value says is not looked at."""
        return [_PLACEHOLDER.sub(lambda at: values[at[1]], word) for word in self.words]


def own_commands(
    settings: TomlFile, keymap: Keymap
) -> tuple[tuple[OwnCommand, ...], list[Problem]]:
    """The commands in the table `[commands]`, and what is wrong with it."""
    table = settings.values.get("commands", {})
    if not isinstance(table, dict):
        return (), [_wrong(settings, "commands", "is not a table", "Write [commands.name]")]
    made: list[OwnCommand] = []
    problems: list[Problem] = []
    taken = {key: one.id for one in ACTIONS if _TOGETHER & {*one.where} for key in keymap.keys(one)}
    for name, entry in table.items():
        try:
            key = _key(entry, taken)
        except (NoKeyError, ValueError) as error:
            key = ""
            problems.append(_wrong(settings, name, f"has no key: {error}", "Choose another key"))
        try:
            command = _command(name, entry, key)
        except ValueError as error:
            problems.append(_wrong(settings, name, str(error), "See docs/configuration.md"))
            continue
        taken.update(dict.fromkeys(command.action.keys, command.action.id))
        made.append(command)
    return tuple(made), problems


def _key(entry: object, taken: Mapping[str, str]) -> str:
    """The key of a command; empty for none. Raises ValueError for one that cannot be its own."""
    written = entry.get("key", "") if isinstance(entry, dict) else ""
    if not isinstance(written, str):
        raise ValueError("it is not written as a text")
    key = canonical(written) if written else ""
    if key in taken:
        raise ValueError(f"‘{shown(key)}’ is the key of {taken[key]}")
    return key


def _command(name: str, entry: object, key: str) -> OwnCommand:
    """One command. Raises ValueError, with what is wrong, for what is none."""
    if not isinstance(entry, dict):
        raise ValueError(f"is not a table: write [commands.{name}]")
    strange = [one for one in entry if one not in ENTRIES]
    if strange:
        raise ValueError(f"has no ‘{strange[0]}’; there is: {', '.join(ENTRIES)}")
    words = _words(entry.get("run"))
    unknown = [one for word in words for one in _PLACEHOLDER.findall(word)]
    unknown = [one for one in unknown if one not in PLACEHOLDERS]
    if unknown:
        there = ", ".join(f"{{{one}}}" for one in PLACEHOLDERS)
        raise ValueError(f"there is no {{{unknown[0]}}}; there is: {there}")
    title, terminal = entry.get("title", name), entry.get("terminal", False)
    if not isinstance(title, str) or not isinstance(terminal, bool):
        raise ValueError("title is a text, and terminal is true or false")
    said = f"Runs {shlex.join(words)}"
    action = Action(f"own-{name}", (key,) if key else (), ("reading",), title or name, said)
    return OwnCommand(action, words, terminal)


def _words(run: object) -> tuple[str, ...]:
    """The program and its arguments, written as a line or as a list. No shell reads them."""
    words: Sequence[object] = shlex.split(run) if isinstance(run, str) else []
    if isinstance(run, list):
        words = run
    if not words or not all(isinstance(word, str) for word in words):
        raise ValueError('needs what to run: run = "program {file}"')
    return tuple(map(str, words))


def _wrong(settings: TomlFile, name: str, message: str, remedy: str) -> Problem:
    return settings.problem(name, "own-command", f"{name}: {message}", remedy)
