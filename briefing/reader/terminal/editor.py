"""The person's editor, and how it is told to open a file at a line."""

from __future__ import annotations

import os
import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path, PureWindowsPath

from briefing.errors import BriefingError

VARIABLES = ("VISUAL", "EDITOR")
"""Where an editor is set, the first that has one."""
_REMEDY = "Set VISUAL or EDITOR, as in: export VISUAL=nano"

_FORMS: Mapping[str, tuple[str, ...]] = {
    "+{line} {file}": (
        *("vi", "vim", "nvim", "gvim", "vimx", "view", "vis", "kak", "elvis", "nvi"),
        *("nano", "rnano", "pico", "micro", "joe", "jmacs", "jpico", "ne", "mcedit", "gedit"),
        *("emacs", "emacsclient", "xemacs", "mg", "jed", "zile", "qemacs", "gnome-text-editor"),
    ),
    "-g {file}:{line}": (
        *("code", "code-insiders", "code-oss", "codium", "vscodium", "cursor", "windsurf"),
    ),
    "{file}:{line}": (
        *("hx", "helix", "subl", "sublime_text", "zed", "zeditor", "lapce", "cudatext"),
    ),
    "--line {line} {file}": (
        *("idea", "pycharm", "webstorm", "clion", "goland", "rubymine", "phpstorm", "rustrover"),
        *("kate", "kwrite", "mate", "xed", "bbedit"),
    ),
}
"""How editors are told, with the names of their programs; any other is given the file alone."""
_FORM = {name: form for form, names in _FORMS.items() for name in names}


def editor_words(environment: Mapping[str, str] = os.environ) -> list[str]:
    """The editor's program and its options, as the person has set them.

    Raises BriefingError where none is set, or where what is set cannot be read.
    """
    for name in VARIABLES:
        written = environment.get(name, "").strip()
        if not written:
            continue
        try:
            return shlex.split(written)
        except ValueError as error:
            raise BriefingError(f"{name} cannot be read: {error}", _REMEDY) from error
    raise BriefingError("No editor is set", _REMEDY)


def at_line(editor: Sequence[str], file: Path, line: int) -> list[str]:
    """The words that open a file at a line, from 1; without one (0) at its beginning."""
    name = PureWindowsPath(editor[0]).name.lower()  # which knows both kinds of slashes
    form = _FORM.get(name.removesuffix(".exe").removesuffix(".cmd"), "{file}")
    said = form if line else "{file}"
    return [*editor, *(word.format(file=file, line=line) for word in said.split())]
