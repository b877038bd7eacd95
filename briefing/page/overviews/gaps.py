"""The overview of what a briefing does not know: how much of each kind, and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from briefing.analysis.gaps import Gap, GapKind
from briefing.analysis.provenance import chain
from briefing.library.library import Library
from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.page.attribution.attribution import chain_line, gather_attributions, source_hop
from briefing.page.attribution.origins import gather_origins, origins_line
from briefing.page.blocks import (
    Block,
    FactTable,
    Heading,
    Item,
    ItemList,
    Line,
    Page,
    Paragraph,
    Span,
)
from briefing.page.gap_search import meant_gaps
from briefing.page.overviews import OVERVIEWS
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.body import part
from briefing.page.words.gap_sentences import KINDS, actor_name, relation_words
from briefing.page.words.labels import (
    LIST_LENGTH,
    first_words,
    gather_mentioned,
    listed,
    main_text,
    name,
    title_text,
)
from briefing.page.words.vocabulary import plural

if TYPE_CHECKING:
    from briefing.page.overviews.narrowing import Narrowing

NAME = "gaps"
MOST = 100
"""How many gaps of one kind the page lists."""
_ABOUT = (
    "What this briefing does not know, as far as its own records show it. A gap is no fault and "
    "no verdict: it marks a question that the records do not answer. Gaps that nobody has "
    "recorded are not listed."
)

Found = list[tuple[Gap, Record]]
"""Some gaps of one kind, each with its record."""


def compose(
    library: Library, briefing: str, most: int = MOST, only: Narrowing | None = None
) -> Page:
    """The gaps of a briefing as a page, with at most `most` of each kind in its lists."""
    look, counts = RecordLoader(library), Counter[GapKind]()
    kept: dict[GapKind, list[Gap]] = {kind: [] for kind in KINDS}
    for gap in meant_gaps(library, briefing, only):
        counts[gap.kind] += 1
        if counts[gap.kind] <= most:
            kept[gap.kind].append(gap)
    _gather([gap for some in kept.values() for gap in some], look)
    lists = [block for kind in KINDS for block in _list(kind, kept[kind], counts[kind], look)]
    overview = OVERVIEWS[NAME]
    none = "none found" if only is None else "none of these"
    head = Heading(1, (Span(overview.title),))
    blocks = (head, Paragraph((Span(_ABOUT),)), _counts(counts, none), *lists)
    return Page(Key(briefing, NAME), NAME, overview.title, "", blocks)


def _counts(counts: Counter[GapKind], none: str) -> FactTable:
    """How many there are of each kind, and `none` where there is none."""
    empty: Line = (Span(none, "muted"),)
    return FactTable(
        tuple(
            (words.label, (Span(f"{counts[kind]:,}"),) if counts[kind] else empty)
            for kind, words in KINDS.items()
        )
    )


def _gather(found: Sequence[Gap], look: RecordLoader) -> None:
    """Fetch at once what the lists need."""
    look.fetch(key for gap in found for key in (gap.key, gap.of) if key)
    records = [record for gap in found if (record := look.at(gap.key))]
    gather_attributions((one for one in records if one.section == "statements"), look)
    gather_mentioned(records, look)


def _list(kind: GapKind, kept: Sequence[Gap], count: int, look: RecordLoader) -> list[Block]:
    """The gaps of one kind, under a heading; nothing where there are none."""
    if not count:
        return []
    found = [(gap, record) for gap in kept if (record := look.at(gap.key))]
    rest = count - len(kept)
    more = f"and {rest:,} more; `briefing gaps --json` prints all of them"
    return [
        part(f"{KINDS[kind].heading} · {count:,}"),
        Paragraph((Span(KINDS[kind].means, "muted"),)),
        ItemList((*_ITEMS[kind](found, look), *((Item((Span(more),)),) if rest else ()))),
    ]


def _grouped(lines: Sequence[tuple[Line, Line]]) -> list[Item]:
    """One item for each first line, with all of its second lines below it."""
    groups: dict[Line, list[Line]] = {}
    for first, second in lines:
        groups.setdefault(first, []).append(second)
    return [Item(first, tuple(below)) for first, below in groups.items()]


def _hops(found: Found, look: RecordLoader) -> list[Item]:
    """Statements below the way that they came; sources by their titles."""
    statements = [(gap, one) for gap, one in found if one.section == "statements"]
    sources = [one for _, one in found if one.section == "sources"]
    unnamed = Span(" (publisher not named)", "muted")
    return [
        *_by_way(statements, look),
        *(Item((Span(title_text(one), link=one.key), unnamed)) for one in sources),
    ]


def _by_way(found: Found, look: RecordLoader) -> list[Item]:
    """Statements below who said them and how they reached us, which many have in common."""
    once = {record.key: record for _, record in found}.values()
    return _grouped(
        [(chain_line(chain(one, look), look), first_words(one, look, LIST_LENGTH)) for one in once]
    )


def _origins(found: Found, look: RecordLoader) -> list[Item]:
    gather_origins([one for _, one in found], look)
    return [
        Item((Span(title_text(one), link=one.key),), (origins_line(one, look),)) for _, one in found
    ]


def _relations(found: Found, look: RecordLoader) -> list[Item]:
    """The relations below the actors whose they are."""
    return _grouped(
        [
            ((Span(title_text(one), link=one.key),), relation_words(one, gap.path, look))
            for gap, one in found
        ]
    )


def _replies(found: Found, look: RecordLoader) -> list[Item]:
    """The accusations below whom they are about; those accused of the same stand together."""
    accused: dict[Span, list[Line]] = {}
    for gap, one in found:
        accused.setdefault(actor_name(gap.of, look), []).append(_accusation(one, look))
    together: dict[tuple[Line, ...], list[Line]] = {}
    for name_of_one, accusations in accused.items():
        together.setdefault(tuple(accusations), []).append((name_of_one,))
    return [Item(listed(names, "; "), below) for below, names in together.items()]


def _accusation(statement: Record, look: RecordLoader) -> Line:
    """Who accuses, in what words, and where we have it from."""
    through = source_hop(chain(statement, look)[-1], look)
    return (*name(statement, look, LIST_LENGTH), Span(" · ", "muted"), *through)


def _people(found: Found, look: RecordLoader) -> list[Item]:
    look.gather_linking((one.key for _, one in found), "about")
    return [Item((Span(title_text(one), link=one.key), *_spoken_of(one, look))) for _, one in found]


def _spoken_of(actor: Record, look: RecordLoader) -> Line:
    count = len(look.linking(actor.key, "about"))
    said = f"{plural(count, 'statement')} about them" if count else "only mentioned"
    return (Span(f" · {said}", "muted"),)


def _questions(found: Found, look: RecordLoader) -> list[Item]:
    return [Item((Span(main_text(one, look), link=one.key),)) for _, one in found]


_ITEMS: Mapping[GapKind, Callable[[Found, RecordLoader], list[Item]]] = {
    "unknown-hop": _hops,
    "unnamed-speaker": _by_way,
    "one-first-speaker": _origins,
    "unattributed-relation": _relations,
    "no-reply": _replies,
    "never-quoted": _people,
    "open-question": _questions,
}
