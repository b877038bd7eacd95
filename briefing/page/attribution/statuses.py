"""The answers about incidents, with as few questions to the library as many need together."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.analysis.incidents.incident_lists import FIELDS
from briefing.analysis.incidents.judgment import answers_of
from briefing.analysis.incidents.status import row_words, standing_words
from briefing.analysis.speaker import speaker_of
from briefing.library.store.records import Record
from briefing.page.record_loader import RecordLoader
from briefing.page.words.labels import written

_DEEPEST = 8
"""How many steps of belonging are fetched ahead; what lies beyond is fetched when it is needed."""


def status_words(incident: Record, look: RecordLoader) -> str:
    """Both answers about an incident, as a row has them."""
    return row_words(answers_of(incident, look))


def standing(incident: Record, look: RecordLoader) -> str:
    """The first of both answers alone."""
    return standing_words(answers_of(incident, look))


def without_words(searched: bool, look: RecordLoader) -> str:
    """What a list without statements says. As of an earlier day nobody can tell who looked then."""
    if searched:
        return "searched, none found"
    return "not yet known" if look.library.until else "not searched"


def gather_statuses(
    incidents: Iterable[Record], look: RecordLoader, *, parts: bool = False
) -> None:
    """Fetch ahead what the answers depend on: the statements, who said them, and their sides.

    With `parts` also what those of the parts of a series do.
    """
    incidents = _with_same(incidents, look, parts=parts)
    named = [
        (slug, one.key.briefing) for one in incidents for f in FIELDS for slug in written(one, f)
    ]
    look.gather(named)
    statements = [found for pair in dict.fromkeys(named) if (found := look.record(*pair))]
    look.gather_linking((one.key for one in statements), "corrects")
    later = [found for one in statements for found in look.linking(one.key, "corrects")]
    actors = [pair for one in (*statements, *later) for pair in _actors(one)]
    actors += [
        (slug, one.key.briefing)
        for one in incidents
        for field in ("actor", "target")
        for slug in written(one, field)
    ]
    gather_sides(actors, look)


def _with_same(incidents: Iterable[Record], look: RecordLoader, *, parts: bool) -> list[Record]:
    """The incidents, those that are the same, and perhaps the parts of the series among them."""
    found = {one.key: one for one in incidents}
    series = [one for one in found.values() if one.text("kind") == "series"]
    look.gather_linking((one.key for one in series), "part_of")
    if not parts:
        every = (part.key for one in series for part in look.linking(one.key, "part_of"))
        look.gather_linking(every, "same_as")
    below = [part for one in series if parts for part in look.linking(one.key, "part_of")]
    found.update((one.key, one) for one in below if one.section == "incidents")
    look.gather_linking(found, "same_as")
    look.gather(
        (slug, one.key.briefing) for one in found.values() for slug in written(one, "same_as")
    )
    same = [other for one in found.values() for other in look.linking(one.key, "same_as")]
    same += [
        other
        for one in found.values()
        for slug in written(one, "same_as")
        if (other := look.record(slug, one.key.briefing))
    ]
    look.gather_linking((one.key for one in same), "same_as")
    found.update((one.key, one) for one in same)
    return list(found.values())


def _actors(statement: Record) -> Iterable[tuple[str, str]]:
    """The references to whose word a statement is, and to whom it says did it or did not."""
    speaker = speaker_of(statement)
    named = [
        speaker.reference,
        *speaker.bodies,
        *(
            slug
            for f in ("in_custody_of", "attributes_to", "not_by")
            for slug in written(statement, f)
        ),
    ]
    return [(slug, statement.key.briefing) for slug in named if slug]


def gather_sides(wanted: Iterable[tuple[str, str]], look: RecordLoader) -> None:
    """Fetch actors and, level by level, whatever they belong to."""
    for _ in range(_DEEPEST):
        new = [pair for pair in dict.fromkeys(wanted) if pair[0] and pair not in look.followed]
        if not new:
            return
        look.followed.update(new)
        look.gather(new)
        actors = [actor for pair in new if (actor := look.record(*pair))]
        look.gather_same_as(actor.key for actor in actors)
        same = [one for actor in actors for one in look.same_as(actor.key)]
        wanted = [pair for actor in actors for pair in _ends(actor)]
        wanted += [(one.key.slug, one.key.briefing) for one in same]


def _ends(actor: Record) -> Iterable[tuple[str, str]]:
    """The references of an actor's relations and offices."""
    for field, end in (("relations", "to"), ("positions", "of")):
        for part in actor.items(field):
            if isinstance(part, dict) and isinstance(part.get(end), str):
                yield part[end], actor.key.briefing
