"""Folding: what two ways of writing a name have in common."""

from __future__ import annotations

import sys
from itertools import pairwise
from unicodedata import category, normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.text import fold as module
from briefing.text.fold import (
    find,
    find_text,
    fold,
    folded_map,
    has_beginnings,
    joined,
    words,
)

# Any text, and text from the corners where folding has something to do.
TEXTS = st.text() | st.text("aAé\u0301 -'’ʿءأكکىيةه٣ﬁßİıŁ½™ـ\u200b\u200d中", max_size=30)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kata’ib", "Kataib"),
        ("Kata'ib", "kata`ib"),
        ("Kataʾib", "KATA‘IB"),
        ("ʿAsāʾib Ahl al-Ḥaqq", "asaib ahl al haqq"),
        ("al-Tanf", "Al Tanf"),
        ("Deir ez-Zor", "deir ez/zor"),
        ("İstanbul", "istanbul"),
        ("Diyarbakır", "DIYARBAKIR"),
        ("Łódź, Århus, Þórshöfn", "lodz arhus thorshofn"),
        ("Straße", "STRASSE"),
        ("ﬁre", "Fire"),
        ("café", "cafe\u0301"),
        ("كَتائِب", "كتائب"),
        ("كـتـائب", "كتايب"),
        ("أحمد إحمد آحمد ٱحمد", "احمد احمد احمد احمد"),
        ("مصطفى", "مصطفي"),
        ("غزة", "غزه"),
        ("مؤتمر", "موتمر"),
        ("سماء", "سما"),
        ("کتاب علی", "كتاب علي"),
        ("٦١ ۶۱ ६१", "61 61 61"),
        ("ﷲ", "الله"),
        ("צה״ל", "צהל"),
        ("Reuters™", "reuters"),
        ("MQ-9", "mq 9"),
        ("[sic]", "sic"),
        ("zero\u200bwidth", "zerowidth"),
        ("non\u00a0breaking", "non breaking"),
        ("a_b", "a b"),
    ],
)
def test_ways_of_writing_one_name_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other) != ""


@pytest.mark.parametrize(("one", "other"), [("Iraq", "Iran"), ("12", "21"), ("علي", "عالي")])
def test_different_names_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_what_a_folded_text_looks_like() -> None:
    assert fold("  “Kata’ib  Hezbollah” – (KH), 18/11 ") == "kataib hezbollah kh 18 11"
    assert words("Deir ez-Zor") == ["deir", "ez", "zor"]
    assert fold("…!? ’") == ""
    assert words("") == []


def test_spaces_do_not_matter_to_the_joined_form() -> None:
    assert joined("Deir Ezzor") == joined("Deir ez-Zor") == joined("Deir-ez Zor") == "deirezzor"


@pytest.mark.parametrize(
    ("typed", "has"),
    [("kata hez", True), ("HEZ kata", True), ("", True), ("tib", False), ("kata x", False)],
)
def test_every_word_that_was_typed_has_to_begin_one(typed: str, *, has: bool) -> None:
    assert has_beginnings("Kata’ib Ḥezbollah", typed) is has


def test_folding_again_changes_nothing_for_any_character() -> None:
    everything = "".join(f"a{chr(code)}a " for code in range(sys.maxunicode + 1))
    folded = fold(everything)
    assert fold(folded) == folded


def test_a_folded_text_holds_only_letters_digits_and_single_spaces() -> None:
    # The full-text index keeps private-use characters for itself: no query may produce one.
    folded = fold("".join(chr(code) for code in range(sys.maxunicode + 1)))
    assert {category(character)[0] for character in set(folded)} == {"L", "N", "Z"}
    assert "  " not in folded
    assert "\ue000" not in folded


@given(TEXTS)
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXTS)
def test_case_and_composition_do_not_matter(text: str) -> None:
    assert fold(normalize("NFD", text)) == fold(text) == fold(normalize("NFC", text))
    assert fold(text.casefold()) == fold(text)


@given(TEXTS)
@example("’ a")
@example("½")
def test_the_map_has_the_folded_text_and_a_place_for_each_character(text: str) -> None:
    folded, origins = folded_map(text)
    assert folded == fold(text)
    assert len(origins) == len(folded)
    assert origins == sorted(origins)
    assert all(0 <= origin < len(text) for origin in origins)
    for letter, origin in zip(folded, origins, strict=True):
        assert letter == " " or letter in fold(text[origin])


def test_a_word_is_found_where_a_word_begins() -> None:
    text = "Drones, a drone and an undroned Drone’s pilot"
    assert [text[slice(*span)] for span in find(text, ["drone"])] == ["Drone", "drone", "Drone"]
    assert [text[slice(*span)] for span in find(text, ["drone"], prefix=False)] == ["drone"]


def test_found_words_are_shown_as_they_were_written() -> None:
    text = "Kata’ib, Kātaib\u0304 and كَتائِب"
    assert [text[slice(*s)] for s in find(text, words("kata’ib كتائب"))] == [
        "Kata’ib",
        "Kātaib\u0304",
        "كَتائِب",
    ]


def test_a_phrase_is_found_across_punctuation() -> None:
    text = "north of Deir ez-Zor."
    assert [text[slice(*span)] for span in find(text, ["deir ez zor"])] == ["Deir ez-Zor"]


def test_overlapping_finds_become_one() -> None:
    text = "Deir ez-Zor"
    assert find(text, ["deir ez", "ez zor", "zor"]) == [(0, len(text))]
    assert find("a a a a", ["a a"]) == [(0, 7)]


def test_nothing_is_found_for_no_words() -> None:
    assert find("some text", []) == find("some text", [""]) == find("", ["a"]) == []


@given(TEXTS, st.lists(TEXTS, max_size=3), st.booleans())
def test_finds_are_sorted_apart_and_inside_the_text(
    text: str, wanted: list[str], prefix: bool
) -> None:
    spans = find(text, [fold(piece) for piece in wanted], prefix=prefix)
    assert all(start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@given(TEXTS)
def test_every_word_of_a_text_is_found_in_it(text: str) -> None:
    for word in words(text):
        assert any(word in fold(text[slice(*span)]) for span in find(text, [word], prefix=False))


def test_find_in_page_looks_inside_words_too() -> None:
    text = "Drones, a drone and an undroned pilot"
    assert [text[slice(*s)] for s in find_text(text, "DRONE")] == ["Drone", "drone", "drone"]
    assert find_text("aaa", "aa") == [(0, 2)]
    assert find_text("some text", "-") == find_text("", "a") == []


@given(TEXTS, TEXTS, TEXTS)
def test_find_in_page_finds_whatever_stands_there(before: str, wanted: str, after: str) -> None:
    text = f"{before} {wanted} {after}"
    spans = find_text(text, wanted)
    assert len(spans) == fold(text).count(fold(wanted)) * bool(fold(wanted)) or any(
        len(fold(character)) > 1 for character in text
    )
    assert bool(spans) == bool(fold(wanted))


def test_the_table_stays_small_whatever_is_folded() -> None:
    fold("".join(chr(code) for code in range(sys.maxunicode + 1)))
    assert len(module._TABLE) <= module._KEPT_CHARACTERS


@given(TEXTS | st.text(st.characters(max_codepoint=0x2040), max_size=30))
def test_a_text_folds_as_its_characters_do(text: str) -> None:
    assert fold(text) == folded_map(text)[0]
