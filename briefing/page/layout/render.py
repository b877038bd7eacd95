"""Each kind of block as rows of text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

from rich.cells import cell_len

from briefing.analysis.speaker import PARTIAL
from briefing.page.blocks import (
    BRANCH,
    LONG,
    Beside,
    Block,
    Chart,
    FactTable,
    Heading,
    ItemList,
    Line,
    Notice,
    Paragraph,
    Span,
    StatementWords,
    Style,
    Table,
    in_small,
    is_link,
    plain,
    restyled,
    text,
)
from briefing.page.layout.cut_words import cut_line
from briefing.page.layout.leading import LEAD, hung, is_led, led
from briefing.page.layout.margin import fact_column, labelled
from briefing.page.layout.wrap import Row, row_piece, wrap
from briefing.page.layout.wrap_chain import wrap_chain
from briefing.page.words.dates import shortened_date
from briefing.page.words.vocabulary import DOT, retold

_LABELS_BESIDE = 24
"""Facts have their labels beside the values if this many cells are left for the values."""
_LISTING = Span("; ")
"""Between links of a field that are nothing but listed."""
_BAR = "▎"
_MOST_LINES = 2
"""How many lines of somebody's words in short are shown."""


def render(block: Block, width: int) -> list[Row]:
    """The rows of a block, each at most `width` cells."""
    return _DRAWN[type(block)](block, width)


def _heading(block: Heading, width: int) -> list[Row]:
    return wrap(restyled(block.line, "strong" if block.level < 3 else "label"), width)


def _paragraph(block: Paragraph, width: int) -> list[Row]:
    return wrap_chain(block.line, width)


def _words(block: StatementWords, width: int) -> list[Row]:
    """Somebody's words: between quotation marks and behind a bar only if they are verbatim."""
    if is_in_short(block):
        return _in_short(block, width)
    step = _step(2, width)
    if block.verbatim:
        first, last = _marks(block)
        quoted = (Span(first, "quote"), *restyled(block.line, "quote"), Span(last, "quote"))
        bar = row_piece(f"{_BAR} "[:step], "rule")
        rows = hung(quoted, width, bar, bar)
    else:
        retelling = (Span(retold(block.form), "label"), *restyled(block.line, "words"))
        rows = hung(retelling, width, row_piece(" " * step), row_piece(" " * step))
    if block.link is None:  # the page is theirs
        who = _attribution(block, width, own=True)
        long = len(plain(block.line)) > LONG
        return [*who, (), *rows] if long else [*rows, (), *who]
    return rows + _attribution(block, width)


def is_in_short(block: Block) -> bool:
    """Whether a block is somebody's words of which a screen shows the beginning."""
    return isinstance(block, StatementWords) and bool(block.attribution.way)


def _marks(block: StatementWords) -> tuple[str, str]:
    """The quotation marks of verbatim words, with what tells that they are only a part."""
    return ("… “", "” …") if block.form == PARTIAL else ("“", "”")


def _in_short(block: StatementWords, width: int) -> list[Row]:
    """The beginning of somebody's words, which leads to them; and all that they need below it."""
    step = _step(len(LEAD), width)
    first, last = _marks(block) if block.verbatim else ("", "")
    start, *cut = cut_line(text(f"{first}{plain(block.line)}{last}"), width - step, _MOST_LINES)
    words = led((start._replace(link=block.link), *cut))
    said = block.attribution
    date = shortened_date(said.said[0].text) if said.said else "no date given"
    form = "" if block.verbatim else retold(block.form).rstrip(": ").lower()
    if block.form == PARTIAL:
        form = "partial quotation"
    told = Span(DOT.join(filter(None, (date, form))), "muted")
    indent = row_piece(" " * step)
    rows = hung(words, width, row_piece(LEAD[:step], "sign"), indent)
    quiet = all(span.style == "muted" for span in said.against)
    after = (Span(DOT, "muted"), *in_small(said.against)) if quiet and said.against else ()
    who = (*said.speaker, Span(" "), *said.way)
    for line in (who, (told, *after), () if quiet else said.against):
        rows += hung(line, width, indent, indent) if line else []
    return rows


def _attribution(block: StatementWords, width: int, *, own: bool = False) -> list[Row]:
    """Who said it; when, with the link to the statement; how it reached us; what is against it."""
    step = 0 if own else _step(4, width)
    by, indent = row_piece("  — "[:step]), row_piece(" " * step)
    said = block.attribution.said
    if block.link is not None:
        said = tuple(
            span if span.link or span.query or span.url else span._replace(link=block.link)
            for span in said or (Span("no date given"),)
        )
    first, *role = block.attribution.speaker or (Span(""),)
    speaker = (first._replace(style=first.style or "strong"), *role)
    rows = hung(speaker, width, by, indent)
    for line in (said, block.attribution.chain, block.attribution.against):
        if line:
            rows += hung(line, width, indent, indent)
    return rows


def _facts(block: FactTable, width: int) -> list[Row]:
    column = fact_column(block.rows, width)
    beside = width - column >= _LABELS_BESIDE
    rows: list[Row] = []
    for label, line in block.rows:
        for number, value in enumerate(_each_led(line)):
            name = "" if number else label
            rows += (
                _fact_beside(name, value, column, width) if beside else _fact(name, value, width)
            )
    return rows


def _each_led(line: Line) -> Iterator[Line]:
    """Links that are nothing but listed, one a line; anything else as it is."""
    groups = [tuple(group) for listing, group in groupby(line, _LISTING.__eq__) if not listing]
    yield from groups if groups and all(map(_is_one_link, groups)) else (line,)


def _is_one_link(line: Line) -> bool:
    return is_led(line) and sum(map(is_link, line)) == 1


def _fact_beside(label: str, line: Line, column: int, width: int) -> list[Row]:
    sign, indent = row_piece(LEAD, "sign"), row_piece(" " * len(LEAD))
    one, room = _is_one_link(line), width - column
    values = hung(led(line), room, sign, indent) if one else wrap_chain(line, room)
    return labelled((Span(label, "label"),), values, column)


def _fact(label: str, line: Line, width: int) -> list[Row]:
    """A label before its value; a question stands above its answer."""
    step = _step(2, width)
    asks = "\n" if label.endswith("?") else ": "
    head = (Span(f"{label}{asks}", "label"),) if label else ()
    sign = Span(LEAD.replace(" ", "\u00a0"), "sign")  # it stays with what it leads to
    line = (sign, *led(line)) if _is_one_link(line) else line
    return hung(
        (*head, *line), width, row_piece(" " * (0 if label else step)), row_piece(" " * step)
    )


def _items(block: ItemList, width: int) -> list[Row]:
    step = _step(2, width)
    bullet, indent = row_piece("• "[:step], "muted"), row_piece(" " * step)
    lead = row_piece(LEAD[:step], "sign")
    rows: list[Row] = []
    first, last = block.ends or (len(block.items), 0)
    hidden = len(block.items) - first - last
    for number, item in enumerate(block.items):
        if hidden > 0 and first <= number < first + hidden:
            if number == first:
                rows += hung((Span(f"… {hidden:,} more", "muted"),), width, indent, indent)
            continue
        leads = is_led(item.line)
        line, sign = (led(item.line), lead) if leads else (item.line, bullet)
        rows += hung(line, width, sign, indent)
        for line in item.below:
            rows += _branch(line, width, step) or hung(line, width, indent, indent)
    return rows


def _branch(line: Line, width: int, step: int) -> list[Row]:
    """A line below an item that is a branch of it, and goes on below itself; none for any other."""
    if width < _LABELS_BESIDE or not line or line[0].text != BRANCH:
        return []
    first = row_piece(" " * step + BRANCH, "muted")
    return hung(line[1:], width, first, row_piece(" " * cell_len(first.text)))


def _notice(block: Notice, width: int) -> list[Row]:
    note = block.severity == "note"
    style: Style = "rule" if block.severity == "note" else block.severity
    step = _step(2, width)
    said = () if note else (Span(f"{block.severity}: ", style),)
    bar = row_piece(f"{_BAR} "[:step], style)
    return hung((*said, *restyled(block.line, "words")), width, bar, bar)


def _chart(block: Chart, width: int) -> list[Row]:
    """The picture; where there is no room for it, the same in words."""
    # As with tables.
    from briefing.page.figures.drawing.plot import plot  # noqa: PLC0415

    rows = [tuple(row_piece(span.text, span.style) for span in line) for line in plot(block, width)]
    return rows or wrap((Span(block.label, "muted"),), width)


def _beside(block: Beside, width: int) -> list[Row]:
    # As with tables.
    from briefing.page.layout.table import draw_beside  # noqa: PLC0415

    return draw_beside(block, width)


def _table(block: Table, width: int) -> list[Row]:
    # Loaded with the first table: the first page that is seen has none.
    from briefing.page.layout.table import draw_table  # noqa: PLC0415

    return draw_table(block, width)


def _step(cells: int, width: int) -> int:
    """An indent that leaves most of a narrow row to the text."""
    return min(cells, width // 4)


_DRAWN: dict[type[Block], Callable[[Any, int], list[Row]]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    StatementWords: _words,
    FactTable: _facts,
    ItemList: _items,
    Table: _table,
    Beside: _beside,
    Notice: _notice,
    Chart: _chart,
}
