"""A page for an export that has other records too: their words stand there, and here only a link.

On a screen a page has all that one wants to see beside its record. In a file the same words would
stand on the page of their statement, of the speaker, of the incident, of the source, and of every
record that names them. Whoever says them, in what form, what stands against them, and that somebody
on the way is not known stays beside the words that are left.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from briefing.export.attribution import STATEMENTS, StatementAttributions
from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.page.attribution.attribution import attribution_line, speaker_name
from briefing.page.attribution.objection_lines import objections_line
from briefing.page.blocks import (
    Block,
    FactTable,
    Heading,
    Item,
    ItemList,
    Line,
    Page,
    Span,
    StatementWords,
    plain,
)
from briefing.page.sections.backlinks import LINKED_FROM
from briefing.page.words.dates import dated
from briefing.page.words.labels import ITEM_LENGTH, LIST_LENGTH, first_words, listed, speaker_text
from briefing.page.words.vocabulary import UNKNOWN_HOP

_SHORT = 60
"""Characters of words that stand in full elsewhere: enough to tell them from others."""
_PART = 2
"""The level of the headings that begin the parts of a page."""


class ToldOnce:
    """Takes out of pages what the export has in another place."""

    def __init__(self, voices: StatementAttributions) -> None:
        """`voices` knows the statements."""
        self._voices = voices
        self._look = voices.look

    def page(self, page: Page, held: Container[Key]) -> Page:
        """A page without what stands in the records `held`, and its lists of links as lines."""
        return page._replace(blocks=tuple(self._blocks(page.blocks, held)))

    def _blocks(self, blocks: Iterable[Block], held: Container[Key]) -> Iterator[Block]:
        """Blocks of which several may become one: words a list, and lists of links a table."""
        said: list[Item] = []
        rows: list[tuple[str, Line]] = []
        role, linking = "", False
        for block in blocks:
            statement = self._held_statement(block, held)
            if statement is not None:
                said.append(self._saying(statement))
                continue
            yield from _lists(said)
            match block:
                case Heading(level, line) if linking and level > _PART:
                    role = plain(line)
                    continue
                case ItemList(items) if linking:
                    short, rest = self._links(items, held)
                    rows += [(role, listed(short, "; "))] if short else []
                    if rest:
                        yield from (*_tables(rows), Heading(3, (Span(role),)), ItemList(rest))
                    continue
            yield from _tables(rows)
            match block:
                case Heading(_, line):
                    linking = plain(line) == LINKED_FROM if block.level <= _PART else linking
                    yield block
                case ItemList(items):
                    yield block._replace(items=tuple(self._item(one, held) for one in items))
                case FactTable(found):
                    linking = False
                    yield FactTable(tuple((label, self._line(line, held)) for label, line in found))
                case _:
                    linking = False
                    yield block
        yield from (*_lists(said), *_tables(rows))

    def _held_statement(self, block: Block, held: Container[Key]) -> Record | None:
        """The statement whose words a block has, if they stand elsewhere in the export."""
        if not isinstance(block, StatementWords) or block.link is None or block.link not in held:
            return None
        return self._look.at(block.link)

    def _links(
        self, items: Iterable[Item], held: Container[Key]
    ) -> tuple[list[Line], tuple[Item, ...]]:
        """What links to a record in one role: what the export has, in short, and the rest."""
        short: list[Line] = []
        rest: list[Item] = []
        for item in items:
            named = self._named(item)
            if named is None or named.key in held:
                short.append(self._item(item, held).line)
            else:
                rest.append(self._item(item, held))
        return short, tuple(rest)

    def _line(self, line: Line, held: Container[Key]) -> Line:
        """A line in which the words of a statement have its signs, and are short if it is held."""
        return tuple(one for span in line for one in self._words(span, held))

    def _words(self, span: Span, held: Container[Key]) -> Line:
        statement = self._look.at(span.link) if span.link else None
        if statement is None or statement.section != STATEMENTS:
            return (span,)
        if span.text != plain(first_words(statement, self._look, ITEM_LENGTH)):
            return (span,)
        signs = self._voices.signs(statement).strip(", ")
        length = _SHORT if statement.key in held else ITEM_LENGTH
        shown = first_words(statement, self._look, length)
        return (*shown, Span(f" ({signs})")) if signs else shown

    def _named(self, item: Item) -> Record | None:
        """The record that an item is about."""
        key = next((span.link for span in reversed(item.line) if span.link), None)
        return self._look.at(key) if key else None

    def _item(self, item: Item, held: Container[Key]) -> Item:
        """An item that names a record; of one that the export has only so much as tells it."""
        item = item._replace(below=tuple(map(self._whose, item.below)))
        record = self._named(item)
        if record is None:
            return item
        if record.section == STATEMENTS:
            return self._statement_item(item, record, whole=record.key not in held)
        if record.section == "questions" and record.key in held and len(item.line) == 1:
            return item._replace(line=first_words(record, self._look, LIST_LENGTH))
        return item

    def _whose(self, line: Line) -> Line:
        """Words that stand alone below what several have in common, with all that is theirs."""
        statement = self._look.at(line[0].link) if len(line) == 1 and line[0].link else None
        if statement is None or statement.section != STATEMENTS:
            return line
        if plain(line) != plain(first_words(statement, self._look, LIST_LENGTH)):
            return line
        return self._voices.saying(statement, LIST_LENGTH)

    def _statement_item(self, item: Item, statement: Record, *, whole: bool) -> Item:
        """An item that names a statement; what its own page says of the way is left to that."""
        words = plain(first_words(statement, self._look, ITEM_LENGTH))
        speakers = (speaker_text(statement, self._look), plain(speaker_name(statement, self._look)))
        named = [f"{who}{hop}: {words}" for who in speakers for hop in ("", UNKNOWN_HOP)]
        said: list[str] = []
        if plain(item.line) in named:
            line = self._voices.saying(statement, ITEM_LENGTH if whole else _SHORT)
            item = item._replace(line=line)
            said.append(plain(objections_line(statement, self._look)))
        if not whole:
            said.append(plain(attribution_line(statement, self._look)))
        return item._replace(below=tuple(one for one in item.below if plain(one) not in said))

    def _saying(self, statement: Record) -> Item:
        """Words that stand elsewhere: who, in what form, how they begin, what is against, when."""
        day = plain(dated(statement, "said", "said_as")[:1])
        line = self._voices.saying(statement, _SHORT)
        return Item((*line, *((Span(f" ({day})"),) if day else ())))


def _lists(items: list[Item]) -> Iterator[Block]:
    """A list of the items so far, of which there are none then."""
    if items:
        yield ItemList(tuple(items))
        items.clear()


def _tables(rows: list[tuple[str, Line]]) -> Iterator[Block]:
    """A table of the rows so far, of which there are none then."""
    if rows:
        yield FactTable(tuple(rows))
        rows.clear()
