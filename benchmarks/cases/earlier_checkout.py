"""Starting, and the commands of the shell, beside another checkout of the program."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.measure import Measured, Row, compare, processor_time
from benchmarks.plan import Plan, briefing
from benchmarks.terminal import running

_SHOWN = b"Statements"
_PROGRAM = "import sys; from briefing.cli.main import main; sys.exit(main())"


def rows(plan: Plan) -> Iterator[Row]:
    """Processor time of both, which means the same where other programs want the processors too.

    Nothing where no other checkout is named. Each keeps a cache of its own for other code.
    """
    if plan.against is None:
        return
    python = str(plan.against / ".venv" / "bin" / "python")
    other = (python, "-c", f"import sys; sys.path.insert(0, {str(plan.against)!r}); {_PROGRAM}")
    yardstick = f"{plan.against.name}, in processor time"
    for what, folder in (("the shipped briefing", plan.shipped), (plan.size, plan.large)):
        pair = compare(_first_frame(*briefing(folder)), _first_frame(*other, folder), plan.runs)
        yield Row(f"first frame of {what}", yardstick, pair, "≤ 1 ×")
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


def _first_frame(*arguments: str) -> Measured:
    def run() -> float:
        with running(*arguments) as terminal:
            terminal.wait_for(_SHOWN)
            return terminal.worked()

    return run
