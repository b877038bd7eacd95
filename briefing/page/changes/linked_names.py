"""What the links of changed fields lead to, by name: in whichever of both times it is."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.analysis.changes.changes import RecordChange
from briefing.library.library import Library
from briefing.model.key import Key
from briefing.page.blocks import Line, Span
from briefing.page.figures.latest import newest_points
from briefing.page.record_loader import RecordLoader
from briefing.page.words.labels import listed, name


class LinkedNames:
    """Calls what a link leads to as it is called elsewhere."""

    def __init__(
        self, changes: Iterable[RecordChange], library: Library, old: Library | None
    ) -> None:
        """`library` is asked first, then the `old` one, if there is any."""
        self._looks = [RecordLoader(one) for one in (library, old) if one is not None]
        references = {
            (written, change.key.briefing)
            for change in changes
            for field in change.fields
            if field.kind == "link"
            for written in (field.old, field.new)
            if written
        }
        for look in self._looks:
            look.gather(references)

    def line(self, written: str, briefing: str) -> Line:
        """A link by the name of its record; as it is written where there is no such record."""
        for look in self._looks:
            record = look.record(written, briefing)
            if record is not None:
                return name(record, look)
        return (Span(written),)

    def givers(self, figure: Key) -> Line:
        """Who gives the latest number of a figure; empty where nobody is named as giving it."""
        look = self._looks[0]
        record = look.at(figure)
        points = newest_points(record, look) if record else []
        by = dict.fromkeys((point.by, point.briefing) for point in points if point.by)
        return listed((self.line(*one) for one in by), "; ")
