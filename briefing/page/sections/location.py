"""A place: where it is, what is in it, and what happened there and in the places inside it."""

from __future__ import annotations

from briefing.library.store.records import Record
from briefing.page.attribution.statuses import gather_statuses, status_words
from briefing.page.blocks import Block, Item, ItemList, Line, Paragraph, Span
from briefing.page.record_loader import MOST, RecordLoader
from briefing.page.sections.backlinks import linking, more, more_item
from briefing.page.sections.body import Body, fact, facts, part, texts, title
from briefing.page.sections.place_lists import (
    enclosing_line,
    gather_places,
    happened,
    linking_here,
    place_kind,
    point_fact,
    where_line,
)
from briefing.page.words.countries import country_of
from briefing.page.words.counts import MOST_COUNTED
from briefing.page.words.dates import date_in_words
from briefing.page.words.labels import listed, reference
from briefing.page.words.other_names import other_names


def compose_location(record: Record, look: RecordLoader) -> Body:
    """The body of a place's page."""
    kind = place_kind(record)
    return Body(
        kind=f"location · {kind}" if kind else "location",
        head=title(record),
        main=(
            *facts(
                ("In", _inside_of(record, look)),
                texts(record, "aliases", "Also called"),
                *other_names(record, look),
                fact("Country", country_of(record, look)),
                point_fact(record),
                ("Places inside", _linking(record, "in", "locations", look)),
                ("Figures", _linking(record, "where", "figures", look)),
            ),
        ),
        after=tuple(_happened(record, look)),
        shown=frozenset({"in", "where"}),
    )


def _inside_of(record: Record, look: RecordLoader) -> Line:
    """The places around it, up to the country; as written where there is no such record."""
    around = enclosing_line(record, look)
    written = record.text("in")
    return around or (reference(written, record.key.briefing, look) if written else ())


def _linking(record: Record, role: str, section: str, look: RecordLoader) -> Line:
    """The records of a section that link here in a role, by name."""
    found, rest = linking(record.key, role, look)
    here = [one for one in found if one.section == section]
    if rest and len(here) < len(found):  # those that are not fetched may be of any section
        listing = linking_here(record.key, role, section, look.library)
        here = look.library.lists.page(listing, 0, MOST)
        rest = look.library.lists.count(listing, MOST + MOST_COUNTED) - len(here)
    names = [(Span(one.title, link=one.key),) for one in here]
    return listed([*names, more(rest, f"link-to:{record.key.slug} kind:{section}")], "; ")


def _happened(record: Record, look: RecordLoader) -> list[Block]:
    """The incidents here and in the places inside, the newest first."""
    listing = happened(record.key, look.library)
    incidents = look.library.lists.page(listing, 0, MOST)
    if not incidents:
        return [part("What happened here"), Paragraph((Span("No incident is recorded.", "muted"),))]
    look.remember(incidents)
    gather_places(incidents, look)
    gather_statuses(incidents, look)
    rest = look.library.lists.count(listing, MOST + MOST_COUNTED) - len(incidents)
    items = [_incident(incident, record, look) for incident in incidents]
    query = f"where:{record.key.slug} kind:incident"
    return [part("What happened here"), ItemList((*items, *more_item(rest, query)))]


def _incident(incident: Record, here: Record, look: RecordLoader) -> Item:
    """An incident with its date and status, and its place where that is not this one."""
    date = date_in_words(incident.text("date")) or "no date"
    place = where_line(incident, look)
    elsewhere = not any(span.link == here.key for span in place[:1])
    below = [Span(f"{date} · {status_words(incident, look)}", "muted")]
    if place and elsewhere:
        below += [Span(" · ", "muted"), *place]
    return Item((Span(incident.title, link=incident.key),), (tuple(below),))
