"""Starting, a key, and the commands of the shell, beside another checkout of the program."""

from __future__ import annotations

import os
from collections.abc import Iterator

from benchmarks.measure import Measured, Pair, Row, compare, processor_time
from benchmarks.plan import Plan, briefing
from benchmarks.terminal import Terminal, running

_SHOWN = b"Statements"
_KEYS = 50
"""Keys down, in a list that has a few more rows."""
_PROGRAM = (
    "import os, sys; sys.path.insert(0, {checkout!r}); "
    "os.environ['BRIEFING_CACHE_DIR'] = {cache!r}; "
    "from briefing.cli.main import main; sys.exit(main())"
)
"""Another checkout finds what this one keeps to be of other code, and would make it anew."""


def rows(plan: Plan) -> Iterator[Row]:
    """Processor time of both, which means the same where other programs want the processors too.

    Nothing where no other checkout is named.
    """
    if plan.against is None:
        return
    python = str(plan.against / ".venv" / "bin" / "python")
    cache = f"{os.environ['BRIEFING_CACHE_DIR']}-{plan.against.name}"
    other = (python, "-c", _PROGRAM.format(checkout=str(plan.against), cache=cache))
    yardstick = f"{plan.against.name}, in processor time"
    for what, folder in (("the shipped briefing", plan.shipped), (plan.size, plan.large)):
        pair = compare(_first_frame(*briefing(folder)), _first_frame(*other, folder), plan.runs)
        yield Row(f"first frame of {what}", yardstick, pair, "≤ 1 ×")
        shown, work = _keys_down(briefing(folder), (*other, folder))
        key = f"a key down in the statements of {what}"
        yield Row(f"{key}, to the first that is drawn", plan.against.name, shown, "≤ 1 ×")
        yield Row(f"{key}, and the page beside it", yardstick, work, "≤ 1 ×")
    for typed in (
        ("list", "statements", "-C", plan.shipped),
        ("search", "drone", "-C", plan.shipped),
        ("search", "hospital ambulance", "-C", plan.large),
        ("show", "al-tanf", "-C", plan.shipped),
    ):
        pair = compare(_command(*briefing(*typed)), _command(*other, *typed), plan.runs)
        where = "" if typed[-1] == plan.shipped else f" in {plan.size}"
        yield Row(f"`briefing {' '.join(typed[:-2])}`{where}", yardstick, pair, "≤ 1 ×")


def _command(*arguments: str) -> Measured:
    return lambda: processor_time(*arguments)


def _keys_down(ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[Pair, Pair]:
    """Of keys that are pressed one by one in both: seconds to the first answer, and all work."""
    with running(*ours) as one, running(*theirs) as other:
        for terminal in (one, other):
            terminal.wait_for(_SHOWN)
            terminal.settle()
            terminal.type(b"3")
        pressed = [(_key_down(one), _key_down(other)) for _ in range(_KEYS)]
    first, second = (Pair([a[n] for a, _ in pressed], [b[n] for _, b in pressed]) for n in range(2))
    return first, second


def _key_down(terminal: Terminal) -> tuple[float, float]:
    before = terminal.worked()
    shown = terminal.press(b"j")
    terminal.settle()
    return shown, terminal.worked() - before


def _first_frame(*arguments: str) -> Measured:
    def run() -> float:
        with running(*arguments) as terminal:
            terminal.wait_for(_SHOWN)
            return terminal.worked()

    return run
