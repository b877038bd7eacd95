"""What a page is made of, whatever it is shown on.

A page is composed once from a record (`briefing.page.sections.registry`) and drawn by each medium
in its own way: the terminal (`briefing.page.layout.layout`), Markdown
(`briefing.export.markdown`). Text in a block is the record's own, never markup.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple, overload

from briefing.model.key import Key

if TYPE_CHECKING:
    from briefing.page.chart_block import ChartSpan, Plotted

Style = Literal[
    "",
    "strong",
    "words",
    "match",
    "muted",
    "label",
    "quote",
    "warning",
    "error",
    "unknown",
    "literal",
    "replaced",
    "rule",
    "sign",
    "led",
    "border",
]
"""What a piece of text is. How that looks each medium decides, and never by colour alone.

`words` are what somebody said, and a `match` what was found in them; a `rule` is a line drawn; a
`sign` is our own, and a link that is `led` by one begins its line. `literal` is an identifier, a
path or a number of the program's own making, which no lens touches; `replaced` are plain words that
stand for a loaded term. `border` is no text: a border on a map.
"""


class FilePlace(NamedTuple):
    """A line of a file, from 1; 0 for the whole file, which is named below the content folder."""

    file: str
    line: int = 0

    def __str__(self) -> str:
        """As compilers print it."""
        return f"{self.file}:{self.line}" if self.line else self.file


class Span(NamedTuple):
    """A run of text. With `link` it leads to a record, with `query` to a search, with `url` out.

    With `place` it leads into a file of the briefing's author.
    """

    text: str
    style: Style = ""
    link: Key | None = None
    query: str = ""
    url: str = ""
    place: FilePlace | None = None


Line = tuple[Span, ...]
"""Text that flows, with its links."""


def is_link(span: Span) -> bool:
    """Whether a span leads anywhere."""
    return span.link is not None or bool(span.query or span.url or span.place)


class Heading(NamedTuple):
    """The title of a part of the page; `level` 1 is the record's own."""

    level: int
    line: Line


class Paragraph(NamedTuple):
    """Flowing text."""

    line: Line


class Attribution(NamedTuple):
    """Who said something, in what role, when, and how it reached us.

    `speaker` is the speaker with the role; `said` the date as resolved and as printed (may be
    empty); `chain` the line from the speaker to the source that was read, with the grades.
    `against` is what stands against it, where the words are shown on another record's page; empty
    on their own, which says it in full, unless they are long. Where `way` has the chain without its
    speaker, in few words, a screen may show a long list of words in short.
    """

    speaker: Line
    said: Line
    chain: Line
    against: Line = ()
    way: Line = ()


LONG = 2_000
"""Letters of words from which on all else stands above them: below, nobody would see it."""


class StatementWords(NamedTuple):
    """Somebody's words, never shown without their attribution.

    `verbatim` words are a quotation, letter by letter; others are retold and must not look like
    one. `form` is the statement's own word for it (quote, partial-quote, paraphrase, summary).
    """

    form: str
    verbatim: bool
    line: Line
    attribution: Attribution
    link: Key | None = None


class FactTable(NamedTuple):
    """Short labelled values, one a row."""

    rows: tuple[tuple[str, Line], ...]


class ItemList(NamedTuple):
    """A list. Each item may have lines of its own below it (the context of a backlink).

    Of a long list a screen may show only as many items as `ends` says, as of a table.
    """

    items: tuple[Item, ...]
    ends: tuple[int, int] | None = None


BRANCH = "└ "
"""What a line below an item begins with that is a branch of it."""


class Item(NamedTuple):
    """One item of a list, and what stands indented below it."""

    line: Line
    below: tuple[Line, ...] = ()


TableRow = tuple[Line, ...]


class LaterRows(Sequence[TableRow]):
    """Rows that are made when they are looked at: of very many a screen shows the ends."""

    def __init__(self, count: int, row: Callable[[int], TableRow]) -> None:
        """`row` makes one, by its place. It asks nothing of the library, which may be another."""
        self._count = count
        self._row = row

    def __len__(self) -> int:
        """How many there are."""
        return self._count

    @overload
    def __getitem__(self, place: int) -> TableRow: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[TableRow]: ...
    def __getitem__(self, place: int | slice) -> TableRow | Sequence[TableRow]:
        """One of them, or some."""
        places = range(self._count)[place]
        return self._row(places) if isinstance(places, int) else tuple(map(self._row, places))

    def __eq__(self, other: object) -> bool:
        """As of rows that are there."""
        return isinstance(other, Sequence) and tuple(self) == tuple(other)


class Table(NamedTuple):
    """Rows and columns; `numbers` are the columns that are set to the right.

    With `staggered` all columns but the first are narrow, and their heads stand on two lines by
    turns, each of which begins above its column; `groups` say from which column on what is asked,
    in a line above them. With `one_line` a row takes one line: what its first cell has below its
    first line stands beside the others, if there is room, and a title is cut. Only who shows both
    elsewhere (at the foot of a screen) asks for that. A screen may show only as many rows of a long
    table as `ends` says, from its beginning and from its end; a file has them all. `about` is the
    column of what a row is about; the one before it says as what it is there. `every` is a query
    that finds what the rows are about, those too that a screen does not show.
    """

    head: tuple[Line, ...]
    rows: Sequence[TableRow]
    numbers: frozenset[int] = frozenset()
    staggered: bool = False
    ends: tuple[int, int] | None = None
    groups: tuple[tuple[int, str], ...] = ()
    one_line: bool = False
    about: int = 0
    every: str = ""


class Beside(NamedTuple):
    """What two say of one thing: the one on the left, the other on the right, as wide.

    `names` are who they are, which stand above where there is no room for both beside each other,
    and with `named` in any case.
    """

    about: Line
    names: tuple[Line, Line]
    sides: tuple[Line, Line]
    named: bool = False


class Notice(NamedTuple):
    """Something the reader must not overlook: a problem with the record, or a caveat."""

    severity: Literal["error", "warning", "note"]
    line: Line


class Chart(NamedTuple):
    """Numbers over time, to be drawn small, each giver's by themselves.

    `unit` names one of what is counted. `label` says in a sentence what the chart shows, for
    whoever cannot see it; `notes` what no picture shows.
    """

    label: str
    unit: str
    plotted: tuple[Plotted, ...]
    spans: tuple[ChartSpan, ...] = ()
    notes: tuple[str, ...] = ()


Block = (
    Heading | Paragraph | StatementWords | FactTable | ItemList | Table | Beside | Notice | Chart
)
Blocks = list[Block] | tuple[Block, ...]


class Page(NamedTuple):
    """A record as a page. `kind` says what it is in a word or two (statement · quote)."""

    key: Key
    section: str
    title: str
    kind: str
    blocks: tuple[Block, ...]


def plain(line: Line) -> str:
    """The text of a line, without its styles and links."""
    return "".join(span.text for span in line)


def text(words: str, style: Style = "") -> Line:
    """A line of one run."""
    return (Span(words, style),)


def restyled(line: Line, style: Style) -> Line:
    """A line with a style wherever it has none."""
    return tuple(span if span.style else span._replace(style=style) for span in line)


def in_small(line: Line) -> Line:
    """A line as it goes on after others, without its capital."""
    return (line[0]._replace(text=line[0].text[:1].lower() + line[0].text[1:]), *line[1:])


def unabridged(page: Page) -> Page:
    """The page for where nobody can follow a link or open a table: all rows, and all words."""
    return page._replace(blocks=tuple(map(_in_full, page.blocks)))


def _in_full(block: Block) -> Block:
    match block:
        case StatementWords():
            return block._replace(attribution=block.attribution._replace(way=()))
        case Table() | ItemList():
            return block._replace(ends=None)
    return block


def in_one_line(block: Block) -> Block:
    """A table with a line for each of its rows; any other block as it is."""
    return block._replace(one_line=True) if isinstance(block, Table) else block


def lines_of(blocks: Iterable[Block]) -> Iterator[Line]:
    """Every line of some blocks."""
    for block in blocks:
        match block:
            case Heading(_, line) | Paragraph(line) | Notice(_, line):
                yield line
            case StatementWords():
                said = block.attribution
                yield from (block.line, said.speaker, said.said, said.chain, said.against, said.way)
                yield (Span("", link=block.link),)
            case Table(head, rows):
                yield from (cell for row in (head, *rows) for cell in row)
            case FactTable(rows):
                yield from (line for _, line in rows)
            case ItemList(items):
                yield from (line for item in items for line in (item.line, *item.below))
            case Beside(about, names, sides):
                yield from (about, *names, *sides)
            case Chart(label):
                yield (Span(label),)


def mapped(
    block: Block, line: Callable[[Line], Line], words: Callable[[str], str] = lambda text: text
) -> Block:
    """A block with each of its lines as `line` gives it, and each label as `words` does."""

    def lines(some: Iterable[Line]) -> tuple[Line, ...]:
        return tuple(map(line, some))

    match block:
        case Heading() | Paragraph() | Notice():
            return block._replace(line=line(block.line))
        case StatementWords():
            return block._replace(
                line=line(block.line), attribution=Attribution(*map(line, block.attribution))
            )
        case FactTable(rows):
            return FactTable(tuple((words(label), line(value)) for label, value in rows))
        case ItemList(items):
            found = tuple(Item(line(one.line), lines(one.below)) for one in items)
            return block._replace(items=found)
        case Table(head, rows):
            return block._replace(head=lines(head), rows=tuple(map(lines, rows)))
        case Beside(about, (first, second), (one, other)):
            return block._replace(
                about=line(about),
                names=(line(first), line(second)),
                sides=(line(one), line(other)),
            )
        case Chart():
            return block  # its pieces are labels, each of its own kind
