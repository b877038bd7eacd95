"""What is exported: a whole briefing, a section, a record, an overview, or what was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import chain
from typing import Literal

from briefing.errors import BriefingError
from briefing.library.library import Library
from briefing.library.store.records import Condition, Listing, Record, SectionCount
from briefing.library.store.wanted_keys import RECORDS_WANTED, wanted
from briefing.model.key import FRONT, SHARED, Key
from briefing.page.overviews import OVERVIEWS, Overview
from briefing.text.some_names import some_names

ALL = "all"
"""The name of a whole briefing, where sections and slugs are named too."""
_PRIVATE = {"sources": frozenset({"text"})}
"""Fields that never leave, by section: a source's own words, and where they are kept."""
_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Selection:
    """Records to export: `listing` has them, in order; of an overview, those that it is about.

    `briefing` is the briefing that it is taken from, empty where it may be several. `name` is what
    it is called in a file name: a section, an overview, a slug, `search`, or the briefing's own
    slug. `title` is what it is called in a heading. `query` is what was searched for and empty
    elsewhere.
    """

    kind: Literal["briefing", "section", "record", "search", "overview"]
    briefing: str
    name: str
    title: str
    listing: Listing
    query: str = ""

    def counts(self, library: Library) -> tuple[int, int]:
        """How many records it has, and of how many: of the whole list, whatever narrows it.

        An earlier day narrows it, too: what was not known by then is counted among them.
        """
        whole, shown = self.listing._replace(condition=None), library.lists.count(self.listing)
        if not library.until:
            return shown, library.lists.count(whole)
        with closing(library.as_of("")) as every_day:
            return shown, every_day.lists.count(whole)

    def records(self, library: Library) -> Iterator[Record]:
        """Its records, read a few at a time."""
        return selected_records(library, self.listing)

    def among(self, library: Library, keys: Iterable[Key]) -> dict[Key, str]:
        """Those of `keys` that it has, with their sections. An overview only names them."""
        return {} if self.kind == "overview" else library.lists.among(self.listing, keys)


def selected_records(library: Library, listing: Listing) -> Iterator[Record]:
    """The records of a list, in order, read a few at a time."""
    return chain.from_iterable(selected_pages(library, listing))


def selected_pages(library: Library, listing: Listing) -> Iterator[tuple[Record, ...]]:
    """The same, as many at a time as are read."""
    return (tuple(map(public, some)) for some in library.lists.pages(listing, _AT_ONCE))


def public(record: Record) -> Record:
    """A record without what is never exported."""
    private = _PRIVATE.get(record.section, frozenset())
    if private.isdisjoint((*record.fields, *record.faults)):
        return record
    fields = {name: value for name, value in record.fields.items() if name not in private}
    faults = {name: value for name, value in record.faults.items() if name not in private}
    return record._replace(fields=fields, faults=faults)


def select(library: Library, name: str, briefing: str = "") -> Selection:
    """What `name` means: `all`, a section (`statements`), an overview (`gaps`), or a record's slug.

    `briefing` may be empty where the library has only one. A record called like one of these is
    reached as `briefing/slug`. Raises BriefingError where there is nothing of that name.
    """
    briefing = briefing or only_briefing(library)
    if name == ALL:
        return whole(library, briefing)
    if name in OVERVIEWS:
        return of_overview(OVERVIEWS[name], briefing)
    for section in library.briefings.sections(briefing):
        if section.name == name:
            return of_section(briefing, section)
    key = library.resolve(name, briefing)
    found = library.record(key) if key else None
    if found is None:
        raise _nothing(library, name, briefing)
    return of_record(found, briefing)


def whole(library: Library, briefing: str) -> Selection:
    """A whole briefing."""
    header = library.record(Key(briefing, FRONT))
    title = header.title if header else briefing
    return Selection("briefing", briefing, briefing, title, Listing(briefing))


def of_section(briefing: str, section: SectionCount) -> Selection:
    """A section of a briefing, in its usual order."""
    listing = Listing(briefing, section.name, section.order)
    return Selection("section", briefing, section.name, section.title, listing)


def of_overview(overview: Overview, briefing: str) -> Selection:
    """A page about a whole briefing."""
    return Selection("overview", briefing, overview.name, overview.title, Listing(briefing))


def of_record(record: Record, briefing: str) -> Selection:
    """One record: of `briefing`, shared with it, or of another one, to which it then belongs."""
    own = record.key.briefing
    listing = _only(record.key, Listing(own, record.section))
    home = briefing if own == SHARED else own
    return Selection("record", home, record.key.slug, record.title, listing)


def of_search(library: Library, listing: Listing, query: str) -> Selection:
    """What a search or a filter found: its list, and what was typed."""
    briefing = listing.briefing or library.briefings.only()
    return Selection("search", briefing, "search", "Search", listing, query)


def only_briefing(library: Library) -> str:
    """The slug of the only briefing. Raises BriefingError where there are several, or none."""
    if only := library.briefings.only():
        return only
    slugs = [found.slug for found in library.briefings.all()]
    if not slugs:
        raise BriefingError("The library has no briefing", "Open a folder that has one")
    raise BriefingError("The library has several briefings", f"Name one: {some_names(slugs)}")


def _only(key: Key, listing: Listing) -> Listing:
    """The part of a list that the record at `key` is."""
    those, values = wanted([key])
    sql = f"record.id IN ({those} SELECT record.id FROM {RECORDS_WANTED})"
    return listing._replace(condition=Condition(sql, values))


def _nothing(library: Library, name: str, briefing: str) -> BriefingError:
    sections = [section.name for section in library.briefings.sections(briefing)]
    names = [ALL, *sections, *OVERVIEWS]
    near = get_close_matches(name, names, n=1)
    choice = f"Did you mean {near[0]}" if near else f"Name {', '.join(names)}, or a slug"
    return BriefingError(f'No section or record "{name}"', choice + ("?" if near else ""))
