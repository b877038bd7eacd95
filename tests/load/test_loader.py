"""Files that are not what they seem: each is a problem like any other, and nothing else is lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.library.store.records import Listing
from briefing.load.content_layout import SourceFile
from briefing.load.loader import load_file
from tests.briefings import write

HEADER = {"briefing.yaml": "title: T\nas_of: 2024\nbasis: B\n"}


def opened(folder: Path) -> Library:
    return open_library(write(folder, HEADER))


def problem_codes(library: Library, file: str) -> list[str]:
    return [problem.code for problem in library.problems.all() if problem.file == file]


def test_a_pipe_is_a_problem(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "actors.yaml")
    library = opened(tmp_path)
    assert problem_codes(library, "actors.yaml") == ["unreadable"]
    assert library.lists.count(Listing()) == 1


def test_a_link_that_leads_out_of_the_folder_is_a_problem(tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text("one: {name: One, kind: person}\n")
    folder = tmp_path / "inside"
    folder.mkdir()
    (folder / "actors.yaml").symlink_to(outside)
    assert problem_codes(opened(folder), "actors.yaml") == ["unreadable"]


def test_a_link_to_nothing_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "actors.yaml").symlink_to(tmp_path / "nothing.txt")
    assert problem_codes(opened(tmp_path), "actors.yaml") == ["unreadable"]


def test_a_huge_file_of_nothing_is_a_problem(tmp_path: Path) -> None:
    with (tmp_path / "actors.yaml").open("wb") as file:
        file.truncate(10 * 1024**3)
    source = SourceFile(tmp_path / "actors.yaml", "actors.yaml", "t", "actors")
    (problem,) = load_file(source, tmp_path).problems
    assert problem.code == "unreadable"


def test_another_encoding_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "actors.yaml").write_bytes("one: {name: Önë, kind: person}\n".encode("latin-1"))
    library = opened(tmp_path)
    assert problem_codes(library, "actors.yaml") == ["unreadable"]
    assert (library.problems.all()[0].line, library.problems.all()[0].column) == (1, 13)


def test_a_byte_order_mark_is_no_problem(tmp_path: Path) -> None:
    (tmp_path / "actors.yaml").write_text("one: {name: One, kind: person}\n", "utf-8-sig")
    assert opened(tmp_path).problems.all() == []


def test_a_folder_with_the_name_of_a_file_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "actors.yaml").mkdir()
    assert opened(tmp_path).problems.all() == []


WRITTEN = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=WRITTEN, form=st.sampled_from(["quote", "paraphrase"]))
def test_what_is_written_is_what_the_record_has(tmp_path: Path, words: str, form: str) -> None:
    quoted = words.replace("\\", "\\\\").replace('"', '\\"')
    text = (
        f'said: {{form: {form}, act: assert, speaker: {{unnamed: "{quoted}"}}, '
        f'chain: [unknown], text: "{quoted}"}}\n'
    )
    path = tmp_path / "statements.yaml"
    path.write_text(text, "utf-8")
    loaded = load_file(SourceFile(path, path.name, "t", "statements"), tmp_path)
    (record,) = loaded.records
    assert record.fields["text"] == record.fields["speaker"]["unnamed"] == words


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "{}\n", "---\n", "null\n"])
def test_a_file_with_nothing_in_it_gives_no_records(tmp_path: Path, text: str) -> None:
    path = tmp_path / "actors.yaml"
    path.write_text(text)
    assert load_file(SourceFile(path, path.name, "t", "actors"), tmp_path).records == ()
