"""An edition of many records, which its script draws from data: the same laws hold of the data."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from briefing.export.html import edition as editions
from briefing.library.library import Library
from tests.export.html.editions import html
from tests.export.html.reading import Node, read_html
from tests.export.html.test_html_hostile import NASTY, hostile
from tests.export.html.test_html_laws import check_policy


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editions, "MOST_ARTICLES", 3)
    monkeypatch.setattr(editions, "MOST_FIGURES", 0)


def data_of(tree: Node) -> list[dict[str, Any]]:
    (store,) = (one for one in tree.all("script") if one.attributes.get("id") == "__data")
    found: list[Any] = json.loads("".join(store.letters()))
    assert found.pop() == 0
    return found


def words(line: list[Any]) -> str:
    return "".join(one if isinstance(one, str) else one[0] for one in line)


def test_every_record_is_in_the_data_and_words_have_all_that_belongs_to_them(
    library: Library,
) -> None:
    records = {one["id"]: one for one in data_of(read_html(html(library)))}
    assert len(records) == 15
    statements = [one for one in records.values() if one["section"] == "statements"]
    assert len(statements) == 4
    for one in statements:
        said = one["said"]
        assert all(words(said[part]) for part in ("by", "words", "via", "against"))
        assert one["brief"].startswith(one["who"])
    retold = records["retold"]
    assert "→ ? (first publisher not named)" in words(retold["said"]["via"])
    assert "contradicts The Group" in words(retold["said"]["against"])
    assert words(records["dead"]["lines"][0]).startswith("over 1,200, The Paper (its own")
    assert "Did it happen? " in words(records["fire-at-depot"]["lines"][1])


def test_whoever_may_run_no_script_is_told_how_many_records_are_not_seen(library: Library) -> None:
    tree = read_html(html(library))
    told = [one.text for one in tree.all("noscript")]
    assert any("The 4 records of this part" in one for one in told)
    assert tree.all("article") == []


def test_without_script_no_link_leads_to_a_record_that_is_drawn(library: Library) -> None:
    tree = read_html(html(library))
    links = [one.attributes for one in tree.all("a")]
    ids = {one.attributes["id"] for one in tree.walk() if "id" in one.attributes}
    led = {one["href"][1:] for one in links if one.get("href", "").startswith("#")}
    assert led <= ids
    assert {one["data-to"] for one in links if "data-to" in one} <= {
        one["id"] for one in data_of(tree)
    }
    assert any("data-to" in one for one in links)


def test_records_of_a_part_that_stands_in_the_file_are_led_to(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editions, "MOST_FIGURES", 50)
    tree = read_html(html(library))
    assert "dead" in {one.attributes.get("id") for one in tree.all("article")}
    assert "#dead" in {one.attributes.get("href") for one in tree.all("a")}


def test_hostile_texts_stay_texts_in_the_data(tmp_path: Path) -> None:
    text = html(hostile(tmp_path))
    tree = read_html(text)
    records = data_of(tree)
    assert len([one for one in records if one["section"] == "statements"]) == len(NASTY)
    (store,) = (one for one in tree.all("script") if one.attributes.get("id") == "__data")
    assert not set("<>&\u2028\u202e") & set("".join(store.letters()))
    for script in tree.all("script"):
        if "id" in script.attributes:
            script.tag = "data"  # which no policy lets run
    check_policy(text, tree)
