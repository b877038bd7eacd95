"""A week with a briefing: read half of it, come back when it has changed, and find out how."""

from __future__ import annotations

import asyncio
import json
import shutil
from pathlib import Path

import pytest

from briefing.cli.main import main
from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.model.key import Key
from briefing.reader.marks import reading_marks
from tests.briefings import HEADER, write
from tests.reader.driving import Driver, driving, shown, words_of

_STATEMENT = "{{form: quote, act: assert, text: {0}, speaker: h, chain: [paper]}}"
_BEFORE = {
    "stays": "Nothing was hit",
    "goes": "It goes away",
    "words": "Two drones came",
    "slug-of-old": "Under another name",
    "unread": "Nobody reads this",
    "unread-edited": "Nobody reads that",
}
_RECORDS = """
actors:
  h: {name: H, kind: person}
sources:
  paper: {kind: article, title: A paper, seen: true}
figures:
  count: {label: Count, unit: drones, kind: cumulative, points: [{as_of: 2024-01-01, value: 56}]}
incidents:
  blast: {title: A blast, kind: event, claimed_by: [], reported_by: [stays]}
  late: {title: Something else, kind: event, reported_by: [slug-of-old]}
"""
_READ = ["stays", "goes", "words", "slug-of-old", "count", "blast", "late"]
_TOLD = [
    ("answer", "blast"),
    ("removed", "goes"),
    ("number", "count"),
    ("words", "words"),
    ("renamed", "slug-of-new"),
    ("new", "comes"),
]


def before() -> str:
    said = "".join(f"  {slug}: {_STATEMENT.format(text)}\n" for slug, text in _BEFORE.items())
    return f"{HEADER}statements:\n{said}{_RECORDS}"


def after() -> str:
    """A new record, a changed word, a removed one, a number, an answer, another slug, layout."""
    text = before().replace("Two drones", "Three drones").replace("value: 56", "value: 61")
    text = text.replace("slug-of-old", "slug-of-new").replace(
        "claimed_by: []", "claimed_by: [words]"
    )
    text = text.replace("Nobody reads that", "Nobody reads this either")
    gone = f"  goes: {_STATEMENT.format('It goes away')}\n"
    come = f"  comes: {_STATEMENT.format('It is new')}\n"
    return text.replace(gone, come).replace("text: Nothing was hit", "text:    'Nothing  was hit'")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write(tmp_path / "content", {"made.yaml": before()})


async def read(driver: Driver, library: Library, slugs: list[str]) -> None:
    """Open the pages, and stay until each is read."""
    for slug in slugs:
        driver.reading.navigator.to_record(Key("made", slug))
        for _ in range(500):
            await asyncio.sleep(0.01)
            await driver.settle()
            if Key("made", slug) in library.person.marked.read:
                break
        assert Key("made", slug) in library.person.marked.read


async def compared(driver: Driver) -> None:
    """Until what was read has been compared with what is there."""
    for _ in range(500):
        await driver.settle()
        if driver.reading.mode.library.person.marked:
            return
        await asyncio.sleep(0.01)
    raise AssertionError("nothing was compared")


def since_read(capsys: pytest.CaptureFixture[str], content: Path) -> list[tuple[str, str]]:
    capsys.readouterr()
    assert main(["changes", "-C", str(content), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["changes"]
    return [(one["kind"], one["key"].partition("/")[2]) for one in found]


async def test_a_week(
    content: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    library = open_library(content)
    monkeypatch.setattr(reading_marks, "FOCUSED", 3600)
    async with driving(library) as driver:
        assert "•" not in shown(driver.app)  # all is unread: nothing is marked
    monkeypatch.setattr(reading_marks, "FOCUSED", 0.001)
    async with driving(library) as driver:
        await read(driver, library, _READ)
        await driver.press("b")
        left = driver.here
        driver.app.exit()
    assert since_read(capsys, content) == []

    write(content, {"made.yaml": after()})
    assert since_read(capsys, content) == _TOLD

    copied = tmp_path / "copied"
    shutil.copytree(tmp_path_of_state(), copied)
    await _comes_back(content, left.key, monkeypatch)

    # Another machine: the folder of the state was copied, and the briefing stands elsewhere.
    monkeypatch.setenv("BRIEFING_STATE_DIR", str(copied))
    moved = content.rename(tmp_path / "moved")
    assert since_read(capsys, moved) == _TOLD
    await _comes_back(moved, left.key, monkeypatch)


def tmp_path_of_state() -> Path:
    from briefing.disk.user_folders import state_folder  # noqa: PLC0415

    return state_folder()


async def _comes_back(content: Path, left: Key | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader opens where it was left; what is new is told, and what was added is found."""
    monkeypatch.setenv("EDITOR", "sh -c 'echo A hunch of mine >> \"$0\"'")
    library = open_library(content)
    async with driving(library) as driver:
        assert driver.key == left
        await compared(driver)
        assert driver.reading.mode.nav.bookmarks == (left,)
        marked = library.person.marked
        assert marked.sign(Key("made", "words")) == "changed"
        assert marked.sign(Key("made", "slug-of-new")) == ""
        assert marked.sign(Key("made", "unread")) == "unread"
        await driver.press("0")
        await driver.until_shown("New or changed since")
        front = words_of(driver)
        assert "1 incident changed its answer" in front
        assert "1 new statement" in front
        await driver.press("D")
        page = words_of(driver)
        assert "Another answer (1)" in page
        assert "Under another slug (1)" in page
        assert "56 drones" in page
        await driver.press("3")
        assert "•" in shown(driver.app)
        assert "~" in shown(driver.app)
        driver.reading.navigator.to_record(Key("made", "stays"))
        await driver.press("a")
        await driver.settle()
        await compared(driver)
        assert "A hunch of mine" in shown(driver.app)
        for query, slugs in (
            ("own-note:hunch", {"stays"}),
            ("has:note", {"stays"}),
            ("is:changed", {"blast", "count", "words"}),
        ):
            assert found(library, query) == slugs
        assert {"comes", "unread", "unread-edited"} <= found(library, "is:unread")
        await driver.press("0", "A", "enter", "D")
        assert "Removed" not in words_of(driver)
        await driver.press("U")
        await driver.press("0")
        await driver.press("D")
        assert "Removed (1)" in words_of(driver)


def found(library: Library, query: str) -> set[str]:
    from briefing.search.search import search  # noqa: PLC0415

    listing = search(library, query, "made").listing
    return {one.key.slug for one in library.lists.page(listing, 0, 100)}
