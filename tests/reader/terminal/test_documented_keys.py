"""The keys that docs/keys.md names, as the terminals that it names send them."""

from __future__ import annotations

import pytest

from tests.conftest import CONTENT
from tests.reader.terminal.test_terminal_input import keys, said

XTERM = {
    "alt+left": b"\x1b[1;3D",
    "alt+right": b"\x1b[1;3C",
    "ctrl+left": b"\x1b[1;5D",
    "ctrl+right": b"\x1b[1;5C",
    "shift+tab": b"\x1b[Z",
    "home": b"\x1b[H",
    "end": b"\x1b[F",
    "up": b"\x1b[A",
    "pageup": b"\x1b[5~",
    "pagedown": b"\x1b[6~",
    "delete": b"\x1b[3~",
    "f1": b"\x1bOP",
    "f5": b"\x1b[15~",
    "f12": b"\x1b[24~",
    "backspace": b"\x7f",
    "tab": b"\t",
    "enter": b"\r",
    "escape": b"\x1b",
    "space": b" ",
    "ctrl+f": b"\x06",
    "ctrl+z": b"\x1a",
}
# With the kitty protocol, which the reader asks for, everything but text arrives in its form.
KITTY = {
    "alt+left": b"\x1b[1;3D",
    "alt+right": b"\x1b[1;3C",
    "ctrl+left": b"\x1b[1;5D",
    "shift+tab": b"\x1b[9;2u",
    "home": b"\x1b[H",
    "end": b"\x1b[F",
    "f1": b"\x1b[P",
    "f3": b"\x1b[13~",
    "f5": b"\x1b[15~",
    "backspace": b"\x1b[127u",
    "tab": b"\x1b[9u",
    "enter": b"\x1b[13u",
    "escape": b"\x1b[27u",
    "ctrl+f": b"\x1b[102;5u",
    "ctrl+z": b"\x1b[122;5u",
    "question_mark": b"\x1b[47;2;63u",
    "é": b"\x1b[233;;233u",
    "G": b"\x1b[103;2;71u",
}
SENT = {
    "xterm": XTERM,
    "xterm, application cursor": XTERM | {"up": b"\x1bOA", "home": b"\x1bOH", "end": b"\x1bOF"},
    "GNOME Terminal": XTERM,
    "Windows Terminal": XTERM,
    "kitty": KITTY,
    "iTerm2": XTERM,
    "iTerm2, kitty protocol": KITTY,
    "iTerm2, option is Meta": XTERM | {"alt+left": b"\x1b[1;9D", "alt+right": b"\x1b[1;9C"},
    "iTerm2, option is Esc+": XTERM | {"alt+left": b"\x1b\x1b[D", "alt+right": b"\x1b\x1b[C"},
    "iTerm2, natural text editing": XTERM | {"alt+left": b"\x1bb", "alt+right": b"\x1bf"},
    "Terminal.app": XTERM | {"alt+left": b"\x1bb", "alt+right": b"\x1bf"},
    "tmux": XTERM | {"home": b"\x1b[1~", "end": b"\x1b[4~"},
    "screen": XTERM | {"home": b"\x1b[1~", "end": b"\x1b[4~"},
    # It keeps alt and an arrow for itself, and ctrl and an arrow are plain arrows.
    "Linux console": {key: sent for key, sent in XTERM.items() if key[:4] not in ("alt+", "ctrl")}
    | {
        "shift+tab": b"\x1b\t",
        "home": b"\x1b[1~",
        "end": b"\x1b[4~",
        "f1": b"\x1b[[A",
        "f5": b"\x1b[[E",
    },
}


@pytest.mark.parametrize(
    ("terminal", "key"), [(terminal, key) for terminal, sent in SENT.items() for key in sent]
)
def test_a_key_arrives_as_what_it_is(terminal: str, key: str) -> None:
    assert keys(said(SENT[terminal][key])) == [key]


def test_the_documents_name_every_terminal_of_this_table() -> None:
    document = (CONTENT.parent / "docs" / "keys.md").read_text("utf-8")
    assert [name for name in SENT if name.partition(",")[0] not in document] == []
