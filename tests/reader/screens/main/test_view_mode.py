"""Looking at the briefing in other ways: overviews, plain words, an earlier day, its sources."""

from __future__ import annotations

import asyncio
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import pytest
from textual import events

from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.model.key import Key
from briefing.page.blocks import Page, StatementWords, plain
from briefing.page.overviews import OVERVIEWS
from briefing.page.words.dates import date_in_words
from briefing.reader.keys.key_table import BY_ID
from briefing.reader.places.history import ReaderPlace
from briefing.reader.places.place_views import overview_page
from briefing.reader.screens.compare.compare_screen import CompareScreen
from briefing.reader.screens.dialogs.choose import ChooseScreen
from briefing.reader.screens.main import overview_loader
from briefing.reader.widgets.line_view import window
from tests.briefings import write
from tests.reader.driving import SIZES, Driver, driving, shown

if TYPE_CHECKING:
    from briefing.analysis.wording.loaded_terms import Wording

LATER = """
briefing: {title: Norby, as_of: 2024-05-10, basis: Two local papers.}
actors:
  mayor: {name: Ann Berg, kind: person}
  gazette: {name: The Gazette, kind: media}
sources:
  paper: {kind: article, outlet: gazette, published: 2024-05-10}
terms:
  term-gang: {as_printed: [gang], neutral: group}
statements:
  early: {form: quote, act: assert, speaker: mayor, said: 2024-05-02, chain: [paper], text: A gang.}
  late: {form: summary, act: deny, speaker: mayor, said: 2024-05-09, chain: [paper], text: No gang.}
figures:
  injured:
    label: Injured
    unit: people
    kind: cumulative
    points:
      - {as_of: 2024-05-02, value: 3, by: early}
      - {as_of: 2024-05-09, value: 5, by: late}
"""


@pytest.fixture
def norby(tmp_path: Path) -> Library:
    return open_library(write(tmp_path, {"norby.yaml": LATER}) / "norby.yaml")


async def open_slug(reader: Driver, slug: str) -> None:
    """Go to a record."""
    reader.reading.navigator.to_record(Key(reader.here.briefing, slug))
    await reader.settle()


async def as_of(reader: Driver, day: str) -> None:
    """Choose a day from the window."""
    await reader.press("t")
    screen = reader.app.screen
    assert isinstance(screen, ChooseScreen)
    while screen.rows.current is None or plain(screen.rows.current.first) != day:
        assert screen.rows.row < screen.rows.count - 1, f"{day} is not offered"
        await reader.press("down")
    await reader.press("enter")


@pytest.mark.parametrize("typed", ["2024-05-03", "3 May 2024"])
async def test_any_day_can_be_typed(library: Library, typed: str) -> None:
    async with driving(library) as reader:
        await reader.press("t", *("space" if key == " " else key for key in typed))
        screen = reader.app.screen
        assert isinstance(screen, ChooseScreen)
        row = screen.rows.current
        assert row is not None
        assert plain(row.first) == "3 May 2024"
        await reader.press("enter")
        assert reader.reading.mode.library.until == "2024-05-03"


@pytest.mark.parametrize("in_words", [False, True])
async def test_a_day_that_is_offered_can_be_typed_as_well(library: Library, in_words: bool) -> None:
    async with driving(library) as reader:
        day = library.days(reader.here.briefing)[0][0]
        typed = date_in_words(day) if in_words else day
        await reader.press("t", *("space" if key == " " else key for key in typed))
        screen = reader.app.screen
        assert isinstance(screen, ChooseScreen)
        assert screen.rows.count == 1
        await reader.press("enter")
        assert reader.reading.mode.library.until == day


async def test_a_day_typed_as_fast_as_can_be_is_the_day_and_never_everything(
    library: Library,
) -> None:
    async with driving(library) as reader:
        for key in ("t", *"2024-05-03", "enter"):
            reader.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await reader.settle()
        assert reader.reading.mode.library.until == "2024-05-03"


async def test_letters_narrow_a_choice_whatever_keys_they_are_elsewhere(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("t")
        window = reader.app.screen
        assert isinstance(window, ChooseScreen)
        whole = window.rows.count
        for word in ("Quds", "jugghl", "F? x"):
            await reader.type(word.replace(" ", ""))
            assert window.field.value == word.replace(" ", "")
            assert window.rows.count == 0
            await reader.press("escape")
            assert window.rows.count == whole
        await reader.type("eve")
        assert [plain(row.first) for row in window.rows._pages.source.rows(0, 9)] == ["Everything"]
        await reader.press("escape", "escape")
        assert reader.app.screen is reader.reading


@pytest.mark.parametrize("name", OVERVIEWS)
@pytest.mark.parametrize("size", SIZES)
async def test_an_overview_is_a_key_away_and_so_is_the_way_back(
    library: Library, name: str, size: str
) -> None:
    async with driving(library, size=SIZES[size]) as reader:
        await reader.press(*BY_ID[name].keys)
        assert reader.slug == name
        assert OVERVIEWS[name].title in shown(reader.app).splitlines()[0]
        await reader.press("[")
        assert reader.slug == "briefing"
        await reader.press("]")
        assert reader.slug == name


async def test_an_overview_that_comes_late_does_not_take_the_place_of_a_newer_page(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, gate = Event(), Event()

    def slow(place: ReaderPlace, wording: Wording, library: Library) -> Page:
        asked.set()
        gate.wait()
        return overview_page(place, wording, library)

    monkeypatch.setattr(overview_loader, "overview_page", slow)
    async with driving(library) as reader:
        await reader.pilot.press("L")
        await asyncio.to_thread(asked.wait)
        await reader.pilot.press("[")
        gate.set()
        await reader.settle()
        assert reader.slug == "briefing"
        assert "Claim ledger" not in shown(reader.app).splitlines()[0]


async def test_leaving_an_overview_before_it_is_there_keeps_the_line_in_it(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Event()
    gate.set()

    def slow(place: ReaderPlace, wording: Wording, library: Library) -> Page:
        gate.wait()
        return overview_page(place, wording, library)

    monkeypatch.setattr(overview_loader, "overview_page", slow)
    async with driving(library, size=SIZES["medium"]) as reader:
        await reader.press("L", *"jjjjj", "[")
        gate.clear()
        await reader.pilot.press("]", "[")
        gate.set()
        await reader.settle()
        assert reader.slug == "briefing"
        await reader.press("]")
        assert (reader.slug, reader.panes.page.scroll_row) == ("ledger", 5)


async def test_an_overview_that_fails_says_so_in_its_place(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(place: ReaderPlace, wording: Wording, library: Library) -> Page:
        raise ValueError("no [/] ledger")

    monkeypatch.setattr(overview_loader, "overview_page", fail)
    async with driving(library) as reader:
        await reader.press("L")
        screen = shown(reader.app)
        assert "could not be computed: no [/] ledger" in screen
        assert "Claim ledger" in screen.splitlines()[0]
        assert "This briefing rests on" not in screen


async def test_the_line_of_keys_offers_the_comparison_where_there_is_one(library: Library) -> None:
    async with driving(library, size=(200, 36)) as reader:
        await reader.press("3")
        assert "v beside source" in shown(reader.app).splitlines()[-1]
        await reader.press("2")
        assert "beside source" not in shown(reader.app).splitlines()[-1]
        assert "t as of" in shown(reader.app).splitlines()[-1]


@pytest.mark.parametrize("key", ["L", "M", "V", "W"])
async def test_an_overview_is_narrowed_as_a_list_is(library: Library, key: str) -> None:
    async with driving(library) as reader:
        await reader.press(key, "F", *"harir", "enter")
        assert "F harir: " in shown(reader.app)
        assert reader.here.query == "harir"
        await reader.press("2", "[")
        assert "F harir: " in shown(reader.app)
        await reader.press("escape")
        assert "F harir" not in shown(reader.app)


async def test_all_incidents_of_the_ledger_fit_and_the_foot_tells_of_the_row_of_the_mark(
    shipped: Library,
) -> None:
    async with driving(shipped, size=(80, 24)) as driver:
        await driver.press("L")
        foot = driver.panes.foot
        page = driver.panes.page
        seen = page.text.rows[: window(page).height]

        assert [row for row in seen if row.startswith("  › The war in Gaza")]
        assert plain(foot.lines[0]).startswith("Drone attack on the al-Tanf base")
        await driver.press("tab", "l", "l")
        assert plain(foot.lines[0]).startswith("Explosions at the Conoco gas field")
        await driver.press("3")
        assert not foot.display


async def test_the_overviews_stand_below_the_sections(library: Library) -> None:
    async with driving(library) as reader:
        for one in OVERVIEWS.values():
            assert one.title in shown(reader.app)
        await reader.press("h", "G", "enter")
        assert reader.slug == list(OVERVIEWS)[-1]


async def test_a_speaker_in_the_ledger_leads_to_the_claim(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("L")
        await reader.mark("claim-al-tanf")
        await reader.press("enter")
        assert reader.slug == "claim-al-tanf"


async def test_an_earlier_day_hides_what_was_said_later(norby: Library) -> None:
    async with driving(norby) as reader:
        await open_slug(reader, "injured")
        assert "5" in shown(reader.app)
        await as_of(reader, "2 May 2024")
        assert "as of 2 May 2024" in shown(reader.app).splitlines()[0]
        assert reader.slug == "injured"
        assert "9 May" not in shown(reader.app)
        await reader.press("3")
        assert reader.panes.listing.records.count == 1


async def test_a_record_that_was_not_known_yet_says_so(norby: Library) -> None:
    async with driving(norby) as reader:
        await open_slug(reader, "late")
        await as_of(reader, "2 May 2024")
        assert "not yet known on 2 May 2024" in shown(reader.app)


async def test_everything_comes_back(norby: Library) -> None:
    async with driving(norby) as reader:
        await reader.press("3")
        await as_of(reader, "2 May 2024")
        await reader.press("t", "pageup", "enter")
        assert "as of 2 May" not in shown(reader.app)
        assert reader.panes.listing.records.count == 2


async def test_a_search_finds_only_what_was_known(norby: Library) -> None:
    async with driving(norby) as reader:
        await as_of(reader, "2 May 2024")
        await reader.press("slash", *"kind:statement")
        assert "A gang" in shown(reader.app)
        assert "No gang" not in shown(reader.app)
        assert "1 found as of 2 May 2024" in shown(reader.app)


async def test_the_shipped_count_was_56_on_14_november(library: Library) -> None:
    async with driving(library) as reader:
        await as_of(reader, "14 November 2023")
        await open_slug(reader, "attacks-on-us-forces")
        assert "56" in shown(reader.app)
        assert "17 November" not in shown(reader.app)


async def test_the_lens_marks_plain_words_and_goes_round(norby: Library) -> None:
    async with driving(norby) as reader:
        await open_slug(reader, "late")
        assert "No gang." in shown(reader.app)
        await reader.press("w")
        assert "No [group]." in shown(reader.app)
        assert "plain words" in shown(reader.app).splitlines()[0]
        await reader.press("w")
        assert "“gang” [group]" in shown(reader.app)
        await reader.press("w")
        assert "No gang." in shown(reader.app)


async def test_the_lens_leaves_a_quotation_as_it_is(norby: Library) -> None:
    async with driving(norby) as reader:
        await open_slug(reader, "early")
        for _ in range(3):
            await reader.press("w")
            page = reader.panes.page.page
            assert isinstance(page, Page)
            (said,) = (block for block in page.blocks if isinstance(block, StatementWords))
            assert plain(said.line) == "A gang."


async def test_words_are_named_with_their_speaker_and_never_altered(norby: Library) -> None:
    async with driving(norby) as reader:
        await open_slug(reader, "early")
        for _ in range(3):
            way, *below = shown(reader.app).splitlines()
            assert "› Statements › Ann Berg  " in way
            assert "“A gang.”" in "".join(below)
            await reader.press("w")
        await reader.press("'")
        assert "Ann Berg: “A gang.”" in shown(reader.app)


async def test_a_list_is_read_through_the_lens_too(norby: Library) -> None:
    async with driving(norby) as reader:
        await reader.press("3", "w")
        assert "No [group]." in shown(reader.app)
        assert "“A gang.”" in shown(reader.app)


async def test_a_statement_is_held_against_its_source(tmp_path: Path) -> None:
    printed = "The mayor spoke.\n\nShe said: A gang.\n"
    write(tmp_path, {"norby.yaml": LATER, "texts/paper.txt": printed})
    library = open_library(tmp_path / "norby.yaml", sources=tmp_path / "texts")
    async with driving(library) as reader:
        await open_slug(reader, "early")
        await reader.press("v")
        assert isinstance(reader.app.screen, CompareScreen)
        assert "The mayor spoke." in shown(reader.app)
        await reader.press("escape")
        assert reader.slug == "early"


async def test_what_has_no_words_is_not_compared(norby: Library) -> None:
    async with driving(norby) as reader:
        await open_slug(reader, "mayor")
        await reader.press("v")
        assert "Select a statement or a figure" in reader.notices[-1]
