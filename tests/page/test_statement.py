"""The page of a statement."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.library import Library
from briefing.page.blocks import Words, plain
from tests.briefings import library_of
from tests.page.pages import fact, page_of, shown, target

BRIEFING = """\
actors:
  senator: {name: The Senator, kind: person}
  group: {name: The Group, kind: armed-group}
  outlet: {name: The Outlet, kind: media}
  dod: {name: US DoD, kind: state-body}
sources:
  article: {kind: article, outlet: outlet}
  own: {kind: statement, outlet: group, seen: false}
statements:
  quoted:
    form: quote
    act: assess
    speaker: senator
    role: Member of a Committee
    said: 2023-11~
    said_as: in an interview
    chain: [unknown, article]
    about: [summed]
    text: I [the minister] don’t [sic] see [[summed]] any.
  summed:
    form: summary
    act: claim-responsibility
    speaker: group
    chain: [own, article]
    responds_to: [quoted]
    text: It attacked [[dod|them]].
  unnamed:
    form: paraphrase
    act: assert
    speaker: {unnamed: a US military official, of: dod}
    chain: [article]
    text: There were 61.
    original: {lang: ar, text: كانت}
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_of(tmp_path, BRIEFING)


def test_the_words_come_first_then_who_when_and_through_whom(library: Library) -> None:
    assert shown(page_of(library, "quoted"), 90)[:5] == [
        "statement · quote",
        "│ “I [the minister] don’t [sic] see [[summed]] any.”",
        "— The Senator, Member of a Committee",
        "about November 2023, printed “in an interview”",
        "The Senator → ? (first publisher not named) → The Outlet (source read) · F6:",
    ]


def test_words_that_are_retold_have_no_marks_of_quotation_but_their_links(library: Library) -> None:
    page = page_of(library, "summed")

    assert shown(page)[1:3] == ["Summary: It attacked them.", "— The Group"]
    assert target(page, "them") == "dod"


def test_a_text_of_the_speakers_own_is_said_to_be_that(library: Library) -> None:
    page = page_of(library, "summed")

    words = page.blocks[0]
    assert isinstance(words, Words)
    assert plain(words.attribution.chain).startswith(
        "The Group (its own publication, not read) → The Outlet (source read) · "
    )
    assert target(page, "itself") == "own"


def test_an_unnamed_speaker_has_the_body_linked(library: Library) -> None:
    page = page_of(library, "unnamed")

    said = "a US military official (unnamed, of US DoD)"
    assert shown(page)[2:4] == [f"— {said}", f"{said} → The Outlet (source read)"]
    assert target(page, "US DoD") == "dod"


def test_a_statement_is_named_by_its_speaker_and_its_words(library: Library) -> None:
    assert fact(page_of(library, "quoted"), "About") == "The Group: It attacked them."
    assert fact(page_of(library, "summed"), "Responds to").startswith("The Senator: “I [the")


def test_the_cut_of_a_quotation_is_marked_outside_of_it(library: Library) -> None:
    assert fact(page_of(library, "summed"), "Responds to").endswith("see [[summed]]”\u00a0…")


def test_both_grades_are_in_words_and_are_f_and_6_where_nobody_judged(library: Library) -> None:
    page = page_of(library, "quoted")

    assert fact(page, "Reliability") == "F: cannot be judged (source read: The Outlet, article)"
    assert fact(page, "Credibility") == "6: cannot be judged"


def test_original_words_of_a_paraphrase_are_no_quotation(library: Library) -> None:
    assert fact(page_of(library, "unnamed"), "Original (ar)") == "كانت"


def test_the_words_on_the_page_are_the_words_in_the_file(library: Library) -> None:
    words = page_of(library, "quoted").blocks[0]

    assert isinstance(words, Words)
    assert words.verbatim
    assert plain(words.line) == "I [the minister] don’t [sic] see [[summed]] any."
