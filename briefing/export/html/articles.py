"""A record as an article: its title, its words or its parts, what links to it, and its ending."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from briefing.analysis.figures.givers import own_series
from briefing.export.anchors import anchor
from briefing.export.html.dressing import AnswerPair, Dressing, Piece
from briefing.export.html.given_numbers import number_words
from briefing.export.html.said import Saying, Sayings, form_words
from briefing.export.html.views.parts_bar import PartsBar, parts_bars
from briefing.export.selection import public
from briefing.library.library import Library
from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.page.attribution.attribution import speaker_name
from briefing.page.attribution.statuses import status_words
from briefing.page.blocks import Block, Heading, Item, ItemList, Line, Page, lines_of, plain
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.figure import ASKS_ABOUT
from briefing.page.sections.registry import compose_parts
from briefing.page.wording.lens import Lens
from briefing.page.words.vocabulary import plural


class Article(NamedTuple):
    """One record. `said` has the words of a statement, which has no title of its own.

    `opening` are the pieces that nothing may part from the title. For the search, `who` and `form`
    are the speaker and the form of the words, by which it filters; `brief` stands in its results
    beside the title of an incident or a figure, or before the words of a statement, and `against`
    behind them.
    """

    anchor: str
    number: int
    kind: str
    title: Line
    said: Saying | None
    opening: tuple[Piece, ...]
    pieces: tuple[Piece, ...]
    linked_label: str
    linked: tuple[Piece, ...]
    ending: tuple[Piece, ...]
    who: str = ""
    form: str = ""
    brief: str = ""
    against: Line = ()
    asked: tuple[int, ...] = ()


class ArticleComposer:
    """Makes the articles of one edition. `home` is its briefing, `numbers` those of its records."""

    def __init__(self, library: Library, lens: Lens, home: str, numbers: Mapping[Key, int]) -> None:
        """The library must be the thread's own."""
        self._numbers = numbers
        self._library = library
        self._lens = lens
        self._home = home
        self._look = RecordLoader(library)

    def article(self, record: Record) -> Article:
        """A record as an article."""
        self._look.turn()
        record = public(record)
        parts = compose_parts(self._library, record, self._look)
        sayings, statement = Sayings(self._look), record.section == "statements"
        blocks = (parts.head, *parts.own, *parts.linked_from, *parts.ending)
        sayings.gather((record.key, *_linked(blocks)))
        dressing = Dressing(sayings)
        title = parts.head.line if isinstance(parts.head, Heading) else ()
        opening, pieces = _opened(self._pieces(dressing, record, parts.own))
        if record.section == "figures":
            bars = parts_bars(record, own_series(record, self._look), self._look)
            pieces = tuple(_with_bars(pieces, bars))
        return Article(
            anchor=anchor(record.key, self._home),
            number=self._numbers.get(record.key, 0),
            kind=parts.kind,
            title=self._lens.line(title, record.key.briefing),
            said=self._through(sayings.in_full(record)) if statement else None,
            opening=opening,
            pieces=pieces,
            linked_label=_linking(parts.linked_from),
            linked=dressing.linked(self._worded(record, parts.linked_from[1:])),
            ending=self._pieces(dressing, record, parts.ending[:-1]),
            who=plain(speaker_name(record, self._look)) if statement else "",
            form=form_words(record) if statement else "",
            brief=sayings.brief(record) if statement else _brief(record, self._look),
            against=sayings.against(record) if statement else (),
            asked=self._asked(record),
        )

    def _pieces(
        self, dressing: Dressing, record: Record, blocks: Sequence[Block]
    ) -> tuple[Piece, ...]:
        return dressing.pieces(self._worded(record, blocks))

    def _worded(self, record: Record, blocks: Sequence[Block]) -> Sequence[Block]:
        page = Page(record.key, record.section, "", "", tuple(blocks))
        return self._lens.page(page).blocks

    def _asked(self, record: Record) -> tuple[int, ...]:
        """The numbers of the questions about an incident, which on paper stand for their words."""
        if record.section != "incidents":
            return ()
        asking = self._look.linking(record.key, ASKS_ABOUT)
        return tuple(filter(None, (self._numbers.get(one.key) for one in asking)))

    def _through(self, saying: Saying) -> Saying:
        """Words in the wording that was asked for: those of a quotation stay as they are."""
        if saying.verbatim:
            return saying
        return saying._replace(words=self._lens.line(saying.words, saying.key.briefing))


def _opened(pieces: tuple[Piece, ...]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """What stands with the title, up to the answers about an incident, and all the rest."""
    ends = [place for place, one in enumerate(pieces, 1) if isinstance(one, AnswerPair)]
    end = ends[0] if ends else 0
    return pieces[:end], pieces[end:]


def _brief(record: Record, look: RecordLoader) -> str:
    """Both answers about an incident, the latest numbers of a figure and whose they are."""
    match record.section:
        case "incidents":
            return status_words(record, look)
        case "figures":
            return number_words(record, look)
        case _:
            return ""


def _linked(blocks: Sequence[Block]) -> list[Key]:
    """What some blocks link to."""
    return [span.link for line in lines_of(blocks) for span in line if span.link]


def _linking(blocks: Sequence[Block]) -> str:
    """How many records link to one, as what is opened to see them; empty for none."""
    items = sum(len(block.items) for block in blocks if isinstance(block, ItemList))
    return f"Linked from {plural(items, 'record')}" if items else ""


def _with_bars(pieces: Iterable[Piece], bars: Iterable[PartsBar]) -> Iterator[Piece]:
    """The pieces of a figure, where a bar stands instead of the words that say the same."""
    left = list(bars)
    for piece in pieces:
        if not left or not isinstance(piece, ItemList):
            yield piece
            continue
        kept: list[Item] = []
        for item in piece.items:
            bar = next((one for one in left if plain(item.line).startswith(one.remark)), None)
            if bar is None:
                kept.append(item)
            else:
                left.remove(bar)
                yield bar
        if kept:
            yield piece._replace(items=tuple(kept))
