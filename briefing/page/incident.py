"""An incident: how the statements about it stand, what it was, and the ledger of who says what."""

from __future__ import annotations

from briefing.analysis.ledger import Entry, Ledger, ledger_of
from briefing.analysis.provenance import last_hop
from briefing.library.answers import Record
from briefing.page.blocks import Block, Heading, Item, Items, Line, Paragraph, Span
from briefing.page.body import Body, Fact, facts, linked, part, texts, title
from briefing.page.dates import dated, in_words
from briefing.page.look import Look
from briefing.page.names import ITEM_LENGTH, first_words, reference
from briefing.page.origins import origins_line
from briefing.page.places import gather_places, where_line
from briefing.page.prose import paragraphs
from briefing.page.saying import gather_sayings, source_hop, speaker_name
from briefing.page.sides import sides, stand_words
from briefing.page.statuses import LEDGER, gather_statuses, status_words, without_words
from briefing.page.vocabulary import number, sentence


def compose_incident(record: Record, look: Look) -> Body:
    """The body of an incident's page."""
    gather_places([record], look)
    gather_statuses([record], look)
    return Body(
        kind="incident",
        head=title(record),
        main=(
            _status(record, look),
            Paragraph(origins_line(record, look)),
            *facts(
                ("Date", dated(record, "date", "date_as")),
                (sentence(look.role("where").label), where_line(record, look)),
                linked(record, "actor", "actor", look),
                linked(record, "target", "target", look),
                texts(record, "weapons", "Weapons"),
                *_harm(record, look),
                linked(record, "part_of", "part_of", look),
                linked(record, "responds_to", "responds_to", look),
            ),
            *paragraphs(record, "summary", look),
            *_who_says_so(record, look),
        ),
        shown=frozenset(LEDGER),
    )


def _status(record: Record, look: Look) -> Paragraph:
    said = Span(sentence(status_words(record, look)), "strong")
    kind = record.text("type").replace("-", " ")
    return Paragraph((said, Span(f" · {kind}", "muted")) if kind else (said,))


def _harm(record: Record, look: Look) -> list[Fact]:
    harm = record.fields.get("harm")
    tolls = harm.items() if isinstance(harm, dict) else ()
    return [
        (sentence(what), _toll(toll, record.key.briefing, look))
        for what, toll in tolls
        if isinstance(toll, dict)
    ]


def _toll(toll: dict[str, object], briefing: str, look: Look) -> Line:
    """The numbers, and who gives them."""
    by = toll.get("by")
    given = reference(by, briefing, look) if isinstance(by, str) else ()
    return (Span(_range(toll)), Span(", by "), *given) if given else (Span(_range(toll)),)


def _range(toll: dict[str, object]) -> str:
    """The numbers in words: 15, between 10 and 20; at least 12,000; at most 30."""
    low, best, high = (
        None if toll.get(name) is None else number(toll[name]) for name in ("low", "best", "high")
    )
    if low and high:
        limits = f"between {low} and {high}"
    else:
        limits = f"at least {low}" if low else f"at most {high}" if high else ""
    return f"{best}, {limits}" if best and limits else best or limits or "no number"


def _who_says_so(record: Record, look: Look) -> list[Block]:
    """Who claims, confirms, denies it, and on which side each of them stands."""
    ledger = ledger_of(record, look)
    gather_sayings((one.statement for one in ledger.entries if one.statement), look)
    return [part("Who says so"), *_lists(ledger, look), *sides(ledger, look)]


def _lists(ledger: Ledger, look: Look) -> list[Block]:
    """Each list that has statements, and then those without."""
    blocks: list[Block] = []
    for field in LEDGER:
        items = [_entry(entry, ledger, look) for entry in ledger.of(field)]
        if items:
            blocks += [Heading(3, (Span(_label(field, look)),)), Items(tuple(items))]
    without = [_without(ledger, field, look) for field in LEDGER if not ledger.of(field)]
    return [*blocks, *facts(*without)]


def _label(field: str, look: Look) -> str:
    return sentence(look.role("attributed_by" if field == "accused_by" else field).label)


def _without(ledger: Ledger, field: str, look: Look) -> Fact:
    """A list without statements: whether anybody looked for some."""
    said = without_words(field in ledger.looked_for, look)
    return _label(field, look), (Span(said, "muted"),)


def _entry(entry: Entry, ledger: Ledger, look: Look) -> Item:
    """A statement in the ledger: who says what; when, where we have it from, and on which side."""
    statement = entry.statement
    stand = stand_words(entry, ledger)
    side = (Span(f" · {stand}"),) if stand else ()
    if statement is None:
        return Item((*reference(entry.reference, ledger.incident.key.briefing, look), *side))
    said = in_words(statement.text("said"))
    when = (Span(f"{said} · ", "muted"),) if said else ()
    words = first_words(statement, look, ITEM_LENGTH)
    return Item(
        (*speaker_name(statement, look), Span(": "), *words),
        ((*when, *source_hop(last_hop(statement, look)), *side),),
    )
