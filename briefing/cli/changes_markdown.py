"""What has changed, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.export import gfm
from briefing.page.blocks import Heading, ItemList, Line, Page, Paragraph, Span


def changes_markdown(page: Page) -> Iterator[str]:
    """The page of changes from top to bottom. Records are named with their keys, in code."""
    for block in page.blocks:
        match block:
            case Heading(level, line):
                yield f"{'#' * level} {gfm.one_line(_line(line))}\n\n"
            case Paragraph(line):
                yield f"{gfm.block(_line(line))}\n\n"
            case ItemList(items):
                for item in items:
                    yield f"- {gfm.one_line(_line(item.line))}\n"
                    for below in item.below:
                        yield f"  - {gfm.one_line(_line(below))}\n"
                yield "\n"
            case _:
                raise AssertionError(f"no block of this page: {block}")


def _line(line: Line) -> str:
    return "".join(map(_span, line))


def _span(span: Span) -> str:
    words = gfm.escape(span.text)
    return f"{words} `{span.link}`" if span.link else words
