"""How two records are connected, as a page: each chain step by step, with who says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefing.library.library import Library
from briefing.model.key import Key
from briefing.page.attribution.attribution import attribution_line
from briefing.page.attribution.objection_lines import objections_line
from briefing.page.attribution.who_gives import giver
from briefing.page.blocks import (
    Block,
    Heading,
    Item,
    ItemList,
    Line,
    Page,
    Paragraph,
    Span,
    plain,
    text,
)
from briefing.page.connections.connected import (
    CARRIED,
    ConnectingChain,
    Connections,
    ConnectionStep,
    Sureness,
    connect,
)
from briefing.page.record_loader import RecordLoader
from briefing.page.words.labels import ITEM_LENGTH, called, name
from briefing.page.words.vocabulary import plural

NAME = "connect"
WEAKEST_WORDS: Mapping[Sureness, str] = {
    "nobody": "nobody is named as saying so",
    "against": "something is recorded against it",
    "unknown": "who said it, or through whom, is not fully known",
    "named": "whoever says so is named at every step",
}
_HOW = (
    "The shortest chains of links that the records have. A chain is at most as sure as its weakest "
    "step; that two records are connected does not say that one has done anything to the other. "
    "After ← the link stands in the record that the step leads to."
)
_NONE = "No chain of links joins the two in these records."
_NOT_LINKS = "That prose mentions something is not followed as a link"
_NOT_CARRYING = "nor is a source, a term or a question that two have in common"
_NOT_ALL = "No chain was found among the links that were looked at; a longer one may exist."


def compose_connections(library: Library, one: str, other: str, briefing: str) -> Page:
    """The page. Raises BriefingError where a record is not there."""
    look = RecordLoader(library)
    return connections_page(connect(look, one, other, briefing), look, briefing)


def connections_page(found: Connections, look: RecordLoader, briefing: str) -> Page:
    """Chains as a page."""
    title = " and ".join(plain(called(one, look)) for one in (found.one, found.other))
    blocks = (
        Heading(1, text(title)),
        Paragraph(text(_HOW, "muted")),
        *([] if found.chains else [Paragraph(text(_none(found)))]),
        *(block for n, one in enumerate(found.chains, 1) for block in _chain(n, one, look)),
        *([Paragraph(text(_more(found), "muted"))] if found.more else []),
    )
    return Page(Key(briefing, NAME), NAME, title, "", blocks)


def _none(found: Connections) -> str:
    """That there is no chain, and what was not followed."""
    none = _NONE if found.searched else _NOT_ALL
    if {found.one.section, found.other.section}.isdisjoint(CARRIED):
        return f"{none} {_NOT_LINKS}, {_NOT_CARRYING}."
    return f"{none} {_NOT_LINKS}."


def _more(found: Connections) -> str:
    more = plural(found.more, "more chain")
    if found.counted:
        return f"and {more} as short, none of them surer"
    return f"and at least {more} as short; not all were looked at, and one may be surer"


def _chain(number: int, one: ConnectingChain, look: RecordLoader) -> Iterator[Block]:
    steps = plural(len(one.steps), "step")
    yield Heading(2, (Span(f"Chain {number}"), Span(f"  {steps}", "muted")))
    weakest = next(step for step in one.steps if step.sure == one.weakest)
    if one.weakest == "named":
        yield Paragraph(text(WEAKEST_WORDS["named"].capitalize() + ".", "muted"))
    else:
        said = (*step_words(weakest, look), Span(f": {WEAKEST_WORDS[one.weakest]}.", "warning"))
        yield Paragraph((Span("Weakest step: ", "label"), *said))
    first = one.steps[0].before
    items = [Item(name(first, look, ITEM_LENGTH))]
    items += [_step(step, look) for step in one.steps]
    yield ItemList(tuple(items))


def _step(step: ConnectionStep, look: RecordLoader) -> Item:
    line = (Span(f"{role_words(step, look)} ", "label"), *name(step.after, look, ITEM_LENGTH))
    return Item(line, tuple(who_says_so(step, look)))


def role_words(step: ConnectionStep, look: RecordLoader) -> str:
    """What the record before is to the one after, as the link has it."""
    role = look.role(step.held.role)
    return role.label if step.held.source == step.before.key else f"← {role.inverse}:"


def step_words(step: ConnectionStep, look: RecordLoader) -> Line:
    """The step in short: from what, as what, to what."""
    return (
        *name(step.before, look),
        Span(f" {role_words(step, look)} ", "muted"),
        *name(step.after, look),
    )


def who_says_so(step: ConnectionStep, look: RecordLoader) -> Iterator[Line]:
    """On whose word a step is; and what stands against that."""
    by = step.by
    if by is None:
        yield (Span("nobody is named as saying so", "unknown"),)
    elif by.section != "statements":
        yield (Span("according to ", "muted"), *name(by, look))
    else:
        said = giver(by.key.slug, by.key.briefing, look)
        way = attribution_line(by, look)
        yield (Span("according to ", "muted"), *said, Span(" "), *way)
        if step.sure == "against":
            yield objections_line(by, look)
