from __future__ import annotations

import pytest

from briefing.page.blocks import Paragraph, Span
from briefing.reader.widgets.page.page_view import PageView
from tests.reader.widgets.showing import Showing, link, paragraphs, seen

SIZE = (50, 12)
GAP = tuple(Paragraph((Span(f"words {number}"),)) for number in range(10))
PAGE = (
    Paragraph((Span("by "), link("Cramer", "cramer"), Span(" of "), link("Dakota", "dakota"))),
    *GAP,
    Paragraph((link("al-Tanf", "tanf"), Span(" and "), Span("out", url="https://example.org"))),
    *GAP,
)


def showing() -> tuple[Showing, PageView]:
    view = PageView()
    return Showing(view), view


def marked(view: PageView) -> str:
    span = view.links.span
    return span.text if span else ""


async def test_tab_walks_the_links_round() -> None:
    app, view = showing()
    async with app.run_test(size=SIZE) as pilot:
        view.show(PAGE)
        found = []
        for key in ("tab", "tab", "tab", "tab", "tab", "shift+tab", "shift+tab"):
            await pilot.press(key)
            found.append(marked(view))
        assert found == ["Cramer", "Dakota", "al-Tanf", "out", "Cramer", "out", "al-Tanf"]


async def test_the_marked_link_comes_into_view_and_is_told() -> None:
    app, view = showing()
    async with app.run_test(size=SIZE) as pilot:
        view.show(PAGE)
        await pilot.press("tab", "tab", "tab")
        await pilot.pause()
        assert any("al-Tanf" in line for line in seen(view))
        assert len(app.all(PageView.Moved)) == 3
        await pilot.press("shift+tab")
        await pilot.pause()
        assert any("Dakota" in line for line in seen(view))


async def test_from_a_page_that_was_scrolled_the_first_link_in_view_is_next() -> None:
    app, view = showing()
    async with app.run_test(size=SIZE) as pilot:
        view.show(PAGE)
        await pilot.press("tab")
        view.scroll_row = 15
        await pilot.pause()
        assert any("al-Tanf" in line for line in seen(view))
        await pilot.press("tab")
        assert marked(view) == "al-Tanf"
        view.scroll_row = 0
        await pilot.pause()
        await pilot.press("shift+tab")
        assert marked(view) == "Dakota"


async def test_where_no_link_is_in_view_the_nearest_in_that_direction_is_next() -> None:
    app, view = showing()
    async with app.run_test(size=(50, 4)) as pilot:
        view.show(PAGE)
        for key, name in (("tab", "al-Tanf"), ("shift+tab", "Dakota")):
            view.scroll_row = 10
            await pilot.pause()
            view.links.mark_quietly(-1)
            await pilot.press(key)
            assert marked(view) == name
        view.scroll_row = 500
        view.links.mark_quietly(-1)
        await pilot.pause()
        await pilot.press("tab")
        assert marked(view) == "Cramer"


async def test_enter_follows_the_marked_link_and_nothing_where_none_is() -> None:
    app, view = showing()
    async with app.run_test(size=SIZE) as pilot:
        view.show(PAGE)
        await pilot.press("enter", "tab", "enter", "shift+tab", "enter")
        await pilot.pause()
        assert [one.span.text for one in app.all(PageView.Followed)] == ["Cramer", "out"]
        assert app.all(PageView.Followed)[1].span.url == "https://example.org"
        assert app.all(PageView.Followed)[0].control is view


async def test_a_page_without_links_leaves_tab_to_the_panes() -> None:
    view, other = PageView(id="one"), PageView(id="two")
    app = Showing(view, other)
    async with app.run_test(size=SIZE) as pilot:
        view.show(paragraphs(["no links"]))
        view.focus()
        await pilot.press("tab")
        assert app.focused is other
        assert not view.links.walk(1)
        assert view.links.marked == -1


async def test_letters_stand_before_the_links_in_view_and_follow_them() -> None:
    app, view = showing()
    async with app.run_test(size=SIZE) as pilot:
        view.show(PAGE)
        assert view.links.label()
        await pilot.pause()
        assert seen(view)[0].strip() == "byaCramer ofsDakota"
        await pilot.press("s")
        await pilot.pause()
        assert [one.span.text for one in app.all(PageView.Followed)] == ["Dakota"]
        assert not view.links.labelling
        assert seen(view)[0].strip() == "by Cramer of Dakota"


@pytest.mark.parametrize("key", ["escape", "q", "1", "down"])
async def test_any_other_key_takes_the_letters_away(key: str) -> None:
    app, view = showing()
    async with app.run_test(size=SIZE) as pilot:
        view.show(PAGE)
        view.links.label()
        await pilot.press(key)
        await pilot.pause()
        assert not view.links.labelling
        assert app.all(PageView.Followed) == []
        assert (view.scroll_row == 1) == (key == "down")


async def test_no_links_in_view_have_no_letters() -> None:
    app, view = showing()
    async with app.run_test(size=(50, 4)) as pilot:
        view.show(PAGE, scroll=6)
        await pilot.pause()
        assert not view.links.label()
        assert not view.links.labelling


async def test_many_links_have_two_letters_and_both_are_needed() -> None:
    app, view = showing()
    async with app.run_test(size=(60, 40)) as pilot:
        line = tuple(span for n in range(30) for span in (link(f"no{n}", f"s{n}"), Span("  ")))
        view.show((Paragraph(line),))
        view.links.label()
        await pilot.press("m")
        await pilot.pause()
        assert view.links.labelling
        assert app.all(PageView.Followed) == []
        assert "mdno27" in "".join(seen(view))
        assert "ano0" not in "".join(seen(view))
        await pilot.press("d")
        await pilot.pause()
        assert [one.span.text for one in app.all(PageView.Followed)] == ["no27"]


async def test_links_without_a_space_between_them_have_letters_and_keep_theirs() -> None:
    app, view = showing()
    async with app.run_test(size=SIZE):
        view.show((Paragraph((link("日本", "a"), link("語", "b"), Span(" x ("), link("c", "c"))),))
        before = view.render_line(0).cell_length
        view.links.label()
        assert view.render_line(0).cell_length == before
        assert seen(view)[0].strip() == "a日本s語 x (dc"


async def test_a_click_on_a_link_follows_it_and_beside_it_does_not() -> None:
    app, view = showing()
    async with app.run_test(size=SIZE) as pilot:
        view.show(PAGE)
        await pilot.pause()
        row, cell = view.text.start(1)
        await pilot.click(PageView, offset=(cell + 1, row))
        await pilot.click(PageView, offset=(cell + 20, row))
        await pilot.pause()
        assert [one.span.text for one in app.all(PageView.Followed)] == ["Dakota"]
        assert marked(view) == "Dakota"


async def test_a_border_around_the_page_moves_no_click() -> None:
    app, view = showing()
    async with app.run_test(size=SIZE) as pilot:
        view.styles.border = ("solid", "red")
        view.show(PAGE)
        await pilot.pause()
        row, cell = view.text.start(1)
        await pilot.click(PageView, offset=(cell + 1, row + 1))
        await pilot.pause()
        assert [one.span.text for one in app.all(PageView.Followed)] == ["Dakota"]


async def test_another_page_has_no_mark_unless_it_is_given_one() -> None:
    app, view = showing()
    async with app.run_test(size=SIZE) as pilot:
        view.show(PAGE)
        await pilot.press("tab")
        view.show(PAGE)
        assert view.links.marked == -1
        view.show(PAGE, link=2)
        assert marked(view) == "al-Tanf"
        view.show(PAGE, link=99)
        assert (view.links.marked, view.links.span) == (-1, None)


@pytest.mark.parametrize("ansi", [False, True])
async def test_the_mark_is_seen_and_other_links_are_underlined(*, ansi: bool) -> None:
    view = PageView()
    app = Showing(view, ansi=ansi)
    async with app.run_test(size=SIZE) as pilot:
        view.show(PAGE)
        await pilot.press("tab")
        await pilot.pause()
        styles = {part.text: part.style for part in view.render_line(0)}
        cramer, dakota = styles["Cramer"], styles["Dakota"]
        assert cramer is not None
        assert dakota is not None
        assert cramer.bold
        assert dakota.underline
        assert cramer.reverse if ansi else cramer.bgcolor != dakota.bgcolor
