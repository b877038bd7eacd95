"""The keys of every action, with what the person has changed."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from briefing.reader.keys.key_names import is_typed
from briefing.reader.keys.key_table import Action


class Keymap(NamedTuple):
    """The keys of every action: `changed` holds those that are not the usual ones, by id.

    While something is being typed, `typing`, what is a letter there is no key.
    """

    changed: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    typing: bool = False

    def keys(self, action: Action) -> tuple[str, ...]:
        """The keys of an action, the first the one that is shown."""
        keys = self.changed.get(action.id, action.keys)
        return tuple(key for key in keys if not is_typed(key)) if self.typing else keys

    def textual(self) -> dict[str, str]:
        """The changes as the toolkit's `App.set_keymap` takes them."""
        return {name: ",".join(keys) for name, keys in self.changed.items()}
