"""What a rule of `briefing check` is, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from briefing.check.context import CheckContext
from briefing.library.store.records import Record
from briefing.model.path import Path, field_name
from briefing.model.problem import Severity

_MOST_NAMED = 3
"""How many fields a finding that stands for several names besides its own."""


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


def as_one(found: Sequence[RuleFinding]) -> RuleFinding:
    """Several findings of one rule in one record, told as one: the first, and where the others are.

    Five hundred numbers that differ are one thing to look into, and must not hide what else there
    is.
    """
    first, *others = found
    if not others:
        return first
    fields = list(dict.fromkeys(field_name(one.path) for one in others if one.path))
    named = f" ({', '.join(fields[:_MOST_NAMED])}{', …' if len(fields) > _MOST_NAMED else ''})"
    more = f"{len(others):,} more in this record{named if fields else ''}"
    return replace(first, message=f"{first.message}; and {more}")


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
