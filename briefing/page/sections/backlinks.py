"""What links to a record: by role, under the inverse label, each with its context."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.library.store.records import Backlinks, Record
from briefing.model.key import Key
from briefing.model.role import MENTIONS
from briefing.page.blocks import Block, Heading, Item, ItemList, Line, Span
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.body import part
from briefing.page.words.counts import counted
from briefing.page.words.labels import ITEM_LENGTH, main_text, name, shortened
from briefing.page.words.vocabulary import sentence

ABOUT = "about"
LINKED_FROM = "Linked from"
"""The heading of the part that they are."""
Contexts = dict[Key, list[str]]


def backlinks(
    key: Key, look: RecordLoader, shown: frozenset[str], told: frozenset[Key] = frozenset()
) -> list[Block]:
    """What links to the record at `key`, but for the roles in `shown`; nothing where nothing does.

    Statements that are `told` already are left out where they are only about it.

    A record stands once in each role. Where it mentions this one in its prose too, the prose stands
    below it, and only a record that does nothing but mention it is under "mentioned in".
    """
    groups = look.backlinks(key)
    _gather(groups, look)
    contexts = _contexts(groups)
    blocks: list[Block] = []
    for group in groups:
        if group.role not in (*shown, MENTIONS.name):
            sources = [link.source for link in group.links]
            left = [one for one in sources if group.role != ABOUT or one not in told]
            blocks += _group(group, left, contexts, key, look)
    other = {link.source for group in groups for link in group.links if group.role in shown}
    for group in groups:
        if group.role == MENTIONS.name:
            left = [link.source for link in group.links if link.source in contexts]
            blocks += _group(group, [one for one in left if one not in other], contexts, key, look)
    return [part(LINKED_FROM), *blocks] if blocks else []


def linking(key: Key, role: str, look: RecordLoader) -> tuple[list[Record], int]:
    """The newest records that link to `key` in a role, and how many more links there are."""
    for group in look.backlinks(key):
        if group.role == role:
            keys = dict.fromkeys(link.source for link in group.links)
            found = [record for each in keys if (record := look.at(each))]
            return found, group.total - len(group.links)
    return [], 0


def more(count: int, query: str) -> Line:
    """How many more there are, as a search that finds all of them; empty for none."""
    return (Span(f"and {counted(count)} more", query=query),) if count > 0 else ()


def more_item(count: int, query: str) -> tuple[Item, ...]:
    """The same as the last item of a list."""
    line = more(count, query)
    return (Item(line),) if line else ()


def _gather(groups: Sequence[Backlinks], look: RecordLoader) -> None:
    """Fetch at once what the names of the linking records need."""
    keys = dict.fromkeys(link.source for group in groups for link in group.links)
    records = [record for key in keys if (record := look.at(key))]
    statements = [one for one in records if one.section == "statements"]
    if statements:
        # A front page does without.
        from briefing.page.attribution.attribution import gather_attributions  # noqa: PLC0415

        gather_attributions(statements, look)


def _contexts(groups: Sequence[Backlinks]) -> Contexts:
    """The prose around each mention, by the record that it is in."""
    mentions = [link for group in groups if group.role == MENTIONS.name for link in group.links]
    contexts: Contexts = {}
    for link in mentions:
        found = contexts.setdefault(link.source, [])
        if link.context not in found:
            found.append(link.context)
    return contexts


def _group(
    group: Backlinks, sources: Iterable[Key], contexts: Contexts, key: Key, look: RecordLoader
) -> list[Block]:
    """One role, as a list. A context is shown once, at the first place where its record stands."""
    items = [
        Item(
            name(record, look, ITEM_LENGTH),
            (*way_below(record, look), *_context(record, contexts.pop(each, ()), look)),
        )
        for each in dict.fromkeys(sources)
        if (record := look.at(each))
    ]
    if not items:
        return []
    rest = more_item(group.total - len(group.links), f"link-to:{key.slug}")
    return [Heading(3, (Span(sentence(group.inverse)),)), ItemList((*items, *rest))]


def way_below(record: Record, look: RecordLoader) -> tuple[Line, ...]:
    """Who says so, where the record is a statement, whose speaker stands in its name."""
    if record.section != "statements":
        return ()
    # As above.
    from briefing.page.attribution.attribution import attribution_line  # noqa: PLC0415

    return (attribution_line(record, look),)


def _context(record: Record, contexts: Iterable[str], look: RecordLoader) -> tuple[Line, ...]:
    """The prose around the mentions, but for what stands in the record's name already."""
    shown, _ = shortened(main_text(record, look), ITEM_LENGTH)
    new = [text for text in contexts if text.strip("…") not in shown]
    return tuple((Span(text, "muted"),) for text in new)
