"""An answer is shown whenever it comes: before, while and after somebody is told to wait for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import cast

import pytest
from textual.timer import Timer
from textual.widgets import Static

from briefing.library.library import Library
from briefing.page.blocks import Page
from briefing.reader.background.background_query import BackgroundQuery, WholeWork
from briefing.reader.screens.main import overview_loader
from tests.reader.driving import driving, shown
from tests.reader.widgets.showing import Showing

_TICKS = 200
_LATE = _TICKS // 2


class Clock:
    """Timers that run when the test says so; stopping one that has called already is too late."""

    def __init__(self) -> None:
        self.calls: list[Callable[[], object]] = []

    def set_timer(self, delay: float, callback: Callable[[], object]) -> Timer:
        self.calls.append(callback)
        return cast("Timer", self)

    def stop(self) -> None:
        """What was called by the timer is on its way."""

    def ring(self) -> None:
        """All that was to be called is called."""
        for call in self.calls:
            call()
        self.calls = []


def raised(error: BaseException) -> None:
    """Nothing fails here."""
    raise error


async def test_of_200_answers_at_any_time_none_is_covered_by_what_says_to_wait(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The timer rings half-way, and what it calls is heard some ticks later, as in a busy app."""
    widget = Static()
    app = Showing(widget)
    async with app.run_test():
        stuck = []
        for answered in range(_TICKS):
            for lag in (0, 1, 7, _TICKS):
                clock, said = Clock(), [""]
                monkeypatch.setattr(widget, "set_timer", clock.set_timer)
                query: BackgroundQuery[str] = BackgroundQuery(
                    widget, said.append, raised, late=partial(said.append, "wait")
                )
                work = WholeWork(lambda: "answer")
                monkeypatch.setattr(widget, "run_worker", lambda one, **_: None)
                query.do(work)
                answer: asyncio.Future[str | None] = asyncio.Future()
                answer.set_result("answer")
                for tick in range(2 * _TICKS + 1):
                    if tick == answered:
                        query._hear(work, answer)
                    if tick == _LATE + lag:
                        clock.ring()
                waited = _LATE + lag < answered
                if said != (["", "wait", "answer"] if waited else ["", "answer"]):
                    stuck.append((answered, lag, said))
        assert stuck == []


async def test_what_was_to_be_said_late_of_one_question_is_not_said_of_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    widget, clock, said = Static(), Clock(), list[str]()
    app = Showing(widget)
    async with app.run_test():
        monkeypatch.setattr(widget, "set_timer", clock.set_timer)
        query: BackgroundQuery[str] = BackgroundQuery(
            widget, said.append, raised, late=lambda: said.append("wait")
        )
        query.do(WholeWork(lambda: "first"))
        query.stop()
        first, clock.calls = clock.calls, []
        query.do(WholeWork(lambda: "second"))
        for call in first:
            call()
        assert said == []
        clock.ring()
        assert said == ["wait"]
        query.stop()


@pytest.mark.parametrize("ring", ["before", "after", "never"])
async def test_an_overview_is_there_whenever_it_has_been_worked_out(
    library: Library, monkeypatch: pytest.MonkeyPatch, ring: str
) -> None:
    async with driving(library) as reader:
        clock = Clock()
        monkeypatch.setattr(reader.reading, "set_timer", clock.set_timer)
        await reader.pilot.press("M")
        if ring == "before":
            clock.ring()
        await reader.settle()
        if ring == "after":
            clock.ring()
        await reader.settle()
        assert isinstance(reader.panes.page.page, Page)
        assert "Computing …" not in shown(reader.app)


async def test_an_overview_that_fails_says_so_instead_of_being_waited_for(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> Page:
        raise ValueError("no such table")

    monkeypatch.setattr(overview_loader, "overview_page", fail)
    async with driving(library) as reader:
        await reader.press("M")
        assert "could not be computed: no such table" in shown(reader.app)
