"""The version stands in three places, and the changelog says what is in each."""

from __future__ import annotations

import re
import tomllib

import briefing
from tests.conftest import CONTENT

ROOT = CONTENT.parent
HEADINGS = re.findall("^## (.*)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M)
_RELEASE = re.compile(r"(\d+\.\d+\.\d+) - (\d{4}-\d\d-\d\d)")


def test_what_is_not_released_stands_first_and_releases_have_a_date() -> None:
    assert HEADINGS[0] == "Unreleased"
    assert [heading for heading in HEADINGS[1:] if not _RELEASE.fullmatch(heading)] == []


def test_the_newest_stands_first() -> None:
    releases = [_RELEASE.findall(heading)[0] for heading in HEADINGS[1:]]
    versions = [tuple(map(int, version.split("."))) for version, _ in releases]
    days = [day for _, day in releases]
    assert versions == sorted(set(versions), reverse=True)
    assert days == sorted(days, reverse=True)


def test_the_version_is_that_of_the_newest_release() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert HEADINGS[1].partition(" ")[0] == declared == briefing.__version__
