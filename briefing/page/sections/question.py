"""An open question: what is not known, and what it is about."""

from __future__ import annotations

from briefing.library.store.records import Record
from briefing.page.blocks import Block, Heading, Item, ItemList
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.body import Body, part, title
from briefing.page.words.labels import name, reference, written
from briefing.page.words.prose import flowing_field
from briefing.page.words.vocabulary import sentence


def compose_question(record: Record, look: RecordLoader) -> Body:
    """The body of a question's page."""
    line = flowing_field(record, "q", look)
    about = [Item(reference(each, record.key.briefing, look)) for each in written(record, "about")]
    heading = part(sentence(look.role("asks_about").label))
    return Body(
        kind="question",
        head=Heading(1, line) if line else title(record),
        main=(*((heading, ItemList(tuple(about))) if about else ()), *_figures(record, look)),
    )


def _figures(question: Record, look: RecordLoader) -> list[Block]:
    """The figures about an incident that it asks about, but for those that it names itself."""
    named = [look.record(one, question.key.briefing) for one in written(question, "about")]
    ends = {one.key: one for one in named if one}
    look.gather_linking(ends, "figure_about")
    counting = {one.key: one for key in ends for one in look.linking(key, "figure_about")}
    items = [Item(name(one, look)) for key, one in counting.items() if key not in ends]
    return [part("Figures about it"), ItemList(tuple(items))] if items else []
