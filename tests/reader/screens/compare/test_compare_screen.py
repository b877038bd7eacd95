"""A statement beside the words of its source."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from briefing.library.library import Library
from briefing.model.key import Key
from briefing.page.blocks import Span
from briefing.page.quotations.fidelity import HERE, OPEN, SHUT
from briefing.reader.keys.keymap import Keymap
from briefing.reader.screens.compare.compare_screen import CompareScreen
from briefing.reader.widgets.line_view import window
from tests.briefings import library_of, write
from tests.reader.driving import SIZES, Driver, driving, shown

BRIEFING = """\
actors:
  pilot: {name: The Pilot, kind: person}
  outlet: {name: The Outlet, kind: media}
sources:
  article: {kind: article, outlet: outlet, title: A Wreck, text: article.txt}
statements:
  right:
    {form: quote, act: assert, speaker: pilot, chain: [article], text: "It struck a [b]rock[/b]"}
  counted: {form: quote, act: report-figure, speaker: pilot, chain: [article], text: so many}
  wrong:
    {form: quote, act: assert, speaker: pilot, chain: [article], text: "It broke a [b]rock[/b]"}
figures:
  tally:
    label: Tally
    unit: wrecks
    kind: cumulative
    points:
"""
BRIEFING += "".join(
    f"      - {{as_of: {1500 + number}, value: {number}, by: counted}}\n" for number in range(100)
)
ARTICLE = "\n\n".join(
    [
        "The headline [/]",
        *(f"Paragraph number {number} of many, {'and so on ' * 20}." for number in range(1, 9)),
        'The words [/x] were "It struck a [b]rock[/b]" \x1b[31mand no more.',
        *(f"Paragraph number {number} of many, {'and so on ' * 20}." for number in range(10, 20)),
    ]
)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    write(tmp_path, {"article.txt": ARTICLE})
    return library_of(tmp_path, BRIEFING)


class Comparing:
    """The screen, its driver, and what it was left with."""

    def __init__(self, reader: Driver, screen: CompareScreen) -> None:
        self.reader = reader
        self.screen = screen
        self.answers: list[Span | None] = []


@asynccontextmanager
async def comparing(
    library: Library, slug: str, size: tuple[int, int] = SIZES["wide"]
) -> AsyncIterator[Comparing]:
    record = library.record(Key("test", slug))
    assert record is not None
    async with driving(library, size=size) as reader:
        comparing = Comparing(reader, CompareScreen(library, Keymap(), record))
        await reader.app.push_screen(comparing.screen, comparing.answers.append)
        await reader.settle()
        yield comparing


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
async def test_the_words_in_the_source_are_in_view_at_every_size(
    library: Library, size: tuple[int, int]
) -> None:
    async with comparing(library, "right", size) as found:
        source = found.screen.source
        rows = source.text.rows[source.scroll_row : source.scroll_row + window(source).height]
        seen = " ".join(" ".join(rows).split())
        assert f'The words [/x] were "{OPEN}It struck a [b]rock[/b]{SHUT}" ␛[31mand' in seen
        assert f"{HERE} Paragraph 9" in shown(found.reader.app)
        assert "\x1b" not in shown(found.reader.app)


@pytest.mark.parametrize(
    ("width", "beside"), [(120, True), (90, True), (89, False), (60, False), (40, False)]
)
async def test_they_stand_beside_each_other_where_there_is_room(
    library: Library, width: int, beside: bool
) -> None:
    async with comparing(library, "right", (width, 24)) as found:
        record, source = found.screen.record.region, found.screen.source.region
        assert (record.y == source.y) is beside
        assert (record.right <= source.x) is beside
        assert (record.bottom <= source.y) is not beside


async def test_the_words_that_differ_are_listed_and_marked(library: Library) -> None:
    async with comparing(library, "wrong") as found:
        screen = shown(found.reader.app)
        assert "NOT found; nearest in paragraph 9" in screen
        assert "“broke” → “struck”" in screen
        assert f"{HERE} Paragraph 9" in screen
        assert f"It {OPEN}struck{SHUT} a [b]rock[/b]" in screen


async def test_tab_and_the_arrows_go_from_one_page_to_the_other(library: Library) -> None:
    async with comparing(library, "right") as found:
        screen = found.screen
        assert screen.source.has_focus
        for key, pane in [
            ("tab", screen.record),
            ("tab", screen.source),
            ("shift+tab", screen.record),
            ("l", screen.source),
            ("h", screen.record),
        ]:
            await found.reader.press(key)
            assert pane.has_focus


async def test_each_page_scrolls_by_itself(library: Library) -> None:
    async with comparing(library, "right", (80, 16)) as found:
        record, source = found.screen.record, found.screen.source
        await found.reader.press("g")
        assert (record.scroll_row, source.scroll_row) == (0, 0)
        await found.reader.press("j", "j")
        assert (record.scroll_row, source.scroll_row) == (0, 2)
        await found.reader.press("tab", "j")
        assert (record.scroll_row, source.scroll_row) == (1, 2)


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_it_is_closed_without_an_answer(library: Library, key: str) -> None:
    async with comparing(library, "right") as found:
        await found.reader.press(key, key)
        assert found.answers == [None]
        assert found.screen not in found.reader.app.screen_stack


async def test_a_link_that_is_followed_by_its_letter_is_the_answer(library: Library) -> None:
    async with comparing(library, "right") as found:
        await found.reader.press("g", "f", "escape")
        assert found.answers == []
        await found.reader.press("f", "a")
        (answer,) = found.answers
        assert answer is not None
        assert answer.link == Key("test", "article")


async def test_without_a_text_it_says_what_to_do(library: Library, tmp_path: Path) -> None:
    (tmp_path / "article.txt").unlink()
    async with comparing(library, "right") as found:
        assert "--sources DIR" in shown(found.reader.app)


async def test_another_size_of_the_screen_keeps_both_at_their_places(library: Library) -> None:
    async with comparing(library, "right") as found:
        for size in (*SIZES.values(), SIZES["wide"]):
            await found.reader.pilot.resize_terminal(*size)
            await found.reader.settle()
            assert "Found, paragraph 9." in shown(found.reader.app)


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
async def test_a_bar_marks_the_page_that_the_keys_move(
    library: Library, size: tuple[int, int]
) -> None:
    async with comparing(library, "right", size) as found:
        for key, pane in [("l", found.screen.source), ("h", found.screen.record)]:
            await found.reader.press(key)
            lines = shown(found.reader.app).splitlines()
            for one in (found.screen.record, found.screen.source):
                assert (lines[one.region.y + 1][one.region.x] == "▌") is (one is pane)


async def test_the_help_has_the_keys_of_the_two_pages_and_no_others(library: Library) -> None:
    async with comparing(library, "right", (120, 60)) as found:
        await found.reader.press("question_mark")
        screen = shown(found.reader.app)
        for title in ("Left pane", "Next pane", "Link letters", "Close"):
            assert title in screen
        for title in ("Next link", "Filter", "Compare"):
            assert f"  {title}  " not in screen
        assert "  ctrl+q " in screen
        assert "  q  ctrl+q" not in screen


async def test_the_line_of_keys_says_how_to_change_sides_and_leave(library: Library) -> None:
    async with comparing(library, "right", SIZES["narrow"]) as found:
        line = shown(found.reader.app).splitlines()[-1]
        assert "h l panes" in line
        assert "esc close" in line


async def test_a_figure_stands_beside_all_its_numbers(library: Library) -> None:
    async with comparing(library, "tally") as compare:
        assert "All its numbers" in shown(compare.reader.app).splitlines()[0]
        assert "… 40 more" in "\n".join(compare.screen.record.text.rows)
        whole = compare.screen.source.text.rows
        assert sum("The Pilot" in row for row in whole) >= 100
        assert not any("more" in row for row in whole)
