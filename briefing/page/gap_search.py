"""The gaps of a briefing, with few questions to the library however many records it has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from briefing.analysis.gaps import Gap, GapKind, gaps
from briefing.analysis.memo import Memo
from briefing.analysis.replies import ACCUSED_BY, ANSWERING, DIRECT
from briefing.library.answers import Record
from briefing.library.library import Library
from briefing.model.key import Key
from briefing.page.look import Look
from briefing.page.names import written
from briefing.page.origins import gather_origins
from briefing.page.saying import speakers
from briefing.page.statuses import gather_sides

Pairs = list[tuple[str, str]]


def all_gaps(library: Library, briefing: str) -> Iterator[Gap]:
    """Every gap of a briefing, in the order of `briefing.analysis.gaps.gaps`."""
    ahead = _Ahead(library)
    return gaps(library, briefing, ahead, ahead.turn)


class _Ahead:
    """A lookup that fetches ahead what some records need, and forgets it for the next ones."""

    def __init__(self, library: Library) -> None:
        self._look = Look(library)

    def turn(self, kind: GapKind, records: Sequence[Record]) -> None:
        """Get ready to look for gaps of a kind in these records."""
        self._look = Look(self._look.library)
        self._look.remember(records)
        gather = _GATHERED.get(kind)
        if gather is not None:
            gather(records, self._look)

    @property
    def memo(self) -> Memo:
        return self._look.memo

    def record(self, reference: str, briefing: str) -> Record | None:
        return self._look.record(reference, briefing)

    def same_as(self, key: Key) -> Sequence[Record]:
        return self._look.same_as(key)

    def identity(self, key: Key) -> Key:
        return self._look.identity(key)

    def called_in(self, first: Key, briefing: str) -> Key:
        return self._look.called_in(first, briefing)

    def alike(self, key: Key) -> Sequence[Record]:
        return self._look.alike(key)

    def at(self, key: Key) -> Record | None:
        return self._look.at(key)

    def linking(self, key: Key, role: str) -> Sequence[Record]:
        return self._look.linking(key, role)


def _speakers(statements: Sequence[Record], look: Look) -> None:
    look.gather(pair for one in statements for pair in speakers(one))


def _ties(actors: Sequence[Record], look: Look) -> None:
    look.gather(
        (str(relation.get("to")), one.key.briefing)
        for one in actors
        for relation in one.items("relations")
        if isinstance(relation, dict)
    )


def _replies(statements: Sequence[Record], look: Look) -> None:
    """The accused and the accusers with their sides, the incidents, and who answers them."""
    for role in (ACCUSED_BY, *DIRECT):
        look.gather_linking((one.key for one in statements), role)
    about = _pairs(statements, "about")
    look.gather(about)
    named = [found for pair in about if (found := look.record(*pair))]
    incidents = [one for one in named if one.section == "incidents"]
    incidents += [one for each in statements for one in look.linking(each.key, ACCUSED_BY)]
    look.gather(_pairs(incidents, "target"))
    gather_sides(
        [
            *((one.key.slug, one.key.briefing) for one in named if one.section == "actors"),
            *(pair for one in statements for pair in speakers(one)),
        ],
        look,
    )
    _answers(incidents, look)


def _answers(incidents: Sequence[Record], look: Look) -> None:
    """What stands in the lists of the incidents and is about them, with the sides it is from."""
    look.gather_linking((one.key for one in incidents), "about")
    listed = [pair for field in ANSWERING for pair in _pairs(incidents, field)]
    look.gather(listed)
    answers = [found for pair in listed if (found := look.record(*pair))]
    answers += [one for each in incidents for one in look.linking(each.key, "about")]
    spoken = {one.key: one for one in answers if one.section == "statements"}
    gather_sides([pair for one in spoken.values() for pair in speakers(one)], look)


def _heard(actors: Sequence[Record], look: Look) -> None:
    _ties(actors, look)
    look.gather_same_as(one.key for one in actors)
    for role in ("speaker", "speaker_of", "about", "mentions"):
        look.gather_linking((one.key for one in actors), role)


def _pairs(records: Sequence[Record], field: str) -> Pairs:
    """The references in a field, each with the briefing that says it."""
    return [(slug, one.key.briefing) for one in records for slug in written(one, field)]


_GATHERED: Mapping[GapKind, Callable[[Sequence[Record], Look], None]] = {
    "unnamed-speaker": _speakers,
    "single-origin": gather_origins,
    "unattributed-relation": _ties,
    "no-reply": _replies,
    "never-quoted": _heard,
}
"""What the search for a kind of gap needs besides the records themselves."""
