"""The report as HTML says what the Markdown says, and nothing in it is anybody else's markup."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.errors import BriefingError
from briefing.export import gfm
from briefing.export.export import export
from briefing.export.html.report_page import as_html
from briefing.export.selection import select
from briefing.library.library import Library
from tests.export.html.editions import HTML
from tests.export.html.reading import Node, read_html
from tests.export.html.test_html_hostile import NASTY, hostile

REPORT = replace(HTML, profile="report")


def report_html(library: Library, name: str = "all") -> str:
    (document,) = export(library, select(library, name), REPORT).documents()
    assert document.path.suffix == ".html"
    return document.text()


def words(node: Node) -> str:
    return re.sub(r"\W", "", node.text)


def test_it_has_every_word_of_the_markdown_in_the_same_order(shipped: Library) -> None:
    tree = read_html(report_html(shipped))
    (document,) = export(
        shipped, select(shipped, "all"), replace(REPORT, format="markdown")
    ).documents()
    markdown = document.text().split("\n---\n", 1)[1].split("\n", 2)[2]
    markdown = re.sub(r"\]\([^\s)]+\)|<span[^>]+></span>", "]", markdown)
    told = re.sub(r"&\w+;|[\W_]", "", re.sub(r"\|[ :|-]+\|\n", "", markdown))
    (main,) = tree.all("main")
    assert words(main).endswith(told)
    assert tree.all("table")
    assert all(re.match(r"S\d+ ", one.all("p")[0].text) for one in tree.all("blockquote")[1:])


def test_words_from_right_to_left_are_set_apart_where_others_begin_the_line() -> None:
    node = read_html(as_html("S1 وزارة الدفاع, said: قال كلمة. — 1 March → ? → صحيفة"))
    apart = [one.text for one in node.all("span", "own-way")]
    assert apart == ["وزارة الدفاع", "قال كلمة.", "صحيفة"]
    for text in ("قال (S1) كلمة.", "## 4. Statements: وزارة الدفاع"):
        assert not read_html(as_html(text)).all("span", "own-way")


@pytest.mark.parametrize("harm", [False, True])
def test_its_policy_lets_nothing_run_and_nothing_in_it_asks_to(
    library: Library, tmp_path: Path, harm: bool
) -> None:
    tree = read_html(report_html(hostile(tmp_path) if harm else library))
    assert len(tree.all("h1")) == 1
    assert not [one for one in tree.walk() if {"style", "src"} & set(one.attributes)]
    marks = [one.attributes["id"] for one in tree.walk() if "id" in one.attributes]
    assert marks
    assert all(re.fullmatch(r"[sq]\d+", one) for one in marks)
    assert len(marks) == len(set(marks))
    assert not tree.all("script") + tree.all("img")
    for link in tree.all("a"):
        href = link.attributes["href"]
        if href.startswith("#"):
            assert href.removeprefix("#") in marks
            continue
        assert href.startswith(("http://", "https://"))
        assert link.attributes["rel"] == "external noreferrer noopener"
    policy = next(one for one in tree.all("meta") if "http-equiv" in one.attributes)
    assert "script-src 'none'" in policy.attributes["content"]


def test_a_part_of_a_briefing_has_no_report(library: Library) -> None:
    with pytest.raises(BriefingError, match="whole briefing"):
        report_html(library, "statements")


@given(st.text() | st.sampled_from(NASTY))
@example("A\u05d0")
def test_escaped_text_reads_back_as_text(text: str) -> None:
    tree = read_html(as_html(gfm.block(gfm.escape(text))))
    ours = {"p": [], "br": [], "span": ["own-way"]}
    assert all(one.classes == ours.get(one.tag) for one in tree.walk())
