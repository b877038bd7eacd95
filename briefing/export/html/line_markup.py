"""Lines of a page as HTML: the one place where a text becomes markup, and none of it is any."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from markupsafe import Markup, escape

from briefing.errors import BriefingError
from briefing.export.anchors import anchor
from briefing.model.key import Key
from briefing.page.blocks import Line, Span, Style, is_link, plain
from briefing.text.visible import visible
from briefing.text.web_address import check

_TAGS: Mapping[Style, tuple[str, str]] = {
    "strong": ("<b>", "</b>"),
    "label": ('<b class="label">', "</b>"),
    "muted": ('<span class="muted">', "</span>"),
    "quote": ('<span class="verbatim">', "</span>"),
    "warning": ('<b class="warning">', "</b>"),
    "error": ('<b class="warning">', "</b>"),
    "unknown": ("<i>", "</i>"),
    "literal": ('<span class="literal">', "</span>"),
    "replaced": ('<span class="replaced">', "</span>"),
}
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")
_FROM_LEFT = "A-Za-z\u00c0-\u024f\u0370-\u052f"
_DIRECTED = re.compile(f"({_RIGHT_TO_LEFT.pattern})|[{_FROM_LEFT}]")
"""The letters that a text takes its direction from; of the first kind, from right to left."""
_FROM_RIGHT = re.compile(
    rf"({_RIGHT_TO_LEFT.pattern}(?:[^{_FROM_LEFT}\u2192]*{_RIGHT_TO_LEFT.pattern})*[.!\u061f]*)"
)
"""A run of words from right to left, with what stands between them, but for the arrows of a way."""
_OWN_WAY = Markup('<span class="own-way">{}</span>')


@dataclass(frozen=True, slots=True)
class LineMarkup:
    """Writes lines. `place` gives the number of a record that stands in the file; None for others.

    It gives 0 for one that the script draws, and leads there.
    """

    place: Callable[[Key], int | None]
    home: str
    addresses: dict[str, int] = field(default_factory=dict)
    """The addresses on the web that were written, each with its number on paper."""

    def line(self, line: Line) -> Markup:
        """A line with its links and styles."""
        return Markup("").join(self._span(span) for span in _joined(line))

    def quiet(self, line: Line) -> Markup:
        """A line where all around it is muted."""
        return self.line(tuple(_loud(span) for span in line))

    def prose(self, line: Line) -> Markup:
        """A line of somebody's prose, whose links have on paper the numbers of what they lead to.

        Of one from right to left no piece is set apart, for these would stand from left to right.
        """
        return self._whole(line, numbered=True)

    def title(self, line: Line) -> Markup:
        """The same without the numbers."""
        return self._whole(line, numbered=False)

    def _whole(self, line: Line, *, numbered: bool) -> Markup:
        whole = is_from_right(plain(line))
        return Markup("").join(
            self._span(span, numbered=numbered, whole=whole) for span in _joined(line)
        )

    def _span(self, span: Span, *, numbered: bool = False, whole: bool = False) -> Markup:
        raw = _seen(span.text) if whole else shown(span.text)
        before, after = _TAGS.get(span.style, ("", ""))
        styled = Markup(before) + raw + Markup(after)
        number = self.place(span.link) if span.link is not None else None
        if span.link is not None and number is not None:
            target = anchor(span.link, self.home)
            if not number:
                return Markup('<a data-to="{}">{}</a>').format(target, styled)
            printed = Markup(' data-n="{}"').format(number) if numbered else ""
            return Markup('<a href="#{}"{}>{}</a>').format(target, printed, styled)
        address = web_address(span.url)
        if address:
            return Markup(
                '<a class="out" href="{}" data-w="{}" rel="external noreferrer noopener">{}</a>'
            ).format(address, self._address_number(address), styled)
        return styled

    def _address_number(self, address: str) -> int:
        return self.addresses.setdefault(address, len(self.addresses) + 1)


def _joined(line: Line) -> Iterator[Span]:
    """The spans that have text; those that look alike and lead nowhere as one."""
    for style, some in groupby(line, lambda span: (span.style, is_link(span))):
        if style[1]:
            yield from (span for span in some if span.text)
        elif words := "".join(span.text for span in some):
            yield Span(words, style[0])


def _loud(span: Span) -> Span:
    return span._replace(style="") if span.style == "muted" else span


def shown(text: str) -> Markup:
    """A text with what is hidden in it made visible; set apart where its direction changes."""
    raw = _seen(text)
    if _RIGHT_TO_LEFT.search(raw):
        # Not <bdi>, whose text does not count where the direction of a block follows from its text.
        return _OWN_WAY.format(raw)
    return raw


def is_from_right(text: str) -> bool:
    """Whether a text is read from right to left, as its first letter is."""
    first = _DIRECTED.search(text)
    return bool(first and first[1])


def set_apart(text: str) -> Markup:
    """A text that is read from left to right, with what is not in it set apart."""
    parts = enumerate(_FROM_RIGHT.split(text))
    return Markup("").join(_OWN_WAY.format(one) if turned % 2 else one for turned, one in parts)


def _seen(text: str) -> Markup:
    return escape(visible(text)).replace("\n", Markup("<br>"))


def web_address(url: str) -> str:
    """The address of a page of the web; empty for anything else, and for what is no address."""
    try:
        checked = check(url).url if url else ""
    except BriefingError:
        return ""
    return checked if checked.startswith(("http://", "https://")) else ""
