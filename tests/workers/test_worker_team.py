"""A team: results in the order of the tasks, whoever is lost on the way; and nobody outlives it."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

from briefing.workers import worker_team
from briefing.workers.worker_team import WorkerTeam


def doubling(least: int) -> Callable[[int], int]:
    """What a worker does; it fails at what is below the least."""

    def double(number: int) -> int:
        if number < least:
            raise ValueError(number)
        return 2 * number

    return double


def team(tasks: range, *, count: int = 2, ahead: int = 3, least: int = 0) -> WorkerTeam[int, int]:
    return WorkerTeam(doubling, (least,), tasks, count=count, ahead=ahead)


def alone(number: int) -> int:
    """What is done here: told from what workers give."""
    return -2 * number


def nothing() -> None:
    """Nobody watches."""


@pytest.mark.parametrize("ahead", [1, 3, 100])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_results_come_in_the_order_of_the_tasks(
    started: list[subprocess.Popen[bytes]], count: int, ahead: int
) -> None:
    with team(range(20), count=count, ahead=ahead) as some:
        assert [*some.results(alone, nothing)] == [(one, 2 * one) for one in range(20)]
    assert len(started) == count


def test_without_workers_all_is_done_here(started: list[subprocess.Popen[bytes]]) -> None:
    with team(range(3), count=0) as some:
        assert [*some.results(alone, nothing)] == [(one, -2 * one) for one in range(3)]
    assert not started


def test_without_tasks_there_is_nothing() -> None:
    with team(range(0)) as some:
        assert [*some.results(alone, nothing)] == []


@pytest.mark.parametrize("start", ["no such program", "raise SystemExit(1)", "import time"])
def test_where_none_can_be_started_or_each_is_lost_all_is_done_here(
    started: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch, start: str
) -> None:
    if start == "no such program":
        monkeypatch.setattr(sys, "executable", start)
    else:
        monkeypatch.setattr(worker_team, "_START", start)
    with team(range(9)) as some:
        assert [*some.results(alone, nothing)] == [(one, -2 * one) for one in range(9)]


def test_what_a_worker_fails_at_is_done_here_and_so_is_all_that_it_had(
    started: list[subprocess.Popen[bytes]],
) -> None:
    with team(range(8), least=1) as some:
        found = dict(some.results(alone, nothing))
    assert found == {one: -2 * one if one % 2 == 0 else 2 * one for one in range(8)}


def test_one_that_is_killed_on_the_way_leaves_its_work_to_others(
    started: list[subprocess.Popen[bytes]],
) -> None:
    with team(range(30)) as some:
        results = some.results(abs, nothing)
        first = [next(results) for _ in range(4)]
        started[0].kill()
        rest = [*results]
    assert first == [(one, 2 * one) for one in range(4)]
    assert [task for task, _ in rest] == [*range(4, 30)]
    assert all(found in (task, 2 * task) for task, found in rest)


def test_what_telling_raises_ends_it(started: list[subprocess.Popen[bytes]]) -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    with team(range(5)) as some:
        for process in started:  # so that there is something to wait for
            process.send_signal(signal.SIGSTOP)
        with pytest.raises(KeyboardInterrupt):
            next(some.results(alone, stop))
    assert len(started) == 2


def test_no_more_is_begun_than_is_wanted_ahead(started: list[subprocess.Popen[bytes]]) -> None:
    asked: list[int] = []

    def tasks() -> Iterator[int]:
        for number in range(100):
            asked.append(number)
            yield number

    with WorkerTeam(doubling, (0,), tasks(), count=2, ahead=3) as some:
        results = some.results(alone, nothing)
        for taken in range(1, 20):
            next(results)
            assert len(asked) <= 6 + taken


def test_a_process_ends_with_whoever_started_it() -> None:
    command = [sys.executable, "-c", worker_team._START, *sys.path]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    _, _ = process.communicate(b"")
    assert process.returncode == 0
