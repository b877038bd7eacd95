"""The help: ten keys for whoever is new, and behind them all that apply, to be narrowed."""

from __future__ import annotations

import pytest

from briefing.library.library import Library
from briefing.reader.keys.key_table import BY_ID, applying
from briefing.reader.keys.keymap import Keymap
from briefing.reader.keys.tour_steps import FIRST_KEYS
from briefing.reader.screens.dialogs.help import HelpScreen, first_blocks, help_blocks
from briefing.reader.settings.config import Config
from tests.reader.driving import SIZES, driving

ACTIONS = applying("page", "reading", "app")


def _rows(reader: object) -> str:
    assert isinstance(reader, HelpScreen)
    return "\n".join(reader.page.text.rows)


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
async def test_ten_keys_come_first_and_all_are_one_key_behind_them(
    library: Library, size: tuple[int, int]
) -> None:
    async with driving(library, size=size) as reader:
        await reader.press("?")
        first = _rows(reader.app.screen)
        assert all(BY_ID[name].title in first for name in FIRST_KEYS)
        assert "Wording lens" not in first
        await reader.press("enter")
        assert "Wording lens" in _rows(reader.app.screen)


async def test_what_is_typed_narrows_the_keys_and_esc_shows_all_again(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("?", "F", *"lens")
        assert "Wording lens" in _rows(reader.app.screen)
        assert "Speaker" not in _rows(reader.app.screen)
        await reader.press("escape")
        assert "Speaker" in _rows(reader.app.screen)
        await reader.press("F", *"zzz")
        assert "No key fits" in _rows(reader.app.screen)
        await reader.press("escape", "escape")
        assert reader.app.screen is reader.reading


async def test_in_the_search_all_keys_come_at_once(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("/", "f1")
        assert "Keys that apply here" in _rows(reader.app.screen)


def test_a_key_is_found_by_its_name_its_words_and_its_id() -> None:
    for typed in ("w", "wording lens", "plain words", "lens"):
        blocks = help_blocks(ACTIONS, Keymap(), typed)
        assert "Wording lens" in repr(blocks), typed
    assert len(FIRST_KEYS) == len(set(FIRST_KEYS)) == 10


def test_the_first_page_has_the_keys_as_the_person_has_set_them() -> None:
    changed = Config(keymap=Keymap({"speaker": ("a",)})).keymap
    assert "('a', " in repr(first_blocks(changed))
    assert "('s', " in repr(first_blocks(Keymap()))
