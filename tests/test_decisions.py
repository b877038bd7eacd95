"""Every page of a decision can be found, and says what a page of a decision has to say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import CONTENT

FOLDER = CONTENT.parent / "docs" / "decisions"
INDEX = FOLDER / "README.md"
PAGES = sorted(set(FOLDER.glob("*.md")) - {INDEX})
HEADINGS = ["Context", "Choice", "Measured", "When to revisit"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_decision_has_its_four_parts(page: Path) -> None:
    title, *parts = re.split("^## ", page.read_text("utf-8"), flags=re.M)
    assert title.startswith("# ")
    assert [part.partition("\n")[0] for part in parts] == HEADINGS
    assert [part for part in parts if not part.partition("\n")[2].strip()] == []


def test_the_index_has_every_decision_under_its_title() -> None:
    rows = re.findall(r"^\| \[.+\]\((.+)\) \| (.+) \|$", INDEX.read_text("utf-8"), re.M)
    titles = {page.name: page.read_text("utf-8").split("\n")[0][2:] for page in PAGES}
    assert len(rows) == len(PAGES)
    assert dict(rows) == titles


@pytest.mark.parametrize("page", [INDEX, *PAGES], ids=lambda page: page.stem)
def test_its_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^):]+)\)", page.read_text("utf-8"))
    assert [link for link in links if not (FOLDER / link).exists()] == []
