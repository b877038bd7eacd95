"""An open question: what is not known, and what it is about."""

from __future__ import annotations

from briefing.library.answers import Record
from briefing.page.blocks import Block, Heading, Item, Items
from briefing.page.body import Body, part, title
from briefing.page.look import Look
from briefing.page.names import name, reference, written
from briefing.page.prose import flowing_field
from briefing.page.vocabulary import sentence


def compose_question(record: Record, look: Look) -> Body:
    """The body of a question's page."""
    line = flowing_field(record, "q", look)
    about = [Item(reference(each, record.key.briefing, look)) for each in written(record, "about")]
    heading = part(sentence(look.role("asks_about").label))
    return Body(
        kind="question",
        head=Heading(1, line) if line else title(record),
        main=(*((heading, Items(tuple(about))) if about else ()), *_figures(record, look)),
    )


def _figures(question: Record, look: Look) -> list[Block]:
    """The figures about an incident that it asks about, but for those that it names itself."""
    named = [look.record(one, question.key.briefing) for one in written(question, "about")]
    ends = {one.key: one for one in named if one}
    look.gather_linking(ends, "figure_about")
    counting = {one.key: one for key in ends for one in look.linking(key, "figure_about")}
    items = [Item(name(one, look)) for key, one in counting.items() if key not in ends]
    return [part("Figures about it"), Items(tuple(items))] if items else []
