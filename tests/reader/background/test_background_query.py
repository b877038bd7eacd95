"""Questions put in threads: the newest wins, a failure is told, and nobody hears of the rest."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from threading import Event

import pytest
from textual.widgets import Static

from briefing.library.library import Library
from briefing.reader.background.background_query import BackgroundQuery
from tests.reader.widgets.showing import Showing


class Asker:
    """A widget that asks, and what it has heard."""

    def __init__(self) -> None:
        self.widget = Static()
        self.heard: list[str] = []
        self.query: BackgroundQuery[str] = BackgroundQuery(
            self.widget, self.heard.append, lambda why: self.heard.append(f"failed: {why}")
        )


def held(gate: Event, begun: Event, answer: str) -> Callable[[Library], str]:
    """A question that waits at a gate."""

    def question(library: Library) -> str:
        begun.set()
        gate.wait()
        return answer

    return question


async def test_an_answer_is_heard_once(library: Library) -> None:
    asker = Asker()
    app = Showing(asker.widget)
    async with app.run_test() as pilot:
        asker.query.ask(library, lambda own: own.briefings.newest())
        assert asker.query.waiting
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert asker.heard == [library.briefings.newest()]
        assert not asker.query.waiting


async def test_a_failure_is_told(library: Library) -> None:
    def fail(own: Library) -> str:
        raise ValueError("no answer")

    asker = Asker()
    app = Showing(asker.widget)
    async with app.run_test() as pilot:
        asker.query.ask(library, fail)
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert asker.heard == ["failed: no answer"]


@pytest.mark.parametrize("ends", ["asked again", "stopped", "removed"])
async def test_an_answer_that_nobody_waits_for_is_not_heard(library: Library, ends: str) -> None:
    asker = Asker()
    app = Showing(asker.widget)
    async with app.run_test() as pilot:
        gate, begun = Event(), Event()
        asker.query.ask(library, held(gate, begun, "old"))
        await asyncio.to_thread(begun.wait)
        if ends == "asked again":
            asker.query.ask(library, lambda own: "new")
        elif ends == "stopped":
            asker.query.stop()
        else:
            await asker.widget.remove()
        gate.set()
        await pilot.pause(0.05)
        assert asker.heard == (["new"] if ends == "asked again" else [])


async def test_a_program_that_ends_as_it_asks_says_nothing_of_it(
    library: Library, recwarn: pytest.WarningsRecorder
) -> None:
    asker = Asker()
    app = Showing(asker.widget)
    async with app.run_test() as pilot:
        asker.query.ask(library, lambda own: "never heard")
        app.workers.cancel_all()
        await pilot.pause()
        gc.collect()
        assert not asker.heard
    assert not [one for one in recwarn if "never awaited" in str(one.message)]
