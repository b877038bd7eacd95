"""JSON Lines loses nothing: read back, it gives the same records, and the same bytes again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.cli.main import main
from briefing.export.context import ExportOptions
from briefing.export.export import export
from briefing.export.selection import of_search, whole
from briefing.imports.imported import Imported, ImportedRecord
from briefing.imports.jsonl import read
from briefing.imports.writing import write_imported
from briefing.imports.yaml_text import section_text
from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.library.store.records import Listing
from briefing.load.yaml.tree import read_tree
from tests.briefings import library_of
from tests.export.test_hostile import TEXTS, hostile
from tests.library.random_edits import Editor
from tests.page.everything import HEADER, SECTIONS
from tests.page.test_nothing_lost import BROKEN

JSONL = ExportOptions(format="jsonl")


def everything(library: Library) -> str:
    """All records of all briefings, and the shared ones."""
    (document,) = export(library, of_search(library, Listing(), ""), JSONL).documents()
    return document.text()


def each(library: Library) -> dict[str, str]:
    """The export of each briefing."""
    found = {}
    for briefing in library.briefings.all():
        (document,) = export(library, whole(library, briefing.slug), JSONL).documents()
        found[briefing.slug] = document.text()
    return found


def again(library: Library, folder: Path) -> Library:
    """The library that comes of what was exported."""
    read_back = read(everything(library), "all.jsonl")
    assert not read_back.dropped
    write_imported(read_back, folder)
    return open_library(folder)


@pytest.mark.parametrize("seed", range(0, 30, 3))
def test_a_library_of_any_kind_comes_back_the_same(seed: int, tmp_path: Path) -> None:
    editor = Editor(tmp_path / "written", seed)
    for _ in range(seed * 2):
        editor.edit()
    editor.torn.clear()  # what cannot be read is not in the library, either
    editor.write()
    before = open_library(tmp_path / "written")

    after = again(before, tmp_path / "back")

    assert each(after) == each(before)


@pytest.mark.parametrize("text", [SECTIONS, BROKEN], ids=["every field", "what does not fit"])
def test_every_field_and_every_fault_comes_back(text: str, tmp_path: Path) -> None:
    before = library_of(tmp_path / "written", text, header=HEADER)

    assert each(again(before, tmp_path / "back")) == each(before)


def test_hostile_texts_come_back_to_the_letter(tmp_path: Path) -> None:
    before = hostile(tmp_path / "written")

    assert each(again(before, tmp_path / "back")) == each(before)


def test_the_shipped_briefing_comes_back_through_the_shell(content: Path, tmp_path: Path) -> None:
    first, second, back = tmp_path / "1.jsonl", tmp_path / "2.jsonl", tmp_path / "back"
    exporting = ["export", "all", "--format", "jsonl", "-C"]

    assert main([*exporting, str(content), "-o", str(first)]) == 0
    assert main(["import", "jsonl", str(first), "-o", str(back)]) == 0
    assert main([*exporting, str(back), "-o", str(second)]) == 0
    assert second.read_bytes() == first.read_bytes()
    # Nothing that is there is written over.
    assert main(["import", "jsonl", str(first), "-o", str(back)]) != 0


SCALARS = st.one_of(
    st.sampled_from(TEXTS),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    st.text("ab -#:\n>|'\"[]{},&*!%@`?~\\", max_size=30),
    st.sampled_from(["yes", "NO", "null", "~", "", "2024-01-02", "0x1f", "1e3", "<<", "=", "- a"]),
)


@settings(max_examples=300)
@given(st.dictionaries(SCALARS.filter(bool), SCALARS, max_size=3), SCALARS, st.lists(SCALARS))
def test_any_text_is_read_from_the_yaml_as_it_was(
    mapping: dict[str, str], text: str, items: list[str]
) -> None:
    fields = {"text": text, "items": items, "mapping": mapping, "list": [mapping, {"a": items}]}
    tree = read_tree(section_text([ImportedRecord("actors", "one", fields)]), "actors.yaml")

    assert not tree.broken
    assert tree.root == {"one": fields}


def test_a_part_says_what_it_is_a_part_of(tmp_path: Path) -> None:
    library = library_of(tmp_path / "written", SECTIONS, header=HEADER)
    found = of_search(library, Listing("test", "actors"), "kind:actor")
    (document,) = export(library, found, JSONL).documents()
    write_imported(read(document.text(), "actors.jsonl"), tmp_path / "back")

    header = (tmp_path / "back/test/briefing.yaml").read_text("utf-8")
    assert header.startswith("# Taken from an export of search kind:actor: 3 of 3.\n")
    assert "title: A briefing with everything\n" in header
    assert "basis: One leaflet; see [[leaflet]].\n" in header


@pytest.mark.parametrize(
    "line",
    [
        "not JSON",
        "[1]",
        "{}",
        '{"briefing": "b", "slug": "s", "section": "../etc", "fields": {}}',
        '{"briefing": "", "slug": "s", "section": "actors", "fields": {}}',
        '{"briefing": "b", "slug": "s", "section": "actors", "fields": []}',
        '{"briefing": "b", "slug": "s", "section": "actors", "fields": {"x": NaN}}',
        "[" * 100_000,
    ],
)
def test_what_is_no_record_is_counted_and_not_written(line: str) -> None:
    found = read(f"\n{line}\n", "x.jsonl")

    assert found.count == 0
    assert found.dropped == {"line 2: not a record": 1}


@pytest.mark.parametrize("slug", ["../../x", "/etc/x", "a/../..", "..", "C:\\x", "con"])
def test_a_slug_that_is_a_path_stays_in_the_folder(slug: str, tmp_path: Path) -> None:
    line = {"briefing": slug, "slug": slug, "section": "actors", "fields": {"name": "A"}}
    found = read(json.dumps(line), "x.jsonl")
    write_imported(found, tmp_path / "deep" / "back")

    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(written) == 2
    assert all(path.parent.parent == tmp_path / "deep" / "back" for path in written)


def test_nothing_is_written_where_one_file_is_there(tmp_path: Path) -> None:
    found = Imported()
    for section in ("briefing", "actors"):
        found.add("b", ImportedRecord(section, "s", {"name": "A"}))
    (tmp_path / "b").mkdir()
    (tmp_path / "b/actors.yaml").write_text("mine: {}\n", "utf-8")

    with pytest.raises(Exception, match="is there already"):
        write_imported(found, tmp_path)
    assert [path.name for path in tmp_path.rglob("*.yaml")] == ["actors.yaml"]
