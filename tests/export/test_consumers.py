"""What others make of our Markdown: cmark-gfm (which GitHub has) and pandoc, beside markdown-it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given

from briefing.export import gfm
from briefing.export.context import Profile
from briefing.export.links import LinkStyle
from briefing.library.library import Library
from briefing.text.visible import visible
from tests.export.conftest import Exported, documents
from tests.export.data.consumers import ran
from tests.export.html.reading import Node, read_html
from tests.export.reading import HOSTILE, read
from tests.export.test_hostile import hostile

GITHUB = ("-e", "table", "-e", "footnotes", "-e", "strikethrough", "-e", "autolink")
OWN = {"h1", "h2", "h3", "h4", "p", "strong", "a", "span", "ul", "li", "ol", "blockquote", "br"} | {
    *("table", "thead", "tbody", "tr", "th", "td", "sup", "section", "pre", "code")
}
"""The elements that we make, and what a footnote becomes."""
_FOOTNOTE_SIGNS = re.compile(
    r'<sup class="footnote-ref">.*?</sup>|<a href="#fnref[^>]*>.*?</a>', re.DOTALL
)


def github(markdown: str) -> Node:
    """A document as GitHub reads it, without its front matter."""
    text = markdown.partition("\n---\n")[2] if markdown.startswith("---\n") else markdown
    made = ran("cmark-gfm", "--unsafe", *GITHUB, stdin=text)
    return read_html(f"<main>{_FOOTNOTE_SIGNS.sub('', made)}</main>")


def _words(text: str) -> str:
    return re.sub(r"[\W_]", "", text)


@pytest.fixture(scope="module")
def harmful(tmp_path_factory: pytest.TempPathFactory) -> Library:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BRIEFING_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        return hostile(tmp_path_factory.mktemp("hostile"))


def _is_as_read(text: str) -> None:
    """GitHub sees the elements that we made, and the words, headings and links of markdown-it."""
    found, seen = read(text), github(text)
    assert {one.tag for one in seen.walk()} - {"main", ""} <= OWN
    titled = [one.text for one in seen.walk() if re.fullmatch(r"h\d", one.tag)]
    assert [*map(_words, titled)] == [*map(_words, found.headings)]
    assert len(seen.all("blockquote")) == len(found.speakers)
    links = {one.attributes.get("href", "") for one in seen.all("a")}
    assert {one for one in found.links if not one.startswith("mailto:")} <= links
    ours = {one for one in links if not one.startswith("mailto:")}
    assert ours <= set(found.links)
    told = _words("".join(found.texts))
    shown = _words("".join(one.text for one in seen.all("main")))
    assert len(shown) >= len(told)
    assert {one for one in found.texts if _words(one) not in shown} == set()


@pytest.mark.parametrize("links", ["relative", "none", "wiki"])
@pytest.mark.parametrize("profile", ["full", "report"])
def test_github_reads_the_shipped_briefing_as_markdown_it_does(
    exported: Exported, links: LinkStyle, profile: Profile
) -> None:
    (text,) = exported("all", links, False, profile).values()
    _is_as_read(text)


@pytest.mark.parametrize("profile", ["full", "report"])
def test_github_finds_no_markup_in_hostile_texts(harmful: Library, profile: Profile) -> None:
    (text,) = documents(harmful, "all", profile=profile).values()
    _is_as_read(text)


@given(HOSTILE)
def test_github_reads_a_text_back_as_it_was(text: str) -> None:
    (seen,) = github(gfm.block(gfm.escape(text))).all("main")
    assert {one.tag for one in seen.walk()} <= {"main", "p", "br", "a", ""}
    assert _words(seen.text) == _words(visible(text))


@pytest.mark.parametrize("profile", ["full", "report"])
@pytest.mark.parametrize("name", ["all", "askari-strategy", "gaps", "?drone"])
def test_the_title_stands_once_for_whoever_reads_it(
    exported: Exported, profile: Profile, name: str
) -> None:
    """In `pandoc -s`, on GitHub (which shows front matter as a table) and in any other reader."""
    if profile == "report" and name != "all":
        pytest.skip("a report is of a whole briefing")
    (text,) = exported(name, "relative", False, profile).values()
    heading = read(text).headings[0]
    page = read_html(ran("pandoc", "-s", "-f", "markdown-smart", stdin=text))
    (title,) = page.all("h1")
    assert _words(title.text) == _words(heading)
    assert _words(page.all("title")[0].text) == _words(read(text).values["pagetitle"])
    assert len(github(text).all("h1")) == 1


def test_plain_text_has_the_title_once(exported: Exported) -> None:
    (text,) = exported("all", "relative", False, "plain").values()
    assert text.splitlines()[0].strip() == "US forces in Iraq and Syria, autumn 2023"


def test_the_shift_makes_it_the_title_of_a_document(exported: Exported, tmp_path: Path) -> None:
    (text,) = exported("all").values()
    shift = "--shift-heading-level-by=-1"
    page = read_html(ran("pandoc", "-s", "-f", "markdown-smart", shift, stdin=text))
    assert next(one.attributes.get("class") for one in page.all("h1")) == "title"
