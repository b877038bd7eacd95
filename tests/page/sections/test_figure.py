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
from briefing.export.export import export
from briefing.export.selection import select
from briefing.library.library import Library
from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.page.blocks import Chart, Heading, Page, Paragraph, Table, plain
from briefing.page.figures import series_table
from briefing.page.figures.finding_text import finding_line, finding_text
from briefing.page.layout.layout import layout
from briefing.page.record_loader import RecordLoader
from briefing.page.rows.rows import row
from briefing.page.sections.figure import whole_series
from briefing.page.sections.registry import compose
from tests.briefings import library_of
from tests.page.pages import (
    adding_up_rows,
    page_of,
    part,
    questions,
    record_of,
    shown,
    spans,
    target,
)

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
      - {as_of: 2024-05-01, value: 1000, by: told}
      - {as_of: 2024-05-03~, value: 1200.5, by: told}
      - {as_of: 2024-05-20, value: 1300, q: over, by: leaf}
      - {as_of: 2024-05-20, value: 1250, by: told}
      - {as_of: 2024-05-20, value: 1240, by: said}
      - {as_of: 2024-05-25, value: 20..30}
      - as_of: 2024-05-30
        value: 900
        by: told
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
      - {as_of: 2024-05-01, value: 1000, by: leaf}
      - {as_of: 2024-05-02, value: 900, by: told, parts: {left: 400, right: 400}, parts_sum: exact}
"""


STATED = {
    "delta: 100": "≠ | 900 − 1,000 = −100, not 100, from 1 May 2024 to 2 May 2024",
    "delta: -100": "= | 900 − 1,000 = −100, from 1 May 2024 to 2 May 2024",
    "window: P3D": "? | There are no two dates to check 3 days against",
    "ratio: 0.9": "? | There is no second number to check the ratio 0.9 against",
    "ratio: 0.45": "= | 400 of 900 is 0.44, as stated (0.45)",
    "ratio: 1": "= | 900 as of 2 May 2024 is 0.9 times 1,000 as of 1 May 2024, as stated (1)",
}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_of(tmp_path, SOURCES + FIGURES)


def _texts(library: Library, slug: str) -> list[str]:
    record, look = record_of(library, slug), RecordLoader(library)
    return [finding_text(one, record, look) for one in findings(record, look)]


def _table(page: Page) -> list[list[str]]:
    *_, table = (block for block in page.blocks if isinstance(block, Table))
    return [[plain(cell) for cell in row] for row in (table.head, *table.rows)]


@pytest.mark.parametrize(("rivals", "told"), [(20, False), (21, True)])
@pytest.mark.parametrize("role", ["same_count_as", "same_as"])
def test_figures_that_are_too_many_to_be_read_together_are_told(
    tmp_path: Path, role: str, rivals: int, told: bool
) -> None:
    one = "unit: shots, kind: stock, points: [{as_of: 2024-05-01, value: 5, by: told}]"
    others = "".join(f"  f{n}: {{label: F, {one}, {role}: [tally]}}\n" for n in range(rivals))
    library = library_of(tmp_path, f"{SOURCES}  tally: {{label: Tally, {one}}}\n{others}")
    lines = " ".join(shown(page_of(library, "tally")))
    assert ("or count the same, 20 are read" in lines) == told
    against = " ".join(shown(page_of(library, "told")))
    assert ("nothing in these records" in against) != told
    assert ("20 were looked at" in against) == told


def test_the_picture_comes_right_below_what_is_counted(library: Library) -> None:
    kinds = [type(block) for block in page_of(library, "tally").blocks[:4]]
    assert kinds == [Heading, Paragraph, Chart, Paragraph]


def test_the_table_says_how_the_number_moved(library: Library) -> None:
    assert [row[:5] for row in _table(page_of(library, "tally"))] == [
        ["As of", "Value", "Change", "Days", "Per day"],
        ["1 May 2024", "1,000", "–", "–", "–"],
        ["about 3 May 2024", "1,200.5", "+200.5", "about 2", "about 100"],
        ["20 May 2024", "over 1,300", "–", "about 17", "–"],
        ["20 May 2024", "1,250", "–", "0", "–"],
        ["20 May 2024", "1,240", "–", "–", "–"],
        ["25 May 2024", "20 to 30", "–", "–", "–"],
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
        "Inconsistent: 400 + 400 = 800, but the number for 2 May 2024 is 900 (given by The Paper)",
        "Inconsistent: 900 as of 2 May 2024 is less than 1,000 as of 1 May 2024, and no "
        "correction is marked (given by The Paper, article and The Paper)",
    ]
    assert _texts(library, "tally") == [
        "Inconsistent: 1,250 and over 1,300 are both given for 20 May 2024 (given by The Paper "
        "and The Paper, article)",
        "Inconsistent: The Paper and The Army differ for 20 May 2024, 1,250 against 1,240",
        "Inconsistent: 950 as of 31 May 2024 is 0.76 times 1,250 as of 20 May 2024, not 1.3 (a "
        "third more, stated by The Paper)",
        "Consistent: from 30 April 2024 to 31 May 2024 is 31 days, as stated (1 month) (a third "
        "more, stated by The Paper)",
        *(
            f"Rate: {rates}, if both count the same thing"
            for rates in (
                "950 in 31 days (given by The Paper) compared with at least 10 in 60 days (Fresh "
                "tally; given by The Army): about 904 to 933 a month and at least 5.1",
                "1,240 in 20 days (given by The Army) compared with at least 10 in 60 days (Fresh "
                "tally; given by The Army): about 1,797 to 1,887 a month and at least 5.1",
                "20 to 30 in 25 days (given by somebody not named) compared with at least 10 in 60 "
                "days (Fresh tally; given by The Army): about 23 to 37 a month and at least 5.1",
            )
        ),
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
    first, *_ = adding_up_rows(page_of(library, "fallen"))

    assert first == STATED[stated].replace("|", "| so many more, stated by The Paper |", 1)


def test_a_stated_sum_without_numbers_says_that_it_has_none(library: Library) -> None:
    assert (
        " | more and more, stated by somebody not named | No second number to check it against"
    ) in adding_up_rows(page_of(library, "tally"))


GIVEN = """\
  early: {form: quote, act: report-figure, speaker: army, chain: leaf, text: A, said: 2024-05-14}
  late: {form: quote, act: report-figure, speaker: army, chain: leaf, text: B, said: 2024-05-17}
figures:
  given:
    label: Given
    unit: shots
    kind: cumulative
    since: 2024-05-01
    points: [{value: 56, by: early}, {value: 61, by: late}]
    stated:
      - {says: five in 48 hours, delta: 5, window: PT48H, by: told}
      - {says: 61 in 15 days, window: P15D, by: told}
  cost: {label: Cost, unit: dollars, kind: stock, points: [{value: 30, q: about, by: leaf}]}
"""


def test_days_on_which_numbers_were_given_are_called_that(tmp_path: Path) -> None:
    library = library_of(tmp_path, SOURCES.removesuffix("figures:\n") + GIVEN)
    page = page_of(library, "given")

    assert [row[:5] for row in _table(page)[1:]] == [
        ["given 14 May 2024", "56", "–", "–", "The Army → The Paper"],
        ["given 17 May 2024", "61", "+5", "given 3", "The Army → The Paper"],
    ]
    assert _texts(library, "given") == [
        "Consistent: 61 − 56 = 5, given 14 May 2024 and given 17 May 2024 (five in 48 hours, "
        "stated by The Paper)",
        "Cannot be checked: the numbers were given 3 days apart, from 14 May 2024 to 17 May 2024; "
        "for which days is not said, so 48 hours may be right (five in 48 hours, stated by The "
        "Paper)",
        "Cannot be checked: from 1 May 2024 to 17 May 2024, when the number was given, is 16 days; "
        "for which days is not said, so 15 days may be right (61 in 15 days, stated by The Paper)",
    ]


def test_one_number_is_called_a_single_value_and_no_course(tmp_path: Path) -> None:
    page = page_of(library_of(tmp_path, SOURCES.removesuffix("figures:\n") + GIVEN), "cost")
    words = [plain(block.line) for block in page.blocks if isinstance(block, Paragraph)]

    assert words[0] == "Dollars, a single value · one giver: The Paper."
    assert part(page, "The number")


def test_two_givers_share_a_table_and_a_chart(library: Library) -> None:
    page = page_of(library, "tally")
    words = [plain(block.line) for block in page.blocks if isinstance(block, Paragraph)]
    (chart,) = (one for one in page.blocks if isinstance(one, Chart))

    assert words[0].endswith(" · 3 givers: The Paper; The Army; somebody not named.")
    assert [one.name for one in chart.plotted] == ["The Paper", "The Army", "somebody not named"]
    lines = [plain(line).strip() for line in layout(page, 72).lines]
    assert "The Paper · 5 numbers · ≠ 1 of 1 shared day" in lines
    assert "The Army · 1 number · ≠ 1 of 1 shared day" in lines


@pytest.mark.parametrize(
    ("points", "said"),
    [
        ("{as_of: 2024-05-01, value: 10, by: said}", "10 shots, as of 1 May 2024"),
        ("{value: 20..30, q: about, by: leaf}", "about 20 to 30 shots, day not given"),
        ("{as_of: 2024/.., value: 10, by: said}", "10 shots, from 2024"),
        (
            "{as_of: 2024-05-01, value: 10, by: said}, {value: 12}",
            "10 shots, as of 1 May 2024; 2 givers",
        ),
        (
            "{as_of: 2024-05-01, value: 10, by: leaf}, {value: 12, by: leaf}",
            "10 shots, as of 1 May 2024",
        ),
        (
            "{as_of: 2024-05-01, value: 10, by: said}, {as_of: 2024-05-02, value: 7, by: told}",
            "7 shots, as of 2 May 2024; 2 givers",
        ),
        (
            "{as_of: 2024-05-02, value: 9, by: said}, {as_of: 2024-05-02, value: 7, by: told}",
            "9 or 7 shots, as of 2 May 2024; 2 givers",
        ),
    ],
)
def test_a_list_has_the_latest_number_and_how_many_give_one(
    tmp_path: Path, points: str, said: str
) -> None:
    figure = f"  one: {{label: One, unit: shots, kind: stock, points: [{points}]}}\n"
    library = library_of(tmp_path, SOURCES + figure)
    (shown,) = row(library, [record_of(library, "one")])

    assert plain(shown.second) == said


def test_a_question_and_the_figure_of_what_it_asks_about_lead_to_each_other(
    tmp_path: Path,
) -> None:
    records = (
        "incidents:\n  siege: {title: Siege}\n"
        "questions:\n  q-how: {q: How many?, about: [siege]}\n"
        "figures:\n  dead: {label: Dead, unit: people, kind: stock, about: siege}\n"
    )
    library = library_of(tmp_path, records)

    assert part(page_of(library, "dead"), "Open questions") == ["› How many?"]
    assert part(page_of(library, "q-how"), "Figures about it") == ["› Dead"]


def test_the_chart_says_in_words_what_it_shows(library: Library) -> None:
    (chart,) = (one for one in page_of(library, "tally").blocks if isinstance(one, Chart))

    assert chart.label == (
        "Shots, The Paper: 5 numbers, from 1,000 on 1 May 2024 to 950 on 31 May 2024, lowest "
        "950, highest 1,300; The Army: 1 number, 1,240 on 20 May 2024; somebody not named: 1 "
        "number, 20 to 30 on 25 May 2024; 1 number with over, about or the like."
    )
    assert [[point[2:4] for point in one.points] for one in chart.plotted] == [
        [(1000, 1000), (1200.5, 1200.5), (1300, 1300), (1250, 1250), (950, 950)],
        [(1240, 1240)],
        [(20, 30)],
    ]
    assert [point.sign for one in chart.plotted for point in one.points] == [
        "",
        "",
        "≠",
        "≠",
        "",
        "≠",
        "",
    ]


def test_what_has_no_place_in_time_is_told_and_a_month_is_as_long_as_it_is(
    tmp_path: Path,
) -> None:
    figure = (
        "  one:\n    label: One\n    unit: x\n    kind: stock\n    points:\n"
        "      - {as_of: 2024-05, value: 900, by: told}\n"
        "      - {as_of: 2024-06-07, value: 950, by: told}\n"
        "      - {as_of: 2024/.., value: 700, by: told}\n"
        "      - {value: 800, q: about, by: said}\n"
    )
    page = page_of(library_of(tmp_path, SOURCES + figure), "one")
    lines = [plain(line) for line in layout(page, 72).lines]

    assert any("├····" in line for line in lines)
    told = (
        "Without a place in time: 700 (The Paper, from 2024), about 800 (The Army, day not given)."
    )
    assert told in " ".join(" ".join(lines).split())


def test_without_two_days_there_is_no_chart(library: Library) -> None:
    assert not any(isinstance(one, Chart) for one in page_of(library, "fresh").blocks)


def test_one_part_alone_is_no_sum(tmp_path: Path) -> None:
    figure = (
        "  one:\n    label: One\n    unit: x\n    kind: stock\n    points:\n"
        "      - {as_of: 2024-05-01, value: 900, by: told, parts: {known: 1000}}\n"
    )
    page = page_of(library_of(tmp_path, SOURCES + figure), "one")

    assert "Does it add up? ≠ 1 inconsistent" in " ".join(" ".join(shown(page)).split())
    assert adding_up_rows(page) == [
        "≠ | given by The Paper | The one part is 1,000, but the number for 1 May 2024 is 900"
    ]


def _long(tmp_path: Path, count: int) -> Library:
    first = date(2020, 1, 1)
    points = "".join(
        f"      - {{as_of: {first + timedelta(number)}, value: {number}, by: told,\n"
        f"         parts: {{all: {number}}}, parts_sum: exact}}\n"
        for number in range(count)
    )
    head = "  long:\n    label: Long\n    unit: x\n    kind: cumulative\n    points:\n"
    return library_of(tmp_path, SOURCES + head + points)


@pytest.mark.parametrize("width", [30, 72])
def test_a_long_series_shows_its_ends_on_a_screen_and_all_of_it_elsewhere(
    tmp_path: Path, width: int
) -> None:
    library = _long(tmp_path, 1_000)
    page = page_of(library, "long")
    lines = [plain(line).strip() for line in layout(page, width).lines]
    whole = layout(whole_series(record_of(library, "long"), RecordLoader(library)), width).lines

    assert len(_table(page)) == 1_001
    told = " ".join(lines)
    assert told.count("… 940 more") == 2  # of the numbers, and of what they are made up of
    assert "… 940 more: v shows all of them, beside the source" in told
    assert sum("2020" in line or "2021" in line or "2022" in line for line in lines) >= 60
    assert sum("The Paper" in plain(line) for line in whole) >= 1_000
    assert adding_up_rows(page)[-1] == " | and 980 more | consistent"


def test_of_a_long_series_only_the_rows_that_are_shown_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[object] = []

    def counted(point: object) -> str:
        made.append(point)
        return "1"

    monkeypatch.setattr(series_table, "value_words", counted)
    layout(page_of(_long(tmp_path, 300), "long"), 72)

    assert len(made) == series_table.BEGINNING + series_table.END


def test_an_export_has_the_whole_series(tmp_path: Path) -> None:
    library = _long(tmp_path, 300)
    (document,) = export(library, select(library, "test/long")).documents()
    text = document.text()

    _, found, table = text.rpartition("## Over time")
    assert found
    assert sum(line.startswith("| ") and "2020" in line for line in table.splitlines()) == 300


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


@pytest.mark.parametrize("other", [5, 7])
def test_two_numbers_of_one_giver_for_one_day_have_a_chart(tmp_path: Path, other: int) -> None:
    one = "unit: shots, kind: stock, points: [{as_of: 2024-05-01, value: %s, by: told}]"
    figures = (
        f"  tally: {{label: Tally, {one % 5}}}\n"
        f"  twin: {{label: Twin, {one % other}, same_as: [tally]}}\n"
    )
    page = page_of(library_of(tmp_path, SOURCES + figures), "tally")
    drawn = [line for line in shown(page) if "━" in line]
    assert [line.split()[:4] for line in drawn] == (
        [["1", "May", "2024", "5"], ["1", "May", "2024", "7"]] if other == 7 else []
    )
