"""What a rule of `briefing check` is, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from briefing.check.context import CheckContext
from briefing.library.store.records import Record
from briefing.model.path import Path
from briefing.model.problem import Severity


@dataclass(frozen=True, slots=True)
class RuleFinding:
    """One thing that a rule has found in a record, before its place in the file is known.

    `path` is the field, and empty for the record as a whole. `needle`, where it is given, is a
    piece of that field's text at whose beginning the finding stands.
    """

    message: str
    remedy: str = ""
    path: Path = ()
    needle: str = ""


Run = Callable[[Record, CheckContext], Iterable[RuleFinding]]


def _always(_: Record, __: CheckContext) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that is looked for. `code` is its stable name, and that of its page in docs/rules.

    `run` looks at a record of one of the `sections` (none: any); a rule without it is found while
    files are compiled, or while acceptances are counted. `usual` is false for what is only looked
    for when asked. `decided` says whether the rule could be decided for a record at all: where it
    could not, an acceptance of it is not said to be idle.
    """

    code: str
    severity: Severity
    title: str
    run: Run | None = None
    sections: tuple[str, ...] = ()
    usual: bool = True
    acceptable: bool = True
    decided: Callable[[Record, CheckContext], bool] = _always

    def concerns(self, record: Record) -> bool:
        """Whether there is anything to look for in a record."""
        return self.run is not None and (not self.sections or record.section in self.sections)
