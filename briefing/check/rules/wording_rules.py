"""Rules for loaded wording: see `briefing.analysis.wording`."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.analysis.wording.loaded_passages import loaded_prose
from briefing.analysis.wording.loaded_terms import term_of
from briefing.check.context import CheckContext
from briefing.check.rules.rule import Rule, RuleFinding
from briefing.library.store.records import Record
from briefing.model.path import steps


def _loaded(record: Record, context: CheckContext) -> Iterator[RuleFinding]:
    for loaded in loaded_prose(record, context.matcher(record.key.briefing)):
        plain = f', such as "{loaded.term.plain}"' if loaded.term.plain else ""
        yield RuleFinding(
            f'"{loaded.words}" is loaded wording (see {loaded.term.key.slug}), and stands here in '
            "the briefing's own words",
            f"use plain words{plain}, or put it in quotation marks and say whose words they are",
            steps(loaded.path),
            _text_at(loaded.path, record)[loaded.start :],
        )


def _text_at(path: str, record: Record) -> str:
    """The text of a field, or of one of its passages."""
    field, *rest = steps(path)
    return str(record.items(str(field))[int(rest[0])]) if rest else record.text(path)


def _in_neutral(record: Record, context: CheckContext) -> Iterator[RuleFinding]:
    plain = term_of(record).plain
    for match in context.matcher(record.key.briefing).find(plain):
        words = plain[match.start : match.end]
        yield RuleFinding(
            f'"{words}" is loaded wording itself (see {match.term.key.slug}), and stands here for '
            "plain words",
            "use other words",
            ("neutral",),
            words,
        )


RULES = (
    Rule("loaded-term", "warning", "Loaded wording in the briefing's own prose", _loaded),
    Rule(
        "term-in-neutral",
        "warning",
        "The plain words for a term have a loaded term in them",
        _in_neutral,
        ("terms",),
    ),
)
