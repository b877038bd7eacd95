"""The pages of places, sources, figures, terms, questions, and the front page."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.library import Library
from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.page.blocks import Table, plain
from briefing.page.sections.registry import COMPOSERS, compose
from tests.briefings import library_of
from tests.page.pages import adding_up_rows, fact, page_of, part, shown, spans, target

HEADER = """\
briefing:
  title: A made-up briefing
  as_of: 2024-05-01
  basis: One source, [[outlet|The Outlet]]; not checked.
  summary: >-
    First of [[town]].

    Then of more.
"""
BRIEFING = """\
actors:
  outlet: {name: The Outlet, kind: media}
locations:
  land: {name: Land, kind: country}
  town: {name: Town, kind: city, in: land, at: [-1.5, 0.25], precision: region}
  road: {name: Road, kind: route, in: town, at: [3, -4]}
sources:
  article: {kind: article, outlet: outlet, title: Heroes Win, url: "https://example.org/a"}
  heard: {kind: interview, outlet: unknown, seen: false, title: Heard of}
statements:
  count: {form: quote, act: report-figure, speaker: outlet, chain: [heard, article], text: 5 more}
incidents:
  on-road: {title: On the road, where: road, date: 2024-02-01, claimed_by: [count]}
  in-town: {title: In town, where: town, date: 2024-01-01}
  nowhere: {title: Elsewhere}
figures:
  tally:
    label: Tally
    unit: shots
    kind: cumulative
    where: town
    since: 2024
    points:
      - {as_of: 2024-01-03, value: 8, by: count}
      - {as_of: 2024-01-01, value: 10, by: count}
      - {as_of: 2024-01-04, value: 12000, q: over}
    stated:
      - {says: five more, delta: 5, window: PT48H, by: count}
  empty: {label: Empty, unit: shots, kind: stock}
terms:
  loaded: {as_printed: [heroes, the heroes], neutral: fighters, used_by: outlet}
questions:
  why: {q: "Why in [[town]]? See [[how]].", about: [in-town]}
  how: {q: "How? See [[why]]."}
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_of(tmp_path, BRIEFING, header=HEADER)


def test_a_place_says_where_it_is_and_how_well_that_is_known(library: Library) -> None:
    page = page_of(library, "town")

    assert fact(page, "In") == "Land"
    assert fact(page, "Coordinates") == "1.5° S, 0.25° E (region: only the region is known)"
    assert fact(page, "Places inside") == "Road"
    assert fact(page_of(library, "road"), "Coordinates") == "3° N, 4° W (precision not given)"


def test_a_place_has_what_happened_there_and_inside_the_newest_first(library: Library) -> None:
    assert part(page_of(library, "land"), "What happened here") == [
        "› On the road",
        "1 February 2024 · claimant only · claimed · Road (Town, Land)",
        "› In town",
        "1 January 2024 · no report · not named · Town (Land)",
    ]


def test_a_place_does_not_repeat_its_own_name_or_its_incidents(library: Library) -> None:
    page = page_of(library, "town")

    assert "1 January 2024 · no report · not named" in part(page, "What happened here")
    assert shown(page).count("› In town") == 1
    assert fact(page, "Figures") == "Tally"


def test_a_place_of_the_same_name_elsewhere_is_another_place(tmp_path: Path) -> None:
    text = """\
        locations:
          tripoli: {name: Tripoli, kind: city}
          other: {name: Tripoli, kind: city}
        incidents:
          event: {title: An event, where: other}
        """
    page = page_of(library_of(tmp_path, text), "tripoli")

    assert part(page, "What happened here") == ["No incident is recorded."]


def test_a_title_that_was_read_is_quoted_and_one_that_was_not_is_not(library: Library) -> None:
    assert shown(page_of(library, "article"))[0] == "“Heroes Win”"
    assert shown(page_of(library, "heard"))[0] == "Heard of"


def test_a_source_says_whether_it_was_read_and_how_far_to_trust_it(library: Library) -> None:
    assert fact(page_of(library, "article"), "Read") == "for this briefing"
    assert fact(page_of(library, "article"), "Reliability") == "F: cannot be judged"
    heard = page_of(library, "heard")
    assert fact(heard, "Read") == "not read: known only through another source"
    assert fact(heard, "Published by") == "unknown"


def test_the_address_of_a_source_leads_out(library: Library) -> None:
    (address,) = [span for span in spans(page_of(library, "article")) if span.url]

    assert address.url == "https://example.org/a"


def test_a_source_has_what_came_through_it_with_the_speaker(library: Library) -> None:
    assert part(page_of(library, "heard"), "What came through it") == [
        "› The Outlet: “5 more”",
        "→ Heard of → The Outlet · F6: cannot be judged",
    ]


def test_a_figure_is_a_table_over_time_with_who_says_so(library: Library) -> None:
    assert _tallied(library) == [
        ["As of", "Value", "Change", "Days", "Per day", "Who says so"],
        ["1 Jan 2024", "10", "–", "–", "–", HEARD],
        ["3 Jan 2024", "8", "−2", "2", "−1", HEARD],
        ["4 Jan 2024", "over 12,000", "–", "–", "–", "nobody named"],
    ]


def test_a_change_is_only_worked_out_between_exact_numbers(library: Library) -> None:
    assert [row[2] for row in _tallied(library)[1:]] == ["–", "−2", "–"]


HEARD = "The Outlet → Heard of → The Outlet"


def _tallied(library: Library) -> list[list[str]]:
    """The table of the tally, cell by cell."""
    *_, table = (one for one in page_of(library, "tally").blocks if isinstance(one, Table))
    return [[plain(cell) for cell in row] for row in (table.head, *table.rows)]


def test_points_are_in_the_order_of_their_days(tmp_path: Path) -> None:
    text = """\
        figures:
          tally:
            label: Tally
            unit: shots
            kind: cumulative
            points:
              - {as_of: 2024/.., value: 3}
              - {as_of: 2024-02, value: 2}
              - {as_of: 2024-01-31, value: 1}
        """
    rows = part(page_of(library_of(tmp_path, text), "tally"), "Over time")[2:]

    assert [row.rpartition("  nobody")[0].split()[-2] for row in rows] == ["1", "2", "3"]


def test_a_stated_sum_has_its_numbers_and_its_author(library: Library) -> None:
    page = page_of(library, "tally")
    lines = adding_up_rows(page)

    assert "≠ 2 inconsistent  = 1 consistent" in " ".join(shown(page)).replace("\u00a0", " ")
    assert any("five more, stated by The Outlet" in line for line in lines)
    assert "not 5" in " ".join(lines)
    assert "48 hours" in " ".join(lines)


def test_a_figure_without_points_has_a_page(library: Library) -> None:
    assert "Shots, a number at one time." in shown(page_of(library, "empty"))


def test_a_loaded_term_stands_in_quotation_marks(library: Library) -> None:
    page = page_of(library, "loaded")

    assert page.title == "“heroes”"
    assert fact(page, "As printed") == "“heroes”, “the heroes”"
    assert fact(page, "In plain words") == "fighters"


def test_a_question_has_its_links_and_what_it_is_about(library: Library) -> None:
    page = page_of(library, "why")

    assert shown(page)[0] == "Why in Town? See How? See why.."
    assert part(page, "Asks about") == ["› In town"]
    assert target(page, "Town") == "town"


def test_the_front_page_begins_with_what_everything_rests_on(library: Library) -> None:
    page = page_of(library, "briefing")

    assert shown(page)[:3] == [
        "A made-up briefing",
        "As of 1 May 2024",
        "▎ What this rests on: One source, The Outlet; not checked.",
    ]
    assert target(page, "The Outlet") == "outlet"


def test_the_summary_of_the_front_page_keeps_its_paragraphs(library: Library) -> None:
    lines = shown(page_of(library, "briefing"))

    assert lines[lines.index("First of Town.") + 1] == "Then of more."


def test_the_front_page_counts_what_there_is_and_lists_the_questions(library: Library) -> None:
    page = page_of(library, "briefing")
    counts = {span.text: span.query for span in spans(page) if span.query}

    assert counts["3\u00a0incidents"] == "kind:incident"
    assert counts["1\u00a0term"] == "kind:term"
    assert part(page, "What it does not know")[:2] == [
        "› Why in Town? See how.",
        "› How? See why.",
    ]


def test_the_front_page_says_what_is_wrong_with_the_briefing(tmp_path: Path) -> None:
    lines = [f"  a{n}: {{name: A, kind: nothing}}" for n in range(12)]
    page = page_of(library_of(tmp_path, "actors:\n" + "\n".join(lines)), "briefing")
    errors = [line for line in shown(page, 200) if line.startswith("▎ error")]

    assert len(errors) == 10
    assert any("and 2 more problems; `briefing check`" in line for line in shown(page))


def test_a_briefing_without_a_basis_says_so(tmp_path: Path) -> None:
    page = page_of(
        library_of(tmp_path, "", header="briefing: {title: T, as_of: 2024}\n"), "briefing"
    )

    assert any("does not say what it rests on" in line for line in shown(page))


def test_every_section_has_a_composer(library: Library) -> None:
    assert {section.name for section in library.briefings.sections("test")} == COMPOSERS.keys()


def test_a_record_of_an_unheard_of_section_shows_what_was_written(library: Library) -> None:
    fields = {"colour": "red", "parts": [1, 2], "note": "A note."}
    page = compose(library, Record(Key("test", "new"), "gadgets", "A gadget", fields))

    assert fact(page, "Colour") == "red"
    assert fact(page, "Parts") == "[1, 2]"
    assert shown(page).count("Note: A note.") == 1


def test_tags_lead_to_a_search_for_them(tmp_path: Path) -> None:
    text = 'terms:\n  t: {as_printed: [x], neutral: y, tags: [US policy, a "b" c]}\n'
    page = page_of(library_of(tmp_path, text), "t")

    assert [span.query for span in spans(page) if span.query] == [
        'tag:"US policy"',
        'tag:"a  b  c"',
    ]
