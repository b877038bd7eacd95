"""Running the rules over a library: page by page, a record at a time."""

from __future__ import annotations

from collections.abc import Container, Iterator

from briefing.check.context import CheckContext
from briefing.check.positions import FindingPositions
from briefing.check.results import CheckResults
from briefing.check.rules.registry import BY_CODE, RULES
from briefing.check.rules.rule import Rule, RuleFinding, as_one
from briefing.check.suppressions import accepted, idle, mistaken
from briefing.library.library import Library
from briefing.library.store.records import Listing, Record
from briefing.model.path import field_name
from briefing.model.problem import Problem

_AT_ONCE = 200


def check_library(
    library: Library, codes: frozenset[str], files: Container[str] | None = None
) -> CheckResults:
    """What the rules of these codes find in a library, and what was found when it was compiled.

    With `files`, what stands in these of its files.
    """
    results = CheckResults()
    found = (one for one in library.problems.all() if files is None or one.file in files)
    results.add(one for one in found if one.code in codes)
    _Check(library, codes, results).run(files)
    return results


class _Check:
    """One check of a library."""

    def __init__(self, library: Library, codes: frozenset[str], results: CheckResults) -> None:
        self._library = library
        self._codes = codes
        self._results = results
        self._rules = [rule for rule in RULES if rule.code in codes]
        self._context = CheckContext(library)
        self._places = FindingPositions(library)

    def run(self, files: Container[str] | None) -> None:
        for page in self._pages():
            records = [one for one in page if files is None or one.file in files]
            self._context.turn_page(records)
            for record in records:
                self._look_at(record)

    def _pages(self) -> Iterator[list[Record]]:
        """All records, file by file."""
        return self._library.lists.pages(Listing(order="file"), _AT_ONCE)

    def _look_at(self, record: Record) -> None:
        reasons = accepted(record, BY_CODE)
        idle_rules = []
        for rule in self._rules:
            reason = reasons.get(rule.code, "")
            if not self._told(record, rule, reason) and reason:
                idle_rules.append(rule)
        self._weigh(record, idle_rules)

    def _told(self, record: Record, rule: Rule, reason: str) -> bool:
        """Keep what a rule finds in a record, accepted or not; gives whether it finds anything."""
        if rule.run is None:
            file, slug = record.file, record.key.slug
            return bool(reason) and self._results.accept(file, slug, rule.code, reason)
        if not rule.concerns(record):
            return False
        found = list(self._found(record, rule))
        if found:
            self._results.add([self._problem(record, rule, as_one(found))], reason)
        return bool(found)

    def _found(self, record: Record, rule: Rule) -> Iterator[RuleFinding]:
        """What a rule finds, but for what stands in the shared record that this one extends."""
        for found in rule.run(record, self._context) if rule.run else ():
            if not found.path or self._places.stands(record, str(found.path[0])):
                yield found

    def _weigh(self, record: Record, idle_rules: list[Rule]) -> None:
        """Say what is wrong with the acceptances of a record, if they are its own."""
        if not record.has("accepts") or not self._places.stands(record, "accepts"):
            return
        said = [*mistaken(record, BY_CODE)]
        said += [one for rule in idle_rules for one in idle(record, rule, self._context)]
        self._results.add(
            self._problem(record, rule, found) for rule, found in said if rule.code in self._codes
        )

    def _problem(self, record: Record, rule: Rule, found: RuleFinding) -> Problem:
        place, path = self._places.find(record, found)
        return Problem(
            record.file,
            place.line,
            place.column,
            rule.severity,
            rule.code,
            " ".join(found.message.split()),
            found.remedy,
            field_name(path),
            record.key.slug,
        )
