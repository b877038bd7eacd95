"""The fields of the query language: a new one is a function and a line in the registry below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefing.model.key import SLUG
from briefing.search import hints
from briefing.search.names import Asked, Sql, named, nearest_name
from briefing.search.syntax import Term
from briefing.text.fold import fold, joined
from briefing.text.nearest import nearest

LEDGER = ("claimed_by", "confirmed_by", "denied_by", "accused_by", "disputed_by")
"""The roles in which an incident names the statements for and against it."""
_SAMPLE = 20_000
"""Records among which a mistyped tag or kind is looked for, so that a hint stays cheap."""
_MOST_VALUES = 500
NOTHING = Sql("0")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a value means: a condition on records, and a hint where it is not what was meant.

    `named` gives the keys of the records that the value is a name of.
    """

    condition: Sql
    hint: str = ""
    named: Sql | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its names, the first of them the usual one; what it finds; and who answers."""

    names: tuple[str, ...]
    finds: str
    answer: Callable[[Asked, Term], Answer]


def _actor(asked: Asked, term: Term) -> Answer:
    keys = named(asked, "actors", term)
    if keys is None:
        return _nobody(asked, "actor", term)
    linking = f"SELECT link.record FROM link WHERE link.target IN ({keys.sql})"
    part = Sql(f"(record.key IN ({keys.sql}) OR record.id IN ({linking}))", keys.values * 2)
    return Answer(part, named=keys)


def _speaker(asked: Asked, term: Term) -> Answer:
    if fold(term.words) == "unnamed":
        # A speaker is a slug, or a mapping that describes whom the source does not name.
        unnamed = "json_type(record.body, '$.fields.speaker') = 'object'"
        return Answer(Sql(f"(record.section = 'statements' AND {unnamed})"))
    keys = named(asked, "actors", term)
    if keys is None:
        return _nobody(asked, "actor", term)
    said = f"link.role = 'speaker' AND link.target IN ({keys.sql})"
    return Answer(Sql(f"record.id IN (SELECT link.record FROM link WHERE {said})", keys.values))


def _nobody(asked: Asked, kind: str, term: Term) -> Answer:
    near = nearest_name(asked, f"{kind}s", term)
    return Answer(NOTHING, hints.no_name(kind, term.words, near))


_PLACES = """
WITH RECURSIVE
  place(key) AS (
    {keys}
    UNION SELECT link.source FROM place JOIN link ON link.target = place.key AND link.role = 'in'
  ),
  happened(record, key) AS (
    SELECT record.id, record.key FROM place
    JOIN link ON link.target = place.key AND link.role IN ('where', 'target')
    JOIN record ON record.id = link.record AND record.section = 'incidents'
  )
SELECT record.id FROM place JOIN record ON record.key = place.key
UNION SELECT link.record FROM place JOIN link ON link.target = place.key
UNION SELECT link.record FROM happened JOIN link ON link.target = happened.key
  JOIN record ON record.id = link.record AND record.section = 'statements'
UNION SELECT record.id FROM happened JOIN link ON link.record = happened.record
  AND link.role IN ({ledger}) JOIN record ON record.key = link.target
"""


def _location(asked: Asked, term: Term) -> Answer:
    keys = named(asked, "locations", term)
    if keys is None:
        return _nobody(asked, "location", term)
    ledger = ", ".join(f"'{role}'" for role in LEDGER)
    there = _PLACES.format(keys=keys.sql, ledger=ledger)
    return Answer(Sql(f"record.id IN ({there})", keys.values), named=keys)


def _kind(asked: Asked, term: Term) -> Answer:
    wanted = fold(term.words)
    sections = asked.library.ask("SELECT name, singular, title FROM section")
    for name, singular, title in sections:
        if wanted in (fold(name), fold(singular), fold(title)):
            return Answer(Sql("record.section = ?", (name,)))
    kind = Sql("record.kind = ?", (wanted.replace(" ", "-"),))
    if asked.library.ask(f"SELECT 1 FROM record WHERE {kind.sql} LIMIT 1", kind.values):
        return Answer(kind)
    kinds = asked.library.ask(
        "SELECT DISTINCT kind FROM (SELECT kind FROM record LIMIT ?)", (_SAMPLE,)
    )
    known = [word for row in sections for word in row] + [kind for (kind,) in kinds]
    return Answer(NOTHING, hints.no_name("kind", term.words, nearest(term.words, known)))


def _link_to(asked: Asked, term: Term) -> Answer:
    *briefing, slug = (_slug(part) for part in term.words.rsplit("/", 1))
    where = briefing[0] if briefing else asked.briefing
    keys = Sql(
        "SELECT key.target FROM key WHERE key.slug = ? AND key.target IS NOT NULL "
        "AND ? IN ('', key.briefing)",
        (slug, where),
    )
    if asked.library.ask(f"{keys.sql} LIMIT 1", keys.values):
        linking = f"SELECT link.record FROM link WHERE link.target IN ({keys.sql})"
        return Answer(Sql(f"record.id IN ({linking})", keys.values))
    slugs = asked.library.ask("SELECT slug FROM record WHERE ? IN ('', briefing)", (where,))
    near = nearest(slug, [known for (known,) in slugs])
    return Answer(NOTHING, hints.no_name("record", term.words, near))


def _slug(words: str) -> str:
    """A slug as typed, or what would be the slug for a name."""
    typed = words.strip().lower()
    return typed if SLUG.match(typed) else fold(words).replace(" ", "-")


def _tag(asked: Asked, term: Term) -> Answer:
    return _one_of_its(asked, term, "tags", "tag")


def _id(asked: Asked, term: Term) -> Answer:
    return _one_of_its(asked, term, "ids", "identifier")


def _one_of_its(asked: Asked, term: Term, field: str, kind: str) -> Answer:
    """Records with this among the values of a list or a mapping that they hold."""
    # The full text has an index of the records that may have it; their own values then decide.
    star = " *" if term.prefix else ""
    maybe = Sql(
        "record.id IN (SELECT words.rowid FROM words WHERE words MATCH ?)",
        (f'text : "{fold(term.words)}"{star}',),
    )
    values = f"json_each(record.body, '$.fields.{field}') AS one"
    rows = asked.library.ask(
        f"SELECT DISTINCT one.value FROM record, {values} WHERE {maybe.sql}", maybe.values
    )
    letters = joined(term.words)
    meant = [
        value
        for (value,) in rows
        if joined(str(value)) == letters or (term.prefix and fold(str(value)).startswith(letters))
    ][:_MOST_VALUES]
    if meant:
        marks = ", ".join("?" * len(meant))
        has = f"EXISTS (SELECT 1 FROM {values} WHERE one.value IN ({marks}))"
        return Answer(Sql(f"({maybe.sql} AND {has})", (*maybe.values, *meant)))
    some = f"(SELECT body FROM record LIMIT {_SAMPLE}) AS record"
    known = asked.library.ask(f"SELECT DISTINCT one.value FROM {some}, {values}")
    near = nearest(term.words, [str(value) for (value,) in known])
    return Answer(NOTHING, hints.no_name(kind, term.words, near))


FIELDS = (
    Field(
        ("actor",),
        "the actor, and every record in which it has any part (by slug, name or alias)",
        _actor,
    ),
    Field(("speaker",), "what the actor said; `speaker:unnamed`: unnamed speakers", _speaker),
    Field(
        ("where", "location"),
        "the place and those inside it, what links to them, and the statements on incidents there",
        _location,
    ),
    Field(("kind",), "records of a section (`incident`) or of a kind (`armed-group`)", _kind),
    Field(("link-to",), "whatever links to the record with this slug", _link_to),
    Field(("tag",), "records with this tag", _tag),
    Field(("id",), "the record with this identifier elsewhere (Wikidata, GeoNames)", _id),
)
"""The registry, in the order in which people are told of them."""
BY_NAME = {name: field for field in FIELDS for name in field.names}
NAMES = frozenset(BY_NAME)
