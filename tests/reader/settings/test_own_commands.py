"""Commands of the person's own: what is right in them applies, and what is not is said."""

from __future__ import annotations

import pytest

from briefing.model.problem import Problem
from briefing.reader.keys.keymap import Keymap
from briefing.reader.settings.own_commands import OwnCommand, own_commands
from briefing.reader.settings.toml_file import parse_toml


def _read(text: str, keymap: Keymap | None = None) -> tuple[tuple[OwnCommand, ...], list[Problem]]:
    settings, problems = parse_toml("config.toml", text)
    assert problems == []
    return own_commands(settings, keymap or Keymap())


def test_a_command_is_a_program_with_its_arguments() -> None:
    (one, two), problems = _read(
        "[commands.blame]\nrun = \"git blame -L {line},+5 -- '{file}'\"\nkey = 'ctrl+g'\n"
        "title = 'Who wrote it'\nterminal = true\n"
        "[commands.note]\nrun = ['note', '--about={key}', '{text}']\n"
    )
    assert problems == []
    assert (one.action.title, one.action.keys, one.terminal) == ("Who wrote it", ("ctrl+g",), True)
    assert one.words == ("git", "blame", "-L", "{line},+5", "--", "{file}")
    assert (two.action.title, two.action.keys, two.terminal) == ("note", (), False)


def test_whatever_a_placeholder_stands_for_stays_one_argument() -> None:
    (one,), _ = _read("[commands.a]\nrun = 'a {text} x{key}y {file}'\n")
    hostile = '\'; rm -rf ~ "$(id)" {file}\n&& b'
    filled = one.filled({"text": hostile, "key": "b/k", "file": "/f {line}", "line": "1"})
    assert filled == ["a", hostile, "xb/ky", "/f {line}"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[commands.a]\n", "what to run"),
        ("[commands.a]\nrun = 1\n", "what to run"),
        ("[commands.a]\nrun = [1]\n", "what to run"),
        ('[commands.a]\nrun = "a \'b"\n', "closing quotation"),
        ("[commands.a]\nrun = 'a {slug}'\n", "no {slug}"),
        ("[commands.a]\nrun = 'a'\nshell = true\n", "‘shell’"),
        ("[commands.a]\nrun = 'a'\nterminal = 'yes'\n", "true or false"),
        ("[commands]\na = 'b'\n", "[commands.a]"),
        ("commands = 'b'\n", "not a table"),
    ],
)
def test_what_is_no_command_is_said(text: str, said: str) -> None:
    made, problems = _read(text)
    assert made == ()
    assert said in problems[0].message + problems[0].remedy


@pytest.mark.parametrize("key", ["y", "j", "?", "nonsense", "ctrl+m"])
def test_a_command_whose_key_is_taken_or_none_is_in_the_palette_only(key: str) -> None:
    (one,), problems = _read(f"[commands.a]\nrun = 'a'\nkey = '{key}'\n")
    assert one.action.keys == ()
    assert "no key" in problems[0].message


def test_a_key_that_was_made_free_can_be_taken_once() -> None:
    keymap = Keymap({"copy": ("ctrl+y",)})
    text = "[commands.a]\nrun = 'a'\nkey = 'y'\n[commands.b]\nrun = 'b'\nkey = 'y'\n"
    made, problems = _read(text, keymap)
    assert [one.action.keys for one in made] == [("y",), ()]
    assert len(problems) == 1
