"""Who says so: what must stand beside the words of a statement, wherever it is named."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass

from briefing.analysis.provenance import last_hop
from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.page.attribution.attribution import (
    attribution,
    gather_attributions,
    graded,
    source_hop,
    speaker_name,
    statement_words,
)
from briefing.page.blocks import Attribution, Line, Page, Span, StatementWords, plain
from briefing.page.record_loader import RecordLoader
from briefing.page.words.dates import dated

STATEMENTS = "statements"


@dataclass(frozen=True, slots=True)
class StatementAttributions:
    """The statements among the records that a page names."""

    look: RecordLoader

    def gather(self, keys: Iterable[Key]) -> None:
        """Fetch at once what the statements among `keys` need."""
        keys = list(keys)
        self.look.fetch(keys)
        gather_attributions((found for key in keys if (found := self._statement(key))), self.look)

    def has(self, key: Key) -> bool:
        """Whether `key` is a statement."""
        return self._statement(key) is not None

    def title(self, statement: Record) -> Line:
        """What a statement is called above its words: who, in what form, and when."""
        said = dated(statement, "said", "said_as")[:1]
        form = statement.text("form").replace("-", " ")
        parts = (plain(speaker_name(statement, self.look)), form, plain(said))
        return (Span(" · ".join(filter(None, parts))),)

    def in_full(self, page: Page, held: Container[Key]) -> Page:
        """A page on which words are cut only where the whole of them is among `held`."""
        blocks = tuple(
            self._whole(block, block.link)
            if isinstance(block, StatementWords) and block.link and block.link not in held
            else block
            for block in page.blocks
        )
        return page._replace(blocks=blocks)

    def beside(self, block: StatementWords, key: Key) -> Line:
        """The line beside words: speaker, role, date, last hop, grades, and what is against it."""
        said = block.attribution
        first, *rest = said.speaker
        against = (Span("; "), *_small(said.against)) if said.against else ()
        return (
            first._replace(style="strong"),
            *rest,
            *_when(said),
            *self._hop(key, said),
            *against,
        )

    def who_says_so(self, key: Key) -> Line:
        """The whole way of a statement, as one line that can stand by itself."""
        statement = self._statement(key)
        if statement is None:
            return ()
        said = attribution(statement, self.look)
        way = (Span(". "), Span("Who says so: ", "label"), *said.chain)
        return (*said.speaker, *_when(said), *way)

    def _whole(self, block: StatementWords, key: Key) -> StatementWords:
        statement = self._statement(key)
        if statement is None:
            return block
        whole = statement_words(statement, self.look)
        said = whole.attribution._replace(against=block.attribution.against)
        return whole._replace(link=key, attribution=said)

    def _hop(self, key: Key, said: Attribution) -> Line:
        """The source that was read."""
        statement = self._statement(key)
        if statement is None:
            return (Span("; "), *said.chain)
        hop = last_hop(statement, self.look)
        through = "published by the speaker: " if hop.kind == "itself" else "through "
        return (Span(f"; {through}"), *source_hop(hop), *graded(statement, self.look))

    def _statement(self, key: Key) -> Record | None:
        found = self.look.at(key)
        return found if found and found.section == STATEMENTS else None


def _small(line: Line) -> Line:
    """A line as it goes on after a semicolon."""
    return (line[0]._replace(text=line[0].text[:1].lower() + line[0].text[1:]), *line[1:])


def _when(said: Attribution) -> Line:
    return (Span("; "), *said.said) if said.said else ()
