"""What the process was given, the same in every locale: its arguments and its three streams.

Python reads arguments and writes streams in the encoding of the locale, which may have none of the
letters of a record, and leaves out a stream that was closed.
"""

from __future__ import annotations

import codecs
import io
import os
import sys
from pathlib import Path
from typing import TextIO

SIGNS = {
    **dict.fromkeys("→▸›", "->"),
    **dict.fromkeys("←‹", "<-"),
    **dict.fromkeys("“”„″", '"'),
    **dict.fromkeys("‘’‚′", "'"),
    **dict.fromkeys("–−‐‑‒─━", "-"),
    **dict.fromkeys("│┃▌▏", "|"),
    **dict.fromkeys("·•", "*"),
    "—": "--",
    "…": "...",
    "≈": "~",
    "×": "x",
    "↓": "v",
    "«": "<<",
    "»": ">>",
    "⟦": "[[",
    "⟧": "]]",
}
"""The program's own signs as ASCII has them: never as `?`, which is a hop that nobody names."""
_ERRORS = "briefing-signs"
_MODES = (("stdin", os.O_RDONLY, "r"), ("stdout", os.O_RDONLY, "w"), ("stderr", os.O_WRONLY, "w"))
"""How the null device takes the place of a closed stream. What is written to standard output would
be lost, and so that writing fails; what is only said is not waited for by anybody."""


def prepare_streams() -> None:
    """Let all three streams be there, and the two that are written take every character.

    A number that is free would go to the next file that is opened, and what is said to that file.
    """
    for name, flags, mode in _MODES:
        stream = getattr(sys, name)
        if stream is None or stream.closed:
            stream = open(os.open(os.devnull, flags), mode, encoding="utf-8")  # noqa: SIM115, PTH123
            setattr(sys, name, stream)
        if mode == "w":
            take_every_character(stream)


def take_every_character(stream: object) -> None:
    """Let a stream write signs that its encoding lacks in ASCII, and other letters as numbers."""
    codecs.register_error(_ERRORS, _substituted)
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors=_ERRORS)


def is_utf8(stream: TextIO) -> bool:
    """Whether what is written to a stream becomes UTF-8; one without an encoding keeps text."""
    return not stream.encoding or codecs.lookup(stream.encoding).name == "utf-8"


def _substituted(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end]
    return "".join(SIGNS.get(each) or _numbered(each) for each in missing), error.end


def _numbered(character: str) -> str:
    return character.encode("ascii", "backslashreplace").decode()


def typed_text(argument: str) -> str:
    """An argument as the UTF-8 that terminals send, whatever the locale took it for."""
    return os.fsencode(argument).decode("utf-8", "surrogateescape")


def typed_path(text: str) -> Path:
    """The path that was typed as `text`, as this locale names it."""
    return Path(os.fsdecode(text.encode("utf-8", "surrogateescape")))
