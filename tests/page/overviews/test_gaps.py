"""The page of gaps, and the sentence for each of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from briefing.analysis.gaps import KINDS, gaps
from briefing.library.library import Library
from briefing.library.query import record_reader
from briefing.library.store.record_rows import records_of
from briefing.library.store.records import Record
from briefing.page.blocks import Item, ItemList, Page, plain
from briefing.page.gap_search import all_gaps
from briefing.page.layout.layout import layout
from briefing.page.overviews import compose_overview
from briefing.page.overviews.gaps import compose
from briefing.page.record_loader import RecordLoader
from briefing.page.words import gap_sentences
from briefing.page.words.gap_sentences import gap_line, gap_text
from tests.briefings import library_of
from tests.page.pages import fact, part, questions, spans

SHIPPED = "us-forces-iraq-syria-2023"
TEXT = """\
actors:
  accuser: {name: Accuser, kind: state}
  accused:
    name: Accused
    kind: armed-group
    relations: [{type: backs, to: accuser}, {type: opposes, to: accuser}]
  too: {name: Accused Too, kind: armed-group}
  person: {name: A Person, kind: person}
  paper: {name: Paper, kind: media}
sources:
  article: {kind: article, outlet: paper, title: An Article}
  leaflet: {kind: document, outlet: unknown, title: A Leaflet, seen: false}
incidents:
  event: {title: An Event, claimed_by: [first]}
statements:
  first:
    form: quote
    act: accuse
    speaker: accuser
    chain: [unknown, article]
    about: [accused, too, person]
    text: They [sic] did it
  second:
    form: summary
    act: assert
    speaker: accuser
    chain: [unknown, article]
    text: So it was
  third:
    form: quote
    act: assert
    speaker: {unnamed: an official, of: accuser}
    chain: [article, unknown]
    text: indeed
questions:
  why:
    q: Why was [[person]] there?
"""


def listed(page: Page, heading: str) -> list[str]:
    """The list below a heading."""
    lines = part(page, heading)
    return lines[next(n for n, line in enumerate(lines) if line[0] in "•›") :]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_of(tmp_path, TEXT)


def test_the_counts_say_what_was_not_found_too(tmp_path: Path) -> None:
    page = compose(library_of(tmp_path, ""), "test")

    assert {fact(page, words.label) for words in gap_sentences.KINDS.values()} == {"none found"}
    assert not any(isinstance(block, ItemList) for block in page.blocks)


def test_every_kind_has_words(library: Library) -> None:
    page = compose(library, "test")
    counts = [fact(page, gap_sentences.KINDS[kind].label) for kind in KINDS]

    assert counts == ["4", "1", "1", "2", "3", "1", "1"]


def test_unknown_hops_stand_below_the_way_that_the_words_came(library: Library) -> None:
    assert listed(compose(library, "test"), "Publishers not named · 4") == [
        "› Accuser → ? (first publisher not named) → Paper (source read)",
        "“They [sic] did it”",
        "So it was",
        "• an official (unnamed, of Accuser) → Paper → ? (publisher not named)",
        "“indeed”",
        "› A Leaflet (publisher not named)",
    ]


def test_the_accused_of_the_same_stand_above_who_accuses_them(library: Library) -> None:
    assert listed(
        compose(library, "test"), "Accused or named as doer, and no reply recorded · 3"
    ) == [
        "› Accused; Accused Too; A Person",
        "Accuser: “They [sic] did it” · Paper (source read)",
    ]


def test_relations_stand_below_their_actor(library: Library) -> None:
    assert listed(compose(library, "test"), "Relations without a source · 2") == [
        "› Accused",
        "backs Accuser",
        "opposes Accuser",
    ]


def test_the_others_are_named_with_what_is_known(library: Library) -> None:
    page = compose(library, "test")

    assert listed(page, "At most one known first speaker · 1") == [
        "› An Event",
        "1 report, 1 first speaker: Accuser. Read in one source: Paper. Not all",
        "who passed on 1 report are named.",
    ]
    assert listed(page, "Mentioned, but never speaking · 1") == [
        "› A Person · 1 statement about them"
    ]
    assert listed(page, "Open questions · 1") == ["› Why was A Person there?"]


def test_a_gap_is_one_plain_sentence(library: Library) -> None:
    look = RecordLoader(library)
    said = {(gap.kind, gap.path): gap_text(gap, look) for gap in gaps(library, "test", look)}

    assert said == {
        ("unknown-hop", "chain.0"): "It is not stated who passed on the words of Accuser to Paper",
        ("unknown-hop", "chain.1"): "It is not stated who passed on the words after Paper",
        ("unknown-hop", "outlet"): "It is not stated who published A Leaflet",
        ("unnamed-speaker", "speaker"): (
            "The source does not name the speaker: an official, of Accuser"
        ),
        ("one-first-speaker", ""): (
            "At most one known first speaker: An Event; 1 report; "
            "the only known first speaker is Accuser"
        ),
        (
            "unattributed-relation",
            "relations.0",
        ): "Relation without a source: Accused, backs Accuser",
        ("unattributed-relation", "relations.1"): (
            "Relation without a source: Accused, opposes Accuser"
        ),
        ("no-reply", "about.0"): (
            "Accused by Accuser, through Paper, and no reply recorded: Accused"
        ),
        ("no-reply", "about.1"): (
            "Accused by Accuser, through Paper, and no reply recorded: Accused Too"
        ),
        ("no-reply", "about.2"): (
            "Accused by Accuser, through Paper, and no reply recorded: A Person"
        ),
        ("never-quoted", ""): ("Mentioned, but never speaks, directly or in paraphrase: A Person"),
        ("open-question", "q"): "Open question: Why was A Person there?",
    }


def test_every_sentence_leads_to_its_record(library: Library) -> None:
    look = RecordLoader(library)

    for gap in gaps(library, "test", look):
        assert gap.key in [span.link for span in gap_line(gap, look)]


def _many(count: int) -> str:
    rows = [f"  q{number}: {{q: Why {number}?}}" for number in range(count)]
    said = "{form: quote, act: accuse, chain: [unknown], text: Words, speaker:"
    rows += ["statements:"]
    rows += [f"  s{n}: {said} {{unnamed: one}}, about: [event, a{n}]}}" for n in range(count)]
    rows += ["incidents:", "  event: {title: An event}", "actors:"]
    rows += [f"  a{n}: {{name: Actor {n}, kind: person}}" for n in range(count)]
    return "\n".join(["questions:", *rows])


def test_a_long_list_ends_with_how_many_more_there_are(tmp_path: Path) -> None:
    page = compose(library_of(tmp_path, _many(103)), "test")
    lists = [block for block in page.blocks if isinstance(block, ItemList)]

    assert "• and 3 more; `briefing gaps --json` prints all of them" in part(
        page, "Open questions · 103"
    )
    assert len(lists[-1].items) == 101
    assert isinstance(lists[-1].items[0], Item)


def test_the_questions_to_the_library_hardly_grow_with_the_records(tmp_path: Path) -> None:
    asked = {}
    for count in (190, 390):  # one page of records of a section, and two
        library = library_of(tmp_path / str(count), _many(count))
        queries = questions(library)
        compose(library, "test")
        asked[count] = len(queries)

    assert asked[390] < 2.1 * asked[190]
    assert asked[190] < 190


@pytest.fixture(scope="module")
def page(shipped: Library) -> Page:
    return compose_overview(shipped, "gaps", SHIPPED)


@pytest.mark.parametrize("width", [20, 38, 72, 120])
def test_the_page_fits(page: Page, width: int) -> None:
    assert all(cell_len(plain(line)) <= width for line in layout(page, width).lines)


def test_the_page_leads_to_every_gap_of_the_shipped_briefing(shipped: Library, page: Page) -> None:
    linked = {span.link for span in spans(page)}
    wanted = {gap.key for gap in gaps(shipped, SHIPPED, RecordLoader(shipped))}

    assert wanted <= linked
    assert not any(span.style == "error" for span in spans(page))


def test_no_statement_is_named_without_its_speaker_and_its_source(
    shipped: Library, page: Page
) -> None:
    items = [item for block in page.blocks if isinstance(block, ItemList) for item in block.items]
    keys = {span.link for span in spans(page) if span.link}
    statements = {key for key, one in shipped.records(keys).items() if one.section == "statements"}
    naming = [
        "\n".join(map(plain, (item.line, *item.below)))
        for item in items
        if any(span.link in statements for line in (item.line, *item.below) for span in line)
    ]

    assert len(naming) > 10
    assert all("source read" in one for one in naming)


@pytest.mark.parametrize("day", ["", "2023-11-16"])
def test_fetching_ahead_changes_no_gap(shipped: Library, day: str) -> None:
    library = shipped.as_of(day)
    found = list(all_gaps(library, SHIPPED))

    assert found
    assert found == list(gaps(library, SHIPPED, RecordLoader(library)))


def test_of_several_reports_none_is_said_to_come_from_an_origin_that_it_does_not_name(
    tmp_path: Path,
) -> None:
    text = """\
    actors:
      group: {name: The Group, kind: armed-group}
      paper: {name: Paper, kind: media}
    sources:
      article: {kind: article, outlet: paper}
    statements:
      claim: {form: summary, act: claim-responsibility, speaker: group, chain: [article], text: A}
      seen: {form: summary, act: confirm, speaker: {unnamed: a woman}, chain: [article], text: B}
    incidents:
      raid: {title: A Raid, claimed_by: [claim], confirmed_by: [seen]}
    """
    library = library_of(tmp_path, text)
    look = RecordLoader(library)
    said = [gap_text(gap, look) for gap in gaps(library, "test", look)]

    assert (
        "At most one known first speaker: A Raid; 2 reports; "
        "the only known first speaker is The Group" in said
    )


def test_a_yes_or_no_about_a_record_reads_none_of_those_that_link_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = 0

    def counted(rows: Sequence[Sequence[Any]]) -> list[Record]:
        nonlocal read
        read += len(rows)
        return records_of(rows)

    monkeypatch.setattr(record_reader, "records_of", counted)
    said = (
        "  s-{}: {{form: summary, act: assert, speaker: one, said: 2024-01-01, chain: article,"
        " about: two, text: Words}}\n"
    )
    work = []
    for count in (3, 300):
        rows = "".join(said.format(number) for number in range(count))
        library = library_of(
            tmp_path / str(count),
            "actors:\n  one: {name: One, kind: person}\n  two: {name: Two, kind: person}\n"
            f"sources:\n  article: {{kind: article, title: Title}}\nstatements:\n{rows}",
        )
        before = read
        assert [(gap.kind, gap.key.slug) for gap in all_gaps(library, "test")] == [
            ("never-quoted", "two")
        ]
        work.append(read - before)
    assert work[0] == work[1]
