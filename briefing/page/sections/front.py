"""The front page: what the briefing rests on, what it says in short, and what it cannot say."""

from __future__ import annotations

from briefing.library.store.records import Listing, Record, SectionCount
from briefing.page.attribution.basis_lines import NO_BASIS
from briefing.page.blocks import Block, Item, ItemList, Line, Notice, Paragraph, Span
from briefing.page.record_loader import MOST, RecordLoader
from briefing.page.sections.backlinks import more_item
from briefing.page.sections.body import Body, facts, paragraph, part, texts, title
from briefing.page.sections.ending import notice
from briefing.page.words.dates import date_in_words
from briefing.page.words.labels import gather_mentioned, main_text
from briefing.page.words.prose import flowing_field, paragraphs
from briefing.page.words.vocabulary import DOT, plural, sentence

_MOST_PROBLEMS = 10


def compose_front(record: Record, look: RecordLoader) -> Body:
    """The body of the front page. The basis comes before anything that rests on it."""
    return Body(
        kind="briefing",
        head=title(record),
        main=(
            *paragraph(*_of_when(record)),
            *_basis(record, look),
            *_as_of(look),
            *_problems(record, look),
            *paragraphs(record, "summary", look),
            *facts(
                texts(record, "authors", "Written by"),
                texts(record, "lang", "Language"),
            ),
        ),
        after=(
            *_contents(record, look),
            *_questions(record, look),
        ),
    )


def _basis(record: Record, look: RecordLoader) -> list[Block]:
    line = flowing_field(record, "basis", look)
    if not line:
        return [Notice("warning", (Span(NO_BASIS),))]
    return [Notice("note", (Span("What this rests on: ", "label"), *line))]


def _as_of(look: RecordLoader) -> list[Block]:
    """That this is not all, where it is the briefing as of an earlier day."""
    day = look.library.until
    if not day:
        return []
    said = Span("Records that cannot be dated to that day or earlier are hidden.")
    return [Notice("note", (Span(f"Only what was known on {date_in_words(day)}. ", "label"), said))]


def _problems(record: Record, look: RecordLoader) -> list[Block]:
    """The first of everything that is wrong in the briefing, its own record's problems aside."""
    own, briefing = set(record.problems), record.key.briefing
    first = look.library.problems.all(briefing, _MOST_PROBLEMS + len(own))
    found = [one for one in first if one not in own]
    rest = look.library.problems.count(briefing) - len(own) - _MOST_PROBLEMS
    blocks: list[Block] = [notice(problem) for problem in found[:_MOST_PROBLEMS]]
    if rest > 0:
        said = f"and {plural(rest, 'more problem')}; `briefing check` prints all of them"
        blocks.append(Notice("warning", (Span(said),)))
    return blocks


def _of_when(record: Record) -> Line:
    """What it covers, and as of when, on one quiet line."""
    covers, as_of = (record.text(name) for name in ("covers", "as_of"))
    told = (
        f"covers {date_in_words(covers)}" if covers else "",
        f"as of {date_in_words(as_of)}" if as_of else "",
    )
    return (Span(sentence(DOT.join(filter(None, told))), "muted"),)


def _contents(record: Record, look: RecordLoader) -> list[Block]:
    """How many records there are of each section, each a search for them."""
    counts = [one for one in look.library.briefings.sections(record.key.briefing) if one.records]
    spans: list[Span] = []
    for section in counts:
        if section.name != record.section:
            spans += [Span(" · ", "muted")] * bool(spans) + [_count(section)]
    return [part("What is in it"), Paragraph(tuple(spans))] if spans else []


def _count(section: SectionCount) -> Span:
    words = plural(section.records, section.singular, section.title.lower())
    return Span(words.replace(" ", "\u00a0"), query=f"kind:{section.singular}")


def _questions(record: Record, look: RecordLoader) -> list[Block]:
    """What the briefing knows that it does not know."""
    listing = Listing(record.key.briefing, "questions")
    questions = look.library.lists.page(listing, 0, MOST)
    if not questions:
        return []
    gather_mentioned(questions, look)
    rest = look.library.lists.count(listing) - len(questions)
    items = [Item((Span(main_text(one, look), link=one.key),)) for one in questions]
    return [
        part("What it does not know"),
        ItemList((*items, *more_item(rest, "kind:question"))),
    ]
