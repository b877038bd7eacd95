"""How each kind of editor is told to open a file at a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.errors import BriefingError
from briefing.reader.terminal.editor import at_line, editor_words

FILE = Path("/a folder/b's $HOME.yaml")


@pytest.mark.parametrize(
    ("editor", "words"),
    [
        ("vim", ["vim", "+7", str(FILE)]),
        ("/usr/bin/nvim -p", ["/usr/bin/nvim", "-p", "+7", str(FILE)]),
        ("nano", ["nano", "+7", str(FILE)]),
        ("emacsclient -nw -a ''", ["emacsclient", "-nw", "-a", "", "+7", str(FILE)]),
        ("code --wait", ["code", "--wait", "-g", f"{FILE}:7"]),
        ("'C:/Program Files/Code/Code.exe'", ["C:/Program Files/Code/Code.exe", "-g", f"{FILE}:7"]),
        ("hx", ["hx", f"{FILE}:7"]),
        ("subl -w", ["subl", "-w", f"{FILE}:7"]),
        ("kate", ["kate", "--line", "7", str(FILE)]),
        ("my-own-editor --calm", ["my-own-editor", "--calm", str(FILE)]),
    ],
)
def test_a_line_is_told_as_the_editor_takes_it(editor: str, words: list[str]) -> None:
    assert at_line(editor_words({"EDITOR": editor}), FILE, 7) == words


@pytest.mark.parametrize("editor", ["vim", "code", "hx", "kate", "other"])
def test_without_a_line_the_file_alone_is_opened(editor: str) -> None:
    assert at_line([editor], FILE, 0) == [editor, str(FILE)]


def test_visual_goes_before_editor_and_an_empty_one_is_none() -> None:
    assert editor_words({"VISUAL": "hx", "EDITOR": "ed"}) == ["hx"]
    assert editor_words({"VISUAL": " ", "EDITOR": "ed"}) == ["ed"]


@pytest.mark.parametrize("environment", [{}, {"EDITOR": ""}, {"VISUAL": "vim 'unclosed"}])
def test_what_is_not_set_or_cannot_be_read_is_said(environment: dict[str, str]) -> None:
    with pytest.raises(BriefingError, match="VISUAL"):
        editor_words(environment)
