"""An edition of texts that mean harm: its structure stays, and every word of them is shown."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.export.html.line_markup import LineMarkup
from briefing.export.html.package_files import asset, css_string, style_sheet
from briefing.library.library import Library
from briefing.page.blocks import Span
from briefing.text.visible import visible
from tests.briefings import library_of
from tests.export.html.editions import html
from tests.export.html.reading import Node, read_html
from tests.export.html.test_html_laws import check_policy, check_sayings, check_structure

NASTY = [
    '</script><script>alert(1)</script><img src=x onerror="alert(1)">',
    '"} body{display:none} </style><script>alert(2)</script>',
    "<!--<script>\\\"'`${7*7}{{7*7}}{% raw %}",
    "\u202edesrever\u202c \u2067 \u200e \x00\x1b[31m\u2028 \ufeff",
    "' onmouseover=alert(3) x='",
    "javascript:alert(4)",
    "]]><svg onload=alert(5)>&lt;b&gt;&#x27;",
    'a" style="display:none',
]


def hostile(folder: Path) -> Library:
    quoted = [json.dumps(text) for text in NASTY]
    statements = "\n".join(
        f"  s{number}: {{form: {form}, act: assert, speaker: {{unnamed: {text}, of: ann}}, "
        f"role: {text}, said_as: {text}, chain: [unknown, src], text: {text}, note: {text}, "
        f"locator: {text}, tags: [{text}], about: [ann], contradicts: [s0]}}"
        for number, text in enumerate(quoted)
        for form in [("quote", "paraphrase")[number % 2]]
    )
    urls = "\n".join(
        f"  u{number}: {{kind: article, outlet: ann, title: {text}, url: {text}}}"
        for number, text in enumerate(quoted)
    )
    return library_of(
        folder,
        f"statements:\n{statements}\n"
        f"incidents:\n  inc: {{title: {quoted[0]}, date_as: {quoted[1]}, type: airstrike, "
        f"actor: ann, reported_by: [s0, s1], claimed_by: [], summary: {quoted[2]}}}\n"
        f"actors:\n  ann: {{name: {quoted[0]}, kind: person, aliases: [{', '.join(quoted)}]}}\n"
        f"sources:\n  src: {{kind: article, outlet: ann, title: {quoted[3]}}}\n{urls}\n"
        f"terms:\n  t: {{as_printed: [{quoted[4]}], neutral: {quoted[1]}, used_by: ann}}\n"
        f"questions:\n  q: {{q: {quoted[0]}, about: [inc]}}\n"
        f"figures:\n  fig: {{label: {quoted[1]}, unit: {quoted[0]}, kind: stock, points: "
        f"[{{as_of: 2024, value: 3, by: s3}}, {{as_of: 2024-02-01, value: 4, by: s2}}, "
        f"{{as_of: 2024-02-05, value: 5, by: s4}}]}}\n",
        header=f"briefing: {{title: {quoted[1]}, as_of: 2024, basis: {quoted[0]}, "
        f"marking: {quoted[1]}, authors: [{quoted[3]}], summary: {quoted[2]}, "
        f"lang: {quoted[7]}}}\n",
    )


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BRIEFING_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        return hostile(tmp_path_factory.mktemp("hostile"))


_NAMES = """
html head meta title style body a header p b i br span div label input select option ul li
h1 h2 h3 h4 h5 h6 nav main section table thead tbody tr th td colgroup col dl dt dd article
details summary figure figcaption svg g path text tspan circle rect script
"""
ELEMENTS = frozenset(_NAMES.split())
"""What the edition itself is made of."""


@pytest.mark.parametrize("name", ["all", "ledger", "s0", "inc", "?alert"])
def test_nothing_in_a_text_becomes_an_element_or_an_attribute(library: Library, name: str) -> None:
    text = html(library, name)
    tree = read_html(text)
    assert {one.tag for one in tree.walk()} <= ELEMENTS
    check_structure(tree)
    check_policy(text, tree)
    check_sayings(tree)
    assert [one.children for one in tree.all("script")] == [[asset("edition.js")]]
    assert visible(text) == text


def test_every_word_of_it_is_there(library: Library) -> None:
    tree = read_html(html(library))
    shown = "".join(tree.text.split())
    for text in NASTY:
        assert "".join(visible(text).split()) in shown


def test_the_style_is_that_of_any_other_briefing(library: Library) -> None:
    (style,) = read_html(html(library)).all("style")
    (text,) = style.children
    assert isinstance(text, str)
    strings = r'"(?:[A-Za-z0-9]|\\[0-9A-F]+ )*"'
    own = style_sheet("", "", "")
    assert re.sub(r"(@(?:top|bottom)-\w+\{content:)" + strings, r'\1""', text) == own


@given(st.text())
def test_no_text_ends_a_string_of_the_style(text: str) -> None:
    assert re.fullmatch(r'"(?:[A-Za-z0-9]|\\[0-9A-F]{2,6} )*"', css_string(text))


@given(
    st.lists(st.tuples(st.text(), st.sampled_from(["", "strong", "quote", "unknown"])), max_size=4)
)
def test_a_line_reads_back_as_it_is_shown(spans: list[tuple[str, str]]) -> None:
    line = tuple(Span(text, style) for text, style in spans)  # type: ignore[arg-type]
    tree = read_html(str(LineMarkup(lambda _: None, "").line(line)))
    shown = "".join(visible(text) for text, _ in spans)
    assert _letters(tree) == shown.replace("\n", "").replace("\r", "")
    assert {one.tag for one in tree.walk()} <= {"b", "span", "i", "br"}


def _letters(tree: Node) -> str:
    return "".join(one if isinstance(one, str) else _letters(one) for one in tree.children)
