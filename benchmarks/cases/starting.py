"""The first frame, leaving again, and the memory that it takes."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.measure import Measured, Row, compare
from benchmarks.plan import Plan, briefing, yardstick
from benchmarks.terminal import running

_SHOWN = b"Statements"
_USE = (b"2", b"j" * 40, b"\r", b"[", b"G", b"/drone", b"\x1b", b"1", b"j" * 40)
"""Keys of somebody who reads: a section, down, a record, back, the end, a search, and again."""


def rows(plan: Plan) -> Iterator[Row]:
    """Starting, quitting and memory."""
    empty = yardstick("empty_app")
    small, large = briefing(plan.shipped), briefing(plan.large)
    pair = compare(first_frame(*small), first_frame(*empty), plan.runs)
    yield Row("first frame of the shipped briefing", "an empty Textual app", pair, "≤ 1.20 ×")
    pair = compare(first_frame(*large), first_frame(*small), plan.runs)
    yield Row(f"first frame of {plan.size}", "of the shipped briefing", pair, "≤ 1.05 ×")
    pair = compare(leaving(*small), leaving(*empty, key=b"\x11"), plan.runs)
    yield Row("quitting", "an empty Textual app's", pair, "≤ 0.4 ×")
    pair = compare(memory(*large), memory(*empty, use=()), max(1, plan.runs // 4))
    yield Row(f"memory with {plan.size}, in use", "an empty Textual app", pair, "≤ 1.25 ×", "MB")


def first_frame(*arguments: str) -> Measured:
    """Measures a program until the word is on the screen."""

    def run() -> float:
        with running(*arguments) as terminal:
            return terminal.wait_for(_SHOWN) - terminal.started

    return run


def leaving(*arguments: str, key: bytes = b"q") -> Measured:
    """Measures a program from the key that ends it until it has ended."""

    def run() -> float:
        with running(*arguments) as terminal:
            terminal.wait_for(_SHOWN)
            terminal.settle()
            return terminal.leave(key)

    return run


def memory(*arguments: str, use: tuple[bytes, ...] = _USE) -> Measured:
    """Measures the memory that a program holds after it has been used for a while."""

    def run() -> float:
        with running(*arguments) as terminal:
            terminal.wait_for(_SHOWN)
            for _ in range(3):
                for keys in use:
                    terminal.type(keys)
            return terminal.resident()

    return run
