"""The page of a statement."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.library import Library
from briefing.page.blocks import StatementWords, plain
from tests.briefings import library_of
from tests.page.pages import fact, page_of, part, questions, shown, target

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
    assert shown(page_of(library, "quoted"), 100)[:5] == [
        "▎ “I [the minister] don’t [sic] see [[summed]] any.”",
        "The Senator, Member of a Committee",
        "about November 2023, printed “in an interview” · quotation, word for",
        "word · assesses",
        "The Senator → ? (first publisher not named) → The Outlet (source read)",
    ]


def test_words_that_are_retold_have_no_marks_of_quotation_but_their_links(library: Library) -> None:
    page = page_of(library, "summed")

    assert shown(page)[:2] == ["Summary: It attacked them.", "The Group"]
    assert target(page, "them") == "dod"


def test_a_text_of_the_speakers_own_is_said_to_be_that(library: Library) -> None:
    page = page_of(library, "summed")

    words = page.blocks[0]
    assert isinstance(words, StatementWords)
    assert plain(words.attribution.chain).startswith(
        "The Group (its own publication, not read) → The Outlet (source read) · "
    )
    assert target(page, "its own publication") == "own"


def test_an_unnamed_speaker_has_the_body_linked(library: Library) -> None:
    page = page_of(library, "unnamed")

    said = "a US military official (unnamed, of US DoD)"
    assert shown(page)[1:4] == [
        said,
        "no date given · paraphrase, not in the speaker's words · asserts",
        f"{said} → The Outlet (source read)",
    ]
    assert target(page, "US DoD") == "dod"


def test_a_statement_is_named_by_its_speaker_and_its_words(library: Library) -> None:
    assert fact(page_of(library, "quoted"), "About") == "The Group: It attacked them."
    assert fact(page_of(library, "summed"), "Responds to").startswith("The Senator: “I [the")


def test_the_cut_of_a_quotation_is_marked_outside_of_it(library: Library) -> None:
    assert fact(page_of(library, "summed"), "Responds to").endswith("see [[summed]]”\u00a0…")


def test_original_words_of_a_paraphrase_are_no_quotation(library: Library) -> None:
    assert fact(page_of(library, "unnamed"), "Original (ar)") == "كانت"


def test_the_words_on_the_page_are_the_words_in_the_file(library: Library) -> None:
    words = page_of(library, "quoted").blocks[0]

    assert isinstance(words, StatementWords)
    assert words.verbatim
    assert plain(words.line) == "I [the minister] don’t [sic] see [[summed]] any."


def test_what_stands_against_it_is_told_or_that_nothing_does(library: Library) -> None:
    assert fact(page_of(library, "quoted"), "Against it") == "nothing in these records"


ANSWERED = """\
actors:
  group: {name: The Group, kind: armed-group, positions: {role: Guest, according_to: article}}
  army: {name: The Army, kind: state-forces}
  navy: {name: The Navy, kind: state-forces}
sources:
  article: {kind: article, outlet: army, author: {actor: navy}}
statements:
  claim:
    form: summary
    act: claim-responsibility
    speaker: group
    chain: article
    about: raid
    text: It did.
  denial:
    form: quote
    act: deny
    speaker: army
    said: 2024-04-09
    chain: article
    about: raid
    responds_to: claim
    text: It was not.
  told:
    form: paraphrase
    act: report-figure
    speaker: {unnamed: guards, of: [army, navy], count: 3}
    chain: article
    about: raid
    confidence: high confidence
    basis: saw it
    text: There were two.
  rumour: {form: summary, act: assert, speaker: unknown, chain: article, text: It is so.}
  thanks: {form: summary, act: assert, speaker: army, chain: article, text: It is glad.}
incidents:
  raid: {title: A raid, claimed_by: claim, denied_by: denial, reported_by: told}
"""


def test_a_denial_is_told_below_the_claim_in_full_and_in_short(tmp_path: Path) -> None:
    library = library_of(tmp_path, ANSWERED)

    assert fact(page_of(library, "claim"), "Against it") == (
        "Denied by The Army, 9 April 2024: “It was not.”"
    )
    assert "Against it: denied by The Army" in shown(page_of(library, "group"))
    assert "Against it: denied by The Army" in shown(page_of(library, "navy"))
    assert "no date given · summary · nothing against it in these records" in shown(
        page_of(library, "army")
    )


def test_above_very_long_words_stands_also_what_is_against_them(tmp_path: Path) -> None:
    long = ANSWERED.replace("text: It did.", f"text: {'It did. ' * 300}")
    lines = shown(page_of(library_of(tmp_path, long), "claim"))

    assert lines.index("Against it: denied by The Army") < 5


def test_an_unnamed_speaker_may_be_of_one_of_several_bodies_and_at_least_so_many(
    tmp_path: Path,
) -> None:
    library = library_of(tmp_path, ANSWERED)

    said = "guards (at least 3, unnamed, of one of these: The Army, The Navy)"
    assert shown(page_of(library, "told"), 100)[1] == said
    assert shown(page_of(library, "rumour"), 100)[1] == "speaker not known"


def test_how_sure_a_speaker_is_and_on_what_is_quoted(tmp_path: Path) -> None:
    page = page_of(library_of(tmp_path, ANSWERED), "told")

    assert fact(page, "How sure") == "“high confidence”"
    assert fact(page, "On what") == "“saw it”"


def test_who_says_so_of_an_office_and_who_speaks_in_a_source(tmp_path: Path) -> None:
    library = library_of(tmp_path, ANSWERED)

    assert part(page_of(library, "group"), "Relations")[2] == "Position  Guest  The Army, article"
    assert fact(page_of(library, "article"), "Author").startswith("The Navy (speaks in it")


def test_ahead_of_many_numbers_a_few_questions_are_asked(tmp_path: Path) -> None:
    told = "".join(
        f"  s{n}: {{form: quote, act: report-figure, speaker: a{n}, chain: [src], text: T}}\n"
        for n in range(100)
    )
    actors = "".join(f"  a{n}: {{name: Actor {n}, kind: party}}\n" for n in range(100))
    figures = ""
    for name, link, first in (("own", "", 0), ("rival", ", same_count_as: [own]", 50)):
        points = ", ".join(
            f"{{as_of: 2023-{n % 12 + 1:02}-{n // 12 + 1:02}, value: {len(name)}, "
            f"by: s{(n + first) % 100}}}"
            for n in range(100)
        )
        figures += f"  {name}: {{title: T, unit: people, kind: stock{link}, points: [{points}]}}\n"
    library = library_of(
        tmp_path,
        f"actors:\n{actors}sources:\n  src: {{kind: article, outlet: a0}}\n"
        f"statements:\n{told}figures:\n{figures}",
    )
    asked = questions(library)

    page = page_of(library, "s7")

    assert fact(page, "Against it").startswith("Another number, 5, by Actor 57")
    assert len(asked) <= 35


@pytest.mark.parametrize("form", ["quote", "paraphrase"])
def test_line_breaks_in_a_text_are_line_breaks(form: str, tmp_path: Path) -> None:
    made = BRIEFING + (
        f"  lines:\n    form: {form}\n    act: assert\n    speaker: senator\n    chain: [article]\n"
        "    text: |\n      First line.\n      Second line.\n"
    )
    rows = shown(page_of(library_of(tmp_path, made), "lines"), 100)
    first = next(number for number, row in enumerate(rows) if "First line." in row)
    assert "Second line." not in rows[first]
    assert "Second line." in rows[first + 1]
    assert rows[first + 1].endswith("Second line.”" if form == "quote" else "Second line.")
