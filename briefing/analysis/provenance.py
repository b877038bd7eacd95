"""Who says so: the way of a statement from its speaker to the source that was read."""

from __future__ import annotations

from typing import Literal, NamedTuple

from briefing.analysis.lookup import Lookup
from briefing.analysis.speaker import speaker_of
from briefing.library.store.records import Record
from briefing.model.key import UNKNOWN, Key

HopKind = Literal["speaker", "unnamed", "itself", "outlet", "source", "unknown", "missing"]
"""What a hop is.

- speaker: an actor who is named; unnamed: one who is not
- itself: the first source, if the speaker published it: no new hand, but a text of its own
- outlet: a source, called by who published it
- source: a source whose outlet nobody names, called by its title
- unknown: nobody says through whom
- missing: a slug that leads to no record, or a field that is not there
"""


class Hop(NamedTuple):
    """One hand that the words went through.

    `key` leads to the actor or to the source; None where there is no record. `seen` is false for a
    source that is known only through another one, and `read` is true for one that was read for the
    briefing: the last of a chain, or one that says so (`seen: true`). `bodies` are those that an
    unnamed speaker belongs to, as hops of their own: of several, to one of them.
    """

    label: str
    key: Key | None
    kind: HopKind
    seen: bool = True
    bodies: tuple[Hop, ...] = ()
    read: bool = True


def chain(statement: Record, lookup: Lookup) -> tuple[Hop, ...]:
    """The hops from the speaker to the source that was read: never fewer than two.

    Nothing is left out: a hop that nobody names, a source or a speaker without a record, and a
    chain that was not written at all are hops that say so.
    """
    return lookup.memo.once(("chain", statement.key), lambda: _chain(statement, lookup))


def _chain(statement: Record, lookup: Lookup) -> tuple[Hop, ...]:
    speaker = speaker_hop(statement, lookup)
    slugs = statement.items("chain")
    sources = [
        _chain_hop(
            str(slug),
            speaker.key if number == 0 else None,
            statement,
            lookup,
            last=number == len(slugs) - 1,
        )
        for number, slug in enumerate(slugs)
    ]
    return (speaker, *(sources or [Hop("", None, "missing")]))


def has_unknown_hop(record: Record | None, lookup: Lookup) -> bool:
    """Whether it is a statement whose words went through somebody who is not known.

    That is a hop that nobody names, a source without a record, and a chain that is not there.
    """
    if record is None or record.section != "statements":
        return False
    return any(hop.kind in ("unknown", "missing") for hop in chain(record, lookup)[1:])


def last_hop(statement: Record, lookup: Lookup) -> Hop:
    """The source that was read: the least that a statement must say about where it is from."""
    return chain(statement, lookup)[-1]


def speaker_hop(statement: Record, lookup: Lookup) -> Hop:
    """The first hop: who speaks."""
    speaker, briefing = speaker_of(statement), statement.key.briefing
    custody = in_custody(statement, lookup)
    if speaker.words:
        bodies = tuple(_actor_hop(body, briefing, lookup) for body in speaker.bodies)
        return Hop(f"{speaker.words}{custody}", None, "unnamed", bodies=bodies)
    hop = _actor_hop(speaker.reference, briefing, lookup)
    return hop._replace(label=f"{hop.label}{custody}") if custody else hop


def in_custody(statement: Record, lookup: Lookup) -> str:
    """What stands behind the name of whoever speaks in custody: it is the custodian's report."""
    named = statement.text("in_custody_of")
    custodian = lookup.record(named, statement.key.briefing) if named else None
    return f", in custody of {custodian.title if custodian else named}" if named else ""


def _actor_hop(reference: str, briefing: str, lookup: Lookup) -> Hop:
    actor = lookup.record(reference, briefing) if reference else None
    if actor is None:
        return Hop(reference, None, "missing")
    return Hop(actor.title, actor.key, "speaker")


def _chain_hop(
    slug: str, speaker: Key | None, statement: Record, lookup: Lookup, last: bool
) -> Hop:
    """A source; `speaker` is who speaks, given only for the source nearest to them."""
    if slug == UNKNOWN:
        return Hop("", None, "unknown")
    source = lookup.record(slug, statement.key.briefing)
    return hop_of(source, lookup, speaker, last) if source else Hop(slug, None, "missing")


def hop_of(source: Record, lookup: Lookup, speaker: Key | None = None, last: bool = True) -> Hop:
    """A source as a hop, called by its author, if that is an actor, and by its outlet.

    It is `itself` if `speaker` wrote it, or published it where no such author is named. Of the
    `last` one of a chain it is taken that it was read, unless it says that it was not.
    """
    # Most statements are found in few sources, and mostly nobody speaks in their own.
    asked = ("hop", source.key, speaker or "", last)
    return lookup.memo.once(asked, lambda: _hop_of(source, lookup, speaker, last))


def _hop_of(source: Record, lookup: Lookup, speaker: Key | None, last: bool) -> Hop:
    written = source.fields.get("seen")
    seen, read = written is not False, written is True or (last and written is not False)
    author = _named(author_of(source), source, lookup)
    outlet = _named(source.text("outlet"), source, lookup)
    whose = author or outlet
    if whose is None:
        return Hop(source.title, source.key, "source", seen, read=read)
    own = speaker is not None and lookup.identity(whose.key) == lookup.identity(speaker)
    kind: HopKind = "itself" if own else "outlet"
    label = f"{author.title}, on {outlet.title}" if author and outlet else whose.title
    return Hop(label, source.key, kind, seen, read=read)


def author_of(source: Record) -> str:
    """The reference to the actor who speaks in a source; empty where it names none."""
    author = source.fields.get("author")
    return str(author.get("actor") or "") if isinstance(author, dict) else ""


def _named(reference: str, source: Record, lookup: Lookup) -> Record | None:
    if not reference or reference == UNKNOWN:
        return None
    return lookup.record(reference, source.key.briefing)
