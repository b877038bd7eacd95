"""The briefing's own prose, with its links."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.library.library import Library
from briefing.page.blocks import Line, plain
from briefing.page.record_loader import RecordLoader
from briefing.page.words.labels import shortened
from briefing.page.words.prose import as_written, lines
from tests.briefings import library_of

BRIEFING = """\
actors:
  group: {name: The Group, kind: party}
statements:
  said: {form: quote, act: assert, speaker: group, chain: [unknown], text: Words}
"""


@pytest.fixture
def look(tmp_path: Path) -> RecordLoader:
    return RecordLoader(library_of(tmp_path, BRIEFING))


def _links(line: Line) -> list[tuple[str, str]]:
    return [(span.text, span.link.slug) for span in line if span.link]


def test_a_link_shows_its_own_words_or_the_name_of_the_record(look: RecordLoader) -> None:
    line = as_written("See [[group|them]], [[group]] and [[said]].", "test", look)

    assert plain(line) == "See them, The Group and The Group: “Words”."
    assert _links(line) == [
        ("them", "group"),
        ("The Group", "group"),
        ("The Group: “Words”", "said"),
    ]


def test_a_link_may_name_its_briefing(look: RecordLoader) -> None:
    assert _links(as_written("[[test/group]]", "other", look)) == [("The Group", "group")]


def test_a_link_that_leads_nowhere_shows_as_written(look: RecordLoader) -> None:
    line = as_written("See [[nobody|them]].", "test", look)

    assert [(span.text, span.style) for span in line if span.style] == [
        ("[[nobody|them]]", "error")
    ]


@pytest.mark.parametrize("text", ["a [sic] b", "[[", "[[a [b]]]", "[the minister]"])
def test_brackets_that_are_no_link_are_text(look: RecordLoader, text: str) -> None:
    assert plain(as_written(text, "test", look)) == text


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("One\ntwo\n\nthree", ["One two", "three"]),
        ("One\n \t\n\ntwo", ["One", "two"]),
        ("folded one\nfolded two", ["folded one", "folded two"]),
        ("", []),
    ],
)
def test_blank_lines_separate_paragraphs(
    look: RecordLoader, text: str, paragraphs: list[str]
) -> None:
    assert list(map(plain, lines(text, "test", look))) == paragraphs


def test_prose_that_is_shown_again_asks_nothing_new(look: RecordLoader) -> None:
    as_written("[[group]] [[said]]", "test", look)
    library: Library = look.library
    library.close()

    assert plain(as_written("[[group]] [[said]]", "test", look)) == "The Group The Group: “Words”"


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        ("one  two\nthree", 20, ("one two three", False)),
        ("one two, three", 9, ("one two", True)),
        ("a-word-that-is-long", 6, ("a-word", True)),
        ("", 5, ("", False)),
    ],
)
def test_a_text_is_shortened_between_words(
    text: str, length: int, expected: tuple[str, bool]
) -> None:
    assert shortened(text, length) == expected


@given(st.text(" \nab", max_size=40), st.integers(1, 12))
def test_of_a_text_that_is_shortened_every_blank_is_one(text: str, length: int) -> None:
    line = " ".join(text.split())
    words, cut = shortened(text, length)

    assert line.startswith(words)
    assert cut == (len(line) > length)
