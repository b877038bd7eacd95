"""Keys on the screen: held down in a list, and typed into the search."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.measure import Pair, Row
from benchmarks.plan import Plan, briefing, yardstick
from benchmarks.terminal import Terminal, running

_SHOWN = b"Statements"
_KEYS = 60
_TYPED = b"drone convoy hospital near"


def rows(plan: Plan) -> Iterator[Row]:
    """A list of nearly the whole library against a small one of the toolkit's; and typing."""
    ours = briefing(plan.large)
    down = Pair(
        _pressed(ours, before=(b"/", b"the", b"\x1b[B"), keys=b"j" * _KEYS),
        _pressed(yardstick("option_list"), before=(), keys=b"\x1b[B", times=_KEYS),
    )
    what = f"a key down in a list of nearly {plan.size}"
    yield Row(what, "in an OptionList of 1,000", down, "≤ 0.5 ×")
    typed = Pair(
        _pressed(ours, before=(b"/",), keys=_TYPED),
        _pressed(yardstick("echo"), before=(), keys=_TYPED),
    )
    yield Row(f"a letter typed into the search of {plan.size}", "into an Input", typed, "≤ 1.5 ×")


def _pressed(
    arguments: Sequence[str], *, before: Sequence[bytes], keys: bytes, times: int = 0
) -> list[float]:
    """Seconds from each key until something is drawn; with `times`, of all keys so many times."""
    with running(*arguments) as terminal:
        terminal.wait_for(_SHOWN)
        terminal.settle()
        for key in before:
            terminal.type(key)
        each = [keys] * times if times else [bytes([key]) for key in keys]
        return [_one(terminal, key) for key in each]


def _one(terminal: Terminal, key: bytes) -> float:
    took = terminal.press(key)
    terminal.settle(0.05)
    return took
