"""The page of a figure: its table, its chart, and whether it adds up."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing.analysis.figures.checks import findings
from briefing.library.library import Library
from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.page.blocks import Chart, Page, Table, plain
from briefing.page.figures.finding_text import finding_line, finding_text
from briefing.page.layout.layout import layout
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.registry import compose
from tests.briefings import library_of
from tests.page.pages import page_of, part, questions, record_of, spans, target

SOURCES = """\
actors:
  paper: {name: The Paper, kind: media}
  army: {name: The Army, kind: state-forces}
sources:
  leaf: {kind: article, outlet: paper, title: Leaf}
statements:
  said: {form: quote, act: report-figure, speaker: army, chain: [leaf], text: so many}
  told: {form: summary, act: report-figure, speaker: paper, chain: [leaf], text: So many.}
figures:
"""
FIGURES = """\
  tally:
    label: Tally
    unit: shots
    kind: cumulative
    since: 2024-04-30
    who: [army]
    points:
      - {as_of: 2024-05-01, value: 1000, by: said}
      - {as_of: 2024-05-03~, value: 1200.5, by: told}
      - {as_of: 2024-05-20, value: 1300, q: over, by: leaf}
      - {as_of: 2024-05-20, value: 1250}
      - as_of: 2024-05-30
        value: 900
        by: nobody
        parts: {a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7}
        parts_sum: at-most
      - {as_of: 2024-05-31, value: 950, by: told, revises: 2024-05-30}
    stated:
      - {says: a third more, ratio: 1.3, window: P1M, by: told}
      - {says: more and more}
  fresh:
    label: Fresh tally
    unit: Shots
    kind: period
    since: 2024-01
    who: army
    points: [{as_of: 2024-02, value: 10, q: at-least, by: said}]
  fallen:
    label: Fallen
    unit: shots
    kind: cumulative
    points:
      - {as_of: 2024-05-01, value: 1000, by: said}
      - {as_of: 2024-05-02, value: 900, by: told, parts: {left: 400, right: 400}, parts_sum: exact}
"""


STATED = {
    "delta: 100": "Does not hold: 900 − 1,000 = −100, not 100, from 1 May 2024 to 2 May 2024",
    "delta: -100": "Holds: 900 − 1,000 = −100, from 1 May 2024 to 2 May 2024",
    "window: P3D": "Cannot be told: there are no two dates to hold 3 days against",
    "ratio: 0.9": "Cannot be told: nothing here to hold the ratio of 0.9 against",
    "ratio: 0.45": "Holds: 400 of 900 is 0.44, as stated (0.45)",
    "ratio: 1": "Holds: 900 as of 2 May 2024 is 0.9 times 1,000 as of 1 May 2024, as stated (1)",
}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_of(tmp_path, SOURCES + FIGURES)


def _texts(library: Library, slug: str) -> list[str]:
    record, look = record_of(library, slug), RecordLoader(library)
    return [finding_text(one, record, look) for one in findings(record, look)]


def _table(page: Page) -> list[list[str]]:
    (table,) = (block for block in page.blocks if isinstance(block, Table))
    return [[plain(cell) for cell in row] for row in (table.head, *table.rows)]


def test_the_table_says_how_the_number_moved(library: Library) -> None:
    assert [row[:5] for row in _table(page_of(library, "tally"))] == [
        ["As of", "Value", "Change", "Days", "Per day"],
        ["1 May 2024", "1,000", "–", "–", "–"],
        ["about 3 May 2024", "1,200.5", "+200.5", "about 2", "about 100"],
        ["20 May 2024", "over 1,300", "–", "about 17", "–"],
        ["20 May 2024", "1,250", "–", "0", "–"],
        ["30 May 2024", "900", "−350", "10", "−35"],
        ["31 May 2024", "950", "+50", "1", "50"],
    ]


def test_whoever_says_so_is_linked(library: Library) -> None:
    page = page_of(library, "tally")

    assert {span.link.slug for span in spans(page) if span.text == "The Army" and span.link} == {
        "army",
        "said",
    }
    assert target(page, "The Paper, article") == "leaf"
    assert "nobody named" in [row[-1] for row in _table(page)]


def test_columns_with_nothing_in_them_are_left_out(library: Library) -> None:
    assert _table(page_of(library, "fresh"))[0] == ["As of", "Value", "Who says so"]


def test_each_finding_is_a_sentence_with_both_numbers_and_who_gives_them(library: Library) -> None:
    assert _texts(library, "fallen") == [
        "Does not hold: 400 + 400 = 800, but the number for 2 May 2024 is 900 (given by The Paper)",
        "Does not hold: 900 as of 2 May 2024 is less than 1,000 as of 1 May 2024, and no "
        "correction is marked (given by The Army and The Paper)",
    ]
    assert _texts(library, "tally") == [
        "Does not hold: 1,250 and over 1,300 are both given for 20 May 2024 (given by somebody not "
        "named and The Paper, article)",
        "Does not hold: 950 as of 31 May 2024 is 0.76 times 1,250 as of 20 May 2024, not 1.3 (a "
        "third more, stated by The Paper)",
        "Holds: from 30 April 2024 to 31 May 2024 is 31 days, as stated (1 month) (a third more, "
        "stated by The Paper)",
        "As rates: 950 in 31 days (given by The Paper) against at least 10 in 60 days (Fresh "
        "tally; given by The Army): about 904 to 933 a month against at least 5.1",
    ]


def test_finding_text_is_the_line_without_its_links(library: Library) -> None:
    record, look = record_of(library, "tally"), RecordLoader(library)

    for one in findings(record, look):
        line = finding_line(one, record, look)
        assert plain(line) == finding_text(one, record, look)
        assert any(span.link for span in line)


@pytest.mark.parametrize("stated", STATED)
def test_a_stated_sum_has_below_it_what_was_found(tmp_path: Path, stated: str) -> None:
    sums = f"    stated: [{{says: so many more, {stated}, by: told}}]\n"
    library = library_of(tmp_path, SOURCES + FIGURES + sums)
    words = " ".join(part(page_of(library, "fallen"), "Does it add up?"))

    assert words.startswith(f"• so many more, stated by The Paper {STATED[stated]} •")


def test_a_stated_sum_without_numbers_says_that_it_has_none(library: Library) -> None:
    lines = part(page_of(library, "tally"), "Does it add up?")

    assert lines[lines.index("• more and more, stated by somebody not named") + 1] == (
        "No numbers to hold against others"
    )


def test_the_chart_says_in_words_what_it_shows(library: Library) -> None:
    (chart,) = (one for one in page_of(library, "tally").blocks if isinstance(one, Chart))

    assert chart.label == (
        "Shots, 5 numbers; from 1,000 on 1 May 2024 to 950 on 31 May 2024; the least 950, the "
        "greatest 1,300; drawn without over, about and the like."
    )
    assert [value for _, value in chart.points] == [1000, 1200.5, 1300, 1250, 950]


def test_without_two_days_there_is_no_chart(library: Library) -> None:
    assert not any(isinstance(one, Chart) for one in page_of(library, "fresh").blocks)


def test_one_part_alone_is_no_sum(tmp_path: Path) -> None:
    figure = (
        "  one:\n    label: One\n    unit: x\n    kind: stock\n    points:\n"
        "      - {as_of: 2024-05-01, value: 900, by: told, parts: {known: 1000}}\n"
    )
    page = page_of(library_of(tmp_path, SOURCES + figure), "one")

    assert " ".join(part(page, "Does it add up?")).startswith(
        "• Does not hold: the one part is 1,000, but the number for 1 May 2024 is 900 (given by "
    )


def _long(tmp_path: Path, count: int) -> Library:
    first = date(2020, 1, 1)
    points = "".join(
        f"      - {{as_of: {first + timedelta(number)}, value: {number}, by: told,\n"
        f"         parts: {{all: {number}}}, parts_sum: exact}}\n"
        for number in range(count)
    )
    head = "  long:\n    label: Long\n    unit: x\n    kind: cumulative\n    points:\n"
    return library_of(tmp_path, SOURCES + head + points)


def test_a_long_series_shows_its_end_and_says_how_much_comes_before(tmp_path: Path) -> None:
    page = page_of(_long(tmp_path, 1_000), "long")
    rows = _table(page)[1:]

    assert len(rows) == 60
    assert rows[0][1:5] == ["940", "+1", "1", "1"]
    assert rows[-1][1] == "999"
    assert "940 earlier numbers, not shown here" in part(page, "Over time")
    assert part(page, "Does it add up?")[-1] == "• and 980 more (holds)"


@pytest.mark.parametrize("width", [12, 30, 38, 72])
def test_every_page_fits(tmp_path: Path, width: int) -> None:
    library = library_of(tmp_path, SOURCES + FIGURES)

    for slug in ("tally", "fresh", "fallen"):
        lines = layout(page_of(library, slug), width).lines
        assert all(cell_len(plain(line)) <= width for line in lines)


def test_the_number_of_questions_does_not_grow_with_the_points(tmp_path: Path) -> None:
    counts = []
    for count in (3, 50):
        library = _long(tmp_path / str(count), count)
        record_of(library, "long")
        asked = questions(library)
        page_of(library, "long")
        counts.append(len(asked))

    assert counts[0] == counts[1]


DATES = st.sampled_from(
    ["2024-05-01", "2024-05-02", "2024-05-03~", "2024-05", "2024/..", "../2024", "XXXX", "-0044"]
)
NUMBERS = st.integers(-(10**15), 10**15) | st.floats(-1e15, 1e15)
POINTS = st.fixed_dictionaries(
    {"as_of": DATES, "value": NUMBERS},
    optional={
        "q": st.sampled_from(["exact", "about", "over", "at-least", "up-to"]),
        "parts": st.dictionaries(st.sampled_from("abcdefgh"), NUMBERS),
        "parts_sum": st.sampled_from(["exact", "at-most"]),
        "revises": DATES,
        "by": st.sampled_from(["said", "unknown", "nobody"]),
    },
)
STATED_SUMS = st.fixed_dictionaries(
    {"says": st.just("so much")},
    optional={
        "delta": NUMBERS,
        "ratio": NUMBERS,
        "window": st.sampled_from(["PT48H", "P2D", "P1Y2M3W4DT5S", "P" + "9" * 5_000 + "D", "P0D"]),
    },
)
FIGURE = st.fixed_dictionaries(
    {
        "unit": st.just("shots"),
        "kind": st.sampled_from(["cumulative", "period", "stock", "rate"]),
        "who": st.just(["army"]),
        "points": st.lists(POINTS, max_size=5),
        "stated": st.lists(STATED_SUMS, max_size=2),
    },
    optional={"since": DATES},
)


@given(FIGURE)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_is_written_has_a_page_and_its_findings_have_words(
    library: Library, fields: dict[str, Any]
) -> None:
    record, look = Record(Key("test", "any"), "figures", "Any", fields), RecordLoader(library)
    page = layout(compose(library, record), 40)

    assert all(finding_text(one, record, look) for one in findings(record, look))
    assert page.lines
