"""A record that is removed is told with the words that it had, where they are to be had."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.library.opening import open_library
from briefing.model.key import Key
from briefing.reader.marks.reading_log import ReadingLog
from briefing.reader.marks.whats_new import whats_new_page
from briefing.state.reading_state import ReadingState
from tests.briefings import HEADER, write
from tests.cli.commands.test_changes import git
from tests.cli.conftest import Run
from tests.page.pages import shown

_LONG = f"{'The drones came by night over the river. ' * 5}At the end: nobody was hurt"
_STAYS = """\
statements:
  stays: {form: quote, act: assert, text: Nothing was hit, speaker: h, chain: [paper]}
actors:
  h: {name: H, kind: person}
sources:
  paper: {kind: article, title: A paper, seen: true}
"""
_GOES = f"""\
  goes: {{form: quote, act: assert, text: "{_LONG}", speaker: h, chain: [unknown, paper]}}
actors:
"""
_FIGURE = """\
figures:
  count: {label: Count, unit: drones, kind: cumulative, note: Counted twice,
    points: [{as_of: 2024-01-01, value: 56, by: stays}]}
"""
_BEFORE = HEADER + _STAYS.replace("actors:\n", _GOES) + _FIGURE
_AFTER = HEADER + _STAYS
_NOT_KEPT = "the old words were not kept"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A briefing in a repository, as it was before."""
    root = write(tmp_path / "content", {"made.yaml": _BEFORE})
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "before")
    return root


def _read(content: Path, *slugs: str) -> ReadingLog:
    log, library = ReadingLog(ReadingState()), open_library(content)
    log.read(library, [Key("made", slug) for slug in slugs])
    return log


def _flat(out: str) -> str:
    return " ".join(out.split())


def _told(run: Run, log: ReadingLog, content: Path) -> list[str]:
    """What the shell and the page of the reader tell."""
    log.renewed()
    page = whats_new_page(log, "made", open_library(content))
    return [_flat(run("changes", "-C", str(content)).out), _flat("\n".join(shown(page)))]


@pytest.mark.parametrize("sides", ["files", "revisions"])
def test_two_times_tell_the_words_the_number_and_who_gave_it(
    run: Run, repository: Path, tmp_path: Path, sides: str
) -> None:
    names = ["-C", str(repository), "HEAD"]
    if sides == "files":
        old = write(tmp_path / "old", {"made.yaml": _BEFORE})
        names = [str(old / "made.yaml"), str(repository / "made.yaml")]
    write(repository, {"made.yaml": _AFTER})
    out = _flat(run("changes", *names).out)
    assert "H → ?: “The drones" in out
    assert f"text: {_LONG}" in out
    assert "latest: 56 drones, as of 1 Jan 2024 given by: H: “Nothing was hit”" in out
    assert "note: Counted twice" in out
    assert _NOT_KEPT not in out
    told = json.loads(run("changes", *names, "--json").out)["changes"]
    words = {one["key"]: {field["field"]: field["old"] for field in one["fields"]} for one in told}
    assert words["made/goes"] == {"text": _LONG}
    assert words["made/count"] == {"label": "Count", "unit": "drones", "note": "Counted twice"}
    assert [one["answer"]["new"] for one in told if one["answer"]] == [None]


def test_a_record_without_any_words_is_not_said_to_have_lost_them(
    run: Run, repository: Path
) -> None:
    unnamed = "sources:\n  plain: {kind: article, outlet: h, published: 2024-01-01}\n"
    write(repository, {"made.yaml": _AFTER.replace("sources:\n", unnamed)})
    git(repository, "commit", "-q", "-a", "-m", "unnamed")
    log = _read(repository, "plain")
    write(repository, {"made.yaml": _AFTER})
    for out in _told(run, log, repository):
        assert "Removed (1)" in out
        assert _NOT_KEPT not in out


def test_what_was_read_has_its_words_from_the_revision_in_which_it_was_read(
    run: Run, repository: Path
) -> None:
    log = _read(repository, "goes", "count")
    write(repository, {"made.yaml": _AFTER})
    for out in _told(run, log, repository):
        assert "H → ?: “The drones" in out
        assert f"text: {_LONG}" in out
        assert "latest: 56 drones, as of 1 Jan 2024 given by: H: “Nothing was hit”" in out
        assert _NOT_KEPT not in out


def test_each_record_has_the_name_it_had_in_the_revision_in_which_it_was_read(
    run: Run, repository: Path
) -> None:
    log = _read(repository, "count", "h", "paper")
    write(repository, {"made.yaml": _BEFORE.replace("The drones came", "Two drones came")})
    git(repository, "commit", "-q", "-a", "-m", "other words")
    log.read(open_library(repository), [Key("made", "goes")])
    write(repository, {"made.yaml": _AFTER})
    for out in _told(run, log, repository):
        assert "H → ?: “Two drones came" in out
        assert "text: Two drones came" in out
        assert "“The drones" not in out


def test_what_no_revision_has_as_it_was_read_has_no_words(run: Run, repository: Path) -> None:
    """Neither as they stand in git: nobody read these."""
    write(repository, {"made.yaml": _BEFORE.replace("The drones came", "Two drones came")})
    log = _read(repository, "goes", "count")
    write(repository, {"made.yaml": _AFTER})
    for out in _told(run, log, repository):
        assert f"goes statement {_NOT_KEPT}" in out
        assert "drones came" not in out


def test_without_git_only_what_followed_is_known(run: Run, tmp_path: Path) -> None:
    content = write(tmp_path / "content", {"made.yaml": _BEFORE})
    log = _read(content, "goes", "count")
    write(content, {"made.yaml": _AFTER})
    for out in _told(run, log, content):
        assert f"goes statement {_NOT_KEPT}" in out
        assert (
            f"count figure latest: 56 drones, as of 1 Jan 2024 given by: not kept {_NOT_KEPT}"
            in out
        )
