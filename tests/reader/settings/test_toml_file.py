from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.reader.settings.toml_file import parse_toml, read_toml


def test_the_values_and_their_lines_are_known(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('# mine\n\ntheme = "dark"\n"wide" = 3\n')
    settings, problems = read_toml(file)
    assert problems == []
    assert settings.values == {"theme": "dark", "wide": 3}
    assert (settings.line("theme"), settings.line("wide"), settings.line("none")) == (3, 4, 0)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a = 1\nb = \n", "2:5"),
        ("a = 1\nb = 1\nb = 2\n", "3:6"),
        ("[keys\n", "1:6"),
        ('a = "b', "1:7"),
        ("[keys]\nspeaker = w", "2:11"),
        ("a = [1,", "1:8"),
    ],
)
def test_what_is_no_toml_is_told_with_its_place(text: str, place: str) -> None:
    settings, problems = parse_toml("config.toml", text)
    assert settings.values == {}
    assert len(problems) == 1
    assert str(problems[0]).startswith(f"config.toml:{place}: warning: is not TOML")
    assert "(at" not in problems[0].message


def test_windows_line_ends_are_fine() -> None:
    assert parse_toml("config.toml", "a = 1\r\nb = 2\r\n")[0].values == {"a": 1, "b": 2}


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes(b"a = 1\nb = \xff\n")
    settings, problems = read_toml(tmp_path / "config.toml")
    assert settings.values == {}
    assert problems[0].line == 2


def test_a_pipe_in_place_of_the_file_is_told_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "config.toml")
    assert "pipe" in read_toml(tmp_path / "config.toml")[1][0].message


def test_no_file_is_no_settings(tmp_path: Path) -> None:
    settings, problems = read_toml(tmp_path / "none" / "config.toml")
    assert (settings.name, settings.values, problems) == ("config.toml", {}, [])


def test_brackets_without_end_are_told() -> None:
    assert len(parse_toml("config.toml", "a = " + "[" * 50_000)[1]) == 1


@given(st.text())
def test_any_text_gives_values_or_a_problem(text: str) -> None:
    settings, problems = parse_toml("config.toml", text)
    assert not (settings.values and problems)
