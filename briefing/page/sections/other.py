"""A record of a section that has no composer of its own: what was written, field by field."""

from __future__ import annotations

import json

from briefing.library.store.records import Record
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.body import Body, fact, facts, title
from briefing.page.words.vocabulary import sentence

ELSEWHERE = frozenset({"note", "tags", "ids", "sources", "extends"})
"""Fields that every page shows in its own way."""


def compose_other(record: Record, look: RecordLoader) -> Body:
    """The body of a page of which nothing is known but its fields."""
    return Body(
        kind=record.section,
        head=title(record),
        main=tuple(
            facts(
                *(
                    fact(sentence(name.replace("_", " ")), _as_text(value))
                    for name, value in record.fields.items()
                    if name not in ELSEWHERE
                )
            )
        ),
    )


def _as_text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
