"""The map in the reader: its keys, filter, days and words, and the way to a page and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from briefing.library.library import Library
from briefing.reader.screens.map.map_canvas import MapCanvas
from briefing.reader.screens.map.map_screen import MapScreen
from briefing.reader.settings.config import Config
from tests.briefings import library_of
from tests.reader.driving import SIZES, Driver, driving, shown

BRIEFING = """\
locations:
  north: {name: North, kind: city, at: [60, 10], precision: exact}
  south: {name: South, kind: base, at: [-30, 20], precision: near}
  twin: {name: Twin, kind: base, at: [60.001, 10.001]}
  wide: {name: The Wide, kind: region, at: [20, 10], precision: region}
  lost: {name: "Lost [b]place[/b]", kind: city}
incidents:
  early: {title: Early thing, date: 2024-01-02, where: north}
  late: {title: Late thing, date: 2024-03-04, where: [south, wide]}
  own: {title: Own point, date: 2024-03-04, where: north, at: [0, 0], precision: near}
  nowhere: {title: Nowhere thing, date: 2024-03-04}
figures:
  count:
    {label: Count, unit: things, kind: stock, where: lost, points: [{as_of: 2024-03-04, value: 3}]}
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_of(tmp_path, BRIEFING)


def canvas(reader: Driver) -> MapCanvas:
    assert isinstance(reader.app.screen, MapScreen)
    return reader.app.screen.canvas


def chosen(reader: Driver) -> str:
    mark = canvas(reader).mark
    return mark.key.slug if mark else ""


async def told(reader: Driver) -> str:
    """What is on the screen, with what stands beside the map."""
    assert isinstance(reader.app.screen, MapScreen)
    reader.app.screen.telling.flush()
    await reader.settle()
    return shown(reader.app)


async def reach(reader: Driver, slug: str) -> None:
    """Go along the marks to that of a place."""
    for _ in canvas(reader).sheet.places.marks:
        mark = canvas(reader).mark
        if mark and slug in {place.key.slug for place in mark.places}:
            return
        await reader.press("n")
    raise AssertionError(f"no mark is reached that has {slug}")


@pytest.mark.parametrize("size", [*SIZES.values(), (200, 60)])
async def test_the_map_has_every_place_or_says_why_not(
    library: Library, size: tuple[int, int]
) -> None:
    async with driving(library, size=size) as reader:
        await reader.press("P", "f")
        text = await told(reader)
        assert all(cell_len(line) <= size[0] for line in text.splitlines())
        assert "3 of 5 records on this map" in text
        placed = canvas(reader).sheet.places
        there = {one.key.slug for mark in placed.marks for one in mark.places}
        there |= {one.key.slug for one in (*placed.outside, *placed.no_room)}
        assert there == {"north", "south", "twin", "wide", "own"}


async def test_the_page_beside_it_tells_of_the_place_and_of_what_is_not_on_it(
    library: Library,
) -> None:
    async with driving(library, size=(120, 50)) as reader:
        await reader.press("P", "f")
        await reach(reader, "south")
        text = await told(reader)
        assert "base · ○ near: close to the place" in text
        assert "Late thing" in text
        assert "no coordinates: 1" in text
        assert "Lost [b]place[/b] 1" in text
        assert "no place given: 1 record" in text
        assert "Natural Earth" in text


async def test_the_page_of_a_place_and_back_to_the_same_map(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("P", "f")
        await reach(reader, "south")
        await reader.press("plus", "l")
        before = canvas(reader).state
        await reader.press("enter")
        assert reader.slug == "south"
        await reader.press("[")
        assert canvas(reader).state == before
        await reader.press("escape")
        assert reader.app.screen is reader.reading


async def test_one_key_and_its_opposite_lead_back(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("P", "plus")
        at = canvas(reader).state.view
        for there, back in (("l", "h"), ("j", "k"), ("plus", "minus")):
            await reader.press(there)
            assert canvas(reader).state.view != at
            await reader.press(back)
            assert canvas(reader).state.view == pytest.approx(at, abs=1e-3)


async def test_every_mark_is_reached_by_the_key_and_round_again(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("P", "f")
        marks = [mark.key.slug for mark in canvas(reader).sheet.places.marks]
        seen = []
        for _ in marks:
            await reader.press("n")
            seen.append(chosen(reader))
        assert sorted(seen) == sorted(marks)
        await reader.press("N")
        assert chosen(reader) == seen[-2]


async def test_where_several_are_one_mark_the_key_goes_closer_until_they_are_apart(
    library: Library,
) -> None:
    async with driving(library) as reader:
        await reader.press("P", "f")
        await reach(reader, "twin")
        mark = canvas(reader).mark
        assert mark
        assert {one.key.slug for one in mark.places} == {"north", "twin"}
        await reader.press("enter")
        assert isinstance(reader.app.screen, MapScreen)
        marks = canvas(reader).sheet.places.marks
        assert all(len(mark.places) == 1 for mark in marks)


async def test_the_filter_narrows_the_places_and_is_taken_back(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("P", "F")
        await reader.type("late")
        await reader.press("enter")
        assert {one.key.slug for one in canvas(reader).located.places} == {"south", "wide"}
        assert "filter: late" in shown(reader.app)
        await reader.press("escape")
        assert isinstance(reader.app.screen, MapScreen)
        assert len(canvas(reader).located.places) == 6


async def test_what_a_list_is_filtered_for_is_what_its_map_shows(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("2", "F")
        await reader.type("late")
        await reader.press("enter", "P")
        assert {one.key.slug for one in canvas(reader).located.places} == {"south", "wide"}


async def test_the_map_of_a_search_and_back_to_it(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("/")
        await reader.type("early")
        await reader.press("down", "P")
        assert [one.key.slug for one in canvas(reader).located.places] == ["north"]
        await reader.press("escape")
        assert "early" in shown(reader.app)


async def test_as_of_a_day_the_map_has_what_was_known_by_then(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("P", "t")
        await reader.type("2024-02-01")
        await reader.press("enter")
        assert "as of 1 Feb 2024" in shown(reader.app)
        assert canvas(reader).located.records == 1


async def test_all_places_can_be_chosen_also_those_without_a_point(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("P", "P")
        await reader.type("the wide")
        await reader.press("enter")
        assert chosen(reader) == "wide"
        await reader.press("P")
        await reader.type("lost")
        await reader.press("enter")
        assert reader.slug == "lost"


async def test_nothing_to_show_says_so(tmp_path: Path) -> None:
    async with driving(library_of(tmp_path, "")) as reader:
        await reader.press("P", "n", "enter", "f", "plus")
        assert "No place here" in await told(reader)


async def test_without_coordinates_no_place_is_sent_for(tmp_path: Path) -> None:
    places = library_of(tmp_path, "locations:\n  city: {name: City, kind: city}\n")
    async with driving(places) as reader:
        await reader.press("P", "n")
        assert "No place here has coordinates" in shown(reader.app)


async def test_the_chosen_place_needs_no_colour_to_be_seen(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with driving(library, config=Config()) as reader:
        await reader.press("P")
        strips = reader.app.screen._compositor.render_strips()
        marked = [one.text for strip in strips for one in strip if one.style and one.style.reverse]
        assert any("North" in text or "2 places" in text or "South" in text for text in marked)


async def test_a_click_chooses_and_a_second_opens(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("P", "f")
        marks = [mark for mark in canvas(reader).sheet.places.marks if mark.key.slug == "south"]
        at = (marks[0].label_column + 2, marks[0].label_row)
        await reader.pilot.click("#canvas", offset=at)
        await reader.settle()
        assert chosen(reader) == "south"
        await reader.pilot.click("#canvas", offset=at)
        await reader.settle()
        assert reader.slug == "south"
