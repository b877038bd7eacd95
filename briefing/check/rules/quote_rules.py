"""Rules for quotations, held against the words of their sources where these are at hand.

Nothing of a source's text is told, so that a report may be kept and passed on.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.analysis.quotations.fidelity import QuotationFound as InText
from briefing.analysis.quotations.fidelity import QuotationMissing
from briefing.analysis.quotations.passages import passages_of
from briefing.analysis.speaker import is_verbatim
from briefing.check.context import CheckContext
from briefing.check.rules.rule import Rule, RuleFinding
from briefing.library.query.source_texts import find_source_text
from briefing.library.store.records import Record
from briefing.model.path import Path
from briefing.page.quotations.checking import place_words, result_words, sources_read
from briefing.page.quotations.fidelity import checked_quotations

_LONGEST = 60


def _differs(statement: Record, context: CheckContext) -> Iterator[RuleFinding]:
    found = checked_quotations(statement, context.look)
    if found is None or isinstance(found.result, InText):
        return
    slug = found.source.key.slug
    first = next((one.quoted for one in found.result.differences if one.quoted), "")
    yield RuleFinding(
        f"these words do not stand in the text of {slug}{_nearest(found.result, first)}",
        "copy them letter by letter, or make the form a paraphrase",
        _passage_with(first, statement),
        first,
    )


def _passage_with(words: str, statement: Record) -> Path:
    """Where some of the words are written: the text, or the passage of it that has them."""
    if not isinstance(statement.fields.get("text"), list):
        return ("text",)
    passages = passages_of(statement)
    return ("text", next((at for at, one in enumerate(passages) if words in one), 0))


def _nearest(missed: QuotationMissing, first: str) -> str:
    if not missed.near:
        return ", and nothing near them"
    if missed.disordered:
        return " in this order"
    words = " ".join(first.split())
    shown = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
    place = f"; the nearest are in {place_words(missed.paragraph)}"
    return f'{place}, without "{shown}"' if shown else f"{place}, which has more"


def _elsewhere(statement: Record, context: CheckContext) -> Iterator[RuleFinding]:
    found = checked_quotations(statement, context.look)
    if found is not None and found.elsewhere:
        yield RuleFinding(
            f"the words are {result_words(found.result)} of {found.source.key.slug}, and not where "
            "the locator says",
            "name the paragraph in which the words stand",
            ("locator",),
        )


def _decided(statement: Record, context: CheckContext) -> bool:
    return checked_quotations(statement, context.look) is not None


def _unread(source: Record, context: CheckContext) -> Iterator[RuleFinding]:
    if not sources_read(source, context.look):
        return
    text = find_source_text(context.library, source)
    if text.words is not None:
        return
    path = ("text",) if source.has("text") else ()
    if text.fault:
        yield RuleFinding(f"its text cannot be used: {text.fault}", _REMEDY, path)
    elif context.library.sources is not None and _is_quoted(source, context):
        yield RuleFinding("quoted, and there is no text of it to check the words by", _REMEDY, path)


_REMEDY = "name the file in `text`, or put it into the folder of texts under the source's slug"


def _is_quoted(source: Record, context: CheckContext) -> bool:
    return any(is_verbatim(one) for one in context.look.linking(source.key, "chain"))


RULES = (
    Rule(
        "quote-differs",
        "error",
        "A quotation does not stand in the text of its source",
        _differs,
        ("statements",),
        decided=_decided,
    ),
    Rule(
        "quote-elsewhere",
        "warning",
        "A quotation stands in another place than its locator names",
        _elsewhere,
        ("statements",),
        decided=_decided,
    ),
    Rule("source-unread", "note", "The text of a source cannot be read", _unread, ("sources",)),
)
