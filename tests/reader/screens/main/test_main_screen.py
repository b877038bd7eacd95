"""The main screen: its panes, its lists, its notices."""

from __future__ import annotations

import asyncio
from pathlib import Path
from threading import Event

import pytest
from textual.events import DescendantFocus
from textual.geometry import Size

from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.library.store.records import Listing
from briefing.model.key import Key
from briefing.reader.keys.dispatch import perform
from briefing.reader.places.history import ReaderPlace
from briefing.reader.places.ordering import Ordering
from briefing.reader.places.place_listing import filtered
from briefing.reader.screens.main import record_list
from briefing.reader.screens.main.main_screen import MainScreen
from briefing.reader.settings.config import load_config_from
from briefing.reader.widgets.input_bar import InputBar
from tests.briefings import library_of, write
from tests.reader.driving import SIZES, driving, shown

BRIEFING = "us-forces-iraq-syria-2023"


@pytest.mark.parametrize(
    ("size", "pressed", "panes"),
    [
        ((120, 36), "2", {"sections", "listing", "page"}),
        ((110, 24), "2", {"sections", "listing", "page"}),
        ((99, 24), "2", {"listing", "page"}),
        ((80, 24), "2", {"listing", "page"}),
        ((80, 24), "2h", {"sections", "listing", "page"}),
        ((80, 24), "2z", {"listing"}),
        ((160, 50), "2lz", {"page"}),
        ((160, 50), "2zz", {"sections", "listing", "page"}),
        ((80, 15), "2", {"listing"}),
        ((69, 24), "2", {"listing"}),
        ((40, 12), "2l", {"page"}),
        ((40, 12), "2h", {"sections"}),
        ((120, 36), "1", {"sections", "page"}),
        ((80, 24), "1", {"page"}),
    ],
)
async def test_as_many_panes_are_in_view_as_there_is_room_for(
    library: Library, size: tuple[int, int], pressed: str, panes: set[str]
) -> None:
    async with driving(library, size=size) as reader:
        await reader.press(*pressed)
        named = ("sections", "listing", "page")
        seen = {name for name in named if reader.panes.query_one(f"#{name}").is_on_screen}
        assert seen == panes
        assert reader.app.focused is not None
        assert reader.app.focused.is_on_screen


async def test_another_width_keeps_the_record_and_the_focus(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("2", "j", "enter")
        before = reader.key
        for size in ((80, 24), (40, 12), (1, 1), (120, 36)):
            await reader.pilot.resize_terminal(*size)
            await reader.settle()
            assert (reader.key, reader.panes.at) == (before, "page")


async def test_the_cursor_shows_its_record_without_going_there(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("2", "j", "j")
        assert reader.slug == "explosions-al-omar"
        assert len(reader.reading.history.trail()) == 2
        await reader.press("[")
        assert reader.slug == "briefing"
        await reader.press("]")
        assert (reader.slug, reader.panes.at) == ("explosions-al-omar", "list")


async def test_from_record_to_record_the_screen_is_not_laid_out_again(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Short and long pages follow one another; only what is on them changes."""
    laid_out = []
    before = MainScreen._refresh_layout

    def counted(screen: MainScreen, size: Size | None = None, scroll: bool = False) -> None:
        laid_out.append(screen)
        before(screen, size, scroll)

    async with driving(library, size=(140, 30)) as reader:
        await reader.press("3")
        page, scrolls = reader.panes.page, set()
        monkeypatch.setattr(MainScreen, "_refresh_layout", counted)
        for _ in range(30):
            await reader.press("j")
            scrolls.add(page.max_scroll_y > 0)
        assert scrolls == {False, True}
        assert not laid_out


async def test_a_list_that_is_narrowed_ends_where_its_window_ends(library: Library) -> None:
    async with driving(library, size=(120, 36)) as reader:
        await reader.press("3", "G")
        records = reader.reading.listing.records
        assert records.scroll_offset.y > 0
        await reader.press("F")
        await reader.type("speaker:unnamed")
        assert records.count > 0
        assert records.scroll_offset.y <= records.max_scroll_y
        bar = records.vertical_scrollbar
        assert bar.window_virtual_size == records.virtual_size.height


async def test_back_from_an_opened_record_leads_to_the_list_on_the_same_row(
    library: Library,
) -> None:
    async with driving(library) as reader:
        await reader.press("4", "j", "j", "j", "enter")
        opened = reader.slug
        await reader.press("[")
        assert (reader.slug, reader.panes.at, reader.panes.listing.records.row) == (
            opened,
            "list",
            3,
        )


async def test_digits_choose_sections_and_tab_goes_round_the_panes(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("5")
        assert (reader.here.section, reader.panes.at) == ("locations", "list")
        panes = []
        for keys in (["h"], ["j", "enter"], ["tab"], ["l"]):
            await reader.press(*keys)
            panes.append(reader.panes.at)
        assert panes == ["sections", "list", "page", "page"]
        assert reader.here.section == "figures"
        await reader.press("0")
        assert reader.slug == "briefing"


async def test_the_list_follows_a_link_to_another_section(library: Library) -> None:
    async with driving(library) as reader:
        await reader.mark("kataib-hezbollah")
        await reader.press("enter")
        assert reader.here.section == "actors"
        row = reader.panes.listing.records.current
        assert getattr(row, "key", None) == Key(BRIEFING, "kataib-hezbollah")
        assert "Actors" in shown(reader.app).splitlines()[0]


async def test_a_letter_follows_the_link_that_it_stands_on(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("f")
        assert reader.panes.page.links.labelling
        await reader.press("a")
        assert reader.slug != "briefing"


async def test_the_filter_narrows_as_it_is_typed_and_escape_takes_it_back(
    library: Library,
) -> None:
    async with driving(library) as reader:
        await reader.press("3")
        whole = reader.panes.listing.records.count
        await reader.press("F")
        await reader.press(*"deterrence")
        assert 0 < reader.panes.listing.records.count < whole
        assert reader.slug == "cramer-no-deterrence"
        assert "of 54" in shown(reader.app)
        await reader.press("enter")
        assert reader.panes.at == "list"
        await reader.press("enter", "[")
        assert reader.panes.listing.records.count < whole
        await reader.press("escape")
        assert reader.panes.listing.records.count == whole
        assert reader.slug == "cramer-no-deterrence"


async def test_a_long_filtered_list_is_counted_to_its_end_behind_the_screen(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record_list, "MOST_COUNTED", 3)
    async with driving(library) as reader:
        await reader.press("3", "F", *"us")
        await reader.settle()
        assert 3 < reader.panes.listing.records.count < 54
        assert f"{reader.panes.listing.records.count} of 54" in shown(reader.app)


async def test_a_filter_that_nothing_fits_says_what_to_do(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("3", "F", *"xyzzy")
        assert reader.panes.listing.records.count == 0
        assert "No match. esc clears" in shown(reader.app)
        assert reader.slug == ""


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("spaeker:x", "no field `spaeker`; did you mean `speaker`?"),
        ("actor:hezbolah", "no actor matches `hezbolah`; did you mean `hezbollah`?"),
        (
            "spaeker:x foo:y OR",
            "no field `spaeker`; did you mean `speaker`?; and 2 more, all in the search",
        ),
    ],
)
async def test_a_filter_says_what_it_does_not_understand(
    library: Library, query: str, hint: str
) -> None:
    async with driving(library) as reader:
        await reader.press("3", "F", *query)
        await reader.settle()
        assert reader.app.screen.query_one(InputBar).note == hint
        await reader.press("ctrl+u")
        await reader.settle()
        assert reader.app.screen.query_one(InputBar).note == ""


async def test_an_empty_section_speaks_of_no_filter(tmp_path: Path) -> None:
    library = library_of(tmp_path, "actors:\n  a: {name: A, kind: person}\n")
    async with driving(library) as reader:
        await reader.press("2")
        assert reader.panes.listing.records.count == 0
        assert "has nothing in this" in shown(reader.app)
        assert "No match" not in shown(reader.app)


async def test_the_front_page_has_no_list_to_filter_or_to_sort(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("F", "S")
        assert "no list here to filter" in reader.notices[0]
        assert "no list here to sort" in reader.notices[1]


async def test_the_order_changes_and_turns_round_with_the_cursor_on_its_record(
    library: Library,
) -> None:
    async with driving(library) as reader:
        await reader.press("4", "j")
        slug, orders = reader.slug, set()
        for _ in range(4):
            await reader.press("S")
            assert reader.slug == slug
            orders.add(str(reader.panes.listing.heading.render()))
        assert len(orders) == 4
        row = reader.panes.listing.records.row
        await reader.press("R")
        assert reader.slug == slug
        assert reader.panes.listing.records.row == reader.panes.listing.records.count - 1 - row


async def test_words_are_found_in_the_page_with_a_count(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("ctrl+f", *"article", "enter")
        assert reader.panes.page.finder.matches.number == 1
        await reader.press("n", "n")
        assert "3 of" in shown(reader.app).splitlines()[0]
        await reader.press("N")
        assert "2 of" in shown(reader.app).splitlines()[0]
        await reader.press("escape")
        assert " of " not in shown(reader.app).splitlines()[0]


async def test_several_sources_are_offered_as_a_choice(library: Library) -> None:
    async with driving(library) as reader:
        await reader.mark("claim-al-tanf")
        await reader.press("enter", "o")
        assert "iri-announcement" not in reader.slug
        await reader.press("j", "enter")
        assert reader.here.section == "sources"


@pytest.mark.parametrize(
    ("slug", "key", "said"),
    [
        ("attack-al-tanf", "s", "Only statements have a speaker"),
        ("iraq", "c", "have claims"),
        ("term-us-occupation", "e", "No incident is linked"),
        ("explosions-conoco", "c", "searched, none found"),
    ],
)
async def test_a_step_that_leads_nowhere_says_so(
    library: Library, slug: str, key: str, said: str
) -> None:
    async with driving(library) as reader:
        await reader.mark(slug)
        await reader.press("enter", key)
        assert said in reader.notices[-1]


async def test_an_unnamed_speaker_leads_to_the_side_that_is_known(library: Library) -> None:
    async with driving(library) as reader:
        await reader.mark("us-official-61")
        await reader.press("enter", "s")
        assert reader.slug == "us-dod"
        assert "not named" in reader.notices[-1]


async def test_copying_says_what_became_of_it(library: Library) -> None:
    async with driving(library) as reader:
        await reader.mark("cramer-no-deterrence")
        await reader.press("enter", "y")
        assert "I don’t sense any deterrence." in reader.app.clipboard
        assert "Kevin Cramer" in reader.app.clipboard
        assert "the terminal's clipboard" in reader.notices[-1]


async def test_the_trail_leads_to_any_place_and_is_kept(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("2", "enter", "5", "apostrophe")
        assert "Where you have been" in shown(reader.app)
        await reader.press("pagedown", "enter")
        assert reader.slug == "briefing"
        await reader.press("]")
        assert reader.here.section == "incidents"


async def test_a_choice_opens_once_however_often_its_key_is_pressed(library: Library) -> None:
    async with driving(library) as reader:
        await perform(reader.reading, "trail")
        await perform(reader.reading, "trail")
        await reader.settle()
        assert len(reader.app.screen_stack) == 2


async def test_help_has_the_keys_that_apply_here_as_they_are_set(
    library: Library, tmp_path: Path
) -> None:
    write(tmp_path, {"keys.toml": '[keys]\nspeaker = "i"\n'})
    async with driving(library, config=load_config_from(tmp_path), size=(120, 70)) as reader:
        await reader.press("question_mark", "enter")
        assert "Keys that apply here" in shown(reader.app)
        assert "Give up" not in shown(reader.app)
        await reader.press("escape")
        await reader.mark("cramer-no-deterrence")
        await reader.press("enter", "i")
        assert reader.slug == "kevin-cramer"


async def test_help_has_a_key_once_for_what_it_does_here(library: Library) -> None:
    async with driving(library, size=(120, 90)) as reader:
        for keys, does, other in [("0", "Next link", "Next pane"), ("3", "Next pane", "Next link")]:
            await reader.press(keys, "question_mark", "enter")
            assert does in shown(reader.app)
            assert other not in shown(reader.app)
            await reader.press("escape")


async def test_a_narrowed_list_that_comes_late_leaves_another_list_alone(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, gate = Event(), Event()

    def slow(
        library: Library, place: ReaderPlace, ordering: Ordering
    ) -> tuple[Listing, tuple[str, ...]]:
        if place.query:
            asked.set()
            gate.wait()
        return filtered(library, place, ordering)

    monkeypatch.setattr(record_list, "filtered", slow)
    async with driving(library) as reader:
        await reader.press("3")
        reader.panes.listing.filter("drone")
        await asyncio.to_thread(asked.wait)
        await reader.pilot.press("4")
        gate.set()
        await reader.settle()
        assert reader.here.section == "actors"
        assert not reader.here.query
        assert "Actors" in shown(reader.app).splitlines()[0]


async def test_what_is_wrong_with_the_settings_is_said_at_the_start(
    library: Library, tmp_path: Path
) -> None:
    write(
        tmp_path,
        {
            "keys.toml": '[keys]\nspaeker = "v"\n',
            "config.toml": 'theme = "drak"\ncolour = "red"\n',
        },
    )
    async with driving(library, config=load_config_from(tmp_path)) as reader:
        said = "\n".join(reader.notices)
        assert "keys.toml:2:1" in said
        assert "speaker" in said
        assert "dark" in said
        assert "config.toml:2:1" in said


async def test_light_and_dark_change_places(library: Library) -> None:
    async with driving(library) as reader:
        before = reader.app.theme
        await perform(reader.app, "theme")
        assert reader.app.theme != before
        await perform(reader.app, "theme")
        assert reader.app.theme == before


async def test_without_problems_their_page_says_so(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.check.rules.registry.chosen", lambda *_: frozenset())
    async with driving(library) as reader:
        await reader.press("!")
        assert "Nothing is wrong with the files." in shown(reader.app)


async def test_problems_have_a_row_a_page_and_links(tmp_path: Path) -> None:
    library = library_of(
        tmp_path,
        """\
        actors:
          somebody:
            name: Some [b]body[/b]
            kind: persn
        """,
    )
    async with driving(library) as reader:
        assert "Problems" in shown(reader.app)
        await reader.press("exclamation_mark")
        assert "test.yaml:8:" in shown(reader.app)
        await reader.mark("somebody")
        await reader.press("enter")
        assert reader.slug == "somebody"
        assert "[b]body[/b]" in shown(reader.app)


async def test_without_problems_there_is_no_row_for_them(library: Library) -> None:
    async with driving(library) as reader:
        assert "Problems" not in shown(reader.app)


def several(folder: Path, count: int) -> Library:
    """A library of briefings with an actor each; the last one is the newest."""
    header = "title: Briefing {n}\nas_of: 2024-01-{n:02}\nbasis: Made up.\n"
    actors = "friend-{n}: {{name: Friend {n}, kind: person, note: 'see [[b{m:02}/friend-{m}]]'}}\n"
    files = {}
    for n in range(1, count + 1):
        files[f"b{n:02}/briefing.yaml"] = header.format(n=n)
        files[f"b{n:02}/actors.yaml"] = actors.format(n=n, m=n % count + 1)
    return open_library(write(folder, files))


async def test_several_briefings_stand_above_the_sections_the_newest_is_open(
    tmp_path: Path,
) -> None:
    async with driving(several(tmp_path, 3)) as reader:
        assert reader.here.briefing == "b03"
        lines = shown(reader.app).splitlines()
        assert lines[0].split("  ")[0].strip().endswith(" › Front page")
        above = next(row for row, line in enumerate(lines) if row and "Front page" in line)
        assert [n for n in "123" if f"Briefing {n}" in "".join(lines[:above])] == ["1", "2", "3"]
        await reader.press("h", "g", "enter")
        assert (reader.here.briefing, reader.slug) == ("b01", "briefing")


async def test_a_link_leads_into_another_briefing_and_back(tmp_path: Path) -> None:
    async with driving(several(tmp_path, 3)) as reader:
        await reader.press("4", "enter")
        await reader.mark("friend-1")
        await reader.press("enter")
        assert reader.key == Key("b01", "friend-1")
        assert reader.here.briefing == "b01"
        await reader.press("[")
        assert reader.here.briefing == "b03"


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
async def test_what_was_not_understood_stays_said_while_the_list_is_narrowed(
    library: Library, size: tuple[int, int]
) -> None:
    async with driving(library, size=size) as reader:
        await reader.press("3", "F", *"iran date:..", "enter")
        assert "ignored" in shown(reader.app)
        await reader.press("4", "[")
        assert "ignored" in shown(reader.app)
        await reader.press("escape")
        assert "ignored" not in shown(reader.app)


async def test_many_briefings_are_chosen_from_a_list_that_can_be_filtered(
    tmp_path: Path,
) -> None:
    async with driving(several(tmp_path, 9)) as reader:
        assert "9 briefings" in shown(reader.app)
        await reader.press("B", *"briefing", "space", "4", "enter")
        assert (reader.here.briefing, reader.slug) == ("b04", "briefing")
        await reader.press("h", "g", "j", "enter", "down", "enter")
        assert reader.here.briefing == "b05", "the one after the one that is open"
        await reader.press("B", "pagedown", "enter")
        assert reader.here.briefing == "b09"


async def test_an_empty_briefing_can_be_looked_at(tmp_path: Path) -> None:
    async with driving(library_of(tmp_path, "")) as reader:
        for key in "23456789secouxy":
            await reader.press(key)
            await reader.press("escape")
        assert reader.app.return_code is None


@pytest.mark.parametrize("size", [(1, 1), (2, 3), (5, 1), (200, 2), (12, 50)])
async def test_no_size_is_too_small(library: Library, size: tuple[int, int]) -> None:
    async with driving(library, size=size) as reader:
        await reader.press("2", "j", "l", "tab", "enter", "apostrophe", "escape", "question_mark")
        assert reader.app.return_code is None


async def test_a_list_that_has_gone_may_say_late_that_it_got_the_focus(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("1")
        reader.panes.post_message(DescendantFocus(reader.panes.listing.records))
        await reader.press("l", "h", "tab")
        assert reader.panes.at in ("sections", "page")


@pytest.mark.parametrize(
    ("asked", "before", "keys", "said"),
    [
        ("shared_by", "", "3", "read for what its rows share"),
        ("filtered", "3", "Fdrone", "filtered"),
    ],
)
async def test_what_could_not_be_done_with_a_list_is_said(
    library: Library, monkeypatch: pytest.MonkeyPatch, asked: str, before: str, keys: str, said: str
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("no such table")

    async with driving(library) as reader:
        await reader.press(*before)
        monkeypatch.setattr(record_list, "_SHORT", 0)
        monkeypatch.setattr(record_list, asked, fail)
        await reader.press(*keys)
        assert reader.notices[-1] == f"The list could not be {said}: no such table"


async def test_on_a_low_screen_a_list_begins_in_its_second_line(library: Library) -> None:
    async with driving(library, size=(40, 12)) as reader:
        await reader.press("2")
        first, second, third, *_ = shown(reader.app).splitlines()
        assert first.split() == ["…", "›", "Incidents", "TLP:CLEAR", "·", "1", "of", "9"]
        assert second.strip() == "all read in one source: Al Mayadeen"
        assert "18 November 2023" in third
        await reader.press("l")
        assert "Drone attack" in shown(reader.app).splitlines()[0]
        await reader.press("h", "S")
        assert shown(reader.app).splitlines()[1].strip() == "by status"
