"""The completion scripts: what they complete, and that they start no program for it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from briefing.cli.arguments import COMMANDS, SHELLS
from tests.cli.conftest import Run

BASH = shutil.which("bash")


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell_gets_a_script_with_every_command(run: Run, shell: str) -> None:
    ran = run("completion", shell)
    assert ran.status == 0
    assert [name for name in COMMANDS if name not in ran.out] == []


@pytest.mark.skipif(BASH is None, reason="there is no bash here")
@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("sea", ["search"]),
        ("list sta", ["statements"]),
        ("export --li", ["--links"]),
        ("export --links w", ["wiki"]),
        ("check fo", ["folder"]),
        ("list -C fo", ["folder"]),
    ],
)
def test_bash_completes_without_starting_a_program(
    run: Run, tmp_path: Path, typed: str, completed: list[str]
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "script").write_text(run("completion", "bash").out, "utf-8")
    words = ["briefing", *typed.split()]
    lines = (
        "source ./script; PATH=/nowhere",
        f"COMP_WORDS=({' '.join(words)}); COMP_CWORD={len(words) - 1}; COMPREPLY=()",
        '_shtab_briefing; echo "${COMPREPLY[@]}"',
    )
    command = [str(BASH), "--norc", "-c", "; ".join(lines)]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert (ran.stdout.split(), ran.stderr) == (completed, "")
