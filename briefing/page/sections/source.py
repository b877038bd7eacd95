"""A source: what it is, whether it was read, its reliability, and what came through it."""

from __future__ import annotations

from briefing.analysis.provenance import author_of
from briefing.library.store.records import Record
from briefing.page.attribution.attribution import (
    attribution_line,
    gather_attributions,
    speaker_name,
)
from briefing.page.attribution.grades import reliability
from briefing.page.blocks import Block, Item, ItemList, Line, Span
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.backlinks import linking, more_item
from briefing.page.sections.body import Body, Fact, facts, linked, part, texts, title
from briefing.page.words.dates import dated
from briefing.page.words.labels import ITEM_LENGTH, first_words, is_unseen, reference

CAME_THROUGH = "What came through it"


def compose_source(record: Record, look: RecordLoader) -> Body:
    """The body of a source's page."""
    kind = record.text("kind").replace("-", " ")
    return Body(
        kind=f"source · {kind}" if kind else "source",
        head=title(record),
        main=(
            *facts(
                linked(record, "outlet", "outlet", look),
                ("Author", _author(record, look)),
                ("Published", dated(record, "published")),
                ("Read", _read(record)),
                ("Reliability", reliability(record, look)),
                _address(record, "url", "Address"),
                _address(record, "archive", "Copy"),
                ("Accessed", dated(record, "accessed")),
                texts(record, "lang", "Language"),
                texts(record, "text", "Local text"),
            ),
        ),
        after=tuple(_statements(record, look)),
        shown=frozenset({"chain"}),
    )


def _author(source: Record, look: RecordLoader) -> Line:
    """Who signed it: an actor, linked, who then speaks in it; or words."""
    actor = author_of(source)
    if not actor:
        return (Span(source.text("author")),) if source.has("author") else ()
    said = Span(" (speaks in it; the outlet only carries it)", "muted")
    return (*reference(actor, source.key.briefing, look), said)


def _read(record: Record) -> Line:
    if is_unseen(record):
        return (Span("not read: known only through another source", "warning"),)
    return (Span("for this briefing"),)


def _address(record: Record, field: str, label: str) -> Fact:
    address = record.text(field)
    return label, (Span(address, url=address),) if address else ()


def _statements(record: Record, look: RecordLoader) -> list[Block]:
    """What came through it: who said it, the first words, and the whole way."""
    statements, rest = linking(record.key, "chain", look)
    gather_attributions(statements, look)
    items = [
        Item(
            (*speaker_name(one, look), Span(": "), *first_words(one, look, ITEM_LENGTH)),
            (attribution_line(one, look),),
        )
        for one in statements
    ]
    query = f"link-to:{record.key.slug} kind:statement"
    return [part(CAME_THROUGH), ItemList((*items, *more_item(rest, query)))] if items else []
