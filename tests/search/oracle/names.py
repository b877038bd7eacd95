"""Which records a value names."""

from __future__ import annotations

from collections.abc import Callable

from briefing.model.key import SLUG, Key
from briefing.search.ast import TextTerm
from briefing.text.fold import fold, joined, words
from tests.search.oracle.text import near_words
from tests.search.oracle.world import World

_SHORTEST_PART = 4


def named(world: World, briefing: str, section: str, term: TextTerm) -> set[Key]:
    """The records of a section that are called so; else with words of a name; else letters."""
    folded, letters = fold(term.words), joined(term.words)
    if not folded:
        return set()
    tests: tuple[Callable[[str], bool], ...] = (
        lambda name: name == folded or name.replace(" ", "") == letters,
        lambda name: _has_words(name, term),
        lambda name: len(letters) >= _SHORTEST_PART and letters in name.replace(" ", ""),
        lambda name: term.mistakes > 0 and _has_words_nearly(name, term, world),
    )
    some = world.of(section) & world.scope(briefing)
    for fits in tests:
        found = {key for key in some if any(map(fits, world.texts[key].names))}
        if found:
            return found
    return set()


def _has_words(name: str, term: TextTerm) -> bool:
    folded = fold(term.words)
    if term.phrase:
        end = "" if term.prefix else " "
        return f" {folded}{end}" in f" {name} "
    return all(f" {piece}" in f" {name}" for piece in folded.split())


def _has_words_nearly(name: str, term: TextTerm, world: World) -> bool:
    return all(
        any(
            word.startswith(piece) or word in near_words(world, piece, term.mistakes)
            for word in name.split()
        )
        for piece in words(term.words)
    )


def referred(world: World, briefing: str, term: TextTerm) -> set[Key]:
    """The records that a slug or `briefing/slug` means where it is asked for."""
    before, slash, slug = term.words.rpartition("/")
    where = _slug(before) if slash else briefing
    wanted = _slug(slug)
    if not where:
        return {key for key in world.records if key.slug == wanted}
    record = world.record(wanted, where)
    return {record.key} if record else set()


def _slug(typed: str) -> str:
    plain = typed.strip().lower()
    return plain if SLUG.match(plain) else fold(typed).replace(" ", "-")
