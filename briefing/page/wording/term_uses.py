"""Where loaded terms stand, told with whoever said them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from briefing.analysis.provenance import has_unknown_hop
from briefing.analysis.wording.loaded_terms import LoadedTerm
from briefing.analysis.wording.term_uses import MOST_READ, TermUse, TermUses
from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.page.attribution.attribution import gather_attributions, speaker_name
from briefing.page.blocks import Block, Heading, Item, ItemList, Line, Notice, Paragraph, Span
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.backlinks import more_item
from briefing.page.words.labels import ITEM_LENGTH, first_words, listed, name, reference
from briefing.page.words.vocabulary import UNKNOWN_HOP, plural
from briefing.text.fold import fold

MOST_PLACES = 8
"""Records that are named for one term; of those beyond, how many there are."""
_MOST_SPEAKERS = 4
_MOST_SEARCHED = 8
IN_QUOTATIONS = "In quotations"
IN_OWN_WORDS = "In this briefing's own words"


def gather_uses(found: TermUses, look: RecordLoader) -> None:
    """Fetch at once what telling of these uses needs."""
    uses = [*found.quoted.values(), *found.own.values()]
    records = list({use.record.key: use.record for some in uses for use in some}.values())
    look.remember(records)
    gather_attributions((one for one in records if one.section == "statements"), look)
    look.gather((one.text("outlet"), one.key.briefing) for one in records if one.has("outlet"))


def stands(term: LoadedTerm, found: TermUses, look: RecordLoader) -> list[Block]:
    """Where one term stands: in whose quotations, and, with a warning, in the briefing's own."""
    quoted, own = found.quoted.get(term.key, ()), found.own.get(term.key, ())
    nowhere = Paragraph((Span("Not used in any quotation in this briefing.", "muted"),))
    blocks: list[Block] = [Heading(3, (Span(IN_QUOTATIONS),))] if quoted else [nowhere]
    blocks += quotations(term, quoted, look)
    if own:
        blocks += [Heading(3, (Span(IN_OWN_WORDS),)), *own_words(term, own, look)]
    return [*blocks, *unread(found)]


def quotations(term: LoadedTerm, uses: Sequence[TermUse], look: RecordLoader) -> list[Block]:
    """The statements, and the titles of sources, in which a term is quoted, with their speakers."""
    return _places(term, uses, look, lambda record: _quoted(record, look))


def own_words(term: LoadedTerm, uses: Sequence[TermUse], look: RecordLoader) -> list[Block]:
    """The records in whose prose a term stands outside quotation marks."""
    return _places(term, uses, look, lambda record: name(record, look, ITEM_LENGTH))


def unread(found: TermUses) -> list[Block]:
    """That there are more records than were looked at, if so."""
    if found.complete:
        return []
    said = f"There may be more: only the newest {MOST_READ:,} records were looked at."
    return [Notice("note", (Span(said),))]


def short_use(uses: Sequence[TermUse], look: RecordLoader) -> Line:
    """In how many quotations, and by whom; empty for none."""
    records = _records(uses)
    if not records:
        return ()
    lines = Counter(_who(record, look) for record in records)
    shown = [_counted(line, count) for line, count in lines.most_common(_MOST_SPEAKERS)]
    rest = len(lines) - len(shown)
    others = [(Span(f"{rest} more"),)] if rest > 0 else []
    return (Span(f"{plural(len(records), 'quotation')}: "), *listed([*shown, *others]))


def _places(
    term: LoadedTerm, uses: Sequence[TermUse], look: RecordLoader, told: Callable[[Record], Line]
) -> list[Block]:
    """The records, each with the words that stand there."""
    words: dict[Key, list[str]] = {}
    for use in uses:
        words.setdefault(use.record.key, []).append(" ".join(use.found.words.split()))
    records = _records(uses)
    shown = records[:MOST_PLACES]
    items = [Item(told(one), (_words(words[one.key]),)) for one in shown]
    rest = more_item(len(records) - len(shown), _search(term))
    return [ItemList((*items, *rest))] if items else []


def _records(uses: Sequence[TermUse]) -> list[Record]:
    return list({use.record.key: use.record for use in uses}.values())


def _words(words: Sequence[str]) -> Line:
    """The words as they stand there, quoted, and how often if that is not once."""
    return listed(
        (Span(f"“{each}”", "quote"), Span(f" {count} times" if count > 1 else "", "muted"))
        for each, count in Counter(words).items()
    )


def _search(term: LoadedTerm) -> str:
    """A search for the term's variants."""
    folded = dict.fromkeys(filter(None, map(fold, term.variants)))
    return " | ".join(f'"{words}"' for words in list(folded)[:_MOST_SEARCHED])


def _quoted(record: Record, look: RecordLoader) -> Line:
    """A statement by its speaker and first words; a source by its title."""
    if record.section == "statements":
        way = (Span(UNKNOWN_HOP, "muted"),) if has_unknown_hop(record, look) else ()
        return (*_who(record, look), *way, Span(": "), *first_words(record, look, ITEM_LENGTH))
    title = Span(f"“{record.title}”", "quote", link=record.key)
    return (*_who(record, look), Span(", in a title: "), title)


def _who(record: Record, look: RecordLoader) -> Line:
    """Whose words a record quotes."""
    if record.section == "statements":
        return speaker_name(record, look)
    return reference(record.text("outlet"), record.key.briefing, look)


def _counted(line: Line, count: int) -> Line:
    return (*line, Span(f" ({count})")) if count > 1 else line
