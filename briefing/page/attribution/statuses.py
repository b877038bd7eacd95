"""The status of incidents, with as few questions to the library as many of them need together."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.analysis.speaker import speaker_of
from briefing.analysis.status import WORDS, status_of
from briefing.library.store.records import Record
from briefing.page.record_loader import RecordLoader
from briefing.page.words.labels import written

LEDGER = ("claimed_by", "confirmed_by", "denied_by", "accused_by", "disputed_by")
"""The fields of an incident that name the statements for and against it, as they are shown."""
_DEEPEST = 8
"""How many steps of belonging are fetched ahead; what lies beyond is fetched when it is needed."""


def status_words(incident: Record, look: RecordLoader) -> str:
    """The status of an incident as a person reads it."""
    return WORDS[status_of(incident, look)]


def without_words(looked_for: bool, look: RecordLoader) -> str:
    """What a list without statements says. As of an earlier day nobody can tell who looked then."""
    if looked_for:
        return "looked for, not found"
    return "none known by then" if look.library.until else "not looked for"


def gather_statuses(incidents: Iterable[Record], look: RecordLoader) -> None:
    """Fetch ahead what the statuses depend on: the statements, who said them, and their sides."""
    incidents = list(incidents)
    named = [
        (slug, one.key.briefing) for one in incidents for f in LEDGER for slug in written(one, f)
    ]
    look.gather(named)
    statements = [found for pair in dict.fromkeys(named) if (found := look.record(*pair))]
    speakers = [(speaker_of(one), one.key.briefing) for one in statements]
    actors = [(speaker.reference or speaker.of, briefing) for speaker, briefing in speakers]
    actors += [(slug, one.key.briefing) for one in incidents for slug in written(one, "actor")]
    gather_sides(actors, look)


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
