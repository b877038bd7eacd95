"""An open question: what is not known, and what it is about."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.library.store.records import Record
from briefing.page.attribution.attribution import gather_attributions
from briefing.page.blocks import Block, Heading, Item, ItemList
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.backlinks import way_below
from briefing.page.sections.body import Body, part, title
from briefing.page.words.labels import ITEM_LENGTH, name, reference, written
from briefing.page.words.prose import flowing_field
from briefing.page.words.vocabulary import sentence


def compose_question(record: Record, look: RecordLoader) -> Body:
    """The body of a question's page."""
    line = flowing_field(record, "q", look)
    about = list(_asked_about(record, look))
    heading = part(sentence(look.role("asks_about").label))
    return Body(
        kind="question",
        head=Heading(1, line) if line else title(record),
        main=(*((heading, ItemList(tuple(about))) if about else ()), *_figures(record, look)),
    )


def _asked_about(question: Record, look: RecordLoader) -> Iterator[Item]:
    """What it asks about; words with their way to us."""
    here, named = question.key.briefing, written(question, "about")
    look.gather((each, here) for each in named)
    found = {each: look.record(each, here) for each in named}
    gather_attributions(
        [one for one in found.values() if one and one.section == "statements"], look
    )
    for each, one in found.items():
        yield Item(reference(each, here, look, ITEM_LENGTH), way_below(one, look) if one else ())


def _figures(question: Record, look: RecordLoader) -> list[Block]:
    """The figures about an incident that it asks about, but for those that it names itself."""
    named = [look.record(one, question.key.briefing) for one in written(question, "about")]
    ends = {one.key: one for one in named if one}
    look.gather_linking(ends, "figure_about")
    counting = {one.key: one for key in ends for one in look.linking(key, "figure_about")}
    items = [Item(name(one, look)) for key, one in counting.items() if key not in ends]
    return [part("Figures about it"), ItemList(tuple(items))] if items else []
