"""Who says so: what must stand beside the words of a statement, wherever it is named."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass

from briefing.analysis.incidents.objections import looks_at_all, objections_to
from briefing.analysis.provenance import chain
from briefing.analysis.speaker import PARTIAL
from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.page.attribution.attribution import (
    attribution,
    chain_line,
    gather_attributions,
    speaker_name,
    statement_words,
    way_line,
)
from briefing.page.attribution.objection_lines import gather_objections, objections_line
from briefing.page.attribution.unknown_hops import unknown_hop
from briefing.page.blocks import Attribution, Line, Page, Span, StatementWords, in_small, plain
from briefing.page.record_loader import RecordLoader
from briefing.page.words.dates import dated
from briefing.page.words.labels import first_words, speaker_text

STATEMENTS = "statements"
_IN_HEADING = 60
"""Letters of a statement's words in its heading: enough to tell it from the speaker's others."""

_SHORT_FORMS = {
    "quote": "",
    PARTIAL: ", in part",
    "paraphrase": ", paraphrase",
    "summary": ", summary",
}
"""What tells the form where words are only named; a quotation has quotation marks."""


@dataclass(frozen=True, slots=True)
class StatementAttributions:
    """The statements among the records that a page names."""

    look: RecordLoader

    def gather(self, keys: Iterable[Key]) -> None:
        """Fetch at once what the statements among `keys` need."""
        keys = list(keys)
        self.look.fetch(keys)
        statements = [found for key in keys if (found := self._statement(key))]
        gather_attributions(statements, self.look)
        gather_objections(statements, self.look)

    def has(self, key: Key) -> bool:
        """Whether `key` is a statement."""
        return self._statement(key) is not None

    def title(self, statement: Record) -> Line:
        """What a statement is called: who, in what form, when, and how the words begin."""
        said = dated(statement, "said", "said_as")[:1]
        form = statement.text("form").replace("-", " ")
        who = plain(speaker_name(statement, self.look)) + unknown_hop(statement, self.look)
        parts = (who, form, plain(said))
        words = plain(first_words(statement, self.look, _IN_HEADING))
        return (Span(f"{' · '.join(filter(None, parts))}: {words}"),)

    def saying(self, statement: Record, length: int) -> Line:
        """A statement as it is named where it stands for itself: who, in what form, how it begins.

        A hop that is not known is a sign behind the speaker.
        """
        before = Span(self.before(statement), link=statement.key)
        against = self._in_brackets(statement)
        return (before, *first_words(statement, self.look, length), *against)

    def named(self, span: Span) -> Span:
        """A span that names a statement by its speaker and first words, with the same."""
        statement = self._statement(span.link) if span.link else None
        if statement is None:
            return span
        before = self.before(statement)
        speaker = f"{speaker_text(statement, self.look)}: "
        if span.text.startswith(before) or not span.text.startswith(speaker):
            return span
        against = plain(self._in_brackets(statement))
        return span._replace(text=f"{before}{span.text.removeprefix(speaker)}{against}")

    def _in_brackets(self, statement: Record) -> Line:
        """What stands against a statement, behind its words; empty where nothing does."""
        against = self._against(statement.key)
        return (Span(f" ({plain(in_small(against))})"),) if against else ()

    def is_saying(self, span: Span) -> bool:
        """Whether a span that names a statement says itself whose words it has."""
        statement = self._statement(span.link) if span.link else None
        return statement is not None and span.text.startswith(self.before(statement))

    def before(self, statement: Record) -> str:
        """What stands before words: the speaker, a hop that is not known, and the form."""
        return f"{speaker_text(statement, self.look)}{self.signs(statement)}: "

    def signs(self, statement: Record) -> str:
        """What stands behind a speaker: a hop that is not known, and the form."""
        form = _SHORT_FORMS.get(statement.text("form"), ", not word for word")
        return f"{unknown_hop(statement, self.look)}{form}"

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
        """What stands in one block with words: speaker, role, date, way, and what is against it."""
        said = block.attribution
        first, *rest = said.speaker
        against = said.against or self._against(key)
        return (
            first._replace(style="strong"),
            *rest,
            *_when(said),
            *self._way(key, said),
            *((Span("; "), *in_small(against)) if against else ()),
        )

    def who_says_so(self, key: Key, *, graded: bool = True) -> Line:
        """The whole way of a statement, as one line that can stand by itself."""
        statement = self._statement(key)
        if statement is None:
            return ()
        said = attribution(statement, self.look)
        whole = said.chain if graded else chain_line(chain(statement, self.look), self.look)
        way = (Span(". "), Span("Who says so: ", "label"), *whole)
        return (*said.speaker, *_when(said), *way)

    def _whole(self, block: StatementWords, key: Key) -> StatementWords:
        statement = self._statement(key)
        if statement is None:
            return block
        whole = statement_words(statement, self.look)
        said = whole.attribution._replace(against=block.attribution.against)
        return whole._replace(link=key, attribution=said)

    def _way(self, key: Key, said: Attribution) -> Line:
        """Every hand between the speaker and us, named or not, with the grades."""
        statement = self._statement(key)
        return (Span("; "), *said.chain) if statement is None else way_line(statement, self.look)

    def _against(self, key: Key) -> Line:
        """What stands against a statement, in a line; empty where nothing does."""
        statement = self._statement(key)
        if statement is None:
            return ()

        def line() -> Line:
            gather_objections([statement], self.look)
            found = objections_to(statement, self.look) or not looks_at_all(statement, self.look)
            return objections_line(statement, self.look) if found else ()

        return self.look.memo.once(("against it", key), line)

    def _statement(self, key: Key) -> Record | None:
        found = self.look.at(key)
        return found if found and found.section == STATEMENTS else None


def _when(said: Attribution) -> Line:
    return (Span("; "), *said.said) if said.said else ()
