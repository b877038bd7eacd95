"""What is copied."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.library import Library
from briefing.page.attribution.citation import citation, copied
from tests.briefings import library_of
from tests.page.pages import record_of

BRIEFING = """\
actors:
  senator: {name: The Senator, kind: person, sources: [article], note: "A note on [[town]]."}
  outlet: {name: The Outlet, kind: media}
locations:
  town: {name: Town, kind: city}
sources:
  article: {kind: article, outlet: outlet}
statements:
  quoted:
    form: quote
    act: assess
    speaker: senator
    role: Senator
    said: 2023-11~
    said_as: in an interview
    chain: [unknown, article]
    text: "I don’t [sic] see [[it]].\\e[31m"
  retold: {form: paraphrase, act: assert, speaker: senator, chain: [article],
    text: "It was [[town]]."}
incidents:
  event: {title: An attack, claimed_by: [quoted], summary: "It was in [[town]]."}
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_of(tmp_path, BRIEFING)


def _copied(library: Library, slug: str) -> list[str]:
    return copied(library, record_of(library, slug)).split("\n\n")


def test_verbatim_words_are_copied_in_quotation_marks_and_with_their_citation(
    library: Library,
) -> None:
    assert _copied(library, "quoted") == [
        "“I don’t [sic] see [[it]].␛[31m”",
        "The Senator, Senator; about November 2023, printed “in an interview”. "
        "The Senator → ? (first publisher not named) → The Outlet (source read) · F6: cannot be "
        "judged. "
        "A made-up briefing, test/quoted (test.yaml:13).",
    ]


def test_words_that_are_retold_are_copied_as_that(library: Library) -> None:
    words, source = _copied(library, "retold")

    assert words == "Paraphrase: It was Town."
    assert source.startswith("The Senator; no date. The Senator → The Outlet (source read) · F6:")


def test_an_incident_is_copied_with_both_answers(library: Library) -> None:
    assert _copied(library, "event")[:-1] == [
        "An attack",
        "Did it happen? Reported only by those who say they did it: The Senator → ? "
        "(about Nov 2023).\n"
        "Who did it? Says it did it: The Senator → ? (about Nov 2023).",
        "It was in Town.",
    ]


def test_another_record_is_cited_with_its_sources(library: Library) -> None:
    assert citation(library, record_of(library, "senator")) == (
        "Sources: The Outlet, article. A made-up briefing, test/senator (test.yaml:6)."
    )
    assert _copied(library, "senator")[:-1] == ["The Senator", "A note on Town."]
