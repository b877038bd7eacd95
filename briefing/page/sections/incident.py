"""An incident: the two answers, what it was, and the ledger of who says what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.analysis.incidents.incident_lists import LISTS, IncidentList
from briefing.analysis.incidents.ledger import Ledger, LedgerEntry, ledger_of
from briefing.analysis.provenance import last_hop
from briefing.library.store.records import Record
from briefing.page.attribution.attribution import gather_attributions, source_hop, speaker_name
from briefing.page.attribution.incident_answers import both_answers
from briefing.page.attribution.origins import origins_line
from briefing.page.attribution.standings import STANDING_WORDS, standings
from briefing.page.attribution.statuses import gather_statuses, without_words
from briefing.page.blocks import Block, Heading, Item, ItemList, Line, Paragraph, Span
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.body import Body, Fact, facts, linked, part, texts, title
from briefing.page.sections.place_lists import gather_places, point_fact, where_line
from briefing.page.words.dates import date_in_words, dated
from briefing.page.words.labels import ITEM_LENGTH, first_words, reference
from briefing.page.words.prose import paragraphs
from briefing.page.words.vocabulary import number, sentence

LIST_WORDS: dict[IncidentList, str] = {
    "reported_by": "Reported by",
    "confirmed_by": "Confirmed by",
    "denied_by": "Denied by",
    "disputed_by": "Disputed in part by",
    "left_open_by": "Left open by",
    "claimed_by": "Says it did it",
    "attributed_by": "Attributed by",
    "disclaimed_by": "Says who did not do it",
}
"""What each list is called on pages."""
_WEAKER = {
    "claimed_by": "Listed as a claim, and not the word of a named speaker",
    "confirmed_by": "Listed as a confirmation, and no more than a report",
}
"""What statements of these lists are called that are in them, and less than that."""


def compose_incident(record: Record, look: RecordLoader) -> Body:
    """The body of an incident's page."""
    gather_places([record], look)
    gather_statuses([record], look, parts=True)
    ledger = ledger_of(record, look)
    gather_attributions((one.statement for one in ledger.entries if one.statement), look)
    summary = paragraphs(record, "summary", look)
    return Body(
        kind="incident" if ledger.judgment.answers.kind == "event" else record.text("kind"),
        head=title(record),
        main=(
            *facts(*both_answers(ledger.judgment, look)),
            Paragraph(origins_line(record, look)),
            *facts(
                ("Type", _type(record)),
                ("Date", dated(record, "date", "date_as")),
                (sentence(look.role("where").label), where_line(record, look)),
                point_fact(record),
                linked(record, "actor", "actor", look),
                linked(record, "target", "target", look),
                texts(record, "weapons", "Weapons"),
                *_harm(record, look),
                linked(record, "part_of", "part_of", look),
                linked(record, "responds_to", "responds_to", look),
                linked(record, "same_as", "same_as", look),
            ),
            part("Who says what"),
            *_lists(ledger, look),
            *standings(ledger, look),
            *((part("Summary"), *summary) if summary else ()),
        ),
        shown=frozenset(LISTS),
    )


def _type(record: Record) -> Line:
    kind = record.text("type").replace("-", " ")
    return (Span(kind),) if kind else ()


def _harm(record: Record, look: RecordLoader) -> Iterator[Fact]:
    """Each kind of harm, a row for each giver."""
    harm = record.fields.get("harm")
    for what, tolls in harm.items() if isinstance(harm, dict) else ():
        for toll in tolls if isinstance(tolls, list) else [tolls]:
            if isinstance(toll, dict):
                yield sentence(what), _toll(toll, record.key.briefing, look)


def _toll(toll: dict[str, object], briefing: str, look: RecordLoader) -> Line:
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


def _lists(ledger: Ledger, look: RecordLoader) -> list[Block]:
    """Each list that has statements, and then those without, on one line each way."""
    blocks: list[Block] = []
    for name in LISTS:
        entries = ledger.of(name)
        whole = [one for one in entries if _is_whole(one, ledger)]
        weaker = [one for one in entries if not _is_whole(one, ledger)]
        blocks += _list(LIST_WORDS[name], whole, ledger, look)
        blocks += _list(_WEAKER.get(name, ""), weaker, ledger, look)
    return [*blocks, *facts(*_without(ledger, look))]


def _list(
    label: str, entries: Sequence[LedgerEntry], ledger: Ledger, look: RecordLoader
) -> list[Block]:
    items = tuple(_entry(entry, ledger, look) for entry in entries)
    return [Heading(3, (Span(label),)), ItemList(items)] if items else []


def _is_whole(entry: LedgerEntry, ledger: Ledger) -> bool:
    """Whether a statement is what its list says: a claim, or a confirmation of another side's."""
    if entry.list == "claimed_by":
        return entry.witness.testimony.own_word
    return entry.list != "confirmed_by" or entry.witness in ledger.judgment.confirmed


def _without(ledger: Ledger, look: RecordLoader) -> list[Fact]:
    """The lists without statements: those for which some were searched, and the others."""
    empty = [name for name in LISTS if not ledger.of(name)]
    return [
        (
            "None found" if searched else sentence(without_words(False, look)),
            (Span(", ".join(_short(name) for name in found), "muted"),),
        )
        for searched in (True, False)
        if (found := [name for name in empty if (name in ledger.searched) is searched])
    ]


def _short(name: IncidentList) -> str:
    return name.removesuffix("_by").replace("_", " ")


def _entry(entry: LedgerEntry, ledger: Ledger, look: RecordLoader) -> Item:
    """A statement in the ledger: who says what; when, where we have it from, and on which side."""
    statement = entry.statement
    own = entry.witness in ledger.judgment.claims and entry.list == "claimed_by"
    side = () if own else (Span(f" · {STANDING_WORDS[entry.standing]}"),)
    if statement is None:
        return Item((*reference(entry.reference, ledger.incident.key.briefing, look), *side))
    said = date_in_words(statement.text("said"))
    when = (Span(f"{said} · ", "muted"),) if said else ()
    later = entry.witness.testimony.withdrawn
    taken = (Span(" · "), Span("withdrawn", "strong", link=later.key)) if later else ()
    words = first_words(statement, look, ITEM_LENGTH)
    return Item(
        (*speaker_name(statement, look), Span(": "), *words),
        ((*when, *source_hop(last_hop(statement, look)), *side, *taken),),
    )
