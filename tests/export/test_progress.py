"""Whoever waits for an export is told how far it is; whoever ends it finds the old, or nothing."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from briefing.export.context import ExportOptions, Profile
from briefing.export.export import export, save
from briefing.export.formats import FORMATS
from briefing.export.selection import select
from briefing.library.library import Library

KINDS = [(one.name, profile) for one in FORMATS.values() for profile in one.profiles]
PLACELESS = {"geojson"}
"""Formats that are of some sections only."""


def options(name: str, profile: Profile, *, folder: bool = False) -> ExportOptions:
    return ExportOptions(format=name, profile=profile, folder=folder)


@pytest.mark.parametrize(("name", "profile"), KINDS)
def test_every_export_tells_how_far_it_is(
    shipped: Library, tmp_path: Path, name: str, profile: Profile
) -> None:
    told: list[int] = []
    everything = select(shipped, "all")
    save(export(shipped, everything, options(name, profile), told.append), tmp_path / "file")
    total = shipped.lists.count(everything.listing)
    assert len(told) > 1
    assert total / 2 < sum(told) <= total or name in PLACELESS


class Ended(BaseException):
    """As a key that ends the program is one."""


@pytest.mark.parametrize("folder", [False, True])
@pytest.mark.parametrize("at", [1, 2, 5])
@pytest.mark.parametrize(("name", "profile"), KINDS)
def test_what_is_ended_leaves_the_old_or_nothing(
    shipped: Library,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    profile: Profile,
    folder: bool,
    at: int,
) -> None:
    aside = tmp_path / "aside"
    aside.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(aside))
    target = tmp_path / "made"
    wanted = options(name, profile, folder=folder)
    save(export(shipped, select(shipped, "all"), wanted), target)
    before = contents(target)
    told = 0

    def end(_: int) -> None:
        nonlocal told
        told += 1
        if told >= at:
            raise Ended

    for place in (target, tmp_path / "new"):
        told = 0
        ended = export(shipped, select(shipped, "all"), wanted, end)
        try:
            save(ended, place, replace=True)
        except Ended:
            assert contents(target) == before
            assert not contents(tmp_path / "new")
        else:  # it was done before it could be ended
            assert told < at
    assert not contents(aside)


def contents(path: Path) -> dict[str, bytes]:
    """The files at or below a path, with what is in them."""
    files = [path] if path.is_file() else [one for one in path.rglob("*") if one.is_file()]
    return {str(one): one.read_bytes() for one in files}
