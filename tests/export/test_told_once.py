"""A file says a thing once: words stand with their statement, elsewhere only whose they are."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from briefing.library.library import Library
from briefing.library.store.records import Listing, Record
from briefing.page.attribution.attribution import statement_words
from briefing.page.blocks import plain
from briefing.page.record_loader import RecordLoader
from briefing.page.words.labels import main_text
from tests.export.conftest import Exported, documents, one
from tests.export.test_attribution_law import blocks

LONG = 72
"""Letters that no name in a list has."""


def _flat(text: str) -> str:
    return " ".join(text.split())


def _records(library: Library, section: str) -> list[Record]:
    pages = library.lists.pages(Listing(library.briefings.only(), section))
    return [record for some in pages for record in some]


@pytest.fixture(scope="module")
def whole(exported: Exported) -> str:
    (text,) = exported("all").values()
    return text


@pytest.mark.parametrize("profile", ["full", "plain"])
@pytest.mark.parametrize("section", ["statements", "questions"])
def test_long_words_stand_once_in_a_whole_briefing(
    shipped: Library, exported: Exported, profile: str, section: str
) -> None:
    (text,) = exported("all", "relative", False, profile).values()
    told = _flat(text) if profile == "plain" else "\n".join(map(_flat, blocks(text)))
    look = RecordLoader(shipped)
    if section == "statements":
        some = [plain(statement_words(each, look).line) for each in _records(shipped, section)]
    else:
        some = [main_text(each, look) for each in _records(shipped, section)]
    words = [found for each in some if len(found := _flat(each)) > LONG]
    assert len(words) > 10
    assert {each: told.count(each) for each in words if told.count(each) != 1} == {}


def test_a_grade_stands_with_its_statement_and_nowhere_else(shipped: Library, whole: str) -> None:
    assert whole.count("F6: cannot be judged") == len(_records(shipped, "statements"))


def test_what_links_to_a_record_is_a_row_for_each_role(whole: str) -> None:
    parts = re.findall(r"#### Linked from\n\n(.*?)(?=\n\n(?:#|<!--))", whole, re.DOTALL)
    assert len(parts) > 100
    assert [part for part in parts if not re.fullmatch(r"(- \*\*[^\n]+(\n|\Z))+", part)] == []


def test_no_line_but_headings_and_marks_stands_eight_times_and_no_long_one_twice(
    whole: str,
) -> None:
    """A value (a country, a tag, a way without names) may be that of many records."""
    words = Counter(line for line in whole.splitlines() if len(line) > 2 * LONG)
    same = [line for line, count in words.items() if count > 7]
    assert [line for line in same if not line.startswith(("**[", "> **["))] == []


def test_an_export_without_the_statements_has_their_words(shipped: Library) -> None:
    text = one(shipped, "abu-ali-al-askari")
    assert "in line with a strategy of exhausting the other side and its resources." in text


def test_what_stands_against_words_stays_where_they_are_cut(library: Library) -> None:
    (text,) = documents(library, "all").values()
    actor = text.split('id="group"')[1].split("\n### ")[0]
    assert "(against it: contradicted by two guards)" in re.sub(
        r"\[(.*?)\]\(\S*?\)(\[\^\S+?\])?", r"\1", actor
    )


def test_notes_of_a_vault_and_files_of_a_folder_are_short_too(exported: Exported) -> None:
    note = exported("all", "wiki", True)["abu-ali-al-askari.md"]
    assert "[[askari-strategy|Abu Ali al-Askari → ?, paraphrase: The strikes by" in note
    assert "F6" not in note
