"""Rules for actors that are two where they should be one, and records that lead in a circle."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.analysis.circles import FIELDS
from briefing.analysis.sides import side_of
from briefing.analysis.ties import SAME
from briefing.check.context import CheckContext
from briefing.check.rules.rule import Rule, RuleFinding
from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.model.path import Path, steps
from briefing.text.fold import fold
from briefing.text.some_names import some_names

_SHARING = (
    "SELECT DISTINCT other.briefing, other.slug FROM name "
    "CROSS JOIN record AS other ON other.id = name.record "
    "WHERE name.folded = ? AND other.section = 'actors'"
)


def _shared_name(actor: Record, context: CheckContext) -> Iterator[RuleFinding]:
    """A name of another actor, who is not recorded as the same; told for the first of them only."""
    for path, name in _names(actor):
        keys = {Key(*row) for row in context.library.ask(_SHARING, (fold(name),))}
        others = [one for key in sorted(keys) if (one := context.look.at(key))]
        apart = [one for one in others if one.key != actor.key and not _one(actor, one, context)]
        if apart and actor.key < apart[0].key:
            named = some_names([str(one.key) for one in apart], 3)
            yield RuleFinding(
                f'"{name}" is also a name of {named}',
                "if they are one, say so with a relation of the type `same_as`, `ids` or "
                "`extends`; if not, tell them apart by another name",
                steps(path),
            )


def _names(actor: Record) -> Iterator[tuple[str, str]]:
    """What an actor is called, each name once, and where that stands."""
    written = [("name", actor.text("name")), ("self_name", actor.text("self_name"))]
    written += [(f"aliases.{n}", str(one)) for n, one in enumerate(actor.items("aliases"))]
    written += [
        (f"names.{n}.name", str(one.get("name") or ""))
        for n, one in enumerate(actor.items("names"))
        if isinstance(one, dict)
    ]
    folded = set[str]()
    for path, name in written:
        if name and fold(name) not in folded:
            folded.add(fold(name))
            yield path, name


def _one(actor: Record, other: Record, context: CheckContext) -> bool:
    """Whether two records are of one actor, by way of others too, and at whatever time."""
    one, two = (side_of(each, context.look, kinds=_SAME) for each in (actor, other))
    return not one.actors.isdisjoint(two.actors)


_SAME = frozenset({SAME})


def _same_as(record: Record, context: CheckContext) -> Iterator[tuple[Path, Record]]:
    """What a record says that it is the same as, each with its path."""
    for place, slug in enumerate(record.items(SAME)):
        if found := context.look.record(str(slug), record.key.briefing):
            yield (SAME, place), found
    for place, one in enumerate(record.items("relations")):
        if isinstance(one, dict) and one.get("type") == SAME:
            found = context.look.record(str(one.get("to")), record.key.briefing)
            if found is not None:
                yield ("relations", place), found


def _said_twice(record: Record, context: CheckContext) -> Iterator[RuleFinding]:
    """`same_as` in both records; told for the later of the two."""
    for path, other in _same_as(record, context):
        back = {found.key for _, found in _same_as(other, context)}
        if other.key < record.key and record.key in back:
            yield RuleFinding(
                f'"{other.key.slug}" says already that the two are the same',
                "remove it here: it holds for both",
                path,
            )


def _circle(record: Record, context: CheckContext) -> Iterator[RuleFinding]:
    for field in FIELDS[record.section]:
        circle = context.circles.of(record, field)
        if circle:
            slugs = [record.key.slug, *(step.record.key.slug for step in circle)]
            shown = slugs if len(slugs) <= _LONGEST else [*slugs[:_LONGEST], "…", slugs[-1]]
            count = "itself" if len(circle) == 1 else f"itself by way of {len(circle) - 1:,} more"
            yield RuleFinding(
                f"leads back to {count}: {' → '.join(shown)}",
                "one of these links cannot be right",
                steps(circle[0].path),
            )


_LONGEST = 6

RULES = (
    Rule(
        "shared-name",
        "note",
        "Two actors have one name, and are not recorded as one",
        _shared_name,
        ("actors",),
    ),
    Rule(
        "same-as-twice",
        "note",
        "Two records each say that they are the same",
        _said_twice,
        ("actors", "incidents", "figures"),
    ),
    Rule("circle", "warning", "Records lead back to themselves", _circle, tuple(FIELDS)),
)
