"""File names made from any text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.disk.file_names import _RESERVED
from briefing.disk.write import file_name

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


def test_names_that_are_taken_get_a_hash_that_is_the_same_every_time() -> None:
    first = file_name("al-Tanf", {"al-tanf.md"}, ".md")
    assert first == file_name("al-Tanf", {"al-tanf.md"}, ".md") == "al-tanf-a41f071d.md"
    assert file_name("Al Tanf", {"al-tanf.md"}, ".md") != first


def test_long_texts_with_the_same_beginning_are_told_apart() -> None:
    one, other = file_name("a" * 500, suffix=".md"), file_name("a" * 501, suffix=".md")
    assert one != other
    assert len(one) == len(other) == 100


@given(
    st.lists(st.text() | st.text("ab./- ’", max_size=4), max_size=12), st.sampled_from(["", ".md"])
)
def test_names_are_safe_and_never_the_same(texts: list[str], suffix: str) -> None:
    taken: set[str] = set()
    for text in texts:
        name = file_name(text, taken, suffix)
        assert name not in taken
        assert name.endswith(suffix)
        assert SAFE.fullmatch(name.removesuffix(suffix))
        assert name.removesuffix(suffix) not in _RESERVED
        assert len(name.encode()) <= 100
        taken.add(name)
