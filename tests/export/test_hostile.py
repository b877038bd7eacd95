"""A briefing whose every text is hostile: the export keeps its structure, and every word."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.export.links import LinkStyle
from briefing.library.library import Library
from briefing.text.visible import visible
from tests.briefings import library_of
from tests.export.conftest import one
from tests.export.reading import read

TEXTS = [
    "# Not a heading\n> nor a quotation\n- nor an item",
    "1. [x](javascript:alert(1)) ![y](http://example.org/z) <script>alert(1)</script>",
    "[^s0] and [^s0]: nothing\n[^s1]: more\n\n[s2]: http://example.org",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "said\n===\nor\n---\n***\n```\ncode",
    "**bold** __b__ *i* _i_ ~~s~~ ==h== `c` $x$ %%gone%% [[s3|him]] #tag ^id",
    "www.example.org, http://example.org, a@example.org &amp; &#35; &copy;",
    "a\\\nb \\* \\[ ends with \\",
    "    four spaces, a tab\tand three at the end   ",
    "ESC \u001b[31m, right-to-left \u202e, zero \u0000, line \u2028.",
    '</span><span id="s1">x</span> <!-- gone --> ]( ) ][ {#s2}',
    "— **Somebody Else**, minister; through The Times (source read)[^s0]",
]


def hostile(folder: Path) -> Library:
    quoted = [json.dumps(text) for text in TEXTS]
    statements = "\n".join(
        f"  s{number}: {{form: quote, act: assert, speaker: {{unnamed: {text}, of: ann}}, "
        f"role: {text}, said_as: {text}, chain: [unknown, src], text: {text}, note: {text}, "
        f"locator: {text}, tags: [{text}], about: [ann], contradicts: [s0]}}"
        for number, text in enumerate(quoted)
    )
    return library_of(
        folder,
        f"statements:\n{statements}\n"
        f"actors:\n  ann: {{name: {quoted[0]}, kind: person, aliases: [{', '.join(quoted)}]}}\n"
        f"sources:\n  src: {{kind: article, outlet: ann, title: {quoted[3]}, url: {quoted[1]}}}\n"
        f"figures:\n  fig: {{label: {quoted[2]}, unit: {quoted[5]}, kind: stock, points: "
        f"[{{as_of: 2024, value: 3, by: s3, parts: {{{quoted[3]}: 1}}}}]}}\n",
        header=f"briefing: {{title: {quoted[4]}, as_of: 2024, basis: {quoted[5]}}}\n",
    )


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BRIEFING_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        return hostile(tmp_path_factory.mktemp("hostile"))


@pytest.mark.parametrize("links", ["relative", "none"])
@pytest.mark.parametrize("name", ["all", "statements", "s2", "ann", "src", "fig", "?example"])
def test_nothing_in_a_text_is_read_as_markdown(
    library: Library, name: str, links: LinkStyle
) -> None:
    found = read(one(library, name, links))
    assert found.used == found.defined
    assert len(found.anchors) == len(set(found.anchors))
    assert not [text for text in found.texts if "⟦" in text]
    inward = {link for link in found.links if not link.startswith("mailto:")}
    assert inward <= {f"#{anchor}" for anchor in found.anchors}


def test_every_quotation_is_whole_and_in_its_own_block(library: Library) -> None:
    found = read(one(library, "statements"))
    said = ["".join(visible(text).split()) for text in TEXTS]
    assert "".join("".join(found.quotations).split()) == "".join(said)
    assert found.headings.count("Linked from") <= len(TEXTS)


def test_no_control_character_leaves(library: Library) -> None:
    for name in ("all", "?example"):
        text = one(library, name)
        assert visible(text) == text
