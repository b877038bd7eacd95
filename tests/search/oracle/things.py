"""Fields for what is written in a record itself, and for its links to any other."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from briefing.library.store.records import Record
from briefing.model.key import SHARED, Key
from briefing.model.sections.registry import BY_NAME
from briefing.search.ast import TextTerm
from briefing.text.fold import fold, joined
from tests.search.oracle.field import Answer, Asked, Everything, Value, named_in, records_with
from tests.search.oracle.field import words_of as words
from tests.search.oracle.names import referred
from tests.search.oracle.people import is_named
from tests.search.oracle.text import with_term
from tests.search.oracle.world import World, values


def kind(asked: Asked, value: Value) -> set[Key]:
    """The records of a section, or else of a kind or a form."""
    wanted = fold(words(value))
    sections = [
        name
        for name, model in BY_NAME.items()
        if wanted in (fold(name), fold(model.section.singular), fold(model.section.title))
    ]
    if sections:
        return asked.world.of(*sections)
    slug = wanted.replace(" ", "-")
    return records_with(asked.world, "", lambda one: (one.text("kind") or one.text("form")) == slug)


def exactly(section: str, field: str) -> Answer:
    """The records of a section with this very value in a field."""

    def answer(asked: Asked, value: Value) -> set[Key]:
        wanted = fold(words(value)).replace(" ", "-")
        return records_with(asked.world, section, lambda one: one.text(field) == wanted)

    return answer


def event_type(asked: Asked, value: Value) -> set[Key]:
    """Incidents whose type is this, or has this among its words."""
    wanted = f" {fold(words(value))} "
    return records_with(
        asked.world, "incidents", lambda one: wanted in f" {fold(one.text('type'))} "
    )


def term(asked: Asked, value: Value) -> set[Key]:
    """The term, what links to it, who uses it, and texts with one of its names in them."""
    world = asked.world
    terms = named_in(asked, "terms", value)
    names = {name for key in terms for name in world.texts[key].names if name}
    said = {key for key in world.records if _says_one_of(world, key, names)}
    return terms | world.sources(terms) | world.targets(terms, "used_by") | said


def _says_one_of(world: World, key: Key, names: set[str]) -> bool:
    texts = [f" {' '.join(text)} " for text in world.texts[key].written()]
    return any(f" {name} " in text for name in names for text in texts)


def any_term(world: World) -> set[Key]:
    """What a link says; the texts that have one of the names are not looked through."""
    terms = world.of("terms")
    return terms | world.sources(terms) | world.targets(terms, "used_by")


def unit(asked: Asked, value: Value) -> set[Key]:
    """Figures whose unit has these words; without quotation marks the last may go on."""
    whole = isinstance(value, TextTerm) and value.phrase and not value.prefix
    wanted = f" {fold(words(value))}{' ' * whole}"
    return records_with(asked.world, "figures", lambda one: wanted in f" {fold(one.text('unit'))} ")


def one_of(field: str) -> Answer:
    """A tag, an identifier: the whole of it; or with a star how it begins."""

    def answer(asked: Asked, value: Value) -> set[Key]:
        wanted = fold(words(value))
        begun = isinstance(value, TextTerm) and value.prefix

        def is_meant(one: object) -> bool:
            own = fold(str(one))
            return own.startswith(wanted) if begun else own == wanted

        return records_with(
            asked.world, "", lambda record: any(map(is_meant, values(record, field)))
        )

    return answer


def any_of(field: str) -> Everything:
    """Records with anything in a list or a mapping."""
    return lambda world: records_with(world, "", lambda one: bool(values(one, field)))


def has(asked: Asked, value: Value) -> set[Key]:
    """Records in which the field was written, if only as an empty list."""
    wanted = joined(words(value))
    return records_with(asked.world, "", lambda one: wanted in map(joined, one.fields))


_IS: Mapping[str, Callable[[Record], bool]] = {
    "unnamed": lambda one: not is_named(one.fields.get("speaker", "")),
    "verbatim": lambda one: one.text("form") in ("quote", "partial-quote"),
    "unseen": lambda one: one.fields.get("seen") is False,
    "secondhand": lambda one: len(one.items("chain")) > 1,
    "vague": lambda one: bool(one.lower or one.upper) and one.lower != one.upper,
    "undated": lambda one: not (one.lower or one.upper),
    "shared": lambda one: one.key.briefing == SHARED,
    "faulty": lambda one: bool(one.problems),
}


def is_so(asked: Asked, value: Value) -> set[Key]:
    """Records that are something."""
    fits = _IS.get(joined(words(value)))
    return records_with(asked.world, "", fits) if fits else set()


def is_anything(world: World) -> set[Key]:
    """Records that are any of these."""
    return records_with(world, "", lambda one: any(fits(one) for fits in _IS.values()))


def link_to(asked: Asked, value: Value) -> set[Key]:
    """Whatever links to the record."""
    return asked.world.sources(_referred(asked, value))


def linked_by(asked: Asked, value: Value) -> set[Key]:
    """Whatever the record links to."""
    return asked.world.targets(_referred(asked, value))


def _referred(asked: Asked, value: Value) -> set[Key]:
    return referred(asked.world, asked.briefing, value) if isinstance(value, TextTerm) else set()


def any_link(world: World) -> set[Key]:
    """Records that link to another."""
    return {link.source for link in world.links}


def any_linked(world: World) -> set[Key]:
    """Records that another links to."""
    return {link.target for link in world.links}


def in_columns(*columns: str) -> Answer:
    """Records with words in some of their texts."""

    def answer(asked: Asked, value: Value) -> set[Key]:
        return with_term(asked.world, value, columns) if isinstance(value, TextTerm) else set()

    return answer


def any_text(world: World) -> set[Key]:
    """Records with any words but names."""
    texts = world.texts
    return {key for key in world.records if any(texts[key].quoted) or any(texts[key].other)}
