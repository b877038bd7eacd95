"""`all` is one set, whatever it is written as: the front page, the overviews, and every record."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator

import pytest

from briefing.export.anchors import anchor, note_name, section_anchor
from briefing.export.context import ExportOptions
from briefing.export.data.tables.csv_folder import TABLES
from briefing.export.export import export
from briefing.export.selection import selected_records, whole
from briefing.library.library import Library
from briefing.library.store.records import Listing
from briefing.model.key import FRONT, Key
from briefing.page.overviews import OVERVIEWS, overviews_of
from tests.export.conftest import Exported, documents
from tests.export.html.reading import read_html
from tests.export.reading import read


def keys(library: Library, home: str) -> list[Key]:
    return [one.key for one in selected_records(library, Listing(home))]


def files(library: Library, home: str, **options: object) -> dict[str, str]:
    wanted = export(library, whole(library, home), ExportOptions(**options))  # type: ignore[arg-type]
    return {str(one.path): one.text() for one in wanted.documents()}


def titles(library: Library, home: str) -> list[str]:
    return [one.title for one in overviews_of(library, home)]


def check_the_three(library: Library, home: str) -> None:
    """That each record and each overview stands once in one file, in a folder, and among notes."""
    records = Counter(anchor(key, home) for key in keys(library, home))
    expected = Counter(titles(library, home))
    one = read(*files(library, home).values())
    assert Counter(name for name in one.anchors if not name.startswith("_")) == records
    assert Counter(name for name in one.headings if name in expected) == expected

    folder = {name: read(text) for name, text in files(library, home, folder=True).items()}
    assert Counter(name for found in folder.values() for name in found.anchors) == records
    heads = Counter(found.headings[0] for found in folder.values())
    assert {name: heads[name] for name in expected} == expected
    assert {name[:-3] for name in folder if name[:-3] in OVERVIEWS} == names(library, home)

    vault = files(library, home, folder=True, links="wiki")
    notes = Counter(name.removesuffix(".md") for name in vault)
    assert notes == Counter(
        [
            *(note_name(key, home) for key in keys(library, home)),
            *(f"_{name}" for name in names(library, home)),
        ]
    )
    for name, title in zip(names_in_order(library, home), titles(library, home), strict=True):
        found = read(vault[f"_{name}.md"])
        assert found.headings[0] == title
        assert found.values["aliases"] == [title]


def names_in_order(library: Library, home: str) -> list[str]:
    return [one.name for one in overviews_of(library, home)]


def names(library: Library, home: str) -> set[str]:
    return set(names_in_order(library, home))


@pytest.mark.slow
def test_of_the_shipped_briefing_the_three_hold_the_same(shipped: Library) -> None:
    home = shipped.briefings.only()
    assert names_in_order(shipped, home) == list(OVERVIEWS)
    check_the_three(shipped, home)


def test_of_a_made_up_briefing_too(library: Library) -> None:
    check_the_three(library, library.briefings.only())


@pytest.mark.parametrize("home", ["one", "two"])
def test_what_is_shared_is_among_them(two: Library, home: str) -> None:
    assert Key("shared", "desk") in keys(two, home)
    check_the_three(two, home)
    assert names(two, home) == {"gaps"}


def rows(library: Library, home: str) -> Iterator[str]:
    """The identifiers of all rows of the sections in the tables."""
    found = files(library, home, format="csv")
    for table in TABLES:
        if table.name in {one.name for one in library.briefings.sections(home)} | {"briefings"}:
            for row in csv.DictReader(io.StringIO(found[f"{table.name}.csv"].lstrip("\ufeff"))):
                yield row["id"]


@pytest.mark.slow
def test_as_a_page_for_a_browser_and_as_data_it_is_the_same_set(
    shipped: Library, two: Library
) -> None:
    for library, home in ((shipped, shipped.briefings.only()), (two, "one")):
        there = keys(library, home)
        tree = read_html(*files(library, home, format="html").values())
        articles = Counter(one.attributes["id"] for one in tree.all("article"))
        assert articles == Counter(anchor(key, home) for key in there if key.slug != FRONT)
        parts = Counter(one.attributes["id"] for one in tree.all("section", "part"))
        assert all(parts[section_anchor(name)] == 1 for name in names(library, home))
        (lines,) = files(library, home, format="jsonl").values()
        told = [json.loads(line) for line in lines.splitlines()][1:]
        assert Counter(one["key"] for one in told) == Counter(map(str, there))
        assert Counter(rows(library, home)) == Counter(map(str, there))


@pytest.mark.slow
def test_as_plain_text_it_has_the_same_parts(shipped: Library, exported: Exported) -> None:
    (text,) = exported("all", "relative", False, "plain").values()
    heads = re.findall(r"^  (\S.*)$", text, re.M)
    home = shipped.briefings.only()
    assert [one for one in heads if one in titles(shipped, home)] == titles(shipped, home)
    several = exported("all", "relative", True, "plain")
    assert {name[:-4] for name in several} >= names(shipped, home)


def test_the_front_page_leads_to_the_overviews(library: Library) -> None:
    (text,) = documents(library, "all").values()
    found = read(text)
    assert {"#_ledger", "#_gaps", "#_voice"} <= set(found.links)
    assert {"_ledger", "_gaps", "_voice"} <= set(found.anchors)
    index = documents(library, "all", folder=True)["index.md"]
    assert {"ledger.md", "gaps.md", "voice.md"} <= set(read(index).links)
    note = documents(library, "all", "wiki", folder=True)["briefing.md"]
    assert "[[_ledger|Claim ledger]] · [[_gaps|Gaps]] · [[_voice|Voice]]" in note
