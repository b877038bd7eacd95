"""How much of a briefing is in whose words: counts, not judgements.

A statement counts for its speaker; one by an unnamed speaker for the body that the speaker belongs
to, and is counted there as unnamed. What names neither has a row of its own, without a name. Its
text counts as quoted if it is the speaker's own words, letter by letter, and else as retold.

A word is what stands between white space and has a letter or a digit in it; in retold text a link
counts as the words that are shown for it. So texts in scripts that put no spaces between words are
not to be compared with others by these numbers.

Sides are those of `briefing.analysis.spoken_sides`, which `side:` asks for too. A side is called
after the actor to which most of its members belong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from briefing.analysis.lookup import Lookup
from briefing.analysis.quotations.passages import whole_text
from briefing.analysis.speaker import is_verbatim, speaker_of
from briefing.analysis.spoken_sides import SpokenFor, spoken_sides
from briefing.library.library import Library
from briefing.library.store.records import Condition, Listing, Record
from briefing.model.key import Key
from briefing.text import prose


@dataclass(frozen=True, slots=True)
class Tally:
    """How many statements, and how many words in them are quoted and are retold."""

    statements: int = 0
    quoted: int = 0
    retold: int = 0

    @property
    def words(self) -> int:
        """All words."""
        return self.quoted + self.retold

    def __add__(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(
            self.statements + other.statements,
            self.quoted + other.quoted,
            self.retold + other.retold,
        )


@dataclass(frozen=True, slots=True)
class Voice:
    """One actor's part: what it said under its name, and what was said from there without one.

    `label` is the actor's name, or the reference as written where it leads nowhere; it is empty for
    speakers of whom neither a name nor a body is given. `key` is None in both of these cases.
    """

    label: str
    key: Key | None
    named: Tally = Tally()
    unnamed: Tally = Tally()

    @property
    def all(self) -> Tally:
        """Named and unnamed together."""
        return self.named + self.unnamed


@dataclass(frozen=True, slots=True)
class SideVoice:
    """One side's part, and whose parts it is made of, most words first.

    `label` and `key` are those of the actor that it is called after; empty and None for speakers
    who cannot be placed.
    """

    label: str
    key: Key | None
    members: tuple[Voice, ...]

    @property
    def named(self) -> Tally:
        """What its members said under their names."""
        return sum((one.named for one in self.members), Tally())

    @property
    def unnamed(self) -> Tally:
        """What was said without a name."""
        return sum((one.unnamed for one in self.members), Tally())

    @property
    def all(self) -> Tally:
        """Named and unnamed together."""
        return self.named + self.unnamed


@dataclass(frozen=True, slots=True)
class Voices:
    """The voices of a briefing, by actor and by side: most words first, then by name."""

    actors: tuple[Voice, ...]
    sides: tuple[SideVoice, ...]

    @property
    def named(self) -> Tally:
        """What all said under their names."""
        return sum((one.named for one in self.actors), Tally())

    @property
    def unnamed(self) -> Tally:
        """What was said without a name."""
        return sum((one.unnamed for one in self.actors), Tally())


@dataclass(slots=True)
class _Row:
    """A voice while it is being counted, and the days between which it spoke."""

    voice: Voice
    actor: Record | None
    lower: str = ""
    upper: str = ""

    def add(self, statement: Record, unnamed: bool, tally: Tally) -> None:
        """Count one more statement."""
        if unnamed:
            self.voice = replace(self.voice, unnamed=self.voice.unnamed + tally)
        else:
            self.voice = replace(self.voice, named=self.voice.named + tally)
        self.lower = min(filter(None, (self.lower, statement.lower)), default="")
        self.upper = max(self.upper, statement.upper)


def voices(
    library: Library, briefing: str, lookup: Lookup, condition: Condition | None = None
) -> Voices:
    """Whose words a briefing has, and how many, in the statements that meet a condition."""
    rows: dict[Key | str, _Row] = {}
    listing = Listing(briefing, "statements", condition=condition)
    for statement in chain.from_iterable(library.lists.pages(listing)):
        speaker = speaker_of(statement)
        reference = speaker.reference or speaker.of
        actor = lookup.record(reference, statement.key.briefing) if reference else None
        row = _row(rows, reference, actor)
        row.add(statement, not speaker.reference, tally(statement, lookup))
    ordered = sorted(rows.values(), key=lambda row: _order(row.voice))
    sides = sorted(_sides(ordered, lookup), key=_order)
    return Voices(tuple(row.voice for row in ordered), tuple(sides))


def tally(statement: Record, lookup: Lookup) -> Tally:
    """One statement, with the words of its text."""
    text = whole_text(statement)
    if is_verbatim(statement):
        return Tally(1, quoted=_count(text))
    return Tally(1, retold=_count("".join(_shown(text, statement.key.briefing, lookup))))


def _row(rows: dict[Key | str, _Row], reference: str, actor: Record | None) -> _Row:
    """The row of a speaker; one of nobody in particular has the empty reference."""
    if actor is None:
        return rows.setdefault(reference, _Row(Voice(reference, None), None))
    return rows.setdefault(actor.key, _Row(Voice(actor.title, actor.key), actor))


def _shown(text: str, briefing: str, lookup: Lookup) -> Iterator[str]:
    """Prose as it is read: each link by its own words, or by what it leads to."""
    for part in prose.parse_prose(text):
        if isinstance(part, prose.PlainWords):
            yield part.text
        elif part.shown:
            yield part.shown
        else:
            found = lookup.record(part.target, briefing)
            yield found.title if found else part.target


def _count(text: str) -> int:
    return sum(any(letter.isalnum() for letter in word) for word in text.split())


def _order(voice: Voice | SideVoice) -> tuple[int, int, str, tuple[str, ...]]:
    return -voice.all.words, -voice.all.statements, voice.label.casefold(), voice.key or ()


def _sides(rows: Sequence[_Row], lookup: Lookup) -> Iterator[SideVoice]:
    """The sides, with those who can be placed on none as one of their own."""
    placed = {row.actor.key: row for row in rows if row.actor}
    spoke = [SpokenFor(row.actor, row.lower, row.upper) for row in placed.values() if row.actor]
    for side in spoken_sides(spoke, lookup):
        namesake = lookup.at(lookup.called_in(side.called, side.members[0].key.briefing))
        members = sorted((placed[one.key].voice for one in side.members), key=_order)
        label, key = (namesake.title, namesake.key) if namesake else ("", None)
        yield SideVoice(label, key, tuple(members))
    unplaced = tuple(row.voice for row in rows if row.actor is None)
    if unplaced:
        yield SideVoice("", None, unplaced)
