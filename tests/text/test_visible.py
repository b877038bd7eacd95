"""What reaches a terminal."""

from __future__ import annotations

import sys
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.text import visible as module
from briefing.text.visible import hidden, may_hide, visible, visible_line

# Signs that belong to a number and are seen: Arabic, Syriac, Kaithi; and Egyptian joiners.
SEEN_FORMATS = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
SEEN_FORMATS |= set(range(0x13430, 0x13440))

CORNERS = (
    "\x00\t\n\r\x1b\x7f\x9b ab’中مक\u17b4\u1780\u180b\u180e\u061c\u200b\u200c\u200d\u200e\u202e"
)
CORNERS += (
    "\u2028\u2066\ufe0e\ufe0f\ufeff\uffff\ud800\u034f\u3164☠👩\U000e0041\U000e0100\x1c\x85\u3000"
)
TEXTS = st.text() | st.text(CORNERS, max_size=12)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("\x1b]52;c;AAAA\x07", "␛]52;c;AAAA␇"),
        ("\x00\x08\x0c\r", "␀␈␌␍"),
        ("\x7f\x9b31m\x85", "␡‹U+009B›31m‹U+0085›"),
        ("a\tb", "a    b"),
        ("a\nb", "a\nb"),
        ("\u202egnp.exe", "‹U+202E›gnp.exe"),
        ("\u2066x\u2069\u200f\u061c", "‹U+2066›x‹U+2069›‹U+200F›‹U+061C›"),
        ("hid\u200bden\ufeff\u00ad", "hid‹U+200B›den‹U+FEFF›‹U+00AD›"),
        ("\U000e0041\U000e007f", "‹U+E0041›‹U+E007F›"),
        ("\ud83d \udc00", "‹U+D83D› ‹U+DC00›"),
        ("a\u2028b\u2029", "a‹U+2028›b‹U+2029›"),
        ("\uffff\ufdd0\U0010fffe", "‹U+FFFF›‹U+FDD0›‹U+10FFFE›"),
        ("\u3164\u115f", "‹U+3164›‹U+115F›"),
        ("a\u200cb\u200d", "a‹U+200C›b‹U+200D›"),
        ("\ufe0fa\ufe0f\ufe0f", "‹U+FE0F›a\ufe0f‹U+FE0F›"),
        ("می\u200c\u200c", "می\u200c‹U+200C›"),
    ],
)
def test_what_is_hidden_becomes_a_mark(written: str, shown: str) -> None:
    assert visible(written) == shown


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I don’t sense any deterrence. [sic] [the minister] [/]",
        "two\nlines\n\nand a third",
        "كتائب حزب الله",
        "می\u200cخواهم",  # Persian needs the non-joiner
        "ه\u200d. ش.",  # and the joiner, in abbreviations
        "क्\u200dष",
        "ភាសា\u200bខ្មែរ",  # Khmer marks where a line may break
        "👩\u200d👩\u200d👧 ❤\ufe0f ❤\ufe0f\u200d🔥",
        "non\u00a0breaking\u3000and wide",
        "e\u0301",
        "‹U+202E›",
    ],
)
def test_ordinary_text_is_the_same_object(text: str) -> None:
    assert visible(text) is text


def test_no_control_or_format_character_passes_but_those_that_are_seen() -> None:
    unseen = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    passed = {
        code
        for code in range(sys.maxunicode + 1)
        if category(chr(code)) in unseen and visible(f"a{chr(code)}a") == f"a{chr(code)}a"
    }
    assert passed <= SEEN_FORMATS | {0x0A}


def test_the_quick_look_misses_nothing() -> None:
    for code in range(sys.maxunicode + 1):
        if module._marked().search(chr(code)) or hidden().search(chr(code)):
            assert module._SUSPECT.search(chr(code)), hex(code)


def test_nor_does_the_quick_look_for_what_is_always_hidden() -> None:
    for code in range(sys.maxunicode + 1):
        if hidden().search(chr(code)):
            assert may_hide(chr(code)), hex(code)


@given(TEXTS)
def test_nothing_hidden_is_left(text: str) -> None:
    assert hidden().search(visible(text)) is None
    assert module._marked().search(visible(text)) is None


@given(TEXTS)
def test_applied_again_it_changes_nothing(text: str) -> None:
    assert visible(visible(text)) == visible(text)
    assert visible_line(visible_line(text)) == visible_line(text)


@given(TEXTS)
def test_any_piece_of_a_visible_text_is_safe(text: str) -> None:
    shown = visible(text)
    middle = len(shown) // 2
    assert hidden().search(shown[middle:]) is None


@given(TEXTS)
def test_what_is_visible_can_be_encoded(text: str) -> None:
    assert visible(text).encode().decode() == visible(text)


@given(TEXTS)
def test_a_line_has_no_line_breaks(text: str) -> None:
    assert len(visible_line(text).splitlines()) <= 1


def test_a_line_has_single_spaces_for_its_breaks() -> None:
    assert visible_line("one \n\n  two\nthree\n") == "one two three"
    assert visible_line("one  two") == "one  two"
