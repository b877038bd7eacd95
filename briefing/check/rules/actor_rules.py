"""Rules for actors that are two where they should be one, and records that lead in a circle."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.analysis.circles import FIELDS
from briefing.analysis.ties import SAME
from briefing.check.context import CheckContext
from briefing.check.rules.rule import Rule, RuleFinding
from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.model.path import steps
from briefing.text.fold import fold

_SHARING = (
    "SELECT DISTINCT other.briefing, other.slug FROM name "
    "CROSS JOIN record AS other ON other.id = name.record "
    "WHERE name.folded = ? AND other.section = 'actors'"
)
_MOST_NAMED = 3


def _shared_name(actor: Record, context: CheckContext) -> Iterator[RuleFinding]:
    """A name of another actor, who is not recorded as the same; told for the first of them only."""
    for path, name in _names(actor):
        keys = {Key(*row) for row in context.library.ask(_SHARING, (fold(name),))}
        others = [one for key in sorted(keys) if (one := context.look.at(key))]
        apart = [one for one in others if one.key != actor.key and not _one(actor, one, context)]
        if apart and actor.key < apart[0].key:
            more = f" and {len(apart) - _MOST_NAMED:,} more" if len(apart) > _MOST_NAMED else ""
            named = ", ".join(str(one.key) for one in apart[:_MOST_NAMED])
            yield RuleFinding(
                f'"{name}" is also a name of {named}{more}',
                "if they are one, say so with `same_as`, `ids` or `extends`; if not, tell them "
                "apart by another name",
                steps(path),
            )


def _names(actor: Record) -> Iterator[tuple[str, str]]:
    """What an actor is called, each name once, and where that stands."""
    written = [("name", actor.text("name")), ("self_name", actor.text("self_name"))]
    written += [(f"aliases.{n}", str(one)) for n, one in enumerate(actor.items("aliases"))]
    folded = set[str]()
    for path, name in written:
        if name and fold(name) not in folded:
            folded.add(fold(name))
            yield path, name


def _one(actor: Record, other: Record, context: CheckContext) -> bool:
    """Whether two records are of one actor: by an identifier, by extending, or by saying so."""
    own, theirs = _ids(actor), _ids(other)
    if any(theirs.get(scheme) == value for scheme, value in own.items()):
        return True
    roots = {_root(actor), _root(other)}
    return len(roots) == 1 or _same(actor, other, context) or _same(other, actor, context)


def _ids(actor: Record) -> dict[str, object]:
    ids = actor.fields.get("ids")
    return ids if isinstance(ids, dict) else {}


def _root(actor: Record) -> str:
    """The shared record that an actor extends, or itself."""
    extended = actor.text("extends")
    return f"shared/{extended.rpartition('/')[2]}" if extended else str(actor.key)


def _same(actor: Record, other: Record, context: CheckContext) -> bool:
    return any(found.key == other.key for _, found in _same_as(actor, context))


def _same_as(actor: Record, context: CheckContext) -> Iterator[tuple[int, Record]]:
    """The actors that an actor says it is the same as, each with its place in `relations`."""
    for place, one in enumerate(actor.items("relations")):
        if isinstance(one, dict) and one.get("type") == SAME:
            found = context.look.record(str(one.get("to")), actor.key.briefing)
            if found is not None:
                yield place, found


def _said_twice(actor: Record, context: CheckContext) -> Iterator[RuleFinding]:
    """`same_as` in both records; told for the later of the two."""
    for place, other in _same_as(actor, context):
        if other.key < actor.key and _same(other, actor, context):
            yield RuleFinding(
                f'"{other.key.slug}" says already that the two are the same',
                "remove it here: it holds for both",
                ("relations", place),
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
        "Two actors each say that they are the same",
        _said_twice,
        ("actors",),
    ),
    Rule("circle", "warning", "Records lead back to themselves", _circle, tuple(FIELDS)),
)
