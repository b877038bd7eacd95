"""The keys a person has chosen, read from a file and checked before they apply."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefing.model.problem import Problem
from briefing.reader.keys.key_clashes import KeyClash, settle
from briefing.reader.keys.key_names import NoKeyError, canonical, rare, shown, taken_by
from briefing.reader.keys.key_table import BY_ID, FORMER
from briefing.reader.keys.keymap import Keymap
from briefing.reader.settings.toml_file import TomlFile
from briefing.text.edit_distance import nearest


def keymap_of(settings: TomlFile) -> tuple[Keymap, list[Problem]]:
    """The keymap in the settings of a file that could be read."""
    table, problems = _table(settings)
    wanted: dict[str, tuple[str, ...]] = {}
    for name, value in table.items():
        keys, found = _entry(settings, name, value)
        problems += found
        if keys:
            wanted.setdefault(FORMER.get(name, name), keys)
    kept, clashes = settle(wanted)
    return Keymap(kept), sorted([*problems, *(_clash(settings, clash) for clash in clashes)])


def _table(settings: TomlFile) -> tuple[Mapping[str, Any], list[Problem]]:
    """The table of keys, and what else the file has, which is a mistake."""
    table = settings.values.get("keys", {})
    strays = (name for name in settings.values if name != "keys")
    remedy = "Write [keys] on a line, and the actions below it"
    problems = [
        settings.problem(name, "keys-table", f"‘{name}’ is not below [keys]", remedy)
        for name in strays
    ]
    if isinstance(table, dict):
        return table, problems
    return {}, [*problems, settings.problem("keys", "keys-table", "‘keys’ is not a table", remedy)]


def _entry(settings: TomlFile, name: str, value: object) -> tuple[tuple[str, ...], list[Problem]]:
    """The keys that one entry gives to its action, and what is wrong with the entry."""
    if name in FORMER:
        now = FORMER[name]
        told = settings.problem(
            name, "former-action", f"‘{name}’ is called {now} now", f"Write {now} = …"
        )
        keys, problems = _entry(settings, now, value)
        return keys, [told, *problems]
    if name not in BY_ID:
        near = nearest(name, BY_ID)
        remedy = f"Did you mean ‘{near}’?" if near else "docs/keys.md has every action"
        message = f"no action is called ‘{name}’"
        return (), [settings.problem(name, "unknown-action", message, remedy)]
    written = [value] if isinstance(value, str) else value
    if not isinstance(written, list) or not written or not _texts(written):
        remedy = f'Write {name} = "x" or {name} = ["x", "y"]'
        return (), [settings.problem(name, "no-key", "needs a key, or a list of keys", remedy)]
    return _keys(settings, name, written)


def _texts(values: list[Any]) -> bool:
    """Whether all of them are texts."""
    return all(isinstance(value, str) for value in values)


def _keys(
    settings: TomlFile, name: str, written: list[str]
) -> tuple[tuple[str, ...], list[Problem]]:
    """The keys among what was written, and a problem for each of the rest."""
    keys: list[str] = []
    problems: list[Problem] = []
    for one in written:
        try:
            keys.append(canonical(one))
        except NoKeyError as error:
            message = f"‘{one}’ cannot be a key: {error}"
            problems.append(settings.problem(name, "impossible-key", message, "See docs/keys.md"))
    problems += _doubts(settings, name, keys)
    return tuple(dict.fromkeys(keys)), problems


def _doubts(settings: TomlFile, name: str, keys: list[str]) -> list[Problem]:
    """A word on keys that may never arrive, where the action has no other."""
    unsure = {key: taken_by(key) for key in keys if taken_by(key) or rare(key)}
    if len(unsure) < len(set(keys)):
        return []
    reasons = (
        f"‘{shown(key)}’ is " + (f"taken first by {by}" if by else "sent by few terminals")
        for key, by in unsure.items()
    )
    message = "; ".join(reasons)
    if not message:
        return []
    return [settings.problem(name, "unsure-key", message, "Give it a second key that always works")]


def _clash(settings: TomlFile, clash: KeyClash) -> Problem:
    """The problem for a change that was not made."""
    message = (
        f"‘{shown(clash.key)}’ is the key of {clash.other.id}, which applies in the same place; "
        f"{clash.action.id} keeps its usual keys"
    )
    remedy = f"Choose another key, or give {clash.other.id} another one too"
    return settings.problem(clash.action.id, "key-clash", message, remedy)
