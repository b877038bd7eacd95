"""A real edition of more records than a page holds, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize
from pypdf import PdfReader

from briefing.export.html.edition import MOST_ARTICLES
from tests.briefings import library_of
from tests.export.html.browsers import DESK, NEEDS_CHROMIUM, PHONE, context_of
from tests.export.html.editions import html

pytestmark = NEEDS_CHROMIUM
EVENTS = MOST_ARTICLES // 2 + 50
HEADER = "briefing: {title: Many, as_of: 2024-12-31, basis: Made up, marking: 'TLP:CLEAR'}\n"
WORDS = ("The bridge was hit by a drone", "No drone was seen", "A convoy crossed the bridge")


def many() -> str:
    """Events, each with the words of a speaker who reports it."""
    numbers = range(EVENTS)
    events = (
        f"  event-{n}: {{title: Event {n}, kind: event, date: 2024-{1 + n % 12:02}, "
        f"reported_by: [said-{n}]}}\n"
        for n in numbers
    )
    said = (
        f"  said-{n}: {{form: quote, act: assert, speaker: {('ann', 'bob')[n % 2]}, chain: "
        f"[unknown, src], said: 2024-{1 + n % 12:02}, text: '{WORDS[n % 3]}, number {n}.'}}\n"
        for n in numbers
    )
    return (
        "actors:\n  ann: {name: Ann, kind: person}\n  bob: {name: Bob, kind: person}\n"
        "  paper: {name: The Drone Paper, kind: media}\n"
        "sources:\n  src: {kind: article, outlet: paper, title: All of it}\n"
        f"incidents:\n{''.join(events)}statements:\n{''.join(said)}"
    )


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("large")
    path = folder / "large.html"
    path.write_text(html(library_of(folder, many(), header=HEADER)), "utf-8")
    return path


@pytest.fixture
def heard() -> list[str]:
    """What the page fetches, logs and fails with."""
    return []


@pytest.fixture
def page(browser: Browser, large: Path, heard: list[str]) -> Iterator[Page]:
    context = context_of(browser, viewport=DESK)
    shown = context.new_page()
    shown.on("request", lambda request: heard.append(request.url))
    shown.on("console", lambda message: heard.append(message.text))
    shown.on("pageerror", lambda error: heard.append(str(error)))
    shown.goto(large.as_uri())
    yield shown
    context.close()


def test_it_opens_and_fetches_nothing(page: Page, large: Path, heard: list[str]) -> None:
    assert page.locator("h1").is_visible()
    drawn = page.evaluate("JSON.parse(document.getElementById('__data').textContent).length - 1")
    assert drawn > MOST_ARTICLES
    page.fill("#__q", "drone")
    page.locator("#__hits a").first.click()
    page.locator(".opened article").first.wait_for()
    assert heard == [large.as_uri()]


def test_a_search_is_narrowed_and_leads_to_the_record_and_that_to_others(page: Page) -> None:
    page.fill("#__q", "drone")
    hits = page.locator("#__hits li")
    page.select_option("#__by-section", "actors")
    assert [one.partition(" · ")[0] for one in hits.all_text_contents()] == ["Actors"]
    page.select_option("#__by-section", "statements")
    page.select_option("#__by-who", "Bob")
    narrowed = hits.all_text_contents()
    assert narrowed
    assert all(one.startswith("Statements · Bob") for one in narrowed)

    hit = page.locator("#__hits a").first
    address = hit.get_attribute("href") or ""
    hit.click()
    assert page.url.endswith(address)
    said = page.locator(f"[id='{address[1:]}']")
    assert "drone" in (said.text_content() or "").lower()
    assert (said.locator(".via").first.text_content() or "").strip()

    link = said.locator("a[href^='#']").filter(visible=True).first
    leads = link.get_attribute("href") or ""
    link.click()
    assert page.url.endswith(leads)
    assert page.locator(f"[id='{leads[1:]}']").is_visible()


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_whoever_hears_it_or_walks_it_by_keyboard_meets_no_hindrance(
    page: Page, size: ViewportSize
) -> None:
    page.set_viewport_size(size)
    page.fill("#__q", "drone")
    page.locator("#__hits a").first.wait_for()
    options = {"resultTypes": ["violations"]}
    found = [*Axe().run(page, options=options).response["violations"]]
    page.locator("#__hits a").first.click()
    page.locator(".opened article").first.wait_for()
    found += Axe().run(page, options=options).response["violations"]
    assert [one["id"] for one in found] == []


def test_on_paper_it_says_which_records_are_not_there_and_prints_the_one_that_is_open(
    page: Page,
) -> None:
    page.evaluate("location.hash = 'said-1'")
    page.locator(".opened article").wait_for()
    printed = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    pages = [" ".join(one.extract_text().split()) for one in printed.pages]
    assert [number for number, text in enumerate(pages) if "TLP:CLEAR" not in text] == []
    told = " ".join(pages)
    assert f"Not on paper: the {EVENTS:,} records of this part" in told
    assert "number 1." in told.partition("Statements")[2]
    assert "Event 999 " not in told.partition("Statements")[2]


def test_while_it_is_printed_no_link_leads_to_what_is_not_there(page: Page) -> None:
    """A browser would go through the whole page for each of them: it did not end in minutes."""
    dead = """() => [...document.querySelectorAll("a[href^='#']")]
        .filter((one) => !document.getElementById(decodeURIComponent(one.hash.slice(1)))).length"""
    before = page.evaluate(dead)
    assert before
    page.evaluate(f"addEventListener('beforeprint', () => {{ window.dead = ({dead})(); }})")
    page.pdf()
    assert page.evaluate("window.dead") == 0
    assert page.evaluate(dead) == before
