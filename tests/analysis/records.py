"""Records made up for the tests, and a lookup that finds them without a library."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from briefing.analysis.lookup import Memo
from briefing.library.store.records import Record
from briefing.model.key import Key, key_of

HERE = "test"


class Records:
    """Answers the questions of the analysis from records in memory."""

    def __init__(self, *records: Record) -> None:
        self._records = {record.key: record for record in records}
        self.memo = Memo()

    def record(self, reference: str, briefing: str) -> Record | None:
        return self._records.get(key_of(reference, briefing))

    def same_as(self, key: Key) -> Sequence[Record]:
        return [
            record
            for record in self._records.values()
            for relation in record.items("relations")
            if relation["type"] == "same_as" and key_of(relation["to"], HERE) == key
        ]

    def identity(self, key: Key) -> Key:
        return key

    def called_in(self, first: Key, briefing: str) -> Key:
        return first

    def alike(self, key: Key) -> Sequence[Record]:
        return ()

    def at(self, key: Key) -> Record | None:
        return self._records.get(key)

    def linking(self, key: Key, role: str) -> Sequence[Record]:
        return [one for one in self._records.values() if key in set(_ends(one.fields, role))]

    def is_linked(self, key: Key, role: str) -> bool:
        return any(one.key != key for one in self.linking(key, role))


def _ends(fields: Mapping[str, Any], role: str) -> Iterator[Key]:
    """Where the links in one role lead: a field of that name, a relation of that type, a giver."""
    value = fields.get(role)
    several = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    yield from (key_of(one, HERE) for one in several)
    yield from (
        key_of(one["to"], HERE) for one in fields.get("relations", ()) if one["type"] == role
    )
    givers = {"given_by": "points", "stated_by": "stated"}
    parts = fields.get(givers.get(role, ""), ())
    yield from (key_of(one["by"], HERE) for one in parts if "by" in one)
    if role == "speaker_of" and isinstance(fields.get("speaker"), dict):
        yield from (key_of(one, HERE) for one in [fields["speaker"].get("of")] if one)


def actor(
    slug: str, *relations: tuple[str, str], positions: Sequence[dict[str, str]] = (), **more: Any
) -> Record:
    """An actor with relations as (type, to)."""
    fields = {
        "name": slug,
        "kind": more.pop("kind", "armed-group"),
        "relations": [{"type": kind, "to": to} for kind, to in relations],
        "positions": list(positions),
        **more,
    }
    return Record(Key(HERE, slug), "actors", slug, fields)


def statement(slug: str, speaker: object, chain: Sequence[str] = (), **more: Any) -> Record:
    """A statement; `said` gives it its day."""
    fields = {"form": "quote", "text": "words", "speaker": speaker, "chain": list(chain), **more}
    day = more.get("said", "")
    return Record(Key(HERE, slug), "statements", "words", fields, lower=day, upper=day)


def source(slug: str, outlet: str = "unknown", **more: Any) -> Record:
    """A source, read unless it says `seen=False`."""
    return Record(Key(HERE, slug), "sources", f"Title of {slug}", {"outlet": outlet, **more})


def incident(**lists: Any) -> Record:
    """An incident with the lists of statements given."""
    return Record(Key(HERE, "event"), "incidents", "An event", lists)
