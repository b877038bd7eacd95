"""Locales, closed streams, and arguments that are no text: in processes of their own."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.cli.process import SIGNS, take_every_character
from briefing.text.visible import visible
from tests.briefings import HEADER, write

BRIEFING = [sys.executable, "-m", "briefing.cli.main"]
ONE = HEADER + "actors:\n  bridge: {name: “Brücke” → 桥, kind: person}\n"
LOCALES = [
    {"PYTHONIOENCODING": "latin-1"},
    {"LC_ALL": "C", "PYTHONUTF8": "0"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii:strict"},
]


def ran(
    *arguments: str | bytes, folder: Path, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """The command, in a folder."""
    return subprocess.run(
        [*BRIEFING, *arguments],
        cwd=folder,
        env={**os.environ, **(env or {})},
        capture_output=True,
        check=False,
    )


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A line of the shell, in which `briefing` is this program."""
    command = ["sh", "-c", line.replace("briefing", " ".join(BRIEFING))]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def here(tmp_path: Path) -> Path:
    return write(tmp_path, {"Brücke.yaml": ONE})


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8"])
def test_no_sign_of_ours_becomes_that_of_an_unknown_hop(encoding: str) -> None:
    kept = io.BytesIO()
    stream = io.TextIOWrapper(kept, encoding=encoding)
    take_every_character(stream)
    stream.write(f"{''.join(SIGNS)}{visible(chr(0x1B))}桥ش")
    stream.flush()
    assert b"?" not in kept.getvalue()


def test_an_arrow_and_a_letter_that_are_not_there_are_told_apart() -> None:
    kept = io.BytesIO()
    stream = io.TextIOWrapper(kept, encoding="ascii")
    take_every_character(stream)
    stream.write("Cramer → ? → “桥”…")
    stream.flush()
    assert kept.getvalue() == b'Cramer -> ? -> "\\u6865"...'


@pytest.mark.parametrize("env", LOCALES)
def test_names_words_and_json_are_the_same_in_every_locale(here: Path, env: dict[str, str]) -> None:
    usual = ran("search", "brücke", "-C", "Brücke.yaml", "--json", folder=here)
    assert json.loads(usual.stdout)["records"][0]["file"] == "Brücke.yaml"
    assert json.loads(usual.stdout)["records"][0]["title"] == "“Brücke” → 桥"
    words = [each.encode() for each in ("search", "brücke", "-C", "Brücke.yaml", "--json")]
    found = ran(*words, folder=here, env=env)
    assert (found.stdout, found.returncode) == (usual.stdout, 0)
    page = ran("show", "bridge", "-C", "Brücke.yaml".encode(), folder=here, env=env)
    assert page.returncode == 0
    assert b"-> \\u6865" in page.stdout
    assert ran("--help", folder=here, env=env).returncode == 0


@pytest.mark.parametrize("arguments", [["search", b"\xff", "--json"], ["list", b"\xff"]])
@pytest.mark.parametrize("env", [{}, *LOCALES])
def test_what_is_no_text_is_no_traceback_anywhere(
    here: Path, arguments: list[str | bytes], env: dict[str, str]
) -> None:
    answer = ran(*arguments, "-C", ".", folder=here, env=env)
    assert answer.returncode in (1, 2)
    assert b"Traceback" not in answer.stderr
    assert b"xff" in answer.stdout + answer.stderr


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("briefing list -C . 2>&-", 0),
        ("briefing list -C . 0<&- 2>&-", 0),
        ("briefing list -C . >&-", 2),
        ("briefing list -C . --json >&-", 2),
        ("briefing --help >&-", 2),
        ("briefing list -C nowhere 2>&-", 2),
        ("briefing nonsense --nonsense 2>&-", 2),
        ("briefing export all -C . -o a.md >&-", 0),
        ("briefing export all -C . -o - >&-", 2),
        ("briefing -C . >&- 2>&- 0<&-", 2),
    ],
)
def test_a_stream_that_is_closed_is_no_traceback(here: Path, line: str, status: int) -> None:
    answer = shell(line, here)
    assert answer.returncode == status
    assert "Traceback" not in answer.stderr
    assert "Exception ignored" not in answer.stderr
    if ">&-" in line.replace("2>&-", "") and status:
        assert "standard output is closed" in answer.stderr or "2>&-" in line


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk here")
def test_messages_that_nobody_can_get_change_nothing(here: Path) -> None:
    assert shell("briefing list -C . 2>/dev/full", here).returncode == 0
    assert shell("briefing list -C nowhere 2>/dev/full", here).returncode == 2


def test_a_current_folder_that_was_removed_is_said(here: Path) -> None:
    answer = shell("mkdir gone; cd gone; rmdir ../gone; briefing list -C x", here)
    assert answer.returncode == 2
    assert "the current folder is not there any more" in answer.stderr


def test_no_home_is_no_traceback(here: Path) -> None:
    line = "env -u HOME briefing list -C . --briefing br --as-of 2024"
    assert "Traceback" not in shell(line, here).stderr
    answer = shell("briefing show bridge -C . 2>&1", here)
    assert answer.returncode == 0
    env = {"BRIEFING_SOURCES": "~nobody-of-that-name/x"}
    assert b"There is no folder" in ran("show", "bridge", "-C", ".", folder=here, env=env).stderr


def test_variables_that_are_no_text_are_no_traceback(here: Path) -> None:
    bad = os.fsdecode(os.fsencode(here) + b"/\xff")
    for name in ("BRIEFING_CACHE_DIR", "BRIEFING_STATE_DIR", "BRIEFING_SOURCES", "TERM", "HOME"):
        answer = ran(
            "search", "--save", "a", "bridge", "-C", ".", folder=here, env={name: bad + name}
        )
        assert b"Traceback" not in answer.stderr
        assert answer.returncode == (2 if name == "BRIEFING_SOURCES" else 0)


def test_a_search_is_saved_in_a_folder_whose_name_is_no_text(here: Path) -> None:
    odd = here / os.fsdecode(b"\xff")
    odd.mkdir()
    write(odd, {"a.yaml": ONE})
    assert ran("search", "--save", "a", "bridge", "-C", "a.yaml", folder=odd).returncode == 0
    (kept,) = json.loads(ran("search", "--list-saved", "--json", folder=odd).stdout)["saved"]
    assert kept["content"] == f"{here}/\\xff/a.yaml"


def test_a_huge_argument_is_no_traceback(here: Path) -> None:
    for query in ("(" * 100_000, "-" * 100_000, "x " * 50_000):
        answer = ran("search", "-C", ".", "--", query, folder=here)
        assert answer.returncode == 1
        assert b"Traceback" not in answer.stderr
