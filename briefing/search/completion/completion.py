"""Completion: what could stand where somebody is typing, with how often it is there.

Words that are exactly the name of an actor or a place may become a filter for it. A begun word may
become the name of a field; behind the colon of a field its values are offered. A
record is offered by its slug, which finds it however its name is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from briefing.library.library import Library
from briefing.search.compiler import NONE
from briefing.search.completion.cursor_context import CursorContext, cursor_context
from briefing.search.completion.option import CompletionOption
from briefing.search.completion.registry import options_for
from briefing.search.fields import BY_NAME, FIELDS
from briefing.search.name_lookup import QueryScope
from briefing.search.search import NameFilter, name_filters

__all__ = ["Completion", "CompletionOption", "complete"]


class Completion(NamedTuple):
    """What could replace `text[start:end]` of a query; nothing, where it has no options."""

    start: int
    end: int
    options: tuple[CompletionOption, ...]


def complete(
    library: Library, text: str, cursor: int, briefing: str = "", most: int = 8
) -> Completion:
    """What could stand at the cursor, at most `most` options, the best first. It never raises.

    Whoever has the typed letters at the beginning of a name comes before those that have them at
    the beginning of a word inside it; among equals what is there more often comes first. `briefing`
    is where the query is asked; empty is everywhere.
    """
    if text.strip() and cursor >= len(text):
        filters = name_filters(library, text, briefing)
        if filters:
            return Completion(0, len(text), tuple(map(_filter, filters)))
    at = cursor_context(text, cursor)
    found = _values(QueryScope(library, briefing), at, most) if at.field else _fields(at)
    options = dict[str, CompletionOption]()
    if at.field and text[at.start : at.end] == NONE:  # before whoever is called so
        options[NONE] = _apart(at, CompletionOption(NONE, "no value", None))
    while len(options) < most and (option := next(found, None)):
        options.setdefault(option.text, _apart(at, option))
    return Completion(at.start, at.end, tuple(options.values()))


def _filter(of: NameFilter) -> CompletionOption:
    return CompletionOption(of.query, f"{of.query} · {of.name}", of.finds)


def _apart(at: CursorContext, option: CompletionOption) -> CompletionOption:
    return replace(option, text=f"{at.before}{option.text}{at.behind}")


def _fields(at: CursorContext) -> Iterator[CompletionOption]:
    """The fields whose names begin as a word does."""
    begun = at.begun.lower()
    named = [(name, field) for field in FIELDS for name in field.names if name.startswith(begun)]
    for name, field in sorted(named, key=lambda each: each[0] != begun):
        if begun:
            yield CompletionOption(f"{name}:", f"{name}: {field.finds}".replace("`", ""), None)


def _values(asked: QueryScope, at: CursorContext, most: int) -> Iterator[CompletionOption]:
    """The values of a field."""
    kind = BY_NAME[at.field].complete
    return options_for(kind)(asked, at.begun, most) if kind else iter(())
