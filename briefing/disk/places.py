"""Where this system keeps a person's cache, configuration and state.

Nothing is made here: a folder comes into being when something is first put into it.
"""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_cache_dir, user_config_dir, user_state_dir

from briefing.errors import BriefingError
from briefing.text.visible import visible_line

_NAME = "briefing"


def cache_folder() -> Path:
    """What can be made again and may be deleted at any time; `BRIEFING_CACHE_DIR` overrides it."""
    return _folder("BRIEFING_CACHE_DIR", user_cache_dir(_NAME, appauthor=False))


def config_folder() -> Path:
    """What the person has set; `BRIEFING_CONFIG_DIR` overrides it."""
    return _folder("BRIEFING_CONFIG_DIR", user_config_dir(_NAME, appauthor=False))


def state_folder() -> Path:
    """What the program keeps for the person; `BRIEFING_STATE_DIR` overrides it."""
    return _folder("BRIEFING_STATE_DIR", user_state_dir(_NAME, appauthor=False))


def _folder(variable: str, usual: str) -> Path:
    """The absolute folder that the environment names, or else the usual one."""
    chosen = os.environ.get(variable)
    if chosen:
        return Path(chosen).absolute()
    if not Path(usual).is_absolute():  # "~/…" as it stands: neither HOME nor a password entry
        raise BriefingError("This person has no home folder", f"Set HOME, or {variable}")
    return Path(usual)


def private_folder(path: Path) -> Path:
    """Make `path` a folder that only its owner can look into (mode 0700), and give it back.

    Missing folders above it are made with the usual permissions. Raises `BriefingError` where a
    file is in the way, the folder is somebody else's, or the system refuses.
    """
    shown = visible_line(str(path))
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = path.stat()
        if hasattr(os, "getuid") and os.getuid() not in (0, status.st_uid):
            raise BriefingError(f"The folder {shown} belongs to somebody else", "Name another")
        if status.st_mode & 0o777 != 0o700:
            path.chmod(0o700)
    except (OSError, ValueError) as error:  # ValueError: no folder can have such a name
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise BriefingError(f"The folder {shown} cannot be used: {why}", "Name another") from error
    return path
