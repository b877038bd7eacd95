"""On which side a speaker stands, and on whose word: the ledger's answers in words."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.analysis.ledger import Ledger, LedgerEntry, SpeakerStanding
from briefing.analysis.relations import POSITION, SEPARATING, Tie
from briefing.analysis.speaker import speaker_of
from briefing.page.attribution.attribution import gather_attributions, speaker_line
from briefing.page.attribution.statuses import LEDGER
from briefing.page.blocks import Block, Heading, Item, ItemList, Line, Paragraph, Span
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.body import part
from briefing.page.words.labels import listed, name, reference, references

_OWN = {
    "claimed_by": "the claimant's",
    "accused_by": "the accuser's",
    "actor": "the doer's",
}
"""Whose side it is, by the list that names those who put the incident forward."""
_WHO = {
    "claimed_by": "those who claim it",
    "accused_by": "those who accuse",
    "actor": "those who carried it out",
}
_NOBODY_FORWARD = (
    "Nobody claims it, accuses anybody of it or is named as having carried it out: "
    "whoever confirms it counts as another side."
)
_ANY_DAY = (
    "a relation began or ended within the time that the dates leave open, "
    "and the answer depends on it"
)
_OFFICE = "position_of"
"""The role of an office, where a relation's role is its kind."""
_MOST_TIES = 20
"""How many relations a page shows: more than a person follows."""


def stand_words(entry: LedgerEntry, ledger: Ledger) -> str:
    """On which side an entry's speaker stands; empty for those who put the incident forward."""
    if not entry.stand:
        return ""
    return {
        "same": f"on {_OWN[ledger.put_forward]} side",
        "other": "on another side",
        "unknown": "side not known",
    }[entry.stand]


def tie_line(tie: Tie, look: RecordLoader) -> Line:
    """A relation or an office in words, and on whose word it is.

    An office has nobody of its own who says so: it rests on the sources of the record that has it.
    """
    role = look.role(_OFFICE if tie.kind == POSITION else tie.kind)
    ends = [found for key in (tie.actor, tie.other) if (found := look.at(key))]
    names = [name(found, look) for found in ends]
    said = _said_by(tie, look)
    by = (Span(", according to ", "muted"), *said) if said else (_NOBODY,)
    return (*names[0], Span(f": {role.label} "), *names[-1], *by)


_NOBODY = Span(", nobody named as saying so", "muted")


def _said_by(tie: Tie, look: RecordLoader) -> Line:
    if tie.according_to:
        return reference(tie.according_to, tie.briefing, look)
    actor = look.at(tie.actor)
    return references(actor, "sources", look) if actor and tie.kind == POSITION else ()


def gather_ties(ties: Iterable[Tie], look: RecordLoader) -> None:
    """Fetch at once what the lines of these ties need."""
    ties = list(ties)
    look.fetch(key for tie in ties for key in (tie.actor, tie.other))
    named = [(tie.according_to, tie.briefing) for tie in ties if tie.according_to]
    actors = [actor for tie in ties if tie.kind == POSITION and (actor := look.at(tie.actor))]
    named += [(str(each), one.key.briefing) for one in actors for each in one.items("sources")]
    look.gather(named)
    found = [one for pair in named if (one := look.record(*pair))]
    gather_attributions((one for one in found if one.section == "statements"), look)
    look.gather((one.text("outlet"), one.key.briefing) for one in found if one.has("outlet"))


def sides(ledger: Ledger, look: RecordLoader) -> list[Block]:
    """The part of a page that says why each speaker is put on its side; nothing where none is."""
    if not ledger.put_forward and ledger.of("confirmed_by"):
        return [part("Sides"), Paragraph((Span(_NOBODY_FORWARD),))]
    entries = [entry for name in LEDGER for entry in ledger.of(name) if entry.stand]
    if not entries:
        return []
    ties = list(dict.fromkeys(tie for entry in entries for tie in entry.ties))
    gather_ties(ties, look)
    return [part("Sides"), ItemList(_speakers(entries, ledger, look)), *_relations(ties, look)]


def _relations(ties: list[Tie], look: RecordLoader) -> list[Block]:
    """The relations that were followed, each once, with who says so."""
    if not ties:
        return []
    items = [Item(tie_line(tie, look)) for tie in ties[:_MOST_TIES]]
    more = len(ties) - _MOST_TIES
    if more > 0:
        items.append(Item((Span(f"and {more:,} more", "muted"),)))
    return [Heading(3, (Span("Relations this rests on"),)), ItemList(tuple(items))]


def _speakers(
    entries: Iterable[LedgerEntry], ledger: Ledger, look: RecordLoader
) -> tuple[Item, ...]:
    """The speakers that stand alike for the same reasons, the side, and below it why."""
    alike: dict[tuple[str, tuple[Line, ...]], dict[Line, None]] = {}
    for entry in entries:
        why = stand_words(entry, ledger), tuple(_reasons(entry, ledger, look))
        alike.setdefault(why, {})[_speaker(entry, look)] = None
    return tuple(
        Item((*listed(names, "; "), Span(": "), Span(side, "strong")), reasons)
        for (side, reasons), names in alike.items()
    )


def _speaker(entry: LedgerEntry, look: RecordLoader) -> Line:
    if entry.statement is None:
        return (Span(entry.reference, "error"),)
    return speaker_line(entry.statement, look)


def _reasons(entry: LedgerEntry, ledger: Ledger, look: RecordLoader) -> list[Line]:
    """Why a speaker is put on that side, in as few lines as there are different reasons."""
    if entry.stand == "unknown":
        return [(Span(_unplaced(entry, ledger, look), "muted"),)]
    reasons: dict[str, dict[Line, None]] = {}
    for standing in entry.standings:
        other = look.at(standing.to) if standing.to else None
        if other is not None and standing.stand == entry.stand:
            reasons.setdefault(_reason(standing), {})[name(other, look)] = None
    return [(Span(f"{why} ", "muted"), *listed(names, "; ")) for why, names in reasons.items()]


def _reason(standing: SpeakerStanding) -> str:
    if standing.stand == "same":
        return "joined to" if standing.ties else "the same actor:"
    opposed = any(tie.kind == SEPARATING for tie in standing.ties)
    return "opposed to" if opposed else "joined by no relation in this briefing to"


def _unplaced(entry: LedgerEntry, ledger: Ledger, look: RecordLoader) -> str:
    """Why nobody can tell where a speaker stands."""
    if entry.statement is None:
        return "there is no such statement"
    speaker = speaker_of(entry.statement)
    reference = speaker.reference or speaker.of
    if not reference:
        return "unnamed, and of no named body" if speaker.words else "no speaker given"
    if look.record(reference, entry.statement.key.briefing) is None:
        return f"there is no record of {reference}"
    if any(standing.to and standing.stand == "unknown" for standing in entry.standings):
        return _ANY_DAY
    return f"not all of {_WHO[ledger.put_forward]} can be placed"
