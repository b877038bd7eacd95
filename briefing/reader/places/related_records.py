"""From a record to what it hangs together with: its speaker, its events, its sources, its claims.

Pure: every function gives keys in the order in which a person would want them, and a notice says
what to think of them, or why there are none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from briefing.library.library import Library
from briefing.library.store.records import FoundLink, Record
from briefing.model.key import Key
from briefing.text.visible import visible_line

MENTIONS = "mentions"
"""The role of links in prose, which say less than a link that a field makes."""
_CHAIN = ("chain", "sources", "given_by", "stated_by", "harm_by", "according_to")
_LEDGER = (
    *("reported_by", "claimed_by", "attributed_by", "confirmed_by"),
    *("denied_by", "disclaimed_by", "disputed_by", "left_open_by"),
)
_GIVEN = ("given_by", "stated_by", "harm_by")
_ENOUGH = 200
"""How many of the records that link here are looked through, for each role."""


class RelatedRecords(NamedTuple):
    """Where a step leads: nowhere, to one record, or to a choice of several.

    `notice` is one sentence for the person: why there is nowhere to go, or what to know about where
    it leads. It may be empty where there are keys.
    """

    keys: tuple[Key, ...] = ()
    notice: str = ""


def speaker(library: Library, record: Record) -> RelatedRecords:
    """Who said a statement; for a speaker without a name, the body that he or she belongs to."""
    if record.section != "statements":
        return RelatedRecords(notice="Only statements have a speaker.")
    said = record.fields.get("speaker")
    if isinstance(said, dict):
        return _unnamed(library, record, visible_line(str(said.get("unnamed") or "no description")))
    keys = _targets(library, record.key, ("speaker",))
    return RelatedRecords(keys, "" if keys else "The speaker has no record.")


def _unnamed(library: Library, record: Record, words: str) -> RelatedRecords:
    body = _targets(library, record.key, ("speaker_of",))
    if body:
        return RelatedRecords(
            body, f"The speaker is not named ({words}); this is the body that they are of."
        )
    return RelatedRecords(notice=f"The speaker is not named: {words}.")


def events(library: Library, record: Record) -> RelatedRecords:
    """The incidents that a record is about, or that rest on it; then those only mentioned."""
    declared = [link.target for link in library.links.of(record.key) if _is_declared(link)]
    mentioned = _targets(library, record.key, (MENTIONS,))
    for group in library.links.backlinks(record.key, _ENOUGH):
        sources = [link.source for link in group.links]
        if group.role == MENTIONS:
            mentioned = (*mentioned, *sources)
        else:
            declared.extend(sources)
    keys = _only(library, (*declared, *mentioned), "incidents", record.key)
    return RelatedRecords(keys, "" if keys else "No incident is linked with this.")


def sources(library: Library, record: Record) -> RelatedRecords:
    """The sources that a record rests on, from the one nearest the speaker on."""
    if record.section == "sources":
        return RelatedRecords(notice="This is a source itself.")
    keys = _only(library, _targets(library, record.key, _CHAIN), "sources", record.key)
    if not keys:
        return RelatedRecords(notice="No source of this has a record.")
    unknown = "unknown" in record.items("chain")
    return RelatedRecords(keys, "A publisher before this source is unknown." if unknown else "")


def claims(library: Library, record: Record) -> RelatedRecords:
    """Who claims an incident or gives a figure; of an actor, the claims of responsibility."""
    asked = _CLAIMS.get(record.section)
    if asked is None:
        return RelatedRecords(notice="Only incidents, figures and actors have claims.")
    return asked(library, record)


def _of_incident(library: Library, record: Record) -> RelatedRecords:
    keys = _targets(library, record.key, ("claimed_by",))
    if keys:
        return RelatedRecords(keys)
    searched = record.has("claimed_by")
    why = "Nobody claims it: searched, none found." if searched else "No claim is recorded."
    others = _targets(library, record.key, _LEDGER)
    return RelatedRecords(others, f"{why} This is what else is said about it." if others else why)


def _of_figure(library: Library, record: Record) -> RelatedRecords:
    keys = _targets(library, record.key, _GIVEN)
    return RelatedRecords(keys, "" if keys else "Nobody is recorded as giving this figure.")


def _of_actor(library: Library, record: Record) -> RelatedRecords:
    said = [
        link.source
        for group in library.links.backlinks(record.key, _ENOUGH)
        if group.role in ("speaker", "speaker_of")
        for link in group.links
    ]
    found = library.records(said)
    keys = tuple(
        key
        for key in dict.fromkeys(said)
        if key in found and found[key].text("act") == "claim-responsibility"
    )
    return RelatedRecords(keys, "" if keys else "No claim by this actor is recorded.")


_CLAIMS: Mapping[str, Callable[[Library, Record], RelatedRecords]] = {
    "incidents": _of_incident,
    "figures": _of_figure,
    "actors": _of_actor,
}


STEPS: Mapping[str, Callable[[Library, Record], RelatedRecords]] = {
    "speaker": speaker,
    "events": events,
    "source": sources,
    "claims": claims,
}
"""The steps by the ids of their actions."""


def _is_declared(link: FoundLink) -> bool:
    return link.resolved and link.role != MENTIONS


def _targets(library: Library, key: Key, roles: tuple[str, ...]) -> tuple[Key, ...]:
    """Where the record's links in these roles lead, each once, in the order of its file."""
    found = (link.target for link in library.links.of(key) if link.resolved and link.role in roles)
    return tuple(dict.fromkeys(found))


def _only(library: Library, keys: Iterable[Key], section: str, but: Key) -> tuple[Key, ...]:
    """Those of `keys` that are records of the section, each once, without the record itself."""
    wanted = [key for key in dict.fromkeys(keys) if key != but]
    found = library.records(wanted)
    return tuple(key for key in wanted if key in found and found[key].section == section)
