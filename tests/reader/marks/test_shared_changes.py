"""A shared record that was read and has changed is told by the front page and by the shell."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.cli.main import main
from briefing.library.opening import open_library
from briefing.model.key import SHARED, Key
from tests.briefings import HEADER, write
from tests.reader.driving import driving, shown, words_of

_SHARED = "h: {name: H, kind: person, note: One word.}\n"
_OWN = """\
sources: {paper: {kind: article, title: A paper, seen: true}}
statements:
  s: {form: summary, act: assert, speaker: shared/h, chain: [paper], text: Something.}
"""


async def test_it_is_told_everywhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = {"made/briefing.yaml": HEADER + _OWN, "shared/actors.yaml": _SHARED}
    content = write(tmp_path / "content", files)
    library = open_library(content)
    async with driving(library) as driver:
        driver.reading.navigator.to_record(Key(SHARED, "h"))
        await driver.press("m")
    write(content, {"shared/actors.yaml": _SHARED.replace("One word", "Another word")})
    async with driving(open_library(content)) as driver:
        await driver.press("0")
        await driver.until_shown("New or changed since you read it")
        assert "1 actor with other words" in words_of(driver)
        await driver.press("D")
        words = shown(driver.app)
        assert "H" in words.split(), words
        assert "Nothing of this briefing" not in words
    capsys.readouterr()
    assert main(["changes", "-C", str(content), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["changes"]
    assert [one["key"] for one in found] == ["shared/h"]
