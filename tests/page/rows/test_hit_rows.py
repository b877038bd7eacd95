"""Rows of what was found: the words as a list has them, with what matched marked."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.library import Library
from briefing.page.blocks import plain
from briefing.page.rows.row import Row
from briefing.page.rows.rows import RowComposer
from briefing.search.search import search
from tests.briefings import library_of

FILL = "and then there is more to tell of it than anybody has the time to hear " * 4
BRIEFING = f"""\
actors:
  wire: {{name: The Wire, kind: media}}
sources:
  feed: {{kind: post, outlet: wire, title: Feed}}
statements:
  said: {{form: quote, act: assert, speaker: wire, chain: [feed], text: A drone fell,
    note: Its maker is not told}}
  long: {{form: quote, act: assert, speaker: wire, chain: [feed], text: {FILL}a rocket fell}}
  part: {{form: partial-quote, act: assert, speaker: wire, chain: [feed], text: a shell}}
  told: {{form: paraphrase, act: assert, speaker: wire, chain: [feed], text: A mine went off.}}
questions:
  why: {{q: Whose drone was it}}
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_of(tmp_path, BRIEFING)


def found(library: Library, query: str, slug: str) -> Row:
    answer = search(library, query)
    records = library.lists.page(answer.listing, 0, 20)
    near = answer.is_near(library, records) if answer.near else frozenset()
    rows = RowComposer(library).found(records, (*answer.words, *answer.near), near)
    return next(row for row in rows if row.key.slug == slug)


@pytest.mark.parametrize(
    ("query", "slug", "said"),
    [
        ("drone", "said", "“A drone fell”"),
        ("shell", "part", "…\u00a0“a shell”\u00a0…"),
        ("mine", "told", "A mine went off."),
    ],
)
def test_words_stand_as_in_a_list_with_the_match_marked(
    library: Library, query: str, slug: str, said: str
) -> None:
    row = found(library, query, slug)
    assert plain(row.second) == said
    assert [span.text for span in row.second if span.style == "match"] == [query]
    assert not row.found


def test_long_words_begin_near_what_matched_and_say_so(library: Library) -> None:
    words = plain(found(library, "rocket", "long").second)
    assert words.startswith("…\u00a0“")
    assert words.endswith("a rocket fell”")
    assert len(words) < 120


def test_what_is_no_part_of_the_words_has_a_line_of_its_own(library: Library) -> None:
    row = found(library, "maker", "said")
    assert plain(row.second) == "“A drone fell”"
    assert plain(row.found) == "note: Its maker is not told"


def test_a_question_is_not_told_twice(library: Library) -> None:
    row = found(library, "drone", "why")
    assert plain(row.first) == "Whose drone was it"
    assert "drone" not in plain(row.second)


def test_what_matched_nearly_says_so_before_the_speaker(library: Library) -> None:
    row = found(library, "rockett~", "long")
    assert row.speech is not None
    assert plain(row.speech.who).startswith("≈ ")
