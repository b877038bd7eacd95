"""The gaps of a briefing, with few questions to the library however many records it has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from briefing.analysis.gaps import Gap, GapKind, gaps
from briefing.analysis.incidents.incident_lists import read_as_one
from briefing.analysis.incidents.replies import ACCUSED_BY, ANSWERING, DIRECT
from briefing.library.library import Library
from briefing.library.store.records import Record
from briefing.page.attribution.attribution import speakers
from briefing.page.attribution.origins import gather_origins
from briefing.page.attribution.statuses import gather_sides
from briefing.page.record_loader import RecordLoader
from briefing.page.words.labels import written

if TYPE_CHECKING:
    from briefing.page.overviews.narrowing import Narrowing

_AT_ONCE = 500
_MOST = 5_000
"""Records that are remembered from one kind of gap to the next."""
Pairs = list[tuple[str, str]]


def meant_gaps(library: Library, briefing: str, only: Narrowing | None) -> Iterator[Gap]:
    """The gaps of a briefing in the records that are meant; all, where nothing narrows them."""
    found = all_gaps(library, briefing)
    if only is None:
        yield from found
        return
    kept = total = 0
    while some := list(islice(found, _AT_ONCE)):
        there = only.among({gap.key for gap in some})
        meant = [gap for gap in some if gap.key in there]
        kept, total = kept + len(meant), total + len(some)
        yield from meant
    only.tell(kept, total, "gaps")


def all_gaps(library: Library, briefing: str) -> Iterator[Gap]:
    """Every gap of a briefing, in the order of `briefing.analysis.gaps.gaps`."""
    look = RecordLoader(library, _MOST)

    def prepare(kind: GapKind, records: Sequence[Record]) -> None:
        """Fetch ahead what the search for gaps of a kind needs; forget what is too much."""
        look.turn()
        look.remember(records)
        gather = _GATHERED.get(kind)
        if gather is not None:
            gather(records, look)

    return gaps(library, briefing, look, prepare)


def _speakers(statements: Sequence[Record], look: RecordLoader) -> None:
    look.gather(pair for one in statements for pair in speakers(one))


def _ties(actors: Sequence[Record], look: RecordLoader) -> None:
    look.gather(
        (str(relation.get("to")), one.key.briefing)
        for one in actors
        for relation in one.items("relations")
        if isinstance(relation, dict)
    )


def _replies(statements: Sequence[Record], look: RecordLoader) -> None:
    """The accused and the accusers with their sides, the incidents, and who answers them."""
    look.gather_linking((one.key for one in statements), ACCUSED_BY, *DIRECT)
    about = _pairs(statements, "about")
    look.gather(about)
    named = [found for pair in about if (found := look.record(*pair))]
    incidents = [one for one in named if one.section == "incidents"]
    incidents += [one for each in statements for one in look.linking(each.key, ACCUSED_BY)]
    look.gather_linking((one.key for one in incidents), "same_as")
    incidents = [same for one in incidents for same in read_as_one(one, look)]
    look.gather(_pairs(incidents, "target"))
    gather_sides(
        [
            *((one.key.slug, one.key.briefing) for one in named if one.section == "actors"),
            *(pair for one in statements for pair in speakers(one)),
        ],
        look,
    )
    _answers(incidents, look)


def _answers(incidents: Sequence[Record], look: RecordLoader) -> None:
    """What stands in the lists of the incidents and is about them, with the sides it is from."""
    look.gather_linking((one.key for one in incidents), "about")
    listed = [pair for field in ANSWERING for pair in _pairs(incidents, field)]
    look.gather(listed)
    answers = [found for pair in listed if (found := look.record(*pair))]
    answers += [one for each in incidents for one in look.linking(each.key, "about")]
    spoken = {one.key: one for one in answers if one.section == "statements"}
    gather_sides([pair for one in spoken.values() for pair in speakers(one)], look)


def _heard(actors: Sequence[Record], look: RecordLoader) -> None:
    _ties(actors, look)
    look.gather_same_as(one.key for one in actors)
    for role in ("speaker", "speaker_of", "about", "mentions"):
        look.gather_linked((one.key for one in actors), role)


def _pairs(records: Sequence[Record], field: str) -> Pairs:
    """The references in a field, each with the briefing that says it."""
    return [(slug, one.key.briefing) for one in records for slug in written(one, field)]


_GATHERED: Mapping[GapKind, Callable[[Sequence[Record], RecordLoader], None]] = {
    "unnamed-speaker": _speakers,
    "one-first-speaker": gather_origins,
    "unattributed-relation": _ties,
    "no-reply": _replies,
    "never-quoted": _heard,
}
"""What the search for a kind of gap needs besides the records themselves."""
