"""The statements and questions of a report with their numbers, S1 and Q1, in the order of the text.

Statements stand by side, most words first; what the outlets that were read say in their own voice
comes last, so that it is not taken for what the parties say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from briefing.analysis.provenance import last_hop
from briefing.analysis.speaker import speaker_of
from briefing.analysis.voice import voices
from briefing.library.library import Library
from briefing.library.store.records import Listing, Record
from briefing.model.key import UNKNOWN, Key
from briefing.page.attribution.attribution import gather_attributions
from briefing.page.record_loader import RecordLoader

OUTLETS = "the outlet’s own voice"
NOBODYS = "speakers whose side is not known"


class SpokenPart(NamedTuple):
    """What one side says: its name, and its statements, each speaker's together."""

    title: str
    statements: tuple[Record, ...]


class Numbering(NamedTuple):
    """The parts, the questions, and the number of each statement and question."""

    parts: tuple[SpokenPart, ...]
    questions: tuple[Record, ...]
    numbers: Mapping[Key, str]


def numbered(library: Library, briefing: str, look: RecordLoader) -> Numbering:
    """Everything that gets a number. Of each statement and question, the record is kept."""
    statements = list(_all(library, briefing, "statements"))
    gather_attributions(statements, look)
    parts = tuple(_parts(library, briefing, statements, look))
    questions = tuple(_all(library, briefing, "questions"))
    ordered = chain.from_iterable(part.statements for part in parts)
    numbers = {one.key: f"S{number}" for number, one in enumerate(ordered, start=1)}
    numbers |= {one.key: f"Q{number}" for number, one in enumerate(questions, start=1)}
    return Numbering(parts, questions, numbers)


def _all(library: Library, briefing: str, section: str) -> Iterator[Record]:
    return chain.from_iterable(library.lists.pages(Listing(briefing, section)))


def _parts(
    library: Library, briefing: str, statements: Sequence[Record], look: RecordLoader
) -> Iterator[SpokenPart]:
    found = voices(library, briefing, look)
    side_of = {
        member.key: side.label for side in found.sides for member in side.members if member.key
    }
    outlets = _outlets(statements, look)
    titles = [*dict.fromkeys(side.label for side in found.sides if side.label), NOBODYS, OUTLETS]
    placed: dict[str, dict[Key | None, list[Record]]] = {title: {} for title in titles}
    for statement in statements:
        speaker = _speaker(statement, look)
        side = side_of.get(speaker, NOBODYS) if speaker else NOBODYS
        title = OUTLETS if speaker in outlets else side or NOBODYS
        placed[title].setdefault(speaker, []).append(statement)
    for title, speakers in placed.items():
        if speakers:
            yield SpokenPart(title, tuple(chain.from_iterable(speakers.values())))


def _speaker(statement: Record, look: RecordLoader) -> Key | None:
    """Whose words it counts among: the speaker's, or those of the body of an unnamed one."""
    speaker = speaker_of(statement)
    named = speaker.reference or (speaker.bodies[0] if len(speaker.bodies) == 1 else "")
    found = look.record(named, statement.key.briefing) if named and named != UNKNOWN else None
    return found.key if found else None


def _outlets(statements: Sequence[Record], look: RecordLoader) -> set[Key]:
    """The outlets of the sources that were read."""
    read = {last_hop(one, look).key for one in statements}
    sources = (look.at(key) for key in read if key)
    outlets = (look.record(one.text("outlet"), one.key.briefing) for one in sources if one)
    return {one.key for one in outlets if one}
