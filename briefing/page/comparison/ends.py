"""The ends of a comparison: whom somebody names, and what that one has said, published or used."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple, get_args

from briefing.analysis.connections.counterparts import EndRecords
from briefing.analysis.party import SPEAKS_FOR, party_of
from briefing.analysis.speaker import speaker_of
from briefing.errors import BriefingError
from briefing.library.library import Library
from briefing.library.query.numbered_links import keys_of, linking, numbers_of, of_section
from briefing.library.query.record_reference import referred_record
from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.page.record_loader import RecordLoader
from briefing.page.words.labels import is_untitled, source_text, title_text

Sort = Literal["source", "outlet", "speaker", "side", "briefing"]
"""What somebody is compared as."""
SORTS: tuple[Sort, ...] = get_args(Sort)
_SPEAKING = ("speaker", "speaker_of")
AS_WORDS: Mapping[Sort, str] = {
    "source": "all that came through this source",
    "outlet": "all that came through what it published",
    "speaker": "what it says itself, by whoever speaks for it",
    "side": "what anybody on its side says",
    "briefing": "all of this briefing",
}


class ComparedEnd(NamedTuple):
    """One end: what it is compared as, its record, its name, and what it has.

    `rows` are the numbers of its statements by those of their keys. `users` are those that a loaded
    term names as using it, `briefing` the one that all is of, where it is one.
    """

    sort: Sort
    key: Key
    name: str
    voices: EndRecords
    rows: Mapping[int, int]
    users: frozenset[Key] = frozenset()

    @property
    def reference(self) -> str:
        """How it is asked for."""
        return f"{self.sort}:{self.key.briefing if self.sort == 'briefing' else self.key}"

    @property
    def meaning(self) -> str:
        """As what it is compared, in words."""
        return AS_WORDS[self.sort]


class _Named(NamedTuple):
    """Whom a reference names: a record, and as what, if that was told; no key: a briefing."""

    sort: Sort | None
    record: Record


def find_ends(
    library: Library, one: str, other: str, briefing: str
) -> tuple[ComparedEnd, ComparedEnd]:
    """Both ends as they were typed: a slug, or `side:slug` and the like.

    Raises BriefingError where one is nobody who can be compared, or both are the same.
    """
    named = [_named(library, each, briefing) for each in (one, other)]
    sorts = [each.sort or _usual(library, each.record, named) for each in named]
    left, right = (
        end_of(library, each.record, sort) for each, sort in zip(named, sorts, strict=True)
    )
    both = [RecordLoader(library).identity(each.key) for each in (left, right)]
    if left.sort == right.sort and both[0] == both[1]:
        raise BriefingError(f"Both are {left.name}", "Name two that differ")
    return left, right


def _named(library: Library, typed: str, briefing: str) -> _Named:
    before, colon, after = typed.partition(":")
    sort = next((each for each in SORTS if colon and each == before), None)
    if colon and sort is None:
        raise BriefingError(f'Nothing is compared as "{before}"', f"Name {', '.join(SORTS)}")
    reference = after if colon else typed
    if sort in (None, "briefing") and (found := _briefing(library, reference, sort, briefing)):
        return _Named("briefing", found)
    remedy = "Name a source, an actor or a briefing"
    record = referred_record(library, reference, briefing, remedy)
    allowed = sorts_of(record)
    if (sort or next(iter(allowed), None)) not in allowed:
        remedy = "Name sources, actors or briefings"
        raise BriefingError(f"{record.title} cannot be compared so", remedy)
    return _Named(sort, record)


def _briefing(library: Library, reference: str, sort: Sort | None, briefing: str) -> Record | None:
    """The header of a briefing; a record of that slug goes first where nobody says which."""
    if library.briefings.get(reference) is None:
        return None
    if sort is None and briefing and library.resolve(reference, briefing):
        return None
    return library.briefings.header(reference)


def sorts_of(record: Record) -> tuple[Sort, ...]:
    """As what a record can be compared; nothing where it cannot be."""
    match record.section:
        case "sources":
            return ("source",)
        case "actors":
            return ("outlet", "speaker", "side")
        case "briefing":
            return ("briefing",)
        case _:
            return ()


def _usual(library: Library, record: Record, named: Iterable[_Named]) -> Sort:
    """What a record is compared as where nobody says: two outlets by all that they carry."""
    if record.section != "actors":
        return sorts_of(record)[0]
    publishing = (
        each.sort in ("source", "outlet")
        or each.record.section == "sources"
        or (each.sort is None and each.record.text("kind") == "media")
        for each in named
    )
    return "outlet" if all(publishing) else "speaker"


def end_of(library: Library, record: Record, sort: Sort) -> ComparedEnd:
    """All that a record has, compared as a source, an outlet, a speaker, a side or a briefing."""
    key = record.key
    if sort == "briefing":
        rows = of_section(library, "statements", key.briefing)
        sources = of_section(library, "sources", key.briefing)
        terms = frozenset(
            keys_of(library, (*sources, *of_section(library, "actors", key.briefing))).values()
        )
        return _end(sort, key, record.title, rows, sources, terms)
    if sort == "source":
        look = RecordLoader(library)
        rows = linking(library, ["chain"], numbers_of(library, [key]).values(), "statements")
        outlet = look.record(record.text("outlet"), key.briefing)
        users = frozenset((key, *((outlet.key,) if outlet else ())))
        name = source_text(record, look)
        name = name if is_untitled(record) else f"{name}: {title_text(record)}"
        return _end(sort, key, name, rows, numbers_of(library, [key]).values(), users)
    every = [key, *RecordLoader(library).same([key]).get(key, ())]
    numbers = [*numbers_of(library, every).values()]
    sources = linking(library, ["outlet", "author"], numbers, "sources")
    if sort == "outlet":
        published = linking(library, ["outlet"], numbers, "sources")
        rows = linking(library, ["chain"], published, "statements")
    elif sort == "side":
        rows = _side(library, every)
    else:
        rows = _speaking(library, record, numbers)
    users = frozenset((*every, *keys_of(library, sources).values()))
    return _end(sort, key, record.title, rows, () if sort == "side" else sources, users)


def _end(
    sort: Sort,
    key: Key,
    name: str,
    rows: Mapping[int, int],
    sources: Iterable[int],
    users: frozenset[Key],
) -> ComparedEnd:
    return ComparedEnd(sort, key, name, EndRecords((*rows,), frozenset(sources)), rows, users)


def _speaking(library: Library, actor: Record, numbers: list[int]) -> dict[int, int]:
    """What an actor says, and its unnamed officials, and whoever spoke for it on that day."""
    rows = linking(library, _SPEAKING, numbers, "statements")
    spokespersons = linking(library, [SPEAKS_FOR], numbers, "actors")
    said = linking(library, ["speaker"], spokespersons, "statements")
    new = {key: row for key, row in said.items() if key not in rows}
    if not new:
        return rows
    look = RecordLoader(library)
    keys = keys_of(library, new)
    look.fetch(keys.values())
    statements = (one for key in keys.values() if (one := look.at(key)))
    look.gather((speaker_of(one).reference, one.key.briefing) for one in statements)
    meant = look.identity(actor.key)
    spoke = {key: row for key, row in new.items() if _party(look, keys[key]) == meant}
    return dict(sorted((rows | spoke).items(), key=lambda one: one[1], reverse=True))


def _party(look: RecordLoader, key: Key) -> Key | None:
    """For whom a statement was made, on its day."""
    statement = look.at(key)
    if statement is None:
        return None
    speaker = look.record(speaker_of(statement).reference, key.briefing)
    return party_of(speaker, look, statement.lower, statement.upper) if speaker else None


def _side(library: Library, actors: list[Key]) -> dict[int, int]:
    """What anybody on the side of an actor says."""
    # The fields of queries are loaded where a side is asked for only.
    from briefing.search.fields.sides import meant_sides  # noqa: PLC0415
    from briefing.search.name_lookup import QueryScope  # noqa: PLC0415

    look = RecordLoader(library)
    found = meant_sides(QueryScope(library, ""), [look.identity(key) for key in actors])
    speakers = {number for one in found for number in one.speakers}
    # Who is one of several bodies is on no side.
    return linking(library, ["speaker", "speaker_of"], speakers, "statements")
