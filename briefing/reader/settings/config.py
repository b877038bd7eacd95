"""What the person has set for the reader: its colours and its keys, and what is wrong with that."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefing.disk.user_folders import config_folder
from briefing.errors import BriefingError
from briefing.model.problem import Problem
from briefing.reader.keys.keymap import Keymap
from briefing.reader.settings.toml_file import TomlFile, read_toml
from briefing.text.edit_distance import nearest
from briefing.text.visible import visible_line

if TYPE_CHECKING:
    from briefing.reader.settings.own_commands import OwnCommand

SETTINGS = ("theme", "follow", "commands")
"""The entries that config.toml may have."""
_MOST_TOLD = 4
"""Problems that are told one by one."""


class Config(NamedTuple):
    """The settings. `theme` is as it was written, and empty where nothing was.

    `follow` is whether the reader shows what is saved while it is open.
    """

    theme: str = ""
    keymap: Keymap = Keymap()
    problems: tuple[Problem, ...] = ()
    follow: bool = True
    commands: tuple[OwnCommand, ...] = ()

    @property
    def notices(self) -> list[str]:
        """What to say of the problems: the first few one by one."""
        told = [visible_line(str(problem)) for problem in self.problems[:_MOST_TOLD]]
        if len(self.problems) > _MOST_TOLD:
            more = len(self.problems) - _MOST_TOLD
            told.append(f"There are {more} more problems in the settings.")
        return told


def load_config() -> Config:
    """The settings in the person's configuration folder; without one, the usual ones."""
    try:
        folder = config_folder()
    except BriefingError:
        return Config()
    return load_config_from(folder)


def load_config_from(folder: Path) -> Config:
    """The settings in `config.toml` and `keys.toml` of a folder. What is right in them applies."""
    settings, problems = read_toml(folder / "config.toml")
    keymap, key_problems = load_keymap(folder / "keys.toml")
    theme = settings.values.get("theme", "")
    if not isinstance(theme, str):
        remedy = 'Write theme = "dark", "light" or "ansi"'
        problems.append(settings.problem("theme", "setting", "is not a name", remedy))
        theme = ""
    follow = settings.values.get("follow", True)
    if not isinstance(follow, bool):
        remedy = "Write follow = true or follow = false"
        problems.append(settings.problem("follow", "setting", "is neither true nor false", remedy))
        follow = True
    commands: tuple[OwnCommand, ...] = ()
    if "commands" in settings.values:
        # Most people have none, and the reader should start at once.
        from briefing.reader.settings.own_commands import own_commands  # noqa: PLC0415

        commands, command_problems = own_commands(settings, keymap)
        problems += command_problems
    unknown = [_unknown(settings, name) for name in settings.values if name not in SETTINGS]
    return Config(theme, keymap, (*problems, *unknown, *key_problems), follow, commands)


def load_keymap(file: Path) -> tuple[Keymap, list[Problem]]:
    """The keymap that `file` asks for in its table `[keys]`, and what is wrong with it.

    What is right applies even where something else is wrong. No file is no change.
    """
    settings, problems = read_toml(file)
    if not settings.values:
        return Keymap(), problems
    # As above.
    from briefing.reader.settings.keymap_file import keymap_of  # noqa: PLC0415

    keymap, found = keymap_of(settings)
    return keymap, [*problems, *found]


def _unknown(settings: TomlFile, name: str) -> Problem:
    near = nearest(name, SETTINGS)
    remedy = f"did you mean {near}?" if near else f"there is: {', '.join(SETTINGS)}"
    return settings.problem(name, "setting", f"no setting ‘{name}’", remedy)
