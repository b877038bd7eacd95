"""The timeline in the reader: its keys, filter, days, and the way to a page and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from briefing.library.library import Library
from briefing.reader.screens.timeline import timeline_rows_view
from briefing.reader.screens.timeline.timeline_rows_view import TimelineRowsView
from briefing.reader.screens.timeline.timeline_screen import TimelineScreen
from tests.briefings import library_of
from tests.reader.driving import SIZES, Driver, driving, shown

BRIEFING = """\
actors:
  ann: {name: "Ann [b]Other[/b]", kind: person}
sources:
  paper: {title: Paper, kind: article, outlet: unknown}
incidents:
  old: {title: Old thing, date: 2023-06-01}
  early: {title: Early thing, date: 2024-01-02}
  vague: {title: Vague thing, date: 2024-01-05/2024-01-12}
  nowhen: {title: Undated thing}
statements:
  one: {text: First words, speaker: ann, said: 2024-01-03, chain: [paper], form: summary,
        about: old}
  two: {text: Second words, speaker: ann, said: 2024-03-03, chain: [paper], form: summary}
  mute: {text: Third words, speaker: {unnamed: a guard}, chain: [paper], form: summary}
figures:
  count: {label: Count, unit: things, kind: stock, points: [{as_of: 2024-01-04, value: 3}]}
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_of(tmp_path, BRIEFING)


def lanes(reader: Driver) -> TimelineRowsView:
    assert isinstance(reader.app.screen, TimelineScreen)
    return reader.app.screen.lanes


async def told(reader: Driver) -> str:
    """What is on the screen, with what stands below the timeline."""
    assert isinstance(reader.app.screen, TimelineScreen)
    reader.app.screen.telling.flush()
    await reader.settle()
    return shown(reader.app)


async def reach(reader: Driver, words: str) -> str:
    """Go down to the row of which the words stand below."""
    await reader.press("g")
    for _ in lanes(reader).rows:
        text = await told(reader)
        if words in text.split("─" * 20)[-1]:
            return text
        await reader.press("j")
    raise AssertionError(f"no row tells of {words}")


@pytest.mark.parametrize("size", [*SIZES.values(), (200, 60)])
async def test_the_lanes_have_all_there_is(library: Library, size: tuple[int, int]) -> None:
    async with driving(library, size=size) as reader:
        await reader.press("T")
        text = await told(reader)
        assert all(cell_len(line) <= size[0] for line in text.splitlines())
        heads = {row.label: row.total for row in lanes(reader).rows if row.name.sort == "lane"}
        assert heads == {"Happened": 3, "Said": 2, "Counted": 1, "No date": 2}


async def test_the_row_is_told_of_with_its_date_and_both_answers(library: Library) -> None:
    async with driving(library, size=(120, 36)) as reader:
        await reader.press("T")
        text = await reach(reader, "Vague thing")
        assert "5 to 12 January 2024" in text
        assert "no report" in text


async def test_a_speaker_opens_into_statements_with_what_they_tell_of(library: Library) -> None:
    async with driving(library, size=(120, 36)) as reader:
        await reader.press("T")
        await reach(reader, "Ann [b]Other[/b]")
        await reader.press("enter", "j")
        text = await told(reader)
        assert "First words" in text
        assert "Ann [b]Other[/b] · said: 3 January 2024" in text
        assert "Nothing against it in these records" in text
        assert "tells of Old thing, 1 June 2023: long before it was said" in text
        assert "○╌" in text


async def test_of_several_it_is_told_that_some_were_said_long_after(library: Library) -> None:
    async with driving(library, size=(120, 36)) as reader:
        await reader.press("T")
        assert "1 said long after what is told of" in await reach(reader, "Ann [b]Other[/b]")


async def test_what_the_signs_mean_can_be_read_on_a_low_screen_too(library: Library) -> None:
    async with driving(library, size=(40, 12)) as reader:
        await reader.press("T")
        await told(reader)
        await reader.press("tab", "G")
        assert "● that month" in shown(reader.app)


async def test_no_title_stands_without_its_answers_on_a_low_screen(shipped: Library) -> None:
    async with driving(shipped, size=(40, 12)) as reader:
        await reader.press("T")
        await told(reader)
        await reader.press("g", "j", "j", "j")
        below = " ".join((await told(reader)).splitlines()[-5:])
        assert "US MQ-9 drone shot down" in below
        assert "others only · attributed" in below


async def test_the_line_of_keys_has_no_half_of_a_pair(library: Library) -> None:
    async with driving(library, size=(200, 60)) as reader:
        await reader.press("T")
        line = shown(reader.app).splitlines()[-1]
        assert "esc leave" in line
        assert "] back" not in line


async def test_what_has_no_date_opens(library: Library) -> None:
    async with driving(library, size=(120, 36)) as reader:
        await reader.press("T")
        await reach(reader, "statements  1")
        await reader.press("enter", "j", "enter")
        assert reader.slug == "mute"


async def test_a_page_and_back_to_the_same_place(library: Library) -> None:
    async with driving(library, size=(120, 36)) as reader:
        await reader.press("T")
        await reach(reader, "Early thing")
        await reader.press("plus", "l", "h")
        before = lanes(reader).state
        await reader.press("enter")
        assert reader.slug == "early"
        await reader.press("[")
        assert lanes(reader).state == before
        await reader.press("escape")
        assert reader.app.screen is reader.reading


async def test_one_key_and_its_opposite_lead_back(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("T", "plus")
        at = lanes(reader).view
        await reader.press("l")
        assert lanes(reader).view.first > at.first
        await reader.press("h")
        assert lanes(reader).view == at
        await reader.press("minus", "minus")
        assert lanes(reader).view.days > at.days
        await reader.press("f")
        assert lanes(reader).state.view is None


async def test_the_filter_narrows_it_and_is_taken_back(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("T", "F")
        await reader.type("early")
        await reader.press("enter")
        assert lanes(reader).found.total == 1
        assert "filter: early" in shown(reader.app)
        await reader.press("escape")
        assert lanes(reader).found.total == 8


async def test_as_of_a_day_it_has_what_was_known_by_then(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("T", "t")
        await reader.type("2024-01-31")
        await reader.press("enter")
        assert "as of 31 Jan 2024" in shown(reader.app)
        assert [row.total for row in lanes(reader).rows if row.label == "Said"] == [1]


async def test_the_timeline_of_a_search_and_back_to_it(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("/")
        await reader.type("early")
        await reader.press("down", "T")
        assert lanes(reader).found.total == 1
        await reader.press("escape")
        assert "early" in shown(reader.app)


async def test_nothing_to_show_says_so(tmp_path: Path) -> None:
    async with driving(library_of(tmp_path, "")) as reader:
        await reader.press("T", "j", "enter", "plus", "minus", "l")
        assert "No incident, statement or figure here" in await told(reader)


async def test_what_of_a_filter_was_not_understood_is_told_once_the_bar_has_closed(
    library: Library,
) -> None:
    async with driving(library) as reader:
        await reader.press("T", "F", *"early date:..")
        assert reader.notices == []
        await reader.press("enter")
        assert reader.notices == ["`date:..` has no letter or digit to look for: ignored"]


async def test_that_a_filter_finds_nothing_is_not_told_as_that_there_is_nothing(
    library: Library,
) -> None:
    async with driving(library) as reader:
        await reader.press("T", "F")
        await reader.type("zzzz")
        await reader.press("enter")
        assert "The filter finds no incident, statement or figure" in await told(reader)


async def test_a_click_chooses_and_a_second_opens(library: Library) -> None:
    async with driving(library, size=(120, 36)) as reader:
        await reader.press("T")
        at = next(at for at, row in enumerate(lanes(reader).rows) if row.name.sort == "figure")
        for _ in range(2):
            await reader.pilot.click("#rows", offset=(5, at))
            await reader.settle()
        assert reader.slug == "count"


MANY = """\
actors:
  ann: {name: "Ann, or \\"A\\"", kind: person}
  guards: {name: Guards, kind: armed-group}
sources:
  paper: {title: Paper, kind: article, outlet: unknown}
statements:
  held-1: {text: One, speaker: ann, said: 2024-01-03, chain: [paper], form: summary,
        in_custody_of: guards}
  held-2: {text: Two, speaker: ann, said: 2024-01-03, chain: [paper], form: summary,
        in_custody_of: guards}
  heard-1: {text: Three, speaker: {unnamed: a guard}, said: 2024-01-03, chain: [paper],
        form: summary}
  heard-2: {text: Four, speaker: {unnamed: a guard}, said: 2024-01-03, chain: [paper],
        form: summary}
"""


@pytest.mark.parametrize(
    ("speaker", "term", "found"),
    [("in custody of", "speaker:ann", 2), ("(unnamed)", "speaker:unnamed", 2)],
)
async def test_what_is_too_much_to_open_is_listed_by_who_speaks_and_not_by_a_label(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, speaker: str, term: str, found: int
) -> None:
    monkeypatch.setattr(timeline_rows_view, "MOST_OPENED", 1)
    async with driving(library_of(tmp_path, MANY)) as reader:
        await reader.press("T")
        await reach(reader, speaker)
        while not lanes(reader).view.closest:
            await reader.press("plus")
        await reader.press("enter")
        place = reader.here
        assert (place.screen, place.section) == ("list", "statements")
        assert term in place.query.split()
        assert reader.panes.listing.records.count == found
