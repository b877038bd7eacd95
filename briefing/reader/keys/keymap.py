"""The keys of every action, with what the person has changed."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from briefing.reader.keys.key_table import Action


class Keymap(NamedTuple):
    """The keys of every action: `changed` holds those that are not the usual ones, by id."""

    changed: Mapping[str, tuple[str, ...]] = MappingProxyType({})

    def keys(self, action: Action) -> tuple[str, ...]:
        """The keys of an action, the first the one that is shown."""
        return self.changed.get(action.id, action.keys)

    def textual(self) -> dict[str, str]:
        """The changes as the toolkit's `App.set_keymap` takes them."""
        return {name: ",".join(keys) for name, keys in self.changed.items()}
