"""The rows of a timeline as lines: numbers with all that is not sure of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.analysis.timeline.dated_records import dated_records
from briefing.library.library import Library
from briefing.page.blocks import plain
from briefing.page.timeline.row_details import timeline_details
from briefing.page.timeline.timeline_rows import timeline_rows
from briefing.page.timeline.timeline_sheet import row_line, wanted_details, wanted_spans
from briefing.page.timeline.timeline_view import fitted_to
from briefing.page.timeline.timeline_words import row_words
from briefing.page.wording.lens import Lens
from tests.briefings import library_of

ACTORS = """\
actors:
  army: {name: The Army, kind: state-forces}
  union: {name: The Union, kind: ngo}
sources:
  paper: {title: Paper, kind: article, outlet: unknown}
statements:
  said: {text: So many, speaker: army, said: 2024-01-05~, chain: [paper], form: summary}
  other: {text: Others, speaker: union, said: 2024-01-20?, chain: [paper], form: summary}
incidents:
  first: {title: First thing, date: 2024-01-01}
  last: {title: Last thing, date: 2024-02-10}
figures:
  count: {label: Count, unit: things, kind: stock, points: [%s]}
"""


def library_with(folder: Path, *points: str) -> Library:
    return library_of(folder, ACTORS % ", ".join(f"{{{point}}}" for point in points))


def told(library: Library, width: int = 60) -> tuple[str, str]:
    """The row of the figure, and what stands below it."""
    found = dated_records(library)
    view = fitted_to(*found.bounds(), width)
    (row,) = (each for each in timeline_rows(found, view) if each.figure)
    details = timeline_details(library, wanted_details([row]), wanted_spans([row]))
    words = row_words(row, view, details, library, Lens(library, "printed"))
    return plain(row_line(row, view, 0, details)), str(words)


@pytest.mark.parametrize(
    ("point", "drawn"),
    [
        ("value: 80, q: about, as_of: 2024-01-15", "● about 80"),
        ("value: 12000, q: over, as_of: 2024-01-15", "● over 12,000"),
        ("value: 20..30, as_of: 2024-01-15", "● 20 to 30"),
        ("value: 7, as_of: 2024-01-15?", "?●? 7"),
        ("value: 7, by: said", "~●~ 7"),
        ("value: 7, by: other", "?●? 7"),
        ("value: 7, as_of: 2024-01-15~/2024-01-20", "~······~ 7"),
    ],
)
def test_a_number_is_as_vague_as_it_is_given(tmp_path: Path, point: str, drawn: str) -> None:
    assert drawn in told(library_with(tmp_path, point))[0]


def test_a_number_at_the_edge_stands_before_its_bar(tmp_path: Path) -> None:
    library = library_with(tmp_path, "value: 59, as_of: 2024-02-01/2024-02-10")
    assert "59 ├" in told(library)[0]


def test_below_a_number_stands_who_gives_it(tmp_path: Path) -> None:
    library = library_with(
        tmp_path, "value: 80, q: about, as_of: 2024-01-15, by: said", "value: 56, by: other"
    )
    below = told(library)[1]
    for words in ("about 80", "The Army", "56", "The Union", "given 20 January 2024 (uncertain)"):
        assert words in below


def test_what_a_statement_is_listed_in_is_what_it_tells_of(tmp_path: Path) -> None:
    library = library_of(
        tmp_path,
        ACTORS.replace("2024-01-01}", "2023-06-01~, claimed_by: [said]}") % "{value: 1, by: said}",
    )
    found = dated_records(library)
    details = timeline_details(library, [one.number for one in found.said], [])
    assert [[told.title for told in detail.told] for detail in details.records.values()] == [
        ["First thing"],
        [],
    ]


SEVERAL = """\
actors:
  army: {name: The Army, kind: state-forces}
statements:
%s
"""
_SAID = "  s{0}: {{text: T{0}, speaker: army, said: {1}, form: summary}}"


@pytest.mark.parametrize(
    ("days", "drawn"),
    [
        (["2024-01-05", "2024-01-15"], "●         ●"),
        (["2024-01-05~", "2024-01-15"], "~1~        ●"),
        (["2024-01-05?", "2024-01-05", "2024-01-15%"], "?2?       ~1?"),
        (["2024-01-05~", "2024-01-05?", "2024-01-15"], "~2?        ●"),
        (["2024-01-04", "2024-01-05~", "2024-01-06", "2024-01-15"], "●1●        ●"),
    ],
)
def test_what_is_about_a_day_or_uncertain_is_so_among_several_too(
    tmp_path: Path, days: list[str], drawn: str
) -> None:
    said = "\n".join(_SAID.format(number, day) for number, day in enumerate(days))
    library = library_of(tmp_path, SEVERAL % said)
    found = dated_records(library)
    view = fitted_to("2024-01-01", "2024-01-31", 33)
    (row,) = (each for each in timeline_rows(found, view) if each.name.sort == "voice")
    details = timeline_details(library, wanted_details([row]), wanted_spans([row]))
    line = plain(row_line(row, view, 14, details))[16:].strip()
    assert line.replace(" ", "") == drawn.replace(" ", "")
    doubtful = sum(day[-1] in "~?%" for day in days)
    words = str(row_words(row, view, details, library, Lens(library, "printed")))
    assert (f"{doubtful} with an approximate (~) or uncertain (?) date" in words) == bool(doubtful)


def test_the_numbers_of_many_figures_have_their_signs_too(tmp_path: Path) -> None:
    point = "{value: 7, as_of: 2024-01-15%s}"
    figures = "\n".join(
        f"  f{number}: {{label: F, unit: u, points: [{point % ('' if number else '?')}]}}"
        for number in range(61)
    )
    library = library_of(tmp_path, f"figures:\n{figures}\n")
    view = fitted_to("2024-01-01", "2024-01-31", 33)
    rows = timeline_rows(dated_records(library), view)
    (row,) = (each for each in rows if each.name.sort == "many")
    drawn = plain(row_line(row, view, 14, timeline_details(library, [], [])))
    assert "?█?" in drawn
