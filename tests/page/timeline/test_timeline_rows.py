"""The rows of a timeline: whatever has a date is in a lane, and whatever has none is counted."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing.analysis.timeline.dated_records import (
    DatedFigure,
    DatedNumber,
    DatedRecord,
    TimelineRecords,
)
from briefing.page.blocks import plain
from briefing.page.timeline.row_details import TimelineDetails
from briefing.page.timeline.timeline_page import timeline_entries
from briefing.page.timeline.timeline_rows import RowName, TimelineRow, timeline_rows
from briefing.page.timeline.timeline_sheet import row_line, sheet_size
from briefing.page.timeline.timeline_view import TimelineView
from tests.page.timeline.made_up_times import dated, views


@st.composite
def timelines(draw: st.DrawFn) -> TimelineRecords:
    said, happened, counted = draw(dated()), draw(dated()), draw(dated())
    figures = tuple(
        DatedFigure(one.number, (DatedNumber(one.lower, one.upper, "points.0"),)) for one in counted
    )
    undated = {"incidents": tuple(range(draw(st.integers(0, 3)))), "statements": (), "figures": ()}
    voices = {one.group: f"Voice {one.group}" for one in said}
    return TimelineRecords(tuple(happened), tuple(said), figures, undated, voices)


def heads(rows: list[TimelineRow]) -> dict[str, TimelineRow]:
    return {row.name.lane: row for row in rows if row.name.sort == "lane"}


@settings(max_examples=60)
@given(timelines(), views())
def test_every_dated_record_is_in_its_lane_and_every_other_is_counted(
    found: TimelineRecords, view: TimelineView
) -> None:
    rows = timeline_rows(found, view)
    lanes = heads(rows)
    assert {lane: head.total for lane, head in lanes.items()} == {
        "happened": len(found.happened),
        "said": len(found.said),
        "counted": len(found.counted),
        "undated": sum(map(len, found.undated.values())),
    }
    for lane, records in (("happened", found.happened), ("said", found.said)):
        told = [
            one
            for row in rows
            if row.name.lane == lane
            for one in row.records
            if view.touches(one.lower, one.upper)
        ]
        assert sorted(told) == sorted(one for one in records if view.touches(one.lower, one.upper))
        assert lanes[lane].in_view == len(told)


@settings(max_examples=40)
@given(timelines())
def test_as_a_page_each_record_stands_once(found: TimelineRecords) -> None:
    entries = timeline_entries(found, "month")
    assert len(entries) == found.total
    assert [one.period for one in entries].count("No date") == sum(map(len, found.undated.values()))


@settings(max_examples=40)
@given(timelines(), views(), st.integers(20, 200))
def test_a_row_is_as_wide_as_its_screen(
    found: TimelineRecords, view: TimelineView, width: int
) -> None:
    size = sheet_size(width)
    fitted = view.resized(size.time)
    for row in timeline_rows(found, fitted):
        line = plain(row_line(row, fitted, size.title, TimelineDetails()))
        assert cell_len(line) <= max(width, size.title + 5)


def test_a_speaker_opens_into_what_they_said() -> None:
    said = tuple(DatedRecord(number, "2024-01-01", "2024-01-01", group=1) for number in (1, 2, 3))
    found = TimelineRecords(said=said, voices={1: "Ann"})
    view = TimelineView("day", 738886, 9, 9)
    opened = timeline_rows(found, view, {RowName("said", "voice", 1)})
    assert [row.numbers for row in opened if row.depth] == [(1,), (2,), (3,)]


@pytest.mark.parametrize(
    ("width", "longest", "title"),
    [(40, 50, 14), (80, 50, 27), (120, 50, 40), (120, 20, 27), (200, 50, 50), (200, 90, 60)],
)
def test_titles_have_the_room_that_they_need(width: int, longest: int, title: int) -> None:
    size = sheet_size(width, longest)
    assert size.title == title
    assert size.title + size.time + 4 == width


def test_speakers_whose_names_begin_alike_are_told_apart() -> None:
    said = tuple(DatedRecord(at, "2024-01-01", "2024-01-01", group=at) for at in (1, 2))
    voices = {1: "Ministry of the Interior of Abada", 2: "Ministry of the Interior of Kirt"}
    found = TimelineRecords(said=said, voices=voices)
    view = TimelineView("day", 738886, 9, 9)
    rows = [row for row in timeline_rows(found, view) if row.name.sort == "voice"]
    lines = [plain(row_line(row, view, 27, TimelineDetails()))[1:28].strip() for row in rows]
    shown = [line.replace("\u00a0", " ") for line in lines]
    assert shown == ["Ministry of the … of Abada", "Ministry of the … of Kirt"]
