"""On which side everybody in an incident's lists stands, and on whose word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefing.analysis.incidents.judgment import Witness
from briefing.analysis.incidents.ledger import Ledger, LedgerEntry
from briefing.analysis.incidents.status import ReporterStanding
from briefing.analysis.speaker import speaker_of
from briefing.page.attribution.attribution import speaker_line
from briefing.page.attribution.incident_answers import first_named, no_tie, ties_words
from briefing.page.attribution.sides import gather_ties, tie_line
from briefing.page.blocks import Block, Heading, Item, ItemList, Line, Span
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.body import part
from briefing.page.words.labels import name

STANDING_WORDS: Mapping[ReporterStanding, str] = {
    "claimant": "on the side of those who say they did it",
    "doer": "on the side named as doer",
    "party": "on the side of a party to it",
    "target": "on the side named as target",
    "accused": "on a side that it is attributed to",
    "other": "one of the others",
    "unknown": "side not known",
}
_ANY_DAY = (
    "a relation began or ended within the time that the dates leave open, "
    "and the answer depends on it"
)
_MOST_TIES = 20
"""How many relations a page shows: more than a person follows."""


def standings(ledger: Ledger, look: RecordLoader) -> list[Block]:
    """The part of a page that says why each speaker is put on its side; nothing without any."""
    once = {one.witness: one for one in ledger.entries}.values()
    told = [one for one in once if one.ties or not _is_claimant(one)]
    if not told:
        return []
    ties = list(dict.fromkeys(tie for entry in told for tie in entry.ties))
    gather_ties(ties, look)
    blocks: list[Block] = [part("Sides"), ItemList(_speakers(told, look))]
    if ties:
        items = [Item(tie_line(tie, look)) for tie in ties[:_MOST_TIES]]
        more = len(ties) - _MOST_TIES
        if more > 0:
            items.append(Item((Span(f"and {more:,} more", "muted"),)))
        blocks += [Heading(3, (Span("Based on these relations"),)), ItemList(tuple(items))]
    return blocks


def _is_claimant(entry: LedgerEntry) -> bool:
    """Whether whoever speaks is one of those who say they did it."""
    side, beside = entry.witness.testimony.side, entry.witness.beside
    same = side is not None and beside is not None and side.actor == beside.actor
    return entry.standing == "claimant" and same


def _words(entry: LedgerEntry) -> str:
    return "says it did it" if _is_claimant(entry) else STANDING_WORDS[entry.standing]


def _speakers(entries: Iterable[LedgerEntry], look: RecordLoader) -> tuple[Item, ...]:
    """The speakers that stand alike for the same reasons, the side, and below it why."""
    alike: dict[tuple[str, Line], dict[Line, None]] = {}
    for entry in entries:
        why = _words(entry), _reason(entry.witness, look)
        alike.setdefault(why, {})[_speaker(entry, look)] = None
    return tuple(
        Item(
            (*first_named(names, "; "), Span(": "), Span(side, "strong")),
            (reason,) if reason else (),
        )
        for (side, reason), names in alike.items()
    )


def _speaker(entry: LedgerEntry, look: RecordLoader) -> Line:
    if entry.statement is None:
        return (Span(entry.reference, "error"),)
    return speaker_line(entry.statement, look)


def _reason(witness: Witness, look: RecordLoader) -> Line:
    """Why a speaker is put on that side."""
    side, beside = witness.testimony.side, witness.beside
    if witness.standing == "unknown":
        return (Span(_unplaced(witness, look), "muted"),)
    if side is not None and beside is not None:
        if witness.standing == "claimant" and side.actor == beside.actor:
            return ()
        other = look.at(beside.actor)
        why = "the same actor: " if side.actor == beside.actor else "joined to "
        return (Span(why, "muted"), *(name(other, look) if other else ()))
    return (Span(ties_words(witness, look) or no_tie(look), "muted"),)


def _unplaced(witness: Witness, look: RecordLoader) -> str:
    """Why nobody can tell where a speaker stands."""
    statement = witness.testimony.statement
    if statement is None:
        return "there is no such statement"
    speaker = speaker_of(statement)
    if statement.has("in_custody_of"):
        reference = statement.text("in_custody_of")
    else:
        reference = speaker.reference or speaker.of
    if len(speaker.bodies) > 1:
        return "of one of several bodies, and nobody says of which"
    if not reference:
        return "unnamed, and of no named body" if speaker.words else "no speaker given"
    if look.record(reference, statement.key.briefing) is None:
        return f"there is no record of {reference}"
    return _ANY_DAY
