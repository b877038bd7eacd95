"""The transcripts beside this file, and the examples in the documents, on the real program.

The form is in `replay`; `make transcripts` accepts what has changed. Of what there is for this,
cram and its heir prysk read files of their own form and not Markdown, and tesh reads Markdown but
through a terminal, in which output and errors are one. Their last releases: 2016, 2024 and 2023.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import CONTENT
from tests.imports.test_acled import table
from tests.transcripts.replay import Answer, Shell, examples, replay

ROOT = CONTENT.parent
README = ROOT / "README.md"
DOCUMENTS = [README, ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
TRANSCRIPTS = sorted(Path(__file__).parent.glob("*.md"))
_DRAFT = README.read_text("utf-8").split("```yaml\n")[1].split("```")[0]
_FOLDERS = (".local/share/bash-completion/completions", ".zfunc")
"""Where shells look for what completes, for those who write there."""


def _name(value: object) -> str | None:
    return str(value.relative_to(ROOT)) if isinstance(value, Path) else None


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache of all documents, so that the shipped briefing is compiled once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a person would be: the shipped content, a draft of one's own, and events of others."""
    folder = tmp_path / "here"
    folder.mkdir()
    (folder / "content").symlink_to(CONTENT)
    (folder / "draft.yaml").write_text(_DRAFT, "utf-8")
    (folder / "events.csv").write_text(table({}), "utf-8")
    return folder


@pytest.fixture
def shell(tmp_path: Path, folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell in that folder, with `briefing` among its programs."""
    program = tmp_path / "programs" / "briefing"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m briefing "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent), prepend=os.pathsep)
    monkeypatch.setenv("BRIEFING_CACHE_DIR", str(cache))
    monkeypatch.setenv("PYTHONUTF8", "1")
    monkeypatch.setenv("LC_ALL", "C")  # `sort` has one order everywhere
    # Each command is a process: without bytecode it would compile the whole program anew.
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    for name in _FOLDERS:
        (Path.home() / name).mkdir(parents=True)

    def run(line: str) -> Answer:
        ran = subprocess.run(
            ["sh", "-c", line],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        return Answer(ran.returncode, ran.stdout, ran.stderr)

    return run


@pytest.mark.parametrize(
    "document",
    [path for path in (*TRANSCRIPTS, *DOCUMENTS) if "```console\n" in path.read_text("utf-8")],
    ids=_name,
)
def test_the_program_answers_as_the_document_says(
    document: Path, folder: Path, shell: Shell, request: pytest.FixtureRequest
) -> None:
    written = document.read_text("utf-8")
    replayed = replay(written, folder, shell)
    if request.config.getoption("--snapshot-update") and replayed != written:
        document.write_text(replayed, "utf-8")
        written = replayed
    assert replayed == written


def shown() -> dict[Path, list[str]]:
    """The commands that documents show without an answer, each where it stands first."""
    first: dict[str, Path] = {}
    for path in DOCUMENTS:
        for line in examples(path.read_text("utf-8")):
            first.setdefault(line, path)
    return {path: [line for line, at in first.items() if at == path] for path in first.values()}


@pytest.mark.parametrize(("document", "lines"), shown().items(), ids=_name)
def test_what_a_document_says_can_be_typed(document: Path, lines: list[str], shell: Shell) -> None:
    for line in lines:
        answer = shell(line)
        assert answer.status == 0, "\n".join([f"$ {line}", *answer.lines()])
