"""Which parts an edition has, and in which order they are read."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import Literal, NamedTuple

from briefing.analysis.places.located_records import located
from briefing.analysis.timeline.dated_records import SHOWN
from briefing.export.anchors import section_anchor
from briefing.export.context import ExportContext
from briefing.export.selection import of_section
from briefing.library.store.records import Listing, SectionCount
from briefing.model.key import FRONT
from briefing.page.blocks import Block, Heading, ItemList, Paragraph, Span, plain
from briefing.page.comparison.comparison_page import TITLE
from briefing.page.overviews import OVERVIEWS, overviews_of
from briefing.page.words.gap_sentences import KINDS

PartKind = Literal[
    "summary", "ledger", "overview", "speakers", "records", "timeline", "map", "compare", "reading"
]
_FIRST = ("incidents", "figures", "statements", "actors", "locations", "terms")
"""The sections before what is not known; questions and sources follow that, and then all others."""
_LAST = ("questions", "sources")
_LEADS = {
    "summary": "Written by the editors of the briefing, from its records; each link leads to what "
    "it rests on.",
    "timeline": "What happened, what was said and what was counted, each as vague as its date.",
    "map": "A point is where something is, as far as the records say; a region has its name "
    "between dashes, and no point. Below it stands what is at each place, and who says so.",
    "figures": "Every number with the day that it is for and who gives it. No line is drawn "
    "between two numbers: nobody gives what lies between.",
    "statements": "By speaker. Words between quotation marks are the speaker’s own, letter by "
    "letter; all others are told in somebody else’s words, and say so.",
}
"""What is said below the heading of a part, once for all that stands in it."""


class EditionPart(NamedTuple):
    """One part: its anchor and title, how many records it has (none if not counted), and which.

    `name` is the section or the overview that it shows, empty for anything else.
    """

    kind: PartKind
    name: str
    title: str
    anchor: str
    records: int | None = None
    listing: Listing = Listing()
    lead: str = ""


def parts_of(job: ExportContext, *, compared: bool) -> tuple[EditionPart, ...]:
    """The parts of what was selected, what is `compared`, and how to read them."""
    compare = EditionPart("compare", "compare", TITLE, section_anchor("compare"))
    reading = EditionPart("reading", "", "How to read this", section_anchor("reading"))
    return (*_selected(job), *([compare] if compared else []), reading)


def _selected(job: ExportContext) -> Iterator[EditionPart]:
    selection = job.selection
    if selection.kind == "briefing":
        yield from _whole(job)
    elif selection.kind == "overview":
        yield _overview(job, selection.name)
    else:
        if selection.kind == "search" and not selection.listing.section:
            yield from _views({*_found_sections(job)})
        kind: PartKind = "speakers" if selection.name == "statements" else "records"
        count, _ = selection.counts(job.library)
        section = selection.listing.section
        titles = {one.name: one.title for one in job.library.briefings.sections(selection.briefing)}
        title = "What was found" if selection.kind == "search" else titles.get(section, "Record")
        yield EditionPart(
            kind,
            section,
            title,
            section_anchor(section),
            count,
            selection.listing,
            _LEADS.get(section, "") if selection.kind == "section" else "",
        )


def _whole(job: ExportContext) -> Iterator[EditionPart]:
    library, briefing = job.library, job.selection.briefing
    counted = {one.name: one for one in library.briefings.sections(briefing) if one.records}
    counted.pop(FRONT, None)
    yield EditionPart(
        "summary", "summary", "Summary", section_anchor("summary"), lead=_LEADS["summary"]
    )
    if "incidents" in counted:
        yield _overview(job, "ledger", counted["incidents"].records)
    yield from _views(counted)
    others = [name for name in counted if name not in (*_FIRST, *_LAST)]
    about = {one.about: one.name for one in overviews_of(library, briefing)}
    for name in _FIRST:
        if name in counted:
            yield _section(briefing, counted[name])
        if name in about and name != "incidents":  # whose ledger stands above
            yield _overview(job, about[name])
    yield _overview(job, "gaps")
    for name in (*_LAST, *others):
        if name in counted:
            yield _section(briefing, counted[name])


def _views(sections: Container[str]) -> Iterator[EditionPart]:
    """What shows records of these sections in time, and where they are."""
    if any(name in sections for name in SHOWN):
        yield EditionPart(
            "timeline", "timeline", "Timeline", section_anchor("timeline"), lead=_LEADS["timeline"]
        )
    if "locations" in sections:
        yield EditionPart("map", "map", "Map", section_anchor("map"), lead=_LEADS["map"])


def _found_sections(job: ExportContext) -> Iterator[str]:
    """The sections of what a search has found; also places where some of that is."""
    listing = job.selection.listing
    for name in SHOWN:
        if job.library.lists.count(listing._replace(section=name)):
            yield name
    if located(job.library, listing.briefing, listing.condition).places:
        yield "locations"


def _section(briefing: str, section: SectionCount) -> EditionPart:
    listing = of_section(briefing, section).listing
    return EditionPart(
        "speakers" if section.name == "statements" else "records",
        section.name,
        section.title,
        section_anchor(section.name),
        section.records,
        listing,
        _LEADS.get(section.name, ""),
    )


def _overview(job: ExportContext, name: str, count: int | None = None) -> EditionPart:
    title = OVERVIEWS[name].title
    if name == "ledger":
        listing = Listing(job.selection.briefing, "incidents", "date")
        return EditionPart("ledger", name, title, section_anchor(name), count, listing)
    return EditionPart("overview", name, title, section_anchor(name))


def without_questions(blocks: Sequence[Block]) -> Iterator[Block]:
    """The gaps, but for the list of the open questions, where these are a part of their own."""
    inside = False
    for block in blocks:
        if isinstance(block, Heading):
            inside = plain(block.line).startswith(KINDS["open-question"].heading)
        if isinstance(block, ItemList) and inside:
            yield Paragraph((Span("They stand below, each with what it asks about."),))
        else:
            yield block
