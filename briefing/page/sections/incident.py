"""An incident: the two answers, what it was, and the ledger of who says what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.analysis.incidents.incident_lists import LISTS, IncidentList, read_as_one
from briefing.analysis.incidents.ledger import Ledger, LedgerEntry, ledger_of
from briefing.analysis.incidents.listed import tolls_of
from briefing.library.store.records import Record
from briefing.page.attribution.attribution import (
    attribution_line,
    gather_attributions,
    speaker_name,
)
from briefing.page.attribution.incident_answers import answers_in_full
from briefing.page.attribution.objection_lines import gather_objections, objections_line
from briefing.page.attribution.origins import origins_line
from briefing.page.attribution.standings import STANDING_WORDS, standings
from briefing.page.attribution.statuses import gather_statuses, without_words
from briefing.page.blocks import Block, Heading, Item, ItemList, Line, Span
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.body import Body, Fact, facts, linked, paragraph, part, title
from briefing.page.sections.place_lists import gather_places, point_fact, where_line
from briefing.page.words.dates import date_in_words, dated
from briefing.page.words.labels import ITEM_LENGTH, first_words, listed, reference, references
from briefing.page.words.prose import paragraphs
from briefing.page.words.vocabulary import DOT, number, sentence

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
    """The body of an incident's page: what it is, the answers, who says what, and the prose."""
    gather_places([record], look)
    gather_statuses([record], look, parts=True)
    ledger = ledger_of(record, look)
    statements = [one.statement for one in ledger.entries if one.statement]
    gather_attributions(statements, look)
    gather_objections(statements, look)
    return Body(
        kind="incident" if ledger.judgment.answers.kind == "event" else record.text("kind"),
        head=title(record),
        main=(
            *paragraph(*_what(record, look)),
            *facts(*_answers(ledger, record, look), *_harm(record, look)),
            part("Who says what"),
            *_lists(ledger, look),
            *paragraphs(record, "summary", look),
            *facts(
                point_fact(record),
                linked(record, "part_of", "part_of", look),
                linked(record, "responds_to", "responds_to", look),
                linked(record, "same_as", "same_as", look),
            ),
        ),
        after=tuple(standings(ledger, look)),
        shown=frozenset(LISTS),
        told=frozenset(one.key for one in statements),
    )


def _what(record: Record, look: RecordLoader) -> Line:
    """What it is recorded as, by and on whom, where, with what; and on the next line when.

    None of it is said to be so: the words leave it with the record.
    """
    kind = record.text("type").replace("-", " ")
    weapons = ", ".join(map(str, record.items("weapons")))
    told = listed(
        (
            (Span(f"Recorded as: {kind}"),) if kind else (),
            *(_named_as(record, field, look) for field in ("actor", "target")),
            where_line(record, look),
            (Span(weapons),) if weapons else (),
        ),
        DOT,
    )
    when = dated(record, "date", "date_as") or (Span("day not given"),)
    first, *rest = when
    day = (Span(("\n" if told else "") + sentence(first.text), first.style), *rest)
    return tuple(one if one.style else one._replace(style="muted") for one in (*told, *day))


def _named_as(record: Record, field: str, look: RecordLoader) -> Line:
    found = references(record, field, look)
    return (Span(f"{look.role(field).label}: "), *found) if found else ()


def _answers(ledger: Ledger, record: Record, look: RecordLoader) -> Iterator[Fact]:
    """Both answers, each with its grounds below it: first who says that it happened, and how many.

    What is said further to a question has a row of its own without a label.
    """
    for place, (asked, said) in enumerate(answers_in_full(ledger.judgment, look)):
        label = asked
        for line in said if place else (*said, origins_line(record, look)):
            yield label, line
            label = ""


def _harm(record: Record, look: RecordLoader) -> Iterator[Fact]:
    """Each kind of harm, a row for each giver, those of the same incident elsewhere too."""
    found: dict[str, dict[Line, None]] = {}
    for one in read_as_one(record, look):
        for what, tolls in tolls_of(one).items():
            lines = (_toll(toll, one.key.briefing, look) for toll in tolls)
            found.setdefault(what, {}).update(dict.fromkeys(lines))
    for what, each in found.items():
        yield from ((sentence(what), line) for line in each)


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
    head = (Span(label), Span(f"  {len(items)}", "muted"))
    return [Heading(3, head), ItemList(items)] if items else []


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
    """A statement in the ledger: who says what, when, on which side, through whom, against what."""
    statement = entry.statement
    own = entry.witness in ledger.judgment.claims and entry.list == "claimed_by"
    side = STANDING_WORDS[entry.standing]
    if statement is None:
        named = reference(entry.reference, ledger.incident.key.briefing, look)
        return Item((*named, Span(DOT), Span(side)))
    later = entry.witness.testimony.withdrawn
    day = date_in_words(statement.text("said"))
    when = listed(
        (
            (Span(day, "muted"),) if day else (),
            () if own else (Span(side),),
            (Span("withdrawn", "strong", link=later.key),) if later else (),
        ),
        DOT,
    )
    words = first_words(statement, look, ITEM_LENGTH)
    below = (when, attribution_line(statement, look), objections_line(statement, look))
    return Item(
        (*speaker_name(statement, look), Span(": "), *words), tuple(line for line in below if line)
    )
