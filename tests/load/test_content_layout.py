"""The three layouts hold the same thing and load to the same records."""

from __future__ import annotations

import os
from pathlib import Path
from unicodedata import normalize

import pytest

from briefing.library.opening import open_library
from briefing.library.store.records import Listing, Record
from briefing.load.content_layout import ContentLayout, find_layout, home_of
from briefing.model.key import SLUG
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


def slugs(layout: ContentLayout) -> dict[str, str]:
    return {file.name: file.briefing for file in layout.files}


def whole(name: str) -> str:
    return f"briefing:\n{indented(HEADER)}actors:\n  one: {{name: {name}, kind: person}}\n"


@pytest.mark.parametrize(
    "names",
    [
        ["桥.yaml", "河.yaml"],
        ["Bräcke.yaml", "Brücke.yaml"],
        ["план 2024.yaml", "обзор 2024.yaml"],
        ["🚗.yaml", "🚕.yaml"],
        ["A.yaml", "a.yaml"],
        ["a b.yaml", "a-b.yaml", "a_b.yml"],
        ["a/briefing.yaml", "a.yaml", "a.yml"],
        [normalize("NFC", "Brücke.yaml"), normalize("NFD", "Brücke.yaml")],
        ["Shared.yaml", "shared/actors.yaml"],
        ["!.yaml", "=.yaml"],
    ],
)
def test_two_names_are_never_one_briefing(tmp_path: Path, names: list[str]) -> None:
    for name in names:
        text = HEADER if name.endswith("/briefing.yaml") else whole("A")
        write(tmp_path, {name: "" if name.startswith("shared/") else text})
    layout = find_layout(tmp_path)
    assert slugs(layout).keys() == set(names)
    assert len(set(slugs(layout).values())) == len(names)
    assert all(SLUG.match(slug) for slug in slugs(layout).values())
    problems = open_library(tmp_path).problems.all()
    assert {problem.code for problem in problems} <= {"duplicate-slug"}
    assert len(problems) == sum(bool(file.twin) for file in layout.files)


def test_the_slug_of_a_name_does_not_hang_on_its_neighbours(tmp_path: Path) -> None:
    write(tmp_path, {"桥.yaml": "", "My Briefing.yaml": "", "Œuvre.yaml": ""})
    before = slugs(find_layout(tmp_path))
    assert (before["My Briefing.yaml"], before["Œuvre.yaml"]) == ("my-briefing", "oeuvre")
    write(tmp_path, {"河.yaml": "", "b.yaml": "", "план.yaml": ""})
    assert before.items() <= slugs(find_layout(tmp_path)).items()


def test_who_comes_or_goes_beside_a_twin_mixes_nothing(tmp_path: Path) -> None:
    def known() -> dict[str, str]:
        rows = open_library(tmp_path).ask("SELECT file, briefing FROM record WHERE slug = 'one'")
        return dict(rows)

    write(tmp_path, {"A.yaml": whole("Large"), "c.yaml": whole("C")})
    assert known() == {"A.yaml": "a", "c.yaml": "c"}
    write(tmp_path, {"a.yaml": whole("Small")})
    both = known()
    assert (both["a.yaml"], both["c.yaml"]) == ("a", "c")
    assert both["A.yaml"].startswith("a-")
    (tmp_path / "a.yaml").unlink()
    assert known() == {"A.yaml": "a", "c.yaml": "c"}


@pytest.mark.skipif(os.name == "nt", reason="this system has no names that are no text")
@pytest.mark.parametrize("name", [b"Br\xfccke.yaml", b"\xff/briefing.yaml", b"\xed\xa0\x80.yaml"])
def test_a_name_that_is_no_text_takes_down_only_itself(tmp_path: Path, name: bytes) -> None:
    write(tmp_path, {"a.yaml": whole("A"), os.fsdecode(name): whole("B")})
    library = open_library(tmp_path)
    (problem,) = library.problems.all()
    assert problem.code == "unreadable"
    assert "\\x" in problem.file
    assert problem.file.isprintable()
    assert [row[0] for row in library.ask("SELECT title FROM record WHERE slug = 'one'")] == ["A"]
    assert open_library(tmp_path).problems.all() == [problem]


@pytest.mark.parametrize("opened", ["link.yaml", "folder", "folder/a.yaml"])
def test_a_briefing_that_is_opened_through_a_link_is_followed(tmp_path: Path, opened: str) -> None:
    real = write(tmp_path / "real", {"a.yaml": whole("A")})
    (tmp_path / "link.yaml").symlink_to(real / "a.yaml")
    (tmp_path / "folder").symlink_to(real)
    library = open_library(tmp_path / opened)
    assert library.problems.all() == []
    assert library.ask("SELECT briefing, title FROM record WHERE slug = 'one'") == [("a", "A")]


def test_a_link_that_leads_in_a_circle_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path, {"a.yaml": whole("A"), "b/briefing.yaml": HEADER})
    for name in ("circle", "b/circle", "b/circle.txt"):
        (tmp_path / name).symlink_to(tmp_path / name)
    assert open_library(tmp_path).problems.all() == []


def test_a_file_is_read_with_all_that_its_briefing_has(tmp_path: Path) -> None:
    write(tmp_path, {"b/briefing.yaml": HEADER, "b/actors.yaml": "", "b/sources/x.yaml": ""})
    write(tmp_path, {"alone.yaml": whole("A")})
    home = tmp_path / "b"
    for name in ("briefing.yaml", "actors.yaml", "sources/x.yaml"):
        assert home_of(home / name) == home
    assert home_of(tmp_path / "alone.yaml") == tmp_path / "alone.yaml"
    write(tmp_path, {"shared/actors.yaml": ""})
    for name in ("b/briefing.yaml", "b/sources/x.yaml", "shared/actors.yaml"):
        assert home_of(tmp_path / name) == tmp_path
