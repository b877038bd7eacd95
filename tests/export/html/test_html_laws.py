"""What holds of every edition: who says so stands with all words, and nothing is anything else."""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest

from briefing.analysis.provenance import chain, has_unknown_hop
from briefing.analysis.speaker import is_verbatim
from briefing.export.context import ExportOptions
from briefing.export.export import export, save
from briefing.export.selection import only_briefing, select, selected_records
from briefing.library.library import Library
from briefing.library.store.records import Listing
from briefing.model.key import FRONT, Key
from briefing.page.attribution.attribution import speaker_name
from briefing.page.blocks import plain
from briefing.page.record_loader import RecordLoader
from briefing.page.words.labels import LIST_LENGTH, first_words
from docs.edition import EDITION
from docs.edition import edition as made_for_docs
from tests.export.html.editions import edition, html
from tests.export.html.reading import Node, read_html

NAMES = ["all", "statements", "ledger", "gaps", "voice", "wording", "al-tanf", "kevin-cramer"]
PARTS = ("who", "form", "words", "via", "against")


@pytest.fixture(scope="module")
def whole(shipped: Library) -> Node:
    return edition(shipped)


def check_sayings(tree: Node) -> int:
    """That every paragraph of somebody's words has all that belongs to them; how many there are."""
    sayings = tree.all("p", "say")
    for saying in sayings:
        assert all(saying.one(name).text for name in PARTS), saying.text
        assert saying.one("via").text.count("→") or "own publication" in saying.one("via").text
        assert ("quoted" in saying.classes) == saying.one("words").text.startswith(("“", "… “"))
    return len(sayings)


def check_structure(tree: Node) -> None:
    ids = Counter(one.attributes["id"] for one in tree.walk() if "id" in one.attributes)
    assert set(ids.values()) == {1}
    links = [one.attributes["href"] for one in tree.all("a")]
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)
    assert all(link.startswith(("#", "https://", "http://")) for link in links)
    for one in tree.walk():
        assert not {name for name in one.attributes if name == "style" or name.startswith("on")}
        assert not {"src", "srcset", "action", "data"} & set(one.attributes)
    levels = [int(one.tag[1]) for one in tree.walk() if re.fullmatch("h[1-6]", one.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert not [pair for pair in pairwise(levels) if pair[1] - pair[0] > 1]


def check_policy(text: str, tree: Node) -> None:
    """That the policy allows just what the file has, by its hash, and nothing from elsewhere."""
    policy = next(one for one in tree.all("meta") if "http-equiv" in one.attributes)
    (style,), (script,) = tree.all("style"), tree.all("script")
    for kind, one in (("style", style), ("script", script)):
        (inside,) = one.children
        assert isinstance(inside, str)
        digest = b64encode(sha256(inside.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy.attributes["content"]
    assert policy.attributes["content"].startswith("default-src 'none'; ")
    assert "url(" not in text
    assert "@import" not in text


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_words_are_never_without_whose_they_are_and_the_file_is_sound(
    shipped: Library, name: str
) -> None:
    text = html(shipped, name)
    tree = read_html(text)
    check_sayings(tree)
    check_structure(tree)
    check_policy(text, tree)


def test_the_same_of_a_made_up_briefing(library: Library) -> None:
    for name in ("all", "claim", "figures", "sources", "?depot"):
        text = html(library, name)
        tree = read_html(text)
        check_sayings(tree)
        check_structure(tree)
        check_policy(text, tree)


@pytest.mark.slow
def test_every_statement_has_its_words_speaker_and_every_hop(shipped: Library, whole: Node) -> None:
    look, articles = (
        RecordLoader(shipped),
        {one.attributes["id"]: one for one in whole.all("article")},
    )
    unknown = 0
    for record in selected_records(shipped, Listing(only_briefing(shipped), "statements")):
        saying = articles[record.key.slug].all("p", "say")[0]
        assert plain(speaker_name(record, look)) in saying.one("who").text
        hops = chain(record, look)[1:]
        assert saying.one("via").text.count("?") >= sum(hop.kind == "unknown" for hop in hops)
        unknown += any(hop.kind == "unknown" for hop in hops)
        if is_verbatim(record):
            assert " ".join(record.text("text").split()) in saying.one("words").text
            assert "quoted" in saying.classes
    assert unknown


@pytest.mark.slow
def test_every_record_is_there_once_in_its_section(shipped: Library, whole: Node) -> None:
    records = selected_records(shipped, Listing(only_briefing(shipped)))
    there = {one.key.slug: one.section for one in records if one.key.slug != FRONT}
    articles = whole.all("article")
    assert {one.attributes["id"]: one.attributes["data-section"] for one in articles} == there
    titles = [one.text for one in whole.all("h3")]
    assert [title for title, count in Counter(titles).items() if count > 1] == []


@pytest.mark.slow
def test_a_row_that_names_a_statement_says_who_in_what_form_and_where_a_hand_is_unknown(
    shipped: Library, whole: Node
) -> None:
    look, named = RecordLoader(shipped), 0
    rows = [one for one in whole.walk() if one.tag in ("li", "dd", "td")]
    links = [(row, link) for row in rows for link in row.all("a")]
    for record in selected_records(shipped, Listing(only_briefing(shipped), "statements")):
        start = first_words(record, look, LIST_LENGTH)[0].text[:20].rstrip()
        for row, link in links:
            if link.attributes["href"] != f"#{record.key.slug}" or start not in link.text:
                continue
            named += 1
            assert plain(speaker_name(record, look)) in row.text
            assert re.search(r"quotation|paraphrase|summary", row.text)
            if any(hop.kind == "unknown" for hop in chain(record, look)):
                assert "→ ?" in row.text
    assert named > 50


BLOCKS = ("p", "li", "dd", "td", "th", "summary", "figcaption")


def without_a_sign(tree: Node, look: RecordLoader, briefing: str) -> list[str]:
    """The blocks that name a statement, and not that somebody on its way is not known."""
    found = []
    blocks = (one for one in tree.walk() if one.tag in BLOCKS and "count" not in one.classes)
    for block in blocks:
        slugs = {link.attributes.get("href", "")[1:] for link in block.all("a")}
        gap = any(has_unknown_hop(look.at(Key(briefing, slug)), look) for slug in slugs if slug)
        if gap and "?" not in re.sub(r"\w\?", "", block.text):
            found.append(block.text)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_block_that_names_a_statement_says_where_a_hand_is_unknown(
    shipped: Library, name: str
) -> None:
    look = RecordLoader(shipped)
    tree = edition(shipped, name)
    assert without_a_sign(tree, look, only_briefing(shipped)) == []


@pytest.mark.slow
def test_a_row_of_the_ledger_can_be_copied_alone(shipped: Library, whole: Node) -> None:
    (table,) = whole.all("table", "ledger")
    rows = [row for row in table.all("tr") if row.all("td", "count")]
    assert len(rows) == 6
    for row in rows:
        assert "Did it happen? " in row.text
        assert "Who did it? " in row.text
        assert {one.attributes["role"] for one in (row, *row.all("td"), *row.all("th"))} == {
            "row",
            "cell",
            "rowheader",
        }


def test_it_is_one_file_whatever_it_is_written_to(library: Library, tmp_path: Path) -> None:
    wanted = export(library, select(library, "all"), ExportOptions(format="html", folder=True))
    assert save(wanted, tmp_path / "out") == [tmp_path / "out" / "test.html"]


@pytest.mark.slow
def test_the_edition_in_docs_is_what_the_program_makes_now(shipped: Library) -> None:
    assert EDITION.read_text("utf-8") == made_for_docs(shipped), "make docs"
