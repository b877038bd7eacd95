"""What stands in the place of both answers about a series: how many of its parts have which."""

from __future__ import annotations

from collections.abc import Callable

from briefing.analysis.incidents.judgment import Judgment, answers_of
from briefing.analysis.incidents.status import Answers, row_words
from briefing.page.blocks import Line, Span
from briefing.page.record_loader import RecordLoader
from briefing.page.words.vocabulary import plural


def parts_line(
    judgment: Judgment, look: RecordLoader, told: Callable[[Answers], str] = row_words
) -> Line:
    """A series: how many of its parts have which answers, in the words of `told`."""
    if judgment.answers.kind == "situation":
        return (Span("A situation has no status", "strong"), Span("."))
    first = Span("A series has no status of its own", "strong")
    if not judgment.parts:
        none = "was known by that day" if look.library.until else "is recorded here"
        return (first, Span(f". None of its parts {none}."))
    counts: dict[str, int] = {}
    for one in judgment.parts:
        words = told(answers_of(one, look))
        counts[words] = counts.get(words, 0) + 1
    counted = "; ".join(f"{count} {words}" for words, count in counts.items())
    of = plural(len(judgment.parts), "part")
    here = f"the {of} looked at, of more here" if judgment.answers.more_parts else f"{of} here"
    return (first, Span(f". Of {here}: {counted}."))
