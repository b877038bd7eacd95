"""Somebody's words with all that belongs to them: in full, or as one line of a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefing.analysis.provenance import has_unknown_hop
from briefing.analysis.speaker import PARTIAL
from briefing.export.attribution import STATEMENTS
from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.page.attribution.attribution import (
    gather_attributions,
    short_line,
    speaker_line,
    speaker_name,
    way_line,
    words_are_verbatim,
    words_line,
)
from briefing.page.attribution.objection_lines import (
    LABEL,
    NOTHING_AGAINST,
    gather_objections,
    objections_line,
)
from briefing.page.attribution.unknown_hops import unknown_hop
from briefing.page.blocks import Item, Line, Span, plain
from briefing.page.record_loader import RecordLoader
from briefing.page.words.dates import date_in_words, dated
from briefing.page.words.labels import (
    INLINE_LENGTH,
    ITEM_LENGTH,
    LIST_LENGTH,
    first_words,
    listed,
    name,
)
from briefing.page.words.vocabulary import ACTS, ARROW, DOT, FORMS, words_for

_LENGTHS = (INLINE_LENGTH, LIST_LENGTH, ITEM_LENGTH)


class Saying(NamedTuple):
    """Words as one paragraph: who, in what form, the words, when and through whom, what is against.

    `extra` is what else a page says of them, and `key` the statement that they are.
    """

    key: Key
    form: str
    verbatim: bool
    partial: bool
    who: Line
    words: Line
    way: Line
    against: Line
    extra: Line = ()


def form_words(statement: Record) -> str:
    """What the words are, in a word or two: quotation, partial quotation, paraphrase, summary."""
    return words_for(FORMS, statement.text("form")).partition(",")[0]


class Sayings:
    """The statements that a page names, each made whole in the way that its place asks for."""

    def __init__(self, look: RecordLoader) -> None:
        """`look` has what the page looked up already."""
        self.look = look

    def gather(self, keys: Iterable[Key]) -> None:
        """Fetch at once what the statements among `keys` need."""
        keys = list(keys)
        self.look.fetch(keys)
        found = [one for key in keys if (one := self.statement(key))]
        gather_attributions(found, self.look)
        gather_objections(found, self.look)

    def statement(self, key: Key | None) -> Record | None:
        """The statement at `key`; None for anything else."""
        found = self.look.at(key) if key else None
        return found if found and found.section == STATEMENTS else None

    def in_full(self, statement: Record) -> Saying:
        """A statement on its own page: all its words, and what is said of when and in what form."""
        saying = self._saying(statement, words_line(statement, self.look))
        act = words_for(ACTS, statement.text("act"))
        return saying._replace(form=f"{saying.form}, {act}" if act else saying.form)

    def short(self, statement: Record, extra: Line = ()) -> Saying:
        """A statement on the page of another record: cut if it is long, and linked."""
        return self._saying(statement, short_line(statement, self.look))._replace(extra=extra)

    def _saying(self, statement: Record, words: Line) -> Saying:
        when = dated(statement, "said", "said_as") or (Span("no date given"),)
        way = way_line(statement, self.look)
        verbatim = words_are_verbatim(statement)
        first, *role = speaker_line(statement, self.look)
        return Saying(
            key=statement.key,
            form=form_words(statement),
            verbatim=verbatim,
            partial=verbatim and statement.text("form") == PARTIAL,
            who=(first._replace(style=first.style or "strong"), *role),
            words=words,
            way=(*when, *way),
            against=objections_line(statement, self.look),
        )

    def brief(self, statement: Record) -> str:
        """What stands before the words of a statement in a list: its speaker, gaps and form."""
        speaker = plain(speaker_name(statement, self.look))
        gap = unknown_hop(statement, self.look)
        return f"{speaker}{gap}, {form_words(statement)}"

    def of_item(self, item: Item) -> Saying | None:
        """An item that is a statement with its way and what is against it, as one paragraph."""
        statement = next(filter(None, (self.statement(span.link) for span in item.line)), None)
        if statement is None or not any(map(_is_against, item.below)):
            return None
        day, *_ = (*item.below, ())
        standing = tuple(
            span for span in day if span.text not in (date_in_words(statement.text("said")), DOT)
        )
        return self.short(statement, listed(((span,) for span in standing), DOT))

    def item(self, item: Item) -> Item:
        """An item whose statements have what `line` says; below their speaker without the name."""
        above = plain(item.line)
        return Item(self.line(item.line), tuple(self.line(line, above) for line in item.below))

    def line(self, line: Line, above: str = "") -> Line:
        """A line in which every statement that is named has its speaker, form, gaps and objections.

        A statement that is named by its speaker and its first words, or by the latter alone,
        becomes `speaker → ?, form: words (against it: …)`. Where the line goes on about it after
        other words, the form and the gap stand behind the words. Behind anything else that leads to
        a statement, as in prose, stands the gap. A speaker who is named `above` it
        is not named again.
        """
        spans: list[Span] = []
        for place, span in enumerate(line, 1):
            statement = self.statement(span.link)
            if statement is None or not span.text.strip():
                spans.append(span)
            elif span.text in self._names(statement):
                spans += self._row(statement, self._longest(statement, span))
            elif span.text in self._words(statement):
                before = plain(tuple(spans))
                speaker = plain(speaker_name(statement, self.look))
                if not before.strip() and above.startswith(speaker):
                    spans += self._form_and_words(statement, self._longest(statement, span))
                elif not before.strip() or before == f"{speaker}: ":
                    spans = self._row(statement, self._longest(statement, span))
                else:
                    spans += [span, *self._behind(statement)]
            elif plain(line[place:]).startswith(f" {ARROW}"):  # the whole way stands there
                spans.append(span)
            else:
                spans += [span, *self._gap(statement)]
        return tuple(spans)

    def named_alone(self, line: Line) -> Record | None:
        """The statement that a line names, if the line has nothing but its name."""
        found = next(filter(None, (self.statement(span.link) for span in line)), None)
        return found if found and plain(line) in self._names(found) else None

    def row(self, statement: Record) -> Line:
        """A statement in a line: who, in what form, the first words, and what is against it."""
        return tuple(self._row(statement, first_words(statement, self.look, LIST_LENGTH)))

    def cell(self, line: Line) -> Line:
        """The same in a row of a table, where a speaker alone stands for what was said."""
        keys = dict.fromkeys(span.link for span in line if self.statement(span.link))
        against = [one for key in keys if (one := self.against(self.statement(key)))]
        told = self.line(line)
        return told if plain(told) != plain(line) else (*line, *(s for one in against for s in one))

    def _row(self, statement: Record, words: Line) -> list[Span]:
        who = tuple(one._replace(style="strong") for one in speaker_name(statement, self.look))
        gap = self._gap(statement)
        return [*who, *gap, Span(", ", "muted"), *self._form_and_words(statement, words)]

    def _gap(self, statement: Record) -> Line:
        """What stands behind a name where somebody on the way of the words is not known."""
        known = not has_unknown_hop(statement, self.look)
        return () if known else (Span(f" {ARROW}", "muted"), Span("?", "unknown"))

    def _form_and_words(self, statement: Record, words: Line) -> list[Span]:
        form = Span(f"{form_words(statement)}: ", "muted")
        return [form, *words, *self.against(statement)]

    def _longest(self, statement: Record, span: Span) -> Line:
        """The words of a span that names a statement, whether or not its speaker is in it."""
        for length in _LENGTHS:
            words = first_words(statement, self.look, length)
            if span.text in (plain(words), plain(name(statement, self.look, length))):
                return words
        return (span,)

    def _behind(self, statement: Record) -> Iterator[Span]:
        gap = unknown_hop(statement, self.look)
        yield Span(f" ({form_words(statement)}{gap})", "muted")

    def against(self, statement: Record | None) -> Line:
        """What stands against a statement, behind its words; nothing where nothing does."""
        if statement is None:
            return ()
        first, *rest = objections_line(statement, self.look)
        if first.text == f"{LABEL}: ":
            return (Span(f" ({LABEL.lower()}: "), *rest, Span(")"))
        return ()

    def _names(self, statement: Record) -> set[str]:
        return {plain(name(statement, self.look, length)) for length in _LENGTHS}

    def _words(self, statement: Record) -> set[str]:
        return {plain(first_words(statement, self.look, length)) for length in _LENGTHS}


def _is_against(line: Line) -> bool:
    text = plain(line).casefold()
    return text.startswith((f"{LABEL.casefold()}: ", NOTHING_AGAINST))
