"""CSL-JSON: two processors cite the sources by it, and nothing is cited that nobody read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc.formatter import plain
from citeproc.source.json import CiteProcJSON

from briefing.export.context import ExportOptions
from briefing.export.export import export
from briefing.export.selection import select
from briefing.library.library import Library
from briefing.text.visible import visible
from tests.briefings import library_of
from tests.export.data.consumers import ran
from tests.export.test_hostile import hostile

BRIEFING = """\
actors:
  paper: {name: The Paper, kind: media}
  army: {name: The Army, kind: state-forces}
  ann: {name: Ann Other, kind: person}
sources:
  article: {kind: article, outlet: paper, title: Night of fire, author: A. Pen,
    published: 2024-05-01, url: "https://example.org/a", accessed: 2024-05-03, lang: en,
    reliability: B, reliability_why: Why.}
  about: {kind: article, outlet: paper, title: About it, published: 2024-05~}
  notafter: {kind: post, outlet: paper, author: {actor: ann}, title: Not after,
    published: ..2024-05-02}
  span: {kind: interview, outlet: paper, title: Over days, published: 2024-05-01/2024-06-02}
  vague: {kind: document, outlet: unknown, title: Some day, published: 201X}
  briefed: {kind: press-briefing, outlet: army, title: Morning briefing, published: 2023}
  said: {kind: statement, outlet: army, title: A statement, published: 2024-05-XX}
  data: {kind: dataset, outlet: paper}
  rumour: {kind: article, outlet: paper, title: Never read, seen: false}
statements:
  one: {form: quote, act: assert, text: Words, speaker: ann, chain: [rumour, article]}
incidents:
  fire: {title: A fire, claimed_by: [one], sources: about}
"""


def works(library: Library, name: str = "all") -> list[dict[str, Any]]:
    """The works in an export."""
    (document,) = export(
        library, select(library, name), ExportOptions(format="csl-json")
    ).documents()
    text = document.text()
    assert visible(text) == text
    read: list[dict[str, Any]] = json.loads(text)
    return read


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_of(tmp_path, BRIEFING)


def test_each_source_that_was_read_is_a_work_and_no_other(library: Library) -> None:
    found = {work["id"]: work for work in works(library)}
    assert found.keys() == {
        *("article", "about", "notafter", "span", "vague", "briefed", "said", "data")
    }
    assert found["article"] == {
        "id": "article",
        "type": "article-newspaper",
        "title": "Night of fire",
        "container-title": "The Paper",
        "URL": "https://example.org/a",
        "language": "en",
        "note": "Reliability (Admiralty): B, Why.",
        "author": [{"literal": "A. Pen"}],
        "issued": {"date-parts": [[2024, 5, 1]]},
        "accessed": {"date-parts": [[2024, 5, 3]]},
    }


@pytest.mark.parametrize(
    ("id_", "issued", "note"),
    [
        ("about", {"date-parts": [[2024, 5]], "circa": True}, "Published about May 2024."),
        ("notafter", {"date-parts": [[2024, 5, 2]], "circa": True}, "Published not after 2 May"),
        ("span", {"date-parts": [[2024, 5, 1], [2024, 6, 2]]}, ""),
        ("vague", None, "Outlet not named. Published"),
        ("said", {"date-parts": [[2024, 5]], "circa": True}, "Published"),
        ("data", None, ""),
    ],
)
def test_a_date_is_no_surer_than_it_was(
    library: Library, id_: str, issued: dict[str, Any] | None, note: str
) -> None:
    (work,) = (work for work in works(library) if work["id"] == id_)
    assert work.get("issued") == issued
    assert work.get("note", "").startswith(note)
    assert bool(work.get("note")) == bool(note)


def test_who_speaks_is_the_author_and_who_carries_it_is_not(library: Library) -> None:
    found = {work["id"]: work for work in works(library)}
    assert found["briefed"]["author"] == [{"literal": "The Army"}]
    assert found["notafter"]["author"] == [{"literal": "Ann Other"}]
    assert "author" not in found["about"]
    assert "author" not in found["vague"]


@pytest.mark.parametrize(
    ("name", "ids"),
    [("one", ["article"]), ("fire", ["about", "article"]), ("about", ["about"]), ("ann", [])],
)
def test_of_a_record_it_has_the_sources_that_it_rests_on(
    library: Library, name: str, ids: list[str]
) -> None:
    assert sorted(work["id"] for work in works(library, name)) == ids


def test_pandoc_cites_by_it(library: Library, tmp_path: Path) -> None:
    (tmp_path / "w.csl.json").write_text(json.dumps(works(library)), "utf-8")
    text = "Said [@article, paragraph 10], and said [@briefed]; see @span.\n"
    shown = ran(
        *("pandoc", "--citeproc", "--bibliography", "w.csl.json", "-t", "plain", "--wrap=none"),
        stdin=text,
        cwd=tmp_path,
    )
    assert "(Pen 2024, para. 10)" in shown or "(A. Pen 2024, para. 10)" in shown
    assert "(The Army 2023)" in shown
    assert "“Night of Fire.”" in shown


@pytest.mark.parametrize("kind", ["made up", "hostile"])
def test_citeproc_cites_by_it(kind: str, library: Library, tmp_path: Path) -> None:
    read = works(hostile(tmp_path / "h") if kind == "hostile" else library)
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    found = CitationStylesBibliography(style, CiteProcJSON(read), plain)
    for work in read:
        found.register(Citation([CitationItem(work["id"])]))
    shown = [str(entry) for entry in found.bibliography()]
    assert len(shown) == len(read)
    assert kind == "hostile" or any("Night of fire" in entry for entry in shown)
