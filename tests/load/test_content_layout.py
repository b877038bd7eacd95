"""The three layouts hold the same thing and load to the same records."""

from __future__ import annotations

from pathlib import Path

from briefing.library.opening import open_library
from briefing.library.store.records import Listing, Record
from briefing.load.content_layout import find_layout
from tests.briefings import write

HEADER = "title: T\nas_of: 2024\nbasis: B\n"
ACTORS = "one: {name: One, kind: person}\ntwo: {name: Two, kind: person, note: 'See [[one]].'}\n"
SAID = "{form: quote, act: assert, speaker: one, chain: [unknown], text: 'Yes [sic].'}\n"


def indented(text: str) -> str:
    return "".join(f"  {line}\n" for line in text.splitlines())


def records(path: Path) -> list[tuple[object, ...]]:
    library = open_library(path)
    assert library.problems.all() == []
    return sorted(map(without_place, library.lists.page(Listing(), 0, 100)), key=str)


def without_place(record: Record) -> tuple[object, ...]:
    return (*record.key, record.section, record.title, str(record.fields), record.mentions)


def test_a_file_a_folder_and_a_library_load_to_the_same_records(tmp_path: Path) -> None:
    one_file = write(
        tmp_path / "a",
        {
            "iraq.yaml": f"briefing:\n{indented(HEADER)}actors:\n{indented(ACTORS)}"
            f"statements:\n  said: {SAID}"
        },
    )
    folder = {
        "iraq/briefing.yaml": HEADER,
        "iraq/actors.yaml": ACTORS,
        "iraq/statements/november.yaml": f"said: {SAID}",
    }
    write(tmp_path / "b", folder)
    write(tmp_path / "c", {**folder, "shared/terms.yaml": "", "README.md": "# not YAML"})
    first = records(one_file / "iraq.yaml")
    assert len(first) == 4
    assert first == records(tmp_path / "b" / "iraq") == records(tmp_path / "c") == records(one_file)


def test_files_are_found_by_name_alone_and_in_a_fixed_order(tmp_path: Path) -> None:
    write(tmp_path, {"b/briefing.yaml": "", "b/actors.yml": "", "b/.hidden.yaml": "", "a.yaml": ""})
    write(tmp_path, {"b/statements/x.yaml": "", "b/notes/y.yaml": "", "drafts/loose.yaml": ""})
    layout = find_layout(tmp_path)
    assert [(file.name, file.briefing, file.part) for file in layout.files] == [
        ("a.yaml", "a", ""),
        ("b/actors.yml", "b", "actors"),
        ("b/briefing.yaml", "b", "briefing"),
        ("b/notes/y.yaml", "b", "notes"),
        ("b/statements/x.yaml", "b", "statements"),
    ]


def test_a_folder_that_is_no_section_is_told(tmp_path: Path) -> None:
    write(tmp_path / "t", {"briefing.yaml": HEADER, "statment/x.yaml": f"said: {SAID}"})
    (problem,) = open_library(tmp_path / "t").problems.all()
    assert str(problem) == (
        'statment/x.yaml:1:1: error: there is no section "statment"; did you mean "statements"?'
    )
