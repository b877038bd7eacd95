"""Results that are too many to count while somebody waits."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.library.store.person_marks import MarkedRecords
from briefing.page.blocks import plain
from briefing.page.rows.row import Row
from briefing.reader.screens.search import grouped_results as results
from briefing.reader.screens.search.grouped_results import (
    ResultRow,
    ResultRowSource,
    found,
    settled,
)
from tests.briefings import HEADER, write


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two are more than anybody counts while the screen waits."""
    monkeypatch.setattr(results, "MOST_COUNTED", 2)
    monkeypatch.setattr(results, "_FEW", 2)


@pytest.mark.usefixtures("many")
def test_what_is_not_counted_to_the_end_says_so_and_is_then_counted(library: Library) -> None:
    first = found("drone", library)
    assert not first.exact
    assert first.said.endswith("+")
    assert any(group.said == "2+" for group in first.groups)
    exact = settled(first, library)
    assert exact.exact
    assert exact.said == str(exact.count)
    assert exact.count == library.lists.count(first.found.listing) > first.count


@pytest.mark.usefixtures("many")
def test_a_row_is_found_again_when_all_have_been_counted(library: Library) -> None:
    first = found("drone", library)
    exact = settled(first, library)
    before, after = ResultRowSource(library, first), ResultRowSource(library, exact)
    for row in range(before.count()):
        (one,) = before.rows(row, 1)
        (same,) = after.rows(first.row_in(exact, row), 1)
        assert _told(one) == _told(same)


def _told(row: ResultRow) -> object:
    return row.key if isinstance(row, Row) else row.narrower


@pytest.mark.parametrize("query", ["drone", "us", "xyzzy", "kind:statement"])
def test_few_results_are_counted_as_many_are(
    library: Library, query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = [(one.section.name, one.count) for one in found(query, library).groups]
    monkeypatch.setattr(results, "_FEW", 0)
    assert [(one.section.name, one.count) for one in found(query, library).groups] == counted


@pytest.mark.parametrize("query", ["drone", "harir", "xyzzy"])
def test_the_rows_read_before_are_those_that_would_be_read(library: Library, query: str) -> None:
    answer = found(query, library)
    unread = ResultRowSource(library, replace(answer, first=()))
    rows = ResultRowSource(library, answer)
    for start, limit in ((0, 1), (0, 64), (3, 10), (60, 64)):
        assert list(rows.rows(start, limit)) == list(unread.rows(start, limit))


def test_what_only_nearly_matches_is_marked(library: Library) -> None:
    answer = found("deterence~", library)
    rows = [row for row in ResultRowSource(library, answer).rows(0, 64) if isinstance(row, Row)]
    assert rows
    assert all(row.first[0].text == "≈ " for row in rows)
    exact = list(ResultRowSource(library, found("deterrence", library)).rows(0, 64))
    assert not any(row.first and row.first[0].text == "≈ " for row in exact)


def test_of_several_briefings_every_result_says_which_it_is_from(
    tmp_path: Path, library: Library
) -> None:
    records = HEADER + "actors:\n  ann: {name: Ann, kind: person}\n"
    two = open_library(write(tmp_path, {"one.yaml": records, "two.yaml": records}))
    rows = [
        row for row in ResultRowSource(two, found("ann", two)).rows(0, 9) if isinstance(row, Row)
    ]
    assert sorted(row.third[0].text for row in rows) == ["one", "two"]
    alone = ResultRowSource(library, found("cramer", library)).rows(1, 1)[0]
    assert "us-forces" not in "".join(span.text for span in alone.third)


def test_results_have_the_marks_of_what_was_read(library: Library) -> None:
    source = ResultRowSource(library, found("deterrence", library))
    hits = [row for row in source.rows(0, 20) if isinstance(row, Row)]
    assert {row.mark for row in hits} == {""}
    library.person.set(MarkedRecords(read=[hits[0].key], changed=[hits[1].key]))
    source = ResultRowSource(library, found("deterrence", library))
    marked = [row.mark for row in source.rows(0, 20) if isinstance(row, Row)]
    assert marked[:3] == ["", "changed", "unread"]


def test_the_heading_of_the_statements_says_what_they_share(library: Library) -> None:
    answer = found("deterrence", library)
    rows = ResultRowSource(library, answer).rows(0, 20)
    assert [at for at, row in enumerate(rows) if not isinstance(row, Row)] == answer.heads
    shared = {plain(rows[at].first): plain(rows[at].third) for at in answer.heads}
    assert shared.pop("Statements") == "all from Al Mayadeen · F6"
    assert set(shared.values()) == {""}
