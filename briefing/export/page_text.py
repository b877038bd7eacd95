"""A page that is no record's as Markdown that stands by itself: its words, and who says so."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.export import gfm
from briefing.export.attribution import StatementAttributions
from briefing.export.block_renderer import BlockRenderer, heading
from briefing.export.footnotes import Footnotes
from briefing.export.links import links_of
from briefing.export.spans import SpanWriter, linked
from briefing.library.library import Library
from briefing.model.key import Key
from briefing.page.blocks import Line, Page, lines_of
from briefing.page.record_loader import RecordLoader


def page_as_markdown(library: Library, page: Page) -> Iterator[str]:
    """The page. Every statement that it names has a footnote that says who says so."""
    voices = StatementAttributions(RecordLoader(library))
    voices.gather(set(linked(lines_of(page.blocks))))
    notes = Footnotes(page.key.briefing)
    links = links_of("none", page.key.briefing, "", alone=True)

    def note(key: Key) -> str:
        return notes.mark(key) if voices.has(key) else ""

    lines = SpanWriter(links, {}, {}, note)
    yield f"{heading(1, _title(page))}\n"
    for block in BlockRenderer(lines, voices, page.key, 1).blocks(page):
        yield f"\n{block}\n"
    plain_lines = SpanWriter(links, {}, {}, note=lambda _: "")
    for key in list(notes.used()):
        said = gfm.one_line(plain_lines.raw(voices.who_says_so(key)))
        yield f"\n{notes.definition(key, said)}\n"


def _title(page: Page) -> Line:
    first = page.blocks[0]
    return next(iter(lines_of((first,))))
