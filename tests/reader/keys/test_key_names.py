from __future__ import annotations

import pytest

from briefing.reader.keys.key_names import NoKeyError, canonical, rare, shown, taken_by
from briefing.reader.keys.key_table import ACTIONS


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("j", "j"),
        ("G", "G"),
        ("shift+g", "G"),
        ("?", "question_mark"),
        ("[", "left_square_bracket"),
        ("'", "apostrophe"),
        ("/", "slash"),
        (",", "comma"),
        ("+", "plus"),
        ("ctrl++", "ctrl+plus"),
        ("é", "é"),
        ("ctrl+F", "ctrl+f"),
        (" Ctrl + f ", "ctrl+f"),
        ("alt+left", "alt+left"),
        ("shift+tab", "shift+tab"),
        ("f5", "f5"),
        ("F5", "f5"),
        ("space", "space"),
        ("PageDown", "pagedown"),
        ("question_mark", "question_mark"),
        ("shift+ctrl+left", "ctrl+shift+left"),
    ],
)
def test_a_key_may_be_written_as_a_person_would(written: str, key: str) -> None:
    assert canonical(written) == key


@pytest.mark.parametrize("key", sorted({key for action in ACTIONS for key in action.keys}))
def test_a_key_that_has_its_name_keeps_it(key: str) -> None:
    assert canonical(key) == key


@pytest.mark.parametrize(
    "written", ["", "  ", "jj", "ctrl+", "command+j", "hello", "ctrl+hello", "+j", "f99", "\x00"]
)
def test_what_is_no_key_is_refused(written: str) -> None:
    with pytest.raises(NoKeyError):
        canonical(written)


@pytest.mark.parametrize(
    ("written", "instead"), [("ctrl+i", "tab"), ("ctrl+M", "enter"), ("ctrl+[", "escape")]
)
def test_a_key_that_arrives_as_another_is_refused_with_its_name(written: str, instead: str) -> None:
    with pytest.raises(NoKeyError, match=instead):
        canonical(written)


@pytest.mark.parametrize("key", ["ctrl+b", "ctrl+a", "ctrl+space", "ctrl+at", "ctrl+c"])
def test_keys_that_others_take_first_are_known(key: str) -> None:
    assert taken_by(key)
    assert not taken_by("ctrl+f")


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("ctrl+enter", True),
        ("ctrl+1", True),
        ("ctrl+shift+f", True),
        ("ctrl+plus", True),
        ("super+f", True),
        ("ctrl+f", False),
        ("alt+f", False),
        ("ctrl+left", False),
        ("shift+tab", False),
        ("j", False),
        ("question_mark", False),
        ("f5", False),
    ],
)
def test_keys_that_few_terminals_send_are_known(key: str, *, expected: bool) -> None:
    assert rare(key) is expected


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("left_square_bracket", "["),
        ("question_mark", "?"),
        ("exclamation_mark", "!"),
        ("apostrophe", "'"),
        ("slash", "/"),
        ("minus", "-"),
        ("down", "↓"),
        ("alt+left", "alt+←"),
        ("ctrl+d", "ctrl+d"),
        ("enter", "enter"),
        ("escape", "esc"),
        ("G", "G"),
    ],
)
def test_a_key_is_shown_as_it_stands_on_the_keyboard(key: str, name: str) -> None:
    assert shown(key) == name
