"""The relations that sides rest on, in words, and on whose word each of them is."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.analysis.ties import POSITION, Tie
from briefing.page.attribution.attribution import gather_attributions
from briefing.page.blocks import Line, Span
from briefing.page.record_loader import RecordLoader
from briefing.page.words.labels import name, reference, references

_OFFICE = "position_of"
"""The role of an office, where a relation's role is its kind."""


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
