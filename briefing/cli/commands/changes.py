"""`briefing changes`: what differs between two times of a briefing, the weightiest first."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from typing import Any

from briefing.analysis.changes.changes import (
    RecordChange,
    by_kind,
    changes_between,
)
from briefing.analysis.changes.outside_records import OutsideRecords
from briefing.analysis.changes.record_version import library_side
from briefing.cli.compared_sides import chosen_sides
from briefing.cli.content_choice import opened, place
from briefing.cli.exit_status import FOUND, NOTHING
from briefing.cli.output import Output
from briefing.cli.view_basis import print_basis
from briefing.errors import BriefingError
from briefing.export import gfm
from briefing.library.library import Library
from briefing.model.key import SHARED, Key
from briefing.page.blocks import Heading, ItemList, Line, Notice, Page, Paragraph, Span, text
from briefing.page.changes.answers import answers_of
from briefing.page.changes.change_blocks import (
    ComparedTimes,
    changes_page,
    counts_line,
    names_of,
    not_read,
    title_of,
)
from briefing.page.changes.kept_reading import kept_reading
from briefing.page.changes.old_words import with_old_words
from briefing.page.changes.since_read import home_of, since_read, since_words
from briefing.page.wording.lens import Lens
from briefing.state.reading_state import ReadingState


def run(arguments: Namespace, out: Output) -> int:
    """Print what has changed; gives the exit status."""
    if arguments.since and arguments.old:
        raise BriefingError("--since and OLD are two answers to one question", "Leave one out")
    if not (arguments.since or arguments.old):
        return _since_read(arguments, out)
    with chosen_sides(arguments, out) as sides:
        old, library = sides.old.library, sides.new.library
        briefing = arguments.briefing or ""
        _briefings(library, arguments.briefing)
        new = library_side(library, briefing)
        found = changes_between(library_side(old, briefing), new, library, answers_of)
        olds = dict.fromkeys((change.key for change in found), old)
        _print(library, found, ComparedTimes(sides.since, new.declared, olds), arguments, out)
    return NOTHING if found and arguments.exit_code else FOUND


def _since_read(arguments: Namespace, out: Output) -> int:
    """Print what has changed since it was read in the reader."""
    library = opened(place(arguments.content, arguments.example), out)
    state, found = ReadingState(), list[RecordChange]()
    last, outside, olds = "", OutsideRecords(library), dict[Key, Library]()
    with ExitStack() as held:
        for slug in (*_briefings(library, arguments.briefing), SHARED):
            home = home_of(library, slug)
            kept = kept_reading(state, home)
            changes = since_read(library, slug, kept, outside).changes
            some, old = held.enter_context(with_old_words(library, changes, kept, home))
            found += some
            olds |= old
            last = max(last, kept.last_day)
        if unusable := state.news():
            raise BriefingError(unusable)
        if not last:
            out.say("nothing of this was read yet in the reader; name what to compare with")
            if not arguments.json:
                return FOUND
        since = since_words(last) or "Nothing was read yet."
        found.sort(key=lambda change: change.place)
        times = ComparedTimes(since, outside.declared, olds)
        _print(library, found, times, arguments, out)
    return NOTHING if found and arguments.exit_code else FOUND


def _briefings(library: Library, chosen: str | None) -> list[str]:
    every = [one.slug for one in library.briefings.all()]
    if chosen is not None and chosen not in every:
        raise BriefingError(f'No briefing "{chosen}"', "`briefing list` names them")
    return every if chosen is None else [chosen]


def _print(
    library: Library,
    found: Sequence[RecordChange],
    times: ComparedTimes,
    arguments: Namespace,
    out: Output,
) -> None:
    """Print changes as the arguments ask: as text, as Markdown or as JSON."""
    if arguments.json:
        names = names_of(library, found, times.olds)
        counts = {kind: len(some) for kind, some in by_kind(found).items()}
        rows = (_row(one, title_of(one, names), times) for one in found)
        marking = library.briefings.marking(arguments.briefing or "")
        sides = {"old": not_read(set(times.olds.values())), "new": not_read([library])}
        head = {"marking": marking, "since": times.since, "counts": counts, "not_read": sides}
        out.json_list(head, "changes", rows)
        return
    page = changes_page(library, library.briefings.only(), found, times)
    if arguments.markdown:
        out.document(_markdown(library, page, {one.key.briefing for one in found}))
        return
    if found:
        lens = Lens(library, "printed")
        print_basis(lens, sorted({one.key.briefing for one in found}), out)
    out.laid_out(page)
    out.say(counts_line(library, found) or "nothing has changed")


def _row(change: RecordChange, title: str, times: ComparedTimes) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "key": str(change.key),
        "was": change.was,
        "section": change.section,
        "title": title,
        "answer": None if change.before is None else {"old": change.before, "new": change.after},
        "fields": [
            {
                "field": one.place,
                "label": times.declared.label(change.section, one.field),
                "kind": one.kind,
                "old": one.old,
                "new": one.new,
            }
            for one in change.fields
        ],
    }


def _markdown(library: Library, page: Page, briefings: Iterable[str]) -> Iterator[str]:
    """The page of changes from top to bottom. Records are named with their keys, in code."""
    # The exporters are loaded where something is exported.
    from briefing.export.links import links_of  # noqa: PLC0415
    from briefing.export.markdown import page_top  # noqa: PLC0415
    from briefing.export.spans import SpanWriter  # noqa: PLC0415

    lines = SpanWriter(links_of("none", "", "", alone=True), {}, {}, note=lambda _: "")
    lens = Lens(library, "printed")
    yield from page_top(lens, text(page.title), sorted(briefings), lines)
    yield "\n"
    for block in page.blocks[1:]:
        match block:
            case Heading(level, line):
                yield f"{'#' * level} {gfm.one_line(_marked_line(line))}\n\n"
            case Paragraph(line) | Notice(_, line):
                yield f"{gfm.block(_marked_line(line))}\n\n"
            case ItemList(items):
                for item in items:
                    yield f"- {gfm.one_line(_marked_line(item.line))}\n"
                    for below in item.below:
                        yield f"  - {gfm.one_line(_marked_line(below))}\n"
                yield "\n"
            case _:
                raise AssertionError(f"no block of this page: {block}")


def _marked_line(line: Line) -> str:
    return "".join(map(_span, line))


def _span(span: Span) -> str:
    words = gfm.escape(span.text)
    return f"{words} `{span.link}`" if span.link else words
