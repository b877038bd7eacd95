"""The grades of a statement and of the source that was read."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.library import Library
from briefing.page.attribution.grades import grade_facts, grade_words
from briefing.page.blocks import ItemList, plain
from briefing.page.record_loader import RecordLoader
from tests.briefings import library_of
from tests.page.pages import fact, page_of, record_of, shown, target

BRIEFING = """\
actors:
  army: {name: The Army, kind: state-forces}
  paper: {name: The Paper, kind: media}
sources:
  plain: {kind: article, outlet: paper}
  usual: {kind: article, outlet: paper, reliability: B, reliability_why: "As [[plain]] shows."}
  bad: {kind: post, outlet: unknown, title: Post, reliability: E, reliability_why: Often wrong.}
statements:
  neither: {form: quote, act: assert, speaker: army, chain: [usual, plain], text: A}
  source: {form: quote, act: assert, speaker: army, chain: [plain, usual], text: B}
  content: {form: quote, act: assert, speaker: army, chain: [plain], text: C, credibility: 3,
    credibility_why: "See [[source]]."}
  both: {form: quote, act: assert, speaker: army, chain: [bad], text: D, credibility: 5,
    credibility_why: Denied since.}
  unread: {form: quote, act: assert, speaker: army, chain: [usual, unknown], text: E}
  lost: {form: quote, act: assert, speaker: army, chain: [nowhere], text: F}
  faulty: {form: quote, act: assert, speaker: army, chain: [plain], text: G, credibility: 9}
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_of(tmp_path, BRIEFING)


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("neither", "F6: cannot be judged"),
        ("source", "B6: source usually reliable, content cannot be judged"),
        ("content", "F3: source cannot be judged, content possibly true"),
        ("both", "E5: unreliable, improbable"),
        ("unread", "F6: cannot be judged"),
        ("lost", "F6: cannot be judged"),
        ("faulty", "F6: cannot be judged"),
    ],
)
def test_the_grades_are_those_of_the_source_read_and_of_the_statement(
    library: Library, slug: str, words: str
) -> None:
    assert grade_words(record_of(library, slug), RecordLoader(library)) == words


@pytest.mark.parametrize(
    ("slug", "reasons"),
    [
        ("neither", {}),
        (
            "source",
            {
                "Reliability": "B: usually reliable (source read: The Paper, article). "
                "As The Paper, article shows."
            },
        ),
        (
            "both",
            {
                "Reliability": "E: unreliable (source read: Post). Often wrong.",
                "Credibility": "5: improbable. Denied since.",
            },
        ),
        ("unread", {}),
    ],
)
def test_the_page_of_a_statement_has_each_grade_again_only_with_its_reason(
    library: Library, slug: str, reasons: dict[str, str]
) -> None:
    record = record_of(library, slug)
    facts = grade_facts(record, RecordLoader(library))

    assert {label: plain(line) for label, line in facts} == reasons
    assert grade_words(record, RecordLoader(library)) in " ".join(shown(page_of(library, slug)))


def test_a_reason_may_lead_to_what_it_rests_on(library: Library) -> None:
    page = page_of(library, "content")

    assert fact(page, "Credibility") == "3: possibly true. See The Army: “B”."
    assert target(page, "The Army: “B”") == "source"


def test_the_page_of_a_source_has_its_grade_and_the_reason(library: Library) -> None:
    assert fact(page_of(library, "bad"), "Reliability") == "E: unreliable. Often wrong."
    assert fact(page_of(library, "plain"), "Reliability") == "F: cannot be judged"


def test_every_list_of_statements_on_a_page_has_their_way(library: Library) -> None:
    (items,) = [
        block.items
        for block in page_of(library, "usual").blocks
        if isinstance(block, ItemList) and any("“B”" in plain(item.line) for item in block.items)
    ]

    assert [plain(line) for item in items for line in item.below] == [
        "→ The Paper → The Paper · F6: cannot be judged",
        "→ The Paper → The Paper · B6: source usually reliable, content cannot be judged",
        "→ The Paper → ? · F6: cannot be judged",
    ]
