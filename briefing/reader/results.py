"""What a search found, as rows: grouped by section, each record with what matched in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.library.answers import Condition, Listing, Record, SectionCount
from briefing.library.library import Library
from briefing.model.key import FRONT, Key
from briefing.page.blocks import Line, Span, plain
from briefing.page.excerpt import excerpts
from briefing.page.row import Row
from briefing.page.rows import row
from briefing.search.search import Found, search


@dataclass(frozen=True, slots=True)
class Hit:
    """A row of the results: a record with its `key`, or the heading of a section.

    Below the first line stands what matched, and then who says so, of a statement; of anything
    else what stands below it in the list of its section. `narrower` is what a heading would add to
    the query to leave only its own section.
    """

    first: Line
    second: Line = ()
    key: Key | None = None
    narrower: str = ""
    third: Line = ()


@dataclass(frozen=True, slots=True)
class Group:
    """The results of one section, of which there are `count`."""

    section: SectionCount
    count: int


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to `query`: how many records, in which sections, and what was not understood."""

    query: str
    found: Found
    groups: tuple[Group, ...]

    @property
    def hints(self) -> tuple[str, ...]:
        """Sentences on what in the query was not understood."""
        return self.found.hints

    @property
    def count(self) -> int:
        """How many records were found."""
        return sum(group.count for group in self.groups)

    def first_hit(self, row: int) -> int:
        """The row itself, or the one below it where it is the heading of the first section."""
        return max(1, row)

    def source(self, library: Library) -> ResultRows:
        """The rows, to be read from `library` as they come into view."""
        return ResultRows(library, self)


def found(query: str, library: Library) -> Results:
    """What `query` finds in all briefings, counted by section.

    The sections stand in reading order, but where an actor or a place is called what was typed,
    its section comes first: `enter` opens it. Front pages, which mention everything, come last.
    """
    answer = search(library, query)
    briefings = library.briefings()
    sections = library.sections(briefings[0].slug) if briefings else []
    named = _named(library, answer)
    sections.sort(key=lambda one: (one.name == FRONT, one.name != named))
    counted = [
        Group(one, library.count(replace(answer.listing, section=one.name))) for one in sections
    ]
    return Results(query, answer, tuple(group for group in counted if group.count))


def _named(library: Library, answer: Found) -> str:
    """The section of the actor or place that has all the words in its name, if there is one."""
    if not answer.words:
        return ""
    words = " AND ".join(f'names : "{word}" *' for word in answer.words)
    called = Condition(
        "record.section IN ('actors', 'locations') AND record.id IN "
        "(SELECT rowid FROM words WHERE words MATCH ?)",
        (words,),
    )
    best = library.page(Listing(order="mentions", condition=called), 0, 1)
    return best[0].section if best else ""


class ResultRows:
    """The results as the rows of a list: a heading, and the records of its section below it."""

    def __init__(self, library: Library, results: Results) -> None:
        """The records are read from `library` when they are drawn."""
        self._library = library
        self._results = results

    def count(self) -> int:
        """Records and headings."""
        return self._results.count + len(self._results.groups)

    def rows(self, offset: int, limit: int) -> Sequence[Hit]:
        """At most `limit` rows from `offset` on."""
        rows: list[Hit] = []
        for group in self._results.groups:
            if offset <= 0 and len(rows) < limit:
                rows.append(_heading(group))
            skipped = max(0, offset - 1)
            if skipped < group.count and len(rows) < limit:
                rows += self._hits(group, skipped, limit - len(rows))
            offset -= group.count + 1
        return rows

    def _hits(self, group: Group, offset: int, limit: int) -> list[Hit]:
        listing = replace(self._results.found.listing, section=group.section.name)
        records = self._library.page(listing, offset, limit)
        shown = row(self._library, records)
        return [self._hit(one, record) for one, record in zip(shown, records, strict=True)]

    def _hit(self, one: Row, record: Record) -> Hit:
        matched = self._matched(record)
        below = one.third or (one.second if matched else ())
        return Hit(one.first, matched or one.second, record.key, third=below)

    def _matched(self, record: Record) -> Line:
        """The best piece of the record, unless it is only a field with a slug in it."""
        pieces = excerpts(record, self._results.found.words, most=1)
        return pieces[0] if pieces and len(plain(pieces[0]).split()) > 2 else ()


def _heading(group: Group) -> Hit:
    narrower = "" if group.section.name == FRONT else f"kind:{group.section.singular}"
    title = (Span(group.section.title, "strong"), Span(f"  {group.count:,}"))
    return Hit((), title, None, narrower)
