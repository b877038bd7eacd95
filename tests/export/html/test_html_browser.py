"""The edition in a real browser: read, searched, walked by keyboard, printed, and attacked."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from briefing.export.html import edition as editions
from briefing.library.library import Library
from tests.briefings import library_of
from tests.export.html.browsers import DESK, NEEDS_CHROMIUM, PHONE, SMALLEST, context_of
from tests.export.html.editions import html
from tests.export.html.test_html_hostile import hostile
from tests.export.html.test_report_page import report_html

pytestmark = NEEDS_CHROMIUM
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@pytest.fixture(scope="module")
def shipped_file(shipped: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("html") / "shipped.html"
    path.write_text(html(shipped), "utf-8")
    return path


@pytest.fixture
def page(browser: Browser, shipped_file: Path) -> Iterator[Page]:
    context = context_of(browser, viewport=DESK)
    shown = context.new_page()
    shown.goto(shipped_file.as_uri())
    yield shown
    context.close()


def test_whoever_hears_it_or_walks_it_by_keyboard_meets_no_hindrance(
    browser: Browser, library: Library, shipped_file: Path, tmp_path: Path
) -> None:
    made_up = tmp_path / "made-up.html"
    made_up.write_text(html(library), "utf-8")
    assert (
        _hindrances(browser, made_up, "depot") + _hindrances(browser, shipped_file, "drone") == []
    )


def _hindrances(browser: Browser, path: Path, query: str) -> list[object]:
    """What axe finds with the results open, on a desk and a phone, in the light and in the dark."""
    found: list[object] = []
    for size in (DESK, PHONE):
        for scheme in SCHEMES:
            context = context_of(browser, viewport=size, color_scheme=scheme)
            page = context.new_page()
            page.goto(path.as_uri())
            page.fill("#__q", query)
            page.locator("#__hits a").first.wait_for()
            answer = Axe().run(page, options={"resultTypes": ["violations"]})
            found += [
                (scheme, one["id"], one["impact"], one["nodes"][0]["html"][:200])
                for one in answer.response["violations"]
            ]
            context.close()
    return found


def test_nothing_is_wider_than_the_smallest_screen(browser: Browser, shipped_file: Path) -> None:
    context = context_of(browser, viewport=SMALLEST)
    page = context.new_page()
    page.goto(shipped_file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


def test_it_is_read_without_script(browser: Browser, shipped_file: Path) -> None:
    context = context_of(browser, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{shipped_file.as_uri()}#cramer-no-deterrence")
    assert page.locator("#cramer-no-deterrence .words").first.is_visible()
    assert not page.locator("#__finder").is_visible()
    context.close()


def test_a_search_is_opened_walked_and_left_by_keyboard(page: Page) -> None:
    page.locator("#__q").focus()
    assert not page.locator("#__results").is_visible()
    page.keyboard.type("KATAÏB")
    assert "Kata'ib Hezbollah" in (page.locator("#__hits li").first.text_content() or "")
    page.fill("#__q", "dont sense")
    hit = page.locator("#__hits a").first
    text = hit.text_content() or ""
    assert text.startswith("Statements · Kevin Cramer → ?, quotation: “I don’t sense any")
    assert text.endswith("” …")
    assert hit.locator("mark").all_text_contents() == ["don’t", "sense", "don’t"]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Escape")
    assert not page.locator("#__results").is_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.url.endswith("#cramer-no-deterrence")
    assert not page.locator("#__results").is_visible()


def test_the_results_are_narrowed_by_section_speaker_and_form(page: Page) -> None:
    page.fill("#__q", "drone")
    assert "claimant only · claimed" in (page.locator("#__hits li").first.text_content() or "")
    page.select_option("#__by-section", "statements")
    page.select_option("#__by-who", "Kevin Cramer")
    page.select_option("#__by-form", "quotation")
    assert page.locator("#__hits li").count() == 1


def test_what_is_selected_and_copied_says_whose_it_is(page: Page) -> None:
    copied = page.evaluate(
        "document.querySelector('#cramer-no-deterrence .say').innerText"
    ).replace("\n", " ")
    assert copied.startswith("Kevin Cramer, Senator, ")
    assert "→ ? (first publisher not named) → Al Mayadeen (source read)" in copied
    assert copied.endswith("Nothing against it in these records")


def test_page_one_has_what_it_rests_on_and_page_two_the_ledger_and_all_have_the_marking(
    page: Page,
) -> None:
    pages = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(pages) > 20
    texts = [one.extract_text() for one in pages]
    assert [number for number, text in enumerate(texts, 1) if "TLP:CLEAR" not in text] == []
    assert all(f"{number} / {len(pages)}" in text for number, text in enumerate(texts, 1))
    front, ledger = texts[:2]
    assert "What this rests on" in front
    assert "about 30,000,000" in front.partition("Numbers, and who gives them")[2].replace(
        "\n", " "
    )
    assert ledger.index("Drone attack on the al-Tanf") < ledger.index("The war in Gaza")


def test_the_report_is_some_pages_with_the_marking_on_each(
    browser: Browser, shipped: Library, tmp_path: Path
) -> None:
    path = tmp_path / "report.html"
    path.write_text(report_html(shipped), "utf-8")
    page = context_of(browser, viewport=PHONE).new_page()
    page.goto(path.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert Axe().run(page).response["violations"] == []
    texts = [
        one.extract_text() for one in PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    ]
    assert len(texts) <= 12
    assert all("TLP:CLEAR" in one for one in texts)
    page.context.close()


def test_whoever_speaks_in_a_large_edition_has_a_page_and_tables_are_drawn(
    browser: Browser, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editions, "MOST_ARTICLES", 3)
    monkeypatch.setattr(editions, "MOST_FIGURES", 0)
    path = tmp_path / "drawn.html"
    path.write_text(html(library), "utf-8")
    page = context_of(browser, viewport=PHONE).new_page()
    page.goto(path.as_uri())
    rows = page.locator("ul.speakers li")
    assert rows.count() == len(set(rows.all_text_contents())) > 1
    row = rows.first
    name = row.locator("a").text_content() or ""
    row.locator("a").click()
    page.locator("h3.speaker").wait_for()
    assert (page.locator("h3.speaker").text_content() or "").startswith(name)
    said = page.locator(".opened .say")
    assert f"{said.count()} statement" in (page.locator("h3.speaker").text_content() or "")
    assert all(text.strip().startswith(name) for text in said.all_text_contents())
    assert page.locator("article.figures table").count() > 0
    assert page.locator("article.incidents th").first.text_content() == "reported"
    assert Axe().run(page).response["violations"] == []
    page.context.close()


def test_hostile_texts_run_nothing_fetch_nothing_and_hide_nothing(
    browser: Browser, tmp_path: Path
) -> None:
    path = tmp_path / "hostile.html"
    path.write_text(html(hostile(tmp_path / "content")), "utf-8")
    context, heard = context_of(browser, viewport=DESK), list[str]()
    page = context.new_page()
    page.on("dialog", lambda dialog: heard.append(dialog.message))
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("request", lambda request: heard.append(request.url))
    page.goto(path.as_uri())
    page.fill("#__q", "alert")
    page.locator("#__hits a").first.wait_for()
    assert heard == [path.as_uri()]
    assert page.locator("h1").is_visible()
    page.evaluate("document.body.append(Object.assign(new Image(), {src: 'https://x.invalid/'}))")
    page.wait_for_function("document.images[0].complete")
    assert any("Content Security Policy" in one for one in heard)
    context.close()


def test_a_briefing_that_is_written_from_right_to_left_reads_so(
    browser: Browser, tmp_path: Path
) -> None:
    arabic = library_of(
        tmp_path,
        """\
        actors:
          ann: {name: المتحدث, kind: person}
        sources:
          src: {kind: article, outlet: ann, title: عنوان}
        incidents:
          blast: {title: انفجار, date: 2024, reported_by: [said], denied_by: [], claimed_by: []}
        questions:
          who: {q: "من وراء [[blast|الانفجار]] هنا؟", about: [blast]}
        statements:
          said: {form: quote, act: assert, speaker: ann, chain: [unknown, src], text: "قال كلمة."}
          english: {form: quote, act: assert, speaker: ann, chain: [src], text: "No, not us."}
        """,
        header=(
            "briefing: {title: إحاطة, as_of: 2024, basis: مقال واحد, lang: ar, "
            "summary: 'قال [[said|المتحدث]] ثم نفى [[english|Ann]] ذلك. 12 [[said|شيء]].'}\n"
        ),
    )
    path = tmp_path / "arabic.html"
    path.write_text(html(arabic), "utf-8")
    page = context_of(browser).new_page()
    page.goto(path.as_uri())
    direction = "one => getComputedStyle(one).direction"
    assert page.locator("html").evaluate(direction) == "rtl"
    assert page.locator("#said .words").evaluate(direction) == "rtl"
    assert page.locator("#english .words").evaluate(direction) == "ltr"
    assert page.locator("#said .via").evaluate(direction) == "ltr"
    sentence = page.locator("#_summary .prose p").last
    edge = "one => one.getBoundingClientRect().right"
    places = [one.evaluate(edge) for one in sentence.locator("a").all()]
    assert places == sorted(places, reverse=True)
    end = sentence.evaluate(edge)
    for place in ("#_summary h2", ".basis"):
        assert (
            page.locator(place).evaluate(
                "one => { const all = document.createRange(); all.selectNodeContents(one); "
                "return all.getBoundingClientRect().right - one.getBoundingClientRect().right; }"
            )
            > -25
        ), place
    assert end - places[0] < 60
    # On paper too, each value stands beside what it is the value of, in a line of its own.
    question = page.locator("#who h3 span")
    assert question.locator("a").evaluate(edge) < question.evaluate(edge) - 20
    page.emulate_media(media="print")
    none = page.locator("#blast dt", has_text="None found").first
    value = none.locator("xpath=following-sibling::dd[1]")
    top, left = (f"one => one.getBoundingClientRect().{side}" for side in ("top", "left"))
    assert value.evaluate(edge) <= none.evaluate(left) + 1
    following = page.locator("#blast dt", has_text="Not searched").first
    assert following.evaluate(top) > none.evaluate(top) + 5
    page.context.close()


def test_what_is_drawn_from_data_is_reached_searched_and_says_whose_it_is(
    browser: Browser, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editions, "MOST_ARTICLES", 3)
    path = tmp_path / "drawn.html"
    path.write_text(html(library), "utf-8")
    page = context_of(browser).new_page()
    page.goto(f"{path.as_uri()}#retold")
    copied = (page.locator("#retold .say").text_content() or "").split()
    assert " ".join(copied).startswith("two guards (several, unnamed, of The Ministry), on duty")
    assert "contradicts" in copied
    page.goto(f"{path.as_uri()}#claim")
    assert page.locator("#claim details summary").text_content() == "Linked from 2 records"
    page.fill("#__q", "burned")
    assert page.locator("#__hits li").count() == 1
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: address.endswith("#retold"))
    page.context.close()


def test_the_part_that_is_being_read_is_marked_among_the_contents(page: Page) -> None:
    marked = page.locator(".contents [aria-current]")
    for name in ("_ledger", "_statements", "_gaps"):
        page.evaluate(f"document.getElementById({name!r}).scrollIntoView()")
        page.locator(f".contents a[href='#{name}'][aria-current]").wait_for()
        assert marked.count() == 1
