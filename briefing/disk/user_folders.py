"""Where this system keeps a person's cache, configuration and state.

Nothing is made here: a folder comes into being when something is first put into it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from briefing.disk.own_files import is_mine, replaceable
from briefing.errors import BriefingError
from briefing.text.visible import visible_line

_NAME = "briefing"
_ANOTHER = "Name another in BRIEFING_CACHE_DIR or BRIEFING_STATE_DIR, whichever it is"
_BELOW_HOME = {"cache": ".cache", "config": ".config", "state": ".local/state"}
"""Where the XDG Base Directory Specification (0.8) has what no variable puts elsewhere."""


def cache_folder() -> Path:
    """What can be made again and may be deleted at any time; `BRIEFING_CACHE_DIR` overrides it."""
    return _folder("cache")


def config_folder() -> Path:
    """What the person has set; `BRIEFING_CONFIG_DIR` overrides it."""
    return _folder("config")


def state_folder() -> Path:
    """What the program keeps for the person; `BRIEFING_STATE_DIR` overrides it."""
    return _folder("state")


def current_folder() -> Path | None:
    """The current folder; None where it was removed behind our back."""
    try:
        return Path.cwd()
    except FileNotFoundError:
        return None


def _folder(kind: str) -> Path:
    """The absolute folder that the environment names, or else the usual one."""
    variable = f"BRIEFING_{kind.upper()}_DIR"
    chosen = os.environ.get(variable)
    if chosen:
        return Path(chosen).absolute()
    usual = _on_linux(kind) or _elsewhere(kind)
    if usual is None or not usual.is_absolute():  # neither HOME nor a password entry
        raise BriefingError("This person has no home folder", f"Set HOME, or {variable}")
    return usual


def _on_linux(kind: str) -> Path | None:
    """The usual folder where two variables say which it is; None where more has to be asked."""
    if sys.platform != "linux" or "ANDROID_ROOT" in os.environ:
        return None
    named = Path(os.environ.get(f"XDG_{kind.upper()}_HOME", ""))
    if named.is_absolute():
        return named / _NAME
    home = Path(os.environ.get("HOME", ""))
    return home / _BELOW_HOME[kind] / _NAME if home.is_absolute() else None


def _elsewhere(kind: str) -> Path | None:
    """The usual folder by the rules of any system; None where it knows none."""
    # Takes half as long to load as Python does, and is needed on few systems.
    from platformdirs import PlatformDirs  # noqa: PLC0415

    try:
        return Path(getattr(PlatformDirs(_NAME, appauthor=False), f"user_{kind}_dir"))
    except RuntimeError:
        return None


def private_folder(path: Path) -> Path:
    """Make `path` a folder that only its owner can look into (mode 0700), and give it back.

    So are the missing folders above it. Raises `BriefingError` where a file is in the way, the
    folder is somebody else's or others could put another in its place, or the system refuses.
    """
    shown = visible_line(str(path))
    try:
        _refuse(shown, replaceable(path))
        for missing in (*reversed(path.parents), path):
            if not os.path.lexists(missing):
                missing.mkdir(mode=0o700, exist_ok=True)
        _refuse(shown, replaceable(path))
        path.mkdir(exist_ok=True)  # a file in the way is told
        status = path.stat()
        if not is_mine(status):
            raise BriefingError(f"The folder {shown} belongs to somebody else", _ANOTHER)
        if status.st_mode & 0o777 != 0o700:
            path.chmod(0o700)
    except (OSError, ValueError) as error:  # ValueError: no folder can have such a name
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise BriefingError(f"The folder {shown} cannot be used: {why}", _ANOTHER) from error
    return path


def _refuse(shown: str, why: str) -> None:
    if why:
        raise BriefingError(f"The folder {shown} is not safe from others: {why}", _ANOTHER)
