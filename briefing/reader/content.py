"""The one door for text to the screen: a briefing's text becomes `Content`, and never markup."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content

from briefing.page.blocks import Line, Span, Style, is_link
from briefing.text.visible import visible, visible_line

STYLES: Mapping[Style, str] = {
    "": "",
    "strong": "bold $reader-words",
    "words": "$reader-words",
    "match": "$reader-match",
    "muted": "$reader-muted",
    "label": "$reader-muted",
    "quote": "$reader-words",
    "warning": "bold $reader-words",
    "error": "bold $reader-words",
    "unknown": "italic",
    "literal": "$reader-muted",
    "replaced": "italic",
    "rule": "$reader-rule",
    "sign": "$reader-accent",
    "led": "$reader-words",
    "border": "$reader-border",
}
"""What each style looks like; `briefing.reader.settings.themes` has what the variables are."""

LINK = "underline"
"""What a link in a line looks like, whatever its words look like: they keep their colour."""

SIGN = "$reader-sign"
"""What our own signs look like: the mark of the cursor, of the focus."""

MARK = "$reader-mark"
"""What is put on the one thing that the person is at: the marked link, the current match."""

CURSOR, KEPT = "$reader-cursor", "$reader-kept"
"""What is put on the row with the cursor: while its list has the focus, and while it has not."""

MATCH = "$reader-match"
"""What is put on the other matches."""


def content(line: Line, *, width: int | None = None) -> Content:
    """`line` on one line, cut with … to `width` cells if that is given."""
    whole = Content.assemble(*((visible_line(span.text), style_of(span)) for span in line))
    return whole if width is None else whole.truncate(width, ellipsis=True)


def plain_content(text: str) -> Content:
    """`text` as it is: brackets are brackets, and what is hidden has a mark. Line breaks stay."""
    return Content(visible(text))


def style_of(span: Span) -> str:
    """The style of a span, as the toolkit writes styles."""
    if not is_link(span) or span.style == "led":
        return STYLES[span.style]
    return f"{STYLES[span.style]} {LINK}".strip()
