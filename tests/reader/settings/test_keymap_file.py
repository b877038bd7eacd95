from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App

from briefing.reader.keys.dispatch import bindings
from briefing.reader.keys.key_table import ACTIONS, BY_ID
from briefing.reader.keys.keymap import Keymap
from briefing.reader.settings.config import load_keymap
from briefing.reader.settings.keymap_file import keymap_of
from briefing.reader.settings.toml_file import parse_toml


def read(text: str) -> tuple[Keymap, list[str]]:
    settings, problems = parse_toml("keys.toml", text)
    keymap, found = keymap_of(settings)
    return keymap, [str(problem) for problem in (*problems, *found)]


def test_no_file_changes_nothing(tmp_path: Path) -> None:
    assert load_keymap(tmp_path / "keys.toml") == (Keymap(), [])


def test_a_file_changes_what_it_names(tmp_path: Path) -> None:
    file = tmp_path / "keys.toml"
    file.write_text('[keys]\nspeaker = "i"\nhelp = ["?", "f2"]\n')
    keymap, problems = load_keymap(file)
    assert problems == []
    assert keymap.keys(BY_ID["speaker"]) == ("i",)
    assert keymap.keys(BY_ID["events"]) == ("e",)
    assert keymap.textual() == {"speaker": "i", "help": "question_mark,f2"}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('speeker = "i"', "no action is called ‘speeker’; Did you mean ‘speaker’?"),
        ('nothing-like-it = "i"', "no action is called ‘nothing-like-it’; docs/keys.md has every"),
        ('speaker = "hyperspace"', "‘hyperspace’ cannot be a key: ‘hyperspace’ is not the name"),
        ('speaker = "ctrl+i"', "‘ctrl+i’ cannot be a key: a terminal sends tab for it"),
        ("speaker = 5", "needs a key, or a list of keys"),
        ("speaker = []", "needs a key, or a list of keys"),
        ('speaker = ["i", 5]', "needs a key, or a list of keys"),
        ('speaker = ""', "‘’ cannot be a key"),
        ('speaker = "e"', "‘e’ is the key of events, which applies in the same place"),
        ('speaker = "ctrl+b"', "‘ctrl+b’ is taken first by tmux; Give it a second key"),
        ('speaker = "ctrl+enter"', "‘ctrl+enter’ is sent by few terminals"),
    ],
)
def test_each_mistake_has_its_own_message_at_its_line(line: str, told: str) -> None:
    keymap, problems = read(f'# mine\n[keys]\ncopy = "i"\n{line}\n')
    assert len(problems) == 1
    assert problems[0].startswith("keys.toml:4:1: warning: ")
    assert told in problems[0]
    assert keymap.keys(BY_ID["copy"]) == ("i",) or "‘w’" in told


def test_a_doubtful_key_applies_and_a_second_key_takes_the_doubt_away() -> None:
    assert read('[keys]\nspeaker = "ctrl+b"')[0].changed == {"speaker": ("ctrl+b",)}
    assert read('[keys]\nspeaker = ["ctrl+b", "i"]')[1] == []


def test_the_good_keys_of_an_entry_apply_although_another_is_wrong() -> None:
    keymap, problems = read('[keys]\nspeaker = ["hyperspace", "i"]')
    assert keymap.changed == {"speaker": ("i",)}
    assert len(problems) == 1


def test_a_file_without_the_table_is_told_what_to_write() -> None:
    keymap, problems = read('speaker = "i"\n')
    assert keymap == Keymap()
    assert problems == [
        "keys.toml:1:1: warning: speaker: ‘speaker’ is not below [keys]; "
        "Write [keys] on a line, and the actions below it"
    ]


def test_a_table_that_is_none_is_told() -> None:
    assert "‘keys’ is not a table" in read("keys = 5")[1][0]


@given(st.dictionaries(st.sampled_from([action.id for action in ACTIONS]), st.text(max_size=12)))
def test_whatever_is_written_gives_a_keymap_that_the_toolkit_can_take(
    entries: dict[str, str],
) -> None:
    lines = (f"{name} = {_quoted(value)}" for name, value in entries.items())
    keymap, _ = read("[keys]\n" + "\n".join(lines))
    assert all(keymap.textual().values())


def _quoted(value: str) -> str:
    return '"' + "".join(f"\\U{ord(one):08X}" for one in value if not _half(one)) + '"'


def _half(character: str) -> bool:
    return 0xD800 <= ord(character) < 0xE000


async def test_a_changed_key_does_what_the_usual_one_did_and_the_usual_one_nothing() -> None:
    class Pressed(App[None]):
        BINDINGS = bindings("reading")
        found: list[str]

        def on_mount(self) -> None:
            self.found = []
            self.set_keymap(read('[keys]\nspeaker = "e"\nevents = ["s", ","]')[0].textual())

        def action_perform(self, action: str) -> None:
            self.found.append(action)

    app = Pressed()
    async with app.run_test() as pilot:
        await pilot.press("e", "s", "comma")
    assert app.found == ["speaker", "events", "events"]


def test_a_settings_file_may_be_a_link_to_a_file_elsewhere(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "mine.toml").write_text('[keys]\nspeaker = "i"\n')
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "keys.toml").symlink_to(kept / "mine.toml")
    assert load_keymap(tmp_path / "here" / "keys.toml")[0].changed == {"speaker": ("i",)}


def test_an_id_that_an_action_had_before_is_understood_with_a_hint() -> None:
    keymap, problems = read('[keys]\ncompare = "i"\n')
    assert keymap.keys(BY_ID["beside-source"]) == ("i",)
    assert len(problems) == 1
    assert "‘compare’ is called beside-source now" in problems[0]
    assert "keys.toml:2" in problems[0]
