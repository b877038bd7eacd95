"""Where the words of a source are found, and what happens where they cannot be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.library.query.source_texts import LARGEST, find_source_text, source_text
from briefing.library.store.records import Record
from briefing.model.key import Key
from tests.briefings import HEADER, write

SOURCES = """\
gazette-strike:
  kind: article
  outlet: unknown
  {text}
"""


def source_of(folder: Path, text: str = "", sources: Path | None = None) -> tuple[Library, Record]:
    """A library whose briefing `test` has one source, with that `text:`."""
    field = f"text: {text}" if text else "lang: en"
    files = {"briefing.yaml": HEADER, "sources.yaml": SOURCES.format(text=field)}
    write(folder / "library" / "test", files)
    library = open_library(folder / "library", sources=sources)
    record = library.record(Key("test", "gazette-strike"))
    assert record is not None
    return library, record


def found_in(folder: Path, names: list[str], text: str = "") -> str | None:
    """Which of the files in the person's own folder has the words; each has its name for words."""
    own = write(folder / "own", {name: name for name in names})
    return source_text(*source_of(folder, text, own))


def test_the_record_names_a_file_beside_its_own(tmp_path: Path) -> None:
    write(tmp_path / "library" / "test", {"texts/a.txt": "The words.\n"})
    assert source_text(*source_of(tmp_path, "texts/a.txt")) == "The words.\n"


def test_nobody_has_the_words_of_a_source_without_a_text(tmp_path: Path) -> None:
    found = find_source_text(*source_of(tmp_path))
    assert (found.words, found.fault) == (None, "")


@pytest.mark.parametrize(
    ("names", "text", "expected"),
    [
        (["named.txt", "gazette-strike.txt"], "texts/named.txt", "named.txt"),
        (["gazette-strike.txt", "gazette-strike.md"], "", "gazette-strike.txt"),
        (["gazette-strike.md", "gazette-general-strike.txt"], "", "gazette-strike.md"),
        (["gazette-1926-general-strike.txt", "other.txt"], "", "gazette-1926-general-strike.txt"),
        (["Gazette_Strike (copy).TXT"], "", "Gazette_Strike (copy).TXT"),
        (["strike.txt", "gazette.txt", "the-gazette-strike.txt"], "", None),
        (["strike-gazette.txt", "gazette-strikes.txt"], "", None),
        ([".gazette-strike-old.txt", "gazette-a-strike.pdf"], "", None),
    ],
)
def test_in_the_persons_own_folder_it_goes_by_the_name(
    tmp_path: Path, names: list[str], text: str, expected: str | None
) -> None:
    assert found_in(tmp_path, names, text) == expected


def test_several_names_that_fit_are_none_and_it_is_said(tmp_path: Path) -> None:
    own = write(tmp_path / "own", {"gazette-strike-1.txt": "", "gazette-strike-2.txt": ""})
    found = find_source_text(*source_of(tmp_path, sources=own))
    assert found.words is None
    assert "gazette-strike-1.txt, gazette-strike-2.txt" in found.fault


def test_the_persons_own_folder_comes_first_and_then_the_record(tmp_path: Path) -> None:
    write(tmp_path / "library" / "test", {"a.txt": "beside"})
    assert found_in(tmp_path, ["a.txt"], "a.txt") == "a.txt"
    (tmp_path / "own" / "a.txt").unlink()
    assert found_in(tmp_path, ["other.txt"], "a.txt") == "beside"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("missing.txt", "is not there"),
        ("../../outside.txt", "not beside the briefing"),
        ("/etc/passwd", "not beside the briefing"),
        ("folder", "is a folder"),
        ('"a\\0b.txt"', "not beside the briefing"),
        ("latin.txt", "latin.txt"),
        ("large.txt", "is larger than"),
    ],
)
def test_a_text_that_cannot_be_read_is_said_without_raising(
    tmp_path: Path, text: str, said: str
) -> None:
    write(tmp_path, {"outside.txt": "secret", "library/test/folder/x.txt": ""})
    (tmp_path / "library/test/latin.txt").write_bytes(b"caf\xe9")
    with (tmp_path / "library/test/large.txt").open("wb") as file:
        file.truncate(LARGEST + 1)
    found = find_source_text(*source_of(tmp_path, text))
    assert found.words is None
    assert said in found.fault
    assert str(tmp_path) not in found.fault


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    os.mkfifo(tmp_path / "own" / "gazette-strike.txt")
    found = find_source_text(*source_of(tmp_path, sources=tmp_path / "own"))
    assert "named pipe" in found.fault


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path, {"outside.txt": "secret", "own/x.txt": ""})
    (tmp_path / "own" / "gazette-strike.txt").symlink_to(tmp_path / "outside.txt")
    assert source_text(*source_of(tmp_path, sources=tmp_path / "own")) is None


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    found = find_source_text(*source_of(tmp_path, sources=tmp_path / "own"))
    assert "cannot be read" in found.fault


def test_a_text_that_was_changed_is_read_again(tmp_path: Path) -> None:
    library, record = source_of(tmp_path, "a.txt")
    write(tmp_path / "library" / "test", {"a.txt": "before"})
    assert source_text(library, record) == "before"
    write(tmp_path / "library" / "test", {"a.txt": "and after"})
    assert source_text(library, record) == "and after"


@pytest.mark.parametrize(
    "text",
    [
        "../.git/config",
        ".git/config",
        "texts/.hidden",
        "../other/sources.yaml",
        "../../outside.txt",
        "texts/../../other/a.txt",
        "/etc/passwd",
        "C:/Windows/win.ini",
        "//server/share/a.txt",
        "link.txt",
        "folder/a.txt",
        "hidden.txt",
        "circle.txt",
    ],
)
def test_a_guess_is_answered_in_the_same_way_whether_it_is_right_or_not(
    tmp_path: Path, text: str
) -> None:
    guess = find_source_text(*source_of(tmp_path, text))
    own = tmp_path / "library" / "test"
    there = {".git/config": "", ".hidden": "", "other/sources.yaml": "", "other/a.txt": ""}
    write(tmp_path / "library", there)
    write(own, {".git/config": "", "texts/.hidden": "", "texts/a.txt": ""})
    write(tmp_path, {"outside.txt": "secret"})
    (own / "link.txt").symlink_to(tmp_path / "outside.txt")
    (own / "folder").symlink_to(tmp_path / "library" / "other")
    (own / "hidden.txt").symlink_to(own / ".git" / "config")
    (own / "circle.txt").symlink_to(own / "circle.txt")
    found = find_source_text(*source_of(tmp_path, text))
    assert found.words is None
    assert "not beside the briefing" in found.fault
    if not (own / text).is_symlink() and text != "folder/a.txt":  # a link is not there before
        assert guess == found


@pytest.mark.parametrize("file", ["sources.yaml", "sources/one.yaml"])
def test_a_text_may_be_anywhere_in_the_folder_of_its_briefing(tmp_path: Path, file: str) -> None:
    up = "../" if "/" in file else ""
    text = f"text: {up}texts/a.txt"
    files = {"test/briefing.yaml": HEADER, f"test/{file}": SOURCES.format(text=text)}
    write(tmp_path, {**files, "test/texts/a.txt": "the words"})
    for opened in (tmp_path, tmp_path / "test"):
        library = open_library(opened)
        record = library.record(Key("test", "gazette-strike"))
        assert record is not None
        assert source_text(library, record) == "the words"


def test_nothing_hidden_is_read_from_the_persons_own_folder(tmp_path: Path) -> None:
    assert found_in(tmp_path, [".env"], "texts/.env") is None
