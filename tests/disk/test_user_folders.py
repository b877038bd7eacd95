"""The folders of the person."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from platformdirs import PlatformDirs

from briefing.disk.user_folders import cache_folder, config_folder, private_folder, state_folder
from briefing.errors import BriefingError

FOLDERS = [
    (cache_folder, "BRIEFING_CACHE_DIR"),
    (config_folder, "BRIEFING_CONFIG_DIR"),
    (state_folder, "BRIEFING_STATE_DIR"),
]
each = pytest.mark.parametrize(("folder", "variable"), FOLDERS)


@each
def test_the_environment_names_another_folder(
    folder: Callable[[], Path], variable: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, str(tmp_path / "own"))
    assert folder() == tmp_path / "own"
    assert not (tmp_path / "own").exists()


@each
def test_a_relative_folder_is_made_absolute(
    folder: Callable[[], Path], variable: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(variable, "own")
    assert folder() == tmp_path / "own"


@each
def test_the_usual_folder_is_the_systems_and_named_after_the_program(
    folder: Callable[[], Path], variable: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv(variable, "")  # set, but empty, is not set
    assert folder().is_relative_to(tmp_path)
    assert "briefing" in folder().name
    assert list(tmp_path.iterdir()) == []


def test_the_three_are_different() -> None:
    assert len({folder() for folder, _ in FOLDERS}) == 3


@pytest.mark.parametrize("home", [None, "", "/home/somebody", "/home/somebody/", "relative", "/"])
@pytest.mark.parametrize("named", [None, "", "/elsewhere", "/else//where/", "relative"])
@each
def test_the_short_way_gives_what_the_rules_of_all_systems_give(
    folder: Callable[[], Path],
    variable: str,
    named: str | None,
    home: str | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv(variable, raising=False)
    kind = variable.split("_")[1]
    for name, value in ((f"XDG_{kind}_HOME", named), ("HOME", home)):
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value)

    assert folder() == Path(getattr(PlatformDirs("briefing", False), f"user_{kind.lower()}_dir"))


@pytest.mark.parametrize("answer", ["~/.cache/briefing", RuntimeError("no home")])
def test_a_person_without_a_home_gets_an_error_and_no_folder_called_tilde(
    answer: str | Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_: object) -> str:
        if isinstance(answer, Exception):
            raise answer
        return answer

    for name in ("BRIEFING_CACHE_DIR", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(PlatformDirs, "user_cache_dir", property(unknown))
    with pytest.raises(BriefingError, match="home"):
        cache_folder()


def test_a_private_folder_is_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b"
    assert private_folder(path) == path
    assert stat.S_IMODE(path.stat().st_mode) == 0o700


def test_a_folder_that_was_open_to_others_is_closed(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    private_folder(tmp_path)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o700


@pytest.mark.parametrize("name", ["file", "file/below", "a\0b", "a" * 300])
def test_what_cannot_be_a_folder_is_an_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(BriefingError, match="cannot be used"):
        private_folder(tmp_path / name)


def test_somebody_elses_folder_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: tmp_path.stat().st_uid + 1)
    with pytest.raises(BriefingError, match="somebody else"):
        private_folder(tmp_path)
