"""What an exported file says, and how it looks to whoever reads it."""

from __future__ import annotations

import pytest

from briefing.export.anchors import mark
from briefing.export.links import LinkStyle
from briefing.library.library import Library
from briefing.page.overviews import OVERVIEWS
from tests.export.conftest import documents, one
from tests.export.reading import read


def blocks(markdown: str) -> list[str]:
    return markdown.removesuffix("\n").split("\n\n")


def test_the_top_says_what_it_is_what_it_rests_on_and_how_much_it_shows(library: Library) -> None:
    front, title, *top = blocks(one(library, "statements"))[:5]
    assert title == "# Statements"
    assert top == [
        "From A made-up briefing: \\#1, as of 3 May 2024 · **TLP:GREEN**",
        "**What this rests on:** One paper, The Paper, and nobody checked it.",
        "**Shown:** all 4 statements",
    ]
    assert read(front + "\n").values == {
        "pagetitle": "Statements: A made-up briefing: #1",
        "briefing": "test",
        "section": "statements",
        "as_of": "2024-05-03",
        "basis": "One paper, The Paper, and nobody checked it.",
        "marking": "TLP:GREEN",
        "count": "4 of 4",
        "program": "briefing 0.2.0",
    }


def test_a_search_says_what_was_searched_for_and_how_many_of_how_many(library: Library) -> None:
    text = one(library, "?depot kind:statement")
    found = read(text)
    assert found.values["query"] == "depot kind:statement"
    assert found.values["count"] == "1 of 16"
    assert "**Searched for:** depot kind:statement (1 of 16 records)" in blocks(text)


def test_a_search_without_a_result_says_so(library: Library) -> None:
    text = one(library, "?zebra")
    assert blocks(text)[-1] == "Nothing was found."
    assert read(text).values["count"] == "0 of 16"


def test_one_record_says_that_it_is_one_of_several(library: Library) -> None:
    text = one(library, "claim")
    assert "**Shown:** 1 of 4 statements" in blocks(text)
    assert (
        read(text).values["pagetitle"]
        == "The Group · quote · about 2 May 2024: “We did [sic] it *all*, "
        "# 1 of 2. - Nobody helped [us].”: A made-up briefing: #1"
    )


def test_a_quotation_is_a_block_quote_that_begins_with_who_said_it(library: Library) -> None:
    text = one(library, "claim")
    assert blocks(text)[5] == (
        "> **The Group**; about 2 May 2024, printed “on Thursday” · quotation, word for word · "
        "claims responsibility (its own publication, not read) → The Paper (source read) · F6: "
        "cannot be judged; **against it:** contradicted by two guards[^retold]:\n>\n"
        "> We did \\[sic\\] it \\*all\\*, \\# 1 of 2.\n>\n> \\- Nobody helped \\[us\\]."
    )
    assert read(text).quotations == ["We did [sic] it *all*, # 1 of 2.", "- Nobody helped [us]."]


def test_what_is_retold_is_never_quoted(library: Library) -> None:
    for name in ("retold", "short", "all"):
        text = one(library, name)
        for words in ("Nothing burned at", "The town is quiet"):
            assert not [each for each in read(text).quotations if words in each]
            assert f"“{words}" not in text
            assert f'"{words}' not in text
    assert "**Paraphrase:** Nothing burned at the depot, and the" in one(library, "retold", "none")
    assert any(
        block.startswith("**The Paper**") and block.endswith(":\\\n**Summary:** The town is quiet.")
        for block in blocks(one(library, "short"))
    )


def test_the_way_of_every_statement_stands_in_a_footnote(library: Library) -> None:
    text = one(library, "statements")
    assert (
        "[^claim]: The Group; about 2 May 2024, printed “on Thursday”. "
        "**Who says so:** The Group (its own publication, not read) → The Paper (source read)"
    ) in blocks(text)
    assert (
        "[^retold]: two guards (several, unnamed, of The Ministry), on duty that night. "
        "**Who says so:** two guards (unnamed, of The Ministry) → ? (first publisher not named) → "
        "The Paper (source read)"
    ) in blocks(text)


def test_headings_carry_the_slug_and_a_statement_is_called_by_its_speaker(library: Library) -> None:
    text = one(library, "all")
    assert "## Statements" + mark("_statements") in blocks(text)
    words = "Nothing burned at the depot, and the claim is idle."
    assert f"### two guards → ? · paraphrase: {words}" + mark("retold") in blocks(text)
    assert "### Fire at the depot" + mark("fire-at-depot") in blocks(text)
    assert blocks(text)[1] == "# A made-up briefing: \\#1" + mark("briefing")


def test_figures_are_tables_whose_numbers_say_who_gives_them(library: Library) -> None:
    text = one(library, "dead")
    rows = [line.split("|")[1:-1] for line in text.split("\n") if line.startswith("| ")]
    assert [[cell.strip() for cell in row[:2]] for row in rows[2:]] == [
        ["1 May 2024", "3"],
        ["2 May 2024", "over 1,200"],
    ]
    assert rows[1][1].strip().endswith("-:")
    said = "The Group[^claim] → itself → The Paper"
    assert rows[2][2].strip() == said
    assert rows[3][2].strip() == "The Paper[^short] → The Paper"


def test_addresses_are_links_and_the_text_of_a_source_never_leaves(library: Library) -> None:
    text = one(library, "all")
    assert "https://example.org/night?a=1&amp;b=2" in read(text).links or (
        "https://example.org/night?a=1&b=2" in read(text).links
    )
    assert "The words of the article itself" not in text
    assert "secret" not in text


def test_a_page_in_a_folder_links_to_the_others_and_says_where_its_sections_are(
    library: Library,
) -> None:
    files = documents(library, "all", folder=True)
    assert list(files) == [
        "index.md",
        "incidents.md",
        "statements.md",
        "actors.md",
        "locations.md",
        "figures.md",
        "sources.md",
        "terms.md",
        "questions.md",
        *(f"{name}.md" for name in OVERVIEWS),
    ]
    assert "[4\u00a0statements](statements.md)" in files["index.md"]
    assert "[the depot](locations.md#depot)" in files["incidents.md"]
    assert "(#retold)" in files["statements.md"]
    assert "[A made-up briefing: \\#1](index.md#briefing)" in files["terms.md"]


def test_in_a_folder_for_a_wiki_every_record_has_a_file_of_its_own(library: Library) -> None:
    files = documents(library, "all", "wiki", folder=True)
    assert len([name for name in files if not name.startswith("_")]) == 16
    assert list(files)[:2] == ["briefing.md", "fire-at-depot.md"]
    assert "[[depot|the depot]]" in files["fire-at-depot.md"]
    assert "](" not in "".join(files.values()).replace("](https://", "")


@pytest.mark.parametrize("links", ["relative", "wiki", "none"])
@pytest.mark.parametrize("name", ["all", "actors", "claim", "?the"])
def test_the_same_input_gives_the_same_bytes(library: Library, name: str, links: LinkStyle) -> None:
    first, second = documents(library, name, links), documents(library.clone(), name, links)
    assert first == second


def test_a_file_ends_with_one_line_break_and_has_no_empty_line_too_many(library: Library) -> None:
    text = one(library, "all")
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "\n\n\n" not in text
