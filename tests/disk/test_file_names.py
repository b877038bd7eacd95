"""File names made from any text."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.disk.file_names import (
    _RESERVED,
    file_name,
    is_text,
    note_stem,
    path_of,
    text_of,
)

SAFE = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")


def test_a_slug_is_its_own_name() -> None:
    assert file_name("us-forces", suffix=".md") == "us-forces.md"
    assert file_name("us-forces") == "us-forces"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kata’ib Hezbollah", "kataib-hezbollah.md"),
        ("Deir ez-Zor", "deir-ez-zor.md"),
        ("../../etc/passwd", "etc-passwd.md"),
        ("C:\\Windows", "c-windows.md"),
        ("$(rm -rf ~); a|b", "rm-rf-a-b.md"),
        ("-rf", "rf.md"),
        (".hidden", "hidden.md"),
        ("a\0b\nc", "a-b-c.md"),
    ],
)
def test_a_text_is_named_by_its_words(text: str, name: str) -> None:
    assert file_name(text, suffix=".md") == name


def test_texts_without_latin_letters_are_told_apart_by_a_hash() -> None:
    names = {file_name(text) for text in ("كتائب", "حزب", "..", ".", "", "中")}
    assert len(names) == 6
    assert all(re.fullmatch("[0-9a-f]{8}", name) for name in names)


@pytest.mark.parametrize("text", ["con", "NUL", "Aux", "com1", "lpt9"])
def test_names_that_windows_keeps_get_a_hash(text: str) -> None:
    assert re.fullmatch(rf"{text.lower()}-[0-9a-f]{{8}}\.md", file_name(text, suffix=".md"))


def test_long_texts_with_the_same_beginning_are_told_apart() -> None:
    one, other = file_name("a" * 500, suffix=".md"), file_name("a" * 501, suffix=".md")
    assert one != other
    assert len(one) == len(other) == 100


@given(st.text() | st.text("ab./- ’", max_size=4), st.sampled_from(["", ".md"]))
def test_names_are_safe(text: str, suffix: str) -> None:
    name = file_name(text, suffix)
    assert name.endswith(suffix)
    assert SAFE.fullmatch(name.removesuffix(suffix))
    assert name.removesuffix(suffix) not in _RESERVED
    assert len(name.encode()) <= 100


@pytest.mark.parametrize("slug", ["us-forces", "a--b", "a-b", "a-", "mayor~2", "index", "console"])
def test_a_slug_is_the_name_of_its_note(slug: str) -> None:
    assert note_stem(slug) == slug


@pytest.mark.parametrize("slug", ["con", "nul", "com1", "lpt9", "a" * 260, "../x", "a:b", "X", ""])
def test_what_no_file_can_be_called_everywhere_gets_a_hash(slug: str) -> None:
    assert re.fullmatch(r"(?:[a-z0-9-]{1,81}~)?[0-9a-f]{8}", note_stem(slug))


@given(st.lists(st.from_regex(r"[a-z0-9][a-z0-9-]{0,120}\Z") | st.text(max_size=6), unique=True))
def test_two_records_never_have_one_note(slugs: list[str]) -> None:
    assert len({note_stem(slug).casefold() for slug in slugs}) == len(slugs)


def test_a_name_is_the_same_text_in_every_locale_and_leads_back(tmp_path: Path) -> None:
    for name in ("Brücke.yaml", "桥/河.yaml", "план.yaml"):
        assert text_of(name) == name
        assert path_of(tmp_path, name) == tmp_path / name
    assert text_of(os.fsdecode(b"Br\xfccke")) == r"Br\xfccke"
    assert is_text("Brücke")
    assert not is_text(os.fsdecode(b"Br\xfccke"))
