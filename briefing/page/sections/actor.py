"""An actor: who they are, how they stand to others, what they said, and what is said about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from briefing.analysis.provenance import speaker_hop
from briefing.library.store.records import FoundLink, Record
from briefing.model.dates import edtf
from briefing.model.dates.days import ordinal
from briefing.model.key import SHARED, Key
from briefing.model.kind_words import kind_in_words
from briefing.model.relations import RELATIONS
from briefing.page.attribution.attribution import attribution_line
from briefing.page.attribution.objection_lines import short_sayings
from briefing.page.attribution.who_gives import gather_givers, giver
from briefing.page.blocks import (
    Block,
    Heading,
    Line,
    Paragraph,
    Span,
    Table,
    plain,
    restyled,
    text,
)
from briefing.page.record_loader import MOST, MOST_LINKING, RecordLoader
from briefing.page.sections.backlinks import linking, more
from briefing.page.sections.body import Body, Fact, facts, part, title
from briefing.page.words.countries import country_of
from briefing.page.words.dates import begins_later, ends_later, short_period
from briefing.page.words.labels import listed, reference, references
from briefing.page.words.other_names import other_names
from briefing.page.words.vocabulary import ARROW, plural, sentence

POSITION = "position_of"
OFFICE = "position"
"""What an office is called where its row says what it is."""
SAID = {"speaker": "Says", "speaker_of": "Unnamed speakers of it say"}
"""The roles of speakers, with what stands above the statements."""
SAID_ABOUT = "Said about"
"""What the heading above the statements of others begins with."""

_HEAD = ("Relation", "To", "On whose word")
_MANY = 10
"""From so many relations of a kind on they have a table, in which the kind is said once."""
_ITSELF = f"{ARROW}itself "
NOT_SAID = (Span("? not said", "unknown"),)
"""On whose word something is of which nobody is named as saying so."""


class Held(NamedTuple):
    """A relation or an office in words, as written, and the actor whose record has it."""

    line: Line
    part: dict[str, Any]
    by: Record
    period: tuple[str, str] = ("", "")


def compose_actor(record: Record, look: RecordLoader) -> Body:
    """The body of an actor's page."""
    kind = kind_in_words(record.text("kind"))
    others = look.alike(record.key)
    records = (record, *others)
    return Body(
        kind=f"actor · {kind}" if kind else "actor",
        head=title(record),
        main=(
            *_country(record, look),
            *facts(_elsewhere(others, look)),
            *_relations(records, look),
        ),
        after=(
            *_said(record, look),
            *_spellings(
                _names(record, "self_name", "Calls itself"),
                _names(record, "aliases", "Also called"),
                *other_names(record, look),
            ),
        ),
        shown=frozenset((*RELATIONS, POSITION, "about", *SAID)),
    )


def _country(record: Record, look: RecordLoader) -> list[Block]:
    """The country, which leads to all that is of it."""
    code = record.text("country")
    found = Span(country_of(record, look), "muted", query=f"country:{code}")
    return [Paragraph((Span("country ", "muted"), found))] if code else []


def _spellings(*names: Fact) -> list[Block]:
    """The names that it goes by, at the end, for nobody reads them all."""
    rows = facts(*names)
    return [part("Names"), *rows] if rows else []


def _names(record: Record, field: str, label: str) -> Fact:
    """Names that others print, or the actor itself: quoted, because they are not the briefing's."""
    names = map(str, record.items(field) or filter(None, [record.text(field)]))
    return label, listed((Span(f"“{name}”", "quote"),) for name in names)


def _elsewhere(others: Sequence[Record], look: RecordLoader) -> Fact:
    """The records of the same actor in other briefings, all of whose words stand on this page."""
    return "Also in", listed(
        (Span(_holder(one, look)), Span(": "), Span(one.title, link=one.key)) for one in others
    )


def _holder(record: Record, look: RecordLoader) -> str:
    """The briefing that has a record."""
    if record.key.briefing == SHARED:
        return "shared records"
    return look.library.briefings.header(record.key.briefing).title


def _relations(records: Sequence[Record], look: RecordLoader) -> list[Block]:
    tables = relation_tables(records, look)
    count = sum(len(table.rows) for table in tables)
    head: Line = (Span("Relations"), Span(f"  {count:,}", "muted"))
    return [Heading(2, head), *tables] if tables else []


def relation_tables(records: Sequence[Record], look: RecordLoader) -> list[Table]:
    """The rows of `relation_rows` as a table, and one for each kind of which there are many."""
    rows = relation_rows(records, look, named=False, most=MOST_LINKING)
    counts = Counter(label for label, *_ in rows)
    few = [row for row in rows if counts[row[0]] < _MANY]
    tables = [_relation_table(_HEAD, few, 0)] if few else []
    every = f"link-to:{records[0].key.slug} kind:actor"
    for kind in (one for one, count in counts.items() if count >= _MANY):
        many = [row for row in rows if row[0] == kind]
        table = _relation_table((kind, kind, _HEAD[-1]), many, 1)
        tables.append(table._replace(ends=(MOST, 0), every=every))
    return tables


def _relation_table(
    head: Sequence[str], found: Iterable[tuple[str, Line, Line]], first: int
) -> Table:
    """Some relations as a table, from its column `first` on."""
    cells = ((text(label, "label"), line, restyled(word, "muted")) for label, line, word in found)
    rows = tuple(row[first:] for row in cells)
    return Table(tuple(map(text, head[first:])), rows, about=1 - first)


def relation_rows(
    records: Sequence[Record], look: RecordLoader, *, named: bool = True, most: int = MOST
) -> list[tuple[str, Line, Line]]:
    """How the actor of some records stands to others: as what, to whom and when, on whose word.

    The first record is the one that others are looked for by; of those who stand to it in one way,
    `most` are told, and how many more there are. What the actor has published of
    itself is on its own word, which can be said without its name where that stands above.
    """
    held = [*offices_held(records, look), *relations_held(records, look)]
    inverse = list(_inverse_relations(records, look, most))
    told = [one for _, found, _ in inverse for one in found]
    gather_givers(_sources((*(one for _, one in held), *told)), look)
    rows = [(sentence(label), one.line, _word(one, look, named=named)) for label, one in held]
    for label, found, rest in inverse:
        rows += [(sentence(label), one.line, _word(one, look)) for one in found]
        rows += [(sentence(label), rest, ())] if rest else []
    return [*dict.fromkeys(rows)]


def offices_held(records: Iterable[Record], look: RecordLoader) -> Iterator[tuple[str, Held]]:
    """The actor's offices: what each is called, where, and from when to when."""
    for record in records:
        for one in _parts(record, "positions"):
            if not begins_later(one.get("from"), look.library.until):
                body = one.get("of")
                here = record.key.briefing
                of = (Span(", "), *reference(body, here, look)) if isinstance(body, str) else ()
                line = (Span(str(one.get("role", ""))), *of, *_when(one, "to", look))
                yield OFFICE, Held(line, one, record)


def relations_held(records: Iterable[Record], look: RecordLoader) -> Iterator[tuple[str, Held]]:
    """The actor's relations, by kind."""
    every = [(one, record) for record in records for one in _parts(record, "relations")]
    for kind in RELATIONS:
        for one, record in every:
            if one.get("type") == kind and not begins_later(one.get("from"), look.library.until):
                name = reference(str(one.get("to", "")), record.key.briefing, look)
                line = (*name, *_when(one, "until", look))
                yield look.role(kind).label, Held(line, one, record)


def _inverse_relations(
    records: Sequence[Record], look: RecordLoader, most: int
) -> Iterator[tuple[str, list[Held], Line]]:
    """What other actors say of how they stand to this one; of many, how many more there are.

    What holds until now comes before what has ended, and the newest first.
    """
    key = records[0].key
    for group in look.backlinks(key):
        if group.role in (*RELATIONS, POSITION):
            links: Sequence[FoundLink] = group.links
            if len(links) < group.total:
                keys = [one.key for one in records]
                links = list(look.library.links.newest(keys, MOST_LINKING, group.role))
                look.fetch(link.source for link in links)
            held = [one for link in links if (one := _held(link, look))]
            found = sorted(held, key=_ended)[:most]
            rest = more(group.total - len(found), f"link-to:{key.slug} kind:actor")
            yield group.inverse, found, rest


def _ended(held: Held) -> tuple[bool, int, int]:
    """What sorts by when it ended, the last first, and then by when it began."""
    began, ended = held.period
    return bool(ended), -_day(ended), -_day(began)


def _day(written: str) -> int:
    """The last day that a date can mean, as a number; the earliest of all for none."""
    day = edtf.parse(written).upper if written else ""
    return ordinal(day) if day else 0


def _held(link: FoundLink, look: RecordLoader) -> Held | None:
    """The relation or office in which a link stands, and whose it is."""
    other = look.at(link.source)
    if other is None:
        return None
    field, number, *_ = link.path.split(".")
    # A record that is no actor can only be here by mistake; it has no relation, but is not lost.
    held = other.items(field)[int(number)] if other.section == "actors" else {}
    role = f", {held['role']}" if field == "positions" and "role" in held else ""
    end = "to" if field == "positions" else "until"
    line = (Span(other.title, link=other.key), Span(role), *_when(held, end, look))
    return Held(line, held, other, _period(held, end, look))


def _when(part: dict[str, Any], end: str, look: RecordLoader) -> Line:
    """From when to when; as of a day without an end that came only later."""
    words = short_period(*_period(part, end, look))
    return (Span(f", {words}"),) if words else ()


def _period(part: dict[str, Any], end: str, look: RecordLoader) -> tuple[str, str]:
    began, until = part.get("from"), part.get(end)
    ended = "" if ends_later(until, look.library.until) else until
    return str(began or ""), str(ended or "")


def _sources(held: Iterable[Held]) -> list[tuple[str, str]]:
    return [
        (source, one.by.key.briefing)
        for one in held
        if isinstance(source := one.part.get("according_to"), str)
    ]


def _word(held: Held, look: RecordLoader, *, named: bool = True) -> Line:
    """Who says that it is so: a source, or a speaker and the way to us.

    An office of which nobody is named as saying so rests on the sources of the record that has it.
    """
    for source, briefing in _sources([held]):
        record = look.record(source, briefing)
        if record is None or record.section != "statements":
            return giver(source, briefing, look)
        way = attribution_line(record, look, graded=False)
        own = speaker_hop(record, look).key == held.by.key and plain(way).startswith(_ITSELF)
        if own and not named:
            return (way[1]._replace(link=record.key), *way[2:])
        return (*giver(source, briefing, look), Span(" "), *way)
    return (references(held.by, "sources", look) if "role" in held.part else ()) or NOT_SAID


def _said(record: Record, look: RecordLoader) -> list[Block]:
    """Everything the actor said, and everything said about it, the newest first."""
    blocks: list[Block] = []
    there: set[Key] = set()
    them = "them" if record.text("kind") in ("person", "civilians") else "it"
    for role, heading in (*SAID.items(), ("about", f"{SAID_ABOUT} {them}")):
        statements, rest = linking(record.key, role, look)
        new = [one for one in statements if one.key not in there]
        there.update(one.key for one in new)
        field = "speaker" if role == "speaker" else "link-to"
        query = f"{field}:{record.key.slug} kind:statement"
        if new:
            count = plural(len(new) + rest, "statement")
            head: Line = (Span(heading), Span(f"  {count}", "muted"))
            blocks += [Heading(2, head), *short_sayings(new, look)]
            blocks += [Paragraph(line) for line in [more(rest, query)] if line]
    return blocks


def _parts(record: Record, field: str) -> list[dict[str, Any]]:
    return [one for one in record.items(field) if isinstance(one, dict)]
