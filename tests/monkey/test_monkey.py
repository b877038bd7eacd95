"""The monkey at the app: a bounded number of seeded inputs, faster than anybody types.

`python -m tests.monkey` does the same to the real program in a terminal, for as long as one likes.
"""

from __future__ import annotations

import shutil
from itertools import islice
from pathlib import Path

import pytest

from briefing.library.opening import open_library
from briefing.reader.app import ReaderApp, _follower
from briefing.reader.keys.key_table import ACTIONS
from briefing.reader.settings.config import Config
from tests.conftest import CONTENT
from tests.monkey.headless import HeadlessMonkey
from tests.monkey.inputs import ENDING, KEYS, SIZES, MonkeyInput, bytes_of, inputs, resizes
from tests.monkey.stall_watch import StallWatch
from tests.reader.driving import shown

_INPUTS = 150


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped briefing, whose files may be edited, in a folder for exports."""
    copy = tmp_path / "content"
    shutil.copytree(CONTENT, copy)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BROWSER", "true")
    return copy


@pytest.mark.slow
@pytest.mark.parametrize("seed", ["1", "2", "3", "sizes"])
async def test_nothing_that_is_done_to_it_ends_it_or_keeps_it_waiting(
    folder: Path, seed: str
) -> None:
    app = ReaderApp(folder, open_library(folder), Config(), follow=_follower(folder, None))
    monkey = HeadlessMonkey(app, folder)
    source = resizes(seed) if seed == "sizes" else inputs(seed, (120, 36), ends=0)
    async with app.run_test(size=(120, 36)) as pilot:
        await monkey.do(islice(source, _INPUTS))
        await monkey.do([MonkeyInput("resize", size=(120, 36)), *_escapes()])
        while app.typed.waiting:
            await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.is_running, monkey.done
        assert "Computing …" not in shown(app), monkey.done
        await monkey.do([MonkeyInput("type", bytes_of("ctrl+q"))])
        while not app._exit:
            await pilot.pause()
    assert app.return_code == 0, monkey.done


def _escapes() -> list[MonkeyInput]:
    return [MonkeyInput("type", bytes_of("escape")), MonkeyInput("rest", number=1000)] * 3


def test_the_same_seed_does_the_same_and_another_one_something_else() -> None:
    def done(seed: str) -> list[MonkeyInput]:
        return list(islice(inputs(seed, (80, 24)), 500))

    assert done("a") == done("a")
    assert done("a") != done("b")


def test_every_key_of_the_table_is_pressed() -> None:
    assert {*KEYS, *ENDING} == {key for action in ACTIONS for key in action.keys}
    assert all(bytes_of(key) for key in (*KEYS, *ENDING))
    assert (0, 0) in SIZES
    assert (2000, 3) in SIZES


async def test_a_stretch_of_work_that_is_too_long_is_noticed() -> None:
    told: list[dict[str, object]] = []
    watch = StallWatch(told.append)
    watch._busy = True
    watch._rests()
    assert told == []
    watch._busy = True
    watch._since -= 1
    watch._rests()
    assert [round(float(str(one["stall"]))) for one in told] == [1]
    watch._busy = True
    watch._since, watch._begun = watch._now(), watch._begun - 2
    watch._rests()
    assert [round(float(str(one["stall"]))) for one in told] == [1, 0]
    assert float(str(told[1]["passed"])) > 1
