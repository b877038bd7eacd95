"""Where a key stood first that its mapping has twice."""

from __future__ import annotations

from yaml.events import (
    CollectionEndEvent,
    CollectionStartEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)

from briefing.load.events import Source, index_of, line_of


def first_lines(source: Source, wanted: set[int]) -> dict[int, int]:
    """Give, for keys named by the index at which they begin, the line of their first equal.

    A second reading, and only of files that have such keys: keeping the place of every key would
    slow down all the others by a tenth.
    """
    found: dict[int, int] = {}
    stack: list[tuple[dict[str, int] | None, bool]] = []
    lines: dict[str, int] | None = None
    is_key = False
    events = source.events() if wanted else iter(())
    for event in events:
        if isinstance(event, NodeEvent):
            if lines is not None and is_key and isinstance(event, ScalarEvent):
                first = lines.setdefault(event.value, line_of(event))
                if index_of(event) in wanted:
                    found[index_of(event)] = first
            is_key = not is_key
            if isinstance(event, CollectionStartEvent):
                stack.append((lines, is_key))
                lines, is_key = ({} if isinstance(event, MappingStartEvent) else None), True
        elif isinstance(event, CollectionEndEvent):
            lines, is_key = stack.pop()
        if len(found) == len(wanted):
            break
    return found
