"""Rules for chains and dates: what cannot be as it is written, whatever happened."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.check.context import CheckContext
from briefing.check.rules.rule import Rule, RuleFinding
from briefing.library.store.records import Record
from briefing.model.dates import edtf
from briefing.model.dates.days import ordinal
from briefing.model.dates.edtf import Edtf
from briefing.model.key import UNKNOWN
from briefing.model.path import steps

_DATES = {"statements": "said", "sources": "published", "incidents": "date"}
"""The field with the one date of a record, in the sections that have such a field."""


def _not_read(statement: Record, context: CheckContext) -> Iterator[RuleFinding]:
    """The last of a chain is the source that was read; so it cannot be one that was not."""
    chain = statement.items("chain")
    last = chain[-1] if chain else None
    if last is None:
        return
    source = context.look.record(last, statement.key.briefing)
    unseen = source is not None and source.fields.get("seen") is False
    if last == UNKNOWN or unseen:
        name = "a source that nobody names" if last == UNKNOWN else f'"{last}", which was not read'
        yield RuleFinding(
            f"the chain ends with {name}",
            "end it with the source that you read: the words were found there",
            ("chain", len(chain) - 1),
        )


def _said_later(statement: Record, context: CheckContext) -> Iterator[RuleFinding]:
    """Nobody can publish words before they were said."""
    said = _date(statement)
    for reference in statement.items("chain"):
        source = context.look.record(reference, statement.key.briefing)
        published = _date(source) if source is not None and source.section == "sources" else None
        if said and published and _after(said, published):
            yield RuleFinding(
                f"said {said.written}, and published {published.written} in "
                f'"{reference}": earlier than it was said',
                "one of the two dates cannot be right; or the words came another way",
                ("said",),
            )
            return


def _later(record: Record, context: CheckContext) -> Iterator[RuleFinding]:
    """A briefing cannot know what comes after the day up to which it knows anything."""
    own, as_of = _date(record), context.as_of(record.key.briefing)
    if own and as_of and _after(own, as_of):
        yield RuleFinding(
            f"{own.written} is after the briefing's own date, {as_of.written}",
            "correct the date, or bring `as_of` on the front page up to date",
            steps(_DATES[record.section]),
        )


def _read_early(source: Record, _: CheckContext) -> Iterator[RuleFinding]:
    """Nobody can read what is not published yet."""
    read, published = _certain_date(source, "accessed"), _certain_date(source, "published")
    if read and published and _after(published, read):
        yield RuleFinding(
            f"read {read.written}, and published {published.written}: later than it was read",
            "one of the two dates cannot be right",
            ("accessed",),
        )


def _backwards(actor: Record, _: CheckContext) -> Iterator[RuleFinding]:
    """What ends before it begins: an office, or a relation."""
    for field, last in (("positions", "to"), ("relations", "until")):
        for place, one in enumerate(actor.items(field)):
            if not isinstance(one, dict):
                continue
            start, end = _certain(one.get("from")), _certain(one.get(last))
            if start and end and start.lower and end.upper and end.upper < start.lower:
                yield RuleFinding(
                    f"ends {end.written}, and begins {start.written}: later than it ends",
                    "one of the two dates cannot be right",
                    (field, place, last),
                )


def _undated(statement: Record, _: CheckContext) -> Iterator[RuleFinding]:
    if not statement.has("said") and "said" not in statement.faults:
        yield RuleFinding(
            "nothing says when this was said: at an earlier date it cannot be told whether it was "
            "known",
            "write in `said` what is known, if only the year",
        )


def _date(record: Record) -> Edtf | None:
    """The record's own date; None where it has none, or none that is certain."""
    return _certain_date(record, _DATES[record.section])


def _certain_date(record: Record, field: str) -> Edtf | None:
    """The date in a field; None where there is none, or none that is certain."""
    return _certain(record.text(field))


def _certain(written: object) -> Edtf | None:
    found = edtf.parse(written) if isinstance(written, str) and written else None
    return None if found is None or found.approximate or found.uncertain else found


def _after(one: Edtf, other: Edtf) -> bool:
    """Whether all days that a date can mean are after all that another can mean.

    A day between them does not count: it may be two days at once in two parts of the world.
    """
    if not (one.lower and other.upper) or other.approximate or other.uncertain:
        return False
    return ordinal(one.lower) - ordinal(other.upper) > 1


RULES = (
    Rule(
        "chain-not-read",
        "warning",
        "A chain ends with a source that was not read",
        _not_read,
        ("statements",),
    ),
    Rule(
        "said-after-published",
        "warning",
        "Words are dated later than a source that has them",
        _said_later,
        ("statements",),
    ),
    Rule(
        "after-as-of",
        "warning",
        "Something is dated later than the briefing",
        _later,
        tuple(_DATES),
    ),
    Rule(
        "read-before-published",
        "warning",
        "A source was read before it was published",
        _read_early,
        ("sources",),
    ),
    Rule(
        "ends-before-start",
        "warning",
        "An office or a relation ends before it begins",
        _backwards,
        ("actors",),
    ),
    Rule("undated-statement", "note", "Nothing says when it was said", _undated, ("statements",)),
)
