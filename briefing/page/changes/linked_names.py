"""What the links of changed fields lead to, by name: in whichever of both times it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from briefing.analysis.changes.changes import RecordChange
from briefing.analysis.provenance import has_unknown_hop
from briefing.library.library import Library
from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.page.blocks import Line, Span
from briefing.page.figures.latest import newest_points
from briefing.page.record_loader import RecordLoader
from briefing.page.words.labels import listed, name, speaker_text
from briefing.page.words.vocabulary import UNKNOWN_HOP


class LinkedNames:
    """Calls what a link leads to as it is called elsewhere."""

    def __init__(
        self, changes: Iterable[RecordChange], library: Library, olds: Mapping[Key, Library]
    ) -> None:
        """`library` is asked first, then the one of `olds` in which the record was."""
        self._look = RecordLoader(library)
        loaders = {one: RecordLoader(one) for one in olds.values()}
        self._olds = {key: loaders[one] for key, one in olds.items()}
        references = {
            (written, change.key.briefing)
            for change in changes
            for field in change.fields
            if field.kind == "link"
            for written in (field.old, field.new)
            if written
        }
        for look in (self._look, *loaders.values()):
            look.gather(references)

    def line(self, written: str, change: Key) -> Line:
        """A link by the name of its record; as it is written where there is no such record."""
        for look in self._looks(change):
            record = look.record(written, change.briefing)
            if record is not None:
                return name(record, look)
        return (Span(written),)

    def givers(self, figure: Key) -> Line | None:
        """Who gives the latest number of a figure; None where the figure is not to be had.

        Empty where nobody is named as giving it.
        """
        for look in self._looks(figure):
            record = look.at(figure)
            if record is not None:
                points = newest_points(record, look)
                by = dict.fromkeys((point.by, point.briefing) for point in points if point.by)
                return listed((_giver(*one, look) for one in by), "; ")
        return None

    def _looks(self, key: Key) -> Iterator[RecordLoader]:
        yield self._look
        if key in self._olds:
            yield self._olds[key]


def with_unknown_hop(line: Line, record: Record, look: RecordLoader) -> Line:
    """Words as they are named, with the sign of a hop that nobody names behind the speaker."""
    if not has_unknown_hop(record, look):
        return line
    first, *others = line
    speaker = speaker_text(record, look)
    marked = f"{speaker}{UNKNOWN_HOP}{first.text.removeprefix(speaker)}"
    return (first._replace(text=marked), *others)


def _giver(written: str, briefing: str, look: RecordLoader) -> Line:
    record = look.record(written, briefing)
    return with_unknown_hop(name(record, look), record, look) if record else (Span(written),)
