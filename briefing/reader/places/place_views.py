"""What a place shows: its list, its page, its name. Asks the library; knows no screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from briefing.errors import BriefingError
from briefing.library.library import Library
from briefing.library.query.stale_files import is_stale
from briefing.library.store.records import Briefing, Listing, Record, SectionCount
from briefing.model.key import FRONT, Key
from briefing.page.blocks import (
    Block,
    Blocks,
    Heading,
    Line,
    Notice,
    Page,
    Paragraph,
    Span,
    plain,
    text,
)
from briefing.page.overviews import OVERVIEWS, compose_overview
from briefing.page.record_loader import RecordLoader
from briefing.page.rows.common import CommonFacts
from briefing.page.rows.row import Row, with_marks
from briefing.page.sections.registry import compose
from briefing.page.words.counts import counted
from briefing.page.words.dates import date_in_words
from briefing.page.words.labels import called, speaker_text
from briefing.reader.places.head_words import HeadWords
from briefing.reader.places.history import ReaderPlace
from briefing.reader.places.nav_marks import NO_MARKS, TO_WHATS_NEW
from briefing.reader.places.nav_rows import (
    BETWEEN,
    CONNECT,
    MOST_BRIEFINGS,
    NETWORK,
    PROBLEMS,
    TITLES,
    WHATS_NEW,
    WORKED_OUT,
    NavRow,
    briefing_choices,
    contents,
    ends_of,
)
from briefing.reader.places.ordering import Ordering
from briefing.reader.places.problems_page import checked_page, problems_page
from briefing.text.visible import visible_line

if TYPE_CHECKING:
    from briefing.analysis.wording.loaded_terms import Wording
    from briefing.page.rows.rows import RowComposer
    from briefing.page.wording.lens import Lens

_CRUMB = 50  # characters of a title that leave room for what stands before it


class RecordRowSource:
    """The rows of a list of records, read from the library page by page."""

    def __init__(self, views: PlaceViews, listing: Listing, count: int | None = None) -> None:
        """The list is counted now, unless `count` is known, and read when it is drawn."""
        library = views.library
        self.listing = listing
        self._views = views
        self._count = library.lists.count(listing) if count is None else count

    def count(self) -> int:
        """How many rows there are."""
        return self._count

    def rows(self, offset: int, limit: int) -> Sequence[Row]:
        """The rows from `offset` on, at most `limit`."""
        records = self._views.library.lists.page(self.listing, offset, limit)
        return self._views.rows(records, self.listing.order)


class PlaceViews:
    """The views of one library. It remembers the briefing that it was asked for last."""

    def __init__(
        self,
        library: Library,
        wording: Wording = "printed",
        keys: Mapping[str, str] | None = None,
    ) -> None:
        """The briefings are counted now. `keys` are those that open the overviews, by name."""
        self.library = library
        self._keys = keys or {}
        self._lens = _lens(library, wording)
        self._count = library.briefings.count()
        self._problems = library.problems.count()
        self._sections: dict[str, list[SectionCount]] = {}
        self._shown: dict[str, Briefing | None] = {}
        self._markings: dict[str, str] = {}
        self._rows: RowComposer | None = None
        self.marks = NO_MARKS
        """What is shown of what the person has read."""

    @property
    def first(self) -> str:
        """The briefing to begin with: the newest. Empty where there is none."""
        return self.library.briefings.newest()

    def sections(self, briefing: str) -> list[SectionCount]:
        """The sections of a briefing, with their counts."""
        if briefing not in self._sections:
            self._sections = {briefing: self.library.briefings.sections(briefing)}
        return self._sections[briefing]

    def contents(self, briefing: str) -> list[NavRow]:
        """The rows of the left pane."""
        several = 1 < self._count <= MOST_BRIEFINGS
        briefings = self.library.briefings.all() if several else [self._briefing(briefing)]
        shown = [one for one in briefings if one is not None]
        sections = self.sections(briefing)
        problems, keys = self._problems, self._keys
        return contents(shown, self._count, briefing, sections, problems, keys, self.marks)

    def _briefing(self, slug: str) -> Briefing | None:
        if slug not in self._shown:
            self._shown = {slug: self.library.briefings.get(slug)}
        return self._shown[slug]

    def usual(self, briefing: str, section: str) -> Ordering:
        """The order that a section's list has until the person changes it."""
        orders = {one.name: one.order for one in self.sections(briefing)}
        return Ordering(orders.get(section, "file"))

    def rows(self, records: Sequence[Record], order: str = "") -> list[Row]:
        """The rows of some records of a list in some order, in the words that are wanted."""
        # Loaded when there is a list: the front page, which comes first, has none.
        from briefing.page.rows.rows import RowComposer  # noqa: PLC0415

        if self._rows is None:
            self._rows = RowComposer(self.library)
        rows = self._rows.listed(records, order)
        rows = self._lens.rows(rows) if self._lens else rows
        return with_marks(rows, self.library.person.marked)

    def page(self, place: ReaderPlace) -> Page | Blocks:
        """The page of a place that is no overview; nothing where no record is chosen."""
        if place.section == PROBLEMS:
            return problems_page(self.library, place.briefing)
        if place.key is None:
            return ()
        record = self.library.record(place.key)
        if record is None:
            return missing(place.key, self.library)
        page = compose(self.library, record, marked=False)
        if is_stale(self.library, record.file):
            page = page._replace(blocks=(*page.blocks[:1], _stale(record), *page.blocks[1:]))
        page = self._lens.page(page) if self._lens else page
        return page._replace(blocks=tuple(self._with_own(place, page.blocks)))

    def _with_own(self, place: ReaderPlace, blocks: Sequence[Block]) -> Iterator[Block]:
        """The page with what is the person's: what is new to them, and their own note."""
        yield from blocks[:1]
        if place.section == FRONT and self.marks.said:
            link = Key(place.briefing, TO_WHATS_NEW)
            yield Paragraph((Span(self.marks.said, link=link),))
        yield from blocks[1:]
        note = self.library.person.marked.notes.get(place.key) if place.key else None
        if note:
            yield Heading(2, text("Your own note"))
            yield from (Paragraph(text(part)) for part in note.strip().split("\n\n"))
            yield Paragraph(text("It is no part of the briefing, and in no export of it.", "muted"))

    def foot(self, key: Key) -> tuple[Line, ...]:
        """What is said at the foot of the claim ledger of one of its incidents."""
        # Loaded when the ledger is open: the first frame does without.
        from briefing.page.overviews.ledger_foot import ledger_foot  # noqa: PLC0415

        lines = ledger_foot(key, self.library)
        lens = self._lens
        return tuple(lens.line(line, key.briefing) for line in lines) if lens else lines

    def crumbs(self, place: ReaderPlace) -> list[str]:
        """The names on the way to a place, from the briefing down."""
        briefing = self._briefing(place.briefing)
        parts = [briefing.title if briefing else place.briefing]
        if place.section == PROBLEMS:
            return [*parts, "Problems"]
        if place.section == WHATS_NEW:
            return [*parts, "What is new"]
        if place.section in OVERVIEWS:
            return [*parts, OVERVIEWS[place.section].title]
        if place.section in BETWEEN:
            keys = ends_of(place)
            titles = self.names(keys)
            named = " | ".join(titles.get(key, key.slug) for key in keys)
            return [*parts, TITLES[place.section], named]
        parts.append(TITLES.get(place.section) or self.title(place.briefing, place.section))
        if place.key is not None and place.section != FRONT:
            parts.append(self._in_short(place.key))
        return parts

    def _in_short(self, key: Key) -> str:
        """What a record is called on the way to it: of words, which stand below, whose they are."""
        look = RecordLoader(self.library)
        record = look.at(key)
        if record is not None and record.section == "statements":
            return speaker_text(record, look)
        return self.names([key]).get(key, key.slug)

    def marking(self, briefing: str) -> str:
        """How a briefing is marked, which is to be in sight whatever is read of it.

        Without one the strictest marking of all briefings.
        """
        if briefing not in self._markings:
            self._markings = {briefing: self.library.briefings.marking(briefing)}
        return self._markings[briefing]

    def names(self, keys: Iterable[Key]) -> dict[Key, str]:
        """What records are called where they are only named, in the words that are wanted."""
        look, keys = RecordLoader(self.library), list(keys)
        look.fetch(keys)
        found = {key: called(record, look, _CRUMB) for key in keys if (record := look.at(key))}
        lens = self._lens
        return {
            key: plain(lens.line(line, key.briefing) if lens else line)
            for key, line in found.items()
        }

    def title(self, briefing: str, section: str) -> str:
        """The title of a section."""
        return next((one.title for one in self.sections(briefing) if one.name == section), section)

    def head(
        self, place: ReaderPlace, ordering: Ordering, count: int, common: CommonFacts, most: int = 0
    ) -> HeadWords:
        """What stands above the list: the section, how many, in what order, narrowed to what.

        With `most`, a `count` above that is not of all.
        """
        title = self.title(place.briefing, place.section)
        sections = self.sections(place.briefing)
        whole = next((one.records for one in sections if one.name == place.section), 0)
        there = counted(count, most or count)
        many = f"{there} of {whole:,}" if place.query else there
        usual = ordering == self.usual(place.briefing, place.section)
        return HeadWords(title, many, str(ordering), place.query, common, usual=usual)

    def choices(self) -> list[NavRow]:
        """A row for each briefing of the library."""
        return briefing_choices(self.library.briefings.all())

    def place_of(self, key: Key, here: ReaderPlace) -> ReaderPlace:
        """The place of a record, reached from another; where it is not there, that is told."""
        record = self.library.record(key)
        if record is None:
            section = FRONT if here.section in WORKED_OUT else here.section
            return ReaderPlace("page", here.briefing, section, key)
        return self.at(here.briefing, record)

    def at(self, briefing: str, record: Record) -> ReaderPlace:
        """The place of a record, reached from a briefing: shared ones are seen from there."""
        own = record.key.briefing if self._briefing(record.key.briefing) else briefing
        return ReaderPlace("page", own, record.section, record.key)


def overview_page(place: ReaderPlace, wording: Wording, library: Library) -> Page:
    """The overview of a place, asked of a thread's own library."""
    only = None
    if place.query and place.section not in TITLES:
        # As with the rows.
        from briefing.page.overviews.narrowing import Narrowing  # noqa: PLC0415

        only = Narrowing(library, place.query, place.briefing)
    if place.section == PROBLEMS:
        return checked_page(library, place.briefing, only)
    lens = _lens(library, wording)
    if place.section in TITLES:
        page = _between(library, place)
    else:
        page = compose_overview(library, place.section, place.briefing, only)
        page = page._replace(blocks=page.blocks[1:])  # the way to it ends with its title
    return lens.page(page) if lens else page


def _between(library: Library, place: ReaderPlace) -> Page:
    """The page of what lies between records; that there is none, where it cannot be told."""
    # Loaded when one is wanted: the first frame does without.
    from briefing.page.comparison.comparison_page import compose_comparison  # noqa: PLC0415
    from briefing.page.connections.connections_page import compose_connections  # noqa: PLC0415
    from briefing.page.connections.network_page import compose_network  # noqa: PLC0415

    try:
        if place.section == NETWORK:
            return compose_network(library, place.key or Key(place.briefing, ""), place.briefing)
        one, other = place.between
        if place.section == CONNECT:
            return compose_connections(library, one, other, place.briefing)
        page = compose_comparison(library, one, other, place.briefing, place.query)
        return page._replace(blocks=page.blocks[1:])  # both names stand above their columns
    except BriefingError as error:
        notice = Notice("warning", text(visible_line(str(error))))
        title = TITLES[place.section]
        key = Key(place.briefing, place.section)
        return Page(key, "", title, "", (Heading(1, text(title)), notice))


def _lens(library: Library, wording: Wording) -> Lens | None:
    """What changes the words that are shown; None where they are shown as they stand."""
    if wording == "printed":
        return None
    # Loaded when it is first wanted: the first frame does without.
    from briefing.page.wording.lens import Lens  # noqa: PLC0415

    return Lens(library, wording)


def missing(key: Key, library: Library) -> Page:
    """The page of a record that is not, or no longer, there, or was not known on the day."""
    words = (
        f"There is no record {key.slug} in {key.briefing}. It is no longer there, or the link that "
        "leads here is broken."
    )
    if key.slug == FRONT:
        words = f"{key.briefing} has no header that can be read. ! lists what is wrong with it."
    if library.until and library.as_of("").record(key):
        day = date_in_words(library.until)
        words = f"This was not yet known on {day}. A later day (t) shows it."
    notice = Notice("error", text(words))
    return Page(key, "", key.slug, "missing", (Heading(1, text(key.slug)), notice))


def _stale(record: Record) -> Notice:
    """That the page shows what its file said before it became unreadable."""
    said = f"{record.file} cannot be read now (! says why). This is what it said before."
    return Notice("warning", text(visible_line(said)))
