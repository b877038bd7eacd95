"""`briefing list`: the briefings and their sections, or the records of a section."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from briefing.cli.content_choice import asked
from briefing.cli.exit_status import FOUND, NOTHING
from briefing.cli.output import Output
from briefing.cli.view_basis import print_marking
from briefing.errors import BriefingError
from briefing.library.library import Library
from briefing.library.store.records import Briefing, Listing, SectionCount
from briefing.page.blocks import Span, text
from briefing.text.edit_distance import nearest

if TYPE_CHECKING:
    from briefing.analysis.wording.loaded_terms import Wording
    from briefing.page.rows.row import Row


def run(arguments: Namespace, out: Output) -> int:
    """List; gives the exit status. Raises BriefingError where there is nothing of that name."""
    library, briefing = asked(arguments, out)
    if arguments.section is None and arguments.query is not None:
        raise BriefingError("A query needs a section", "Name one, or use: briefing search QUERY")
    if arguments.section is not None:
        return _records(library, briefing, arguments, out)
    one = library.briefings.get(briefing) if briefing else None
    briefings = [one] if one else library.briefings.all()
    if arguments.json:
        out.json_list({}, "briefings", (_described(library, one) for one in briefings))
    else:
        print_marking(library, {briefing}, out, table=True)
        for one in briefings:
            _print(one, library.briefings.sections(one.slug), out)
    return FOUND if briefings else NOTHING


def _print(briefing: Briefing, sections: Sequence[SectionCount], out: Output) -> None:
    if out.terminal:
        slug = Span(f"  {briefing.slug}", "muted")
        out.line((Span(briefing.title, "strong"), slug))
        out.rows([[text(f"{s.records:>8,}", "muted"), text(s.name)] for s in sections])
    else:
        out.rows([[text(briefing.slug), text(s.name), text(str(s.records))] for s in sections])


def _described(library: Library, briefing: Briefing) -> dict[str, object]:
    return {
        "briefing": briefing.slug,
        "title": briefing.title,
        "as_of": briefing.as_of,
        "marking": library.briefings.marking(briefing.slug),
        "problems": briefing.problems,
        "sections": [
            {"name": one.name, "title": one.title, "count": one.records}
            for one in library.briefings.sections(briefing.slug)
        ],
    }


def _records(library: Library, briefing: str, arguments: Namespace, out: Output) -> int:
    # What rows are made of is not needed for the sections, and takes twice as long to load.
    from briefing.cli.record_output import pages, print_rows, summary  # noqa: PLC0415
    from briefing.page.rows.rows import RowComposer  # noqa: PLC0415

    section = _section(library, briefing, arguments.section)
    listing = Listing(briefing, section.name, section.order)
    hints: tuple[str, ...] = ()
    if arguments.query is not None:
        listing, hints = _narrowed(library, listing, arguments.query)
    count = library.lists.count(listing)
    found = pages(library, listing, arguments.limit)
    if arguments.json:
        head: dict[str, object] = {
            "briefing": briefing,
            "marking": library.briefings.marking(briefing),
            "section": section.name,
            "count": count,
        }
        if arguments.query is not None:
            head |= {"query": arguments.query, "hints": hints}
        out.json_list(head, "records", (summary(one) for some in found for one in some))
    else:
        if count:
            print_marking(library, {briefing}, out, table=True)
        worded, rows = _worded(library, arguments.wording), RowComposer(library)
        for some in found:
            print_rows(worded(rows.of(some)), briefing, out)
    for hint in hints:
        out.say(hint)
    if not (count or hints or arguments.json):
        out.say(_nothing(library, listing))
    return FOUND if count else NOTHING


def _nothing(library: Library, listing: Listing) -> str:
    """Why a list is empty, as far as it is to be seen."""
    if listing.condition is not None:
        return "nothing found"
    day = f" that was known on {library.until}" if library.until else ""
    return f"there is nothing among the {listing.section}{day}"


def _worded(library: Library, wording: Wording) -> Callable[[list[Row]], list[Row]]:
    """Puts rows into the words that are wanted."""
    if wording == "printed":
        return list
    # Few want others, and it takes as long to load as the rows do.
    from briefing.page.wording.lens import Lens  # noqa: PLC0415

    return Lens(library, wording).rows


def _narrowed(library: Library, listing: Listing, query: str) -> tuple[Listing, tuple[str, ...]]:
    """The list with only what a query finds, in its own order; and what was not understood."""
    # A list without a query does without the search.
    from briefing.search.search import search  # noqa: PLC0415

    found = search(library, query, listing.briefing)
    return listing._replace(condition=found.listing.condition), found.hints


def _section(library: Library, briefing: str, wanted: str) -> SectionCount:
    """The section of that name, or of which that is the singular."""
    sections = library.briefings.sections(briefing)
    for one in sections:
        if wanted.lower() in (one.name, one.singular):
            return one
    names = [one.name for one in sections]
    near = nearest(wanted, names)
    remedy = f"Did you mean {near}?" if near else f"There are: {', '.join(names)}"
    raise BriefingError(f'No section "{wanted}"', remedy)
