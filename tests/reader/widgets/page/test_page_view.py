from __future__ import annotations

import pytest
from textual.events import MouseScrollDown
from textual.geometry import Offset
from textual.selection import SELECT_ALL, Selection

from briefing.page.blocks import Paragraph, Span, text
from briefing.reader.widgets.page.page_view import PageView
from tests.reader.widgets.showing import Showing, paragraphs, seen

LONG = paragraphs(f"number {n} " + "and some words that go on " * 6 for n in range(30))
SIZE = (60, 12)


def showing() -> tuple[Showing, PageView]:
    view = PageView(empty=text("Choose a record."))
    return Showing(view), view


async def test_until_something_is_shown_it_says_what_to_do() -> None:
    app, view = showing()
    async with app.run_test(size=SIZE):
        assert "Choose a record." in "".join(seen(view))


async def test_a_page_may_be_shown_before_there_is_any_room() -> None:
    view = PageView()
    view.show(LONG, scroll=20, link=3)
    async with Showing(view).run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert view.scroll_row == 20
        assert seen(view)[0] == view.text.rows[20].rstrip()


@pytest.mark.parametrize(
    ("keys", "row"),
    [("j", 1), ("down down up", 1), ("k", 0), ("ctrl+d", 5), ("ctrl+d ctrl+u", 0), ("space", 11)],
)
async def test_the_keys_scroll(keys: str, row: int) -> None:
    app, view = showing()
    async with app.run_test(size=SIZE) as pilot:
        view.show(LONG)
        await pilot.press(*keys.split())
        await pilot.pause()
        assert view.scroll_row == row


async def test_top_and_bottom_are_the_first_and_the_last_row() -> None:
    app, view = showing()
    async with app.run_test(size=SIZE) as pilot:
        view.show(LONG)
        await pilot.press("G")
        await pilot.pause()
        assert seen(view)[-1] == view.text.rows[-1].rstrip()
        await pilot.press("k", "g")
        await pilot.pause()
        assert view.scroll_row == 0


async def test_the_words_at_the_top_stay_at_the_top_in_another_width() -> None:
    app, view = showing()
    async with app.run_test(size=SIZE) as pilot:
        view.show(LONG)
        view.scroll_row = next(n for n, row in enumerate(view.text.rows) if "number 12" in row)
        await pilot.pause()
        for width in (30, 100, 45, 12, 200):
            await pilot.resize_terminal(width, 12)
            await pilot.pause()
            ahead = " ".join(line.strip() for line in seen(view)[:3])
            assert "number 12" in ahead or "12" in ahead.split()
        await pilot.resize_terminal(*SIZE)
        await pilot.pause()
        assert "number 12" in seen(view)[0]


async def test_a_short_page_cannot_be_scrolled_away() -> None:
    app, view = showing()
    async with app.run_test(size=SIZE) as pilot:
        view.show(paragraphs(["short"]), scroll=50)
        await pilot.press("j", "G", "space")
        await pilot.pause()
        assert view.scroll_offset.y == 0


async def test_the_wheel_scrolls() -> None:
    app, view = showing()
    async with app.run_test(size=SIZE) as pilot:
        view.show(LONG)
        await pilot.pause()
        view.post_message(MouseScrollDown(view, 5, 5, 0, 0, 0, False, False, False))
        await pilot.pause()
        assert view.scroll_row > 0


async def test_text_can_be_selected_and_is_what_stands_there() -> None:
    app, view = showing()
    async with app.run_test(size=SIZE) as pilot:
        view.show((Paragraph((Span("the words [sic] of a man"),)),))
        await pilot.pause()
        start = view.text.rows[0].index("words")
        chosen = Selection(Offset(start, 0), Offset(start + 11, 0))
        app.screen.selections = {view: chosen}
        await pilot.pause()
        assert app.screen.get_selected_text() == "words [sic]"
        marked = [part.text for part in view.render_line(0) if _on_ground(part.style, view)]
        assert "".join(marked) == "words [sic]"
        assert view.get_selection(SELECT_ALL) == ("\n".join(view.text.rows), "\n")


def _on_ground(style: object, view: PageView) -> bool:
    ground = view.visual_style.rich_style.bgcolor
    return getattr(style, "bgcolor", None) != ground


async def test_dragging_the_mouse_selects_what_it_passes_over() -> None:
    app, view = showing()
    async with app.run_test(size=SIZE) as pilot:
        view.show((Paragraph((Span("日本 the words of a man"),)),))
        await pilot.pause()
        margin = len(view.text.rows[0]) - len(view.text.rows[0].lstrip())
        await pilot.mouse_down(PageView, offset=(margin + 5, 0))
        await pilot.hover(PageView, offset=(margin + 8, 0))
        await pilot.mouse_up(PageView, offset=(margin + 8, 0))
        await pilot.pause()
        assert app.screen.get_selected_text() in ("the", "the ")


@pytest.mark.parametrize("size", [(1, 1), (2, 3), (7, 1), (400, 2)])
async def test_any_size_can_be_drawn(size: tuple[int, int]) -> None:
    app, view = showing()
    async with app.run_test(size=size) as pilot:
        view.show(LONG)
        await pilot.press("j", "G", "tab", "f", "escape")
        await pilot.pause()
        assert len(seen(view)) == view.size.height
