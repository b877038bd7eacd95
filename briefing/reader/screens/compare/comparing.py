"""Two records held against each other: the first is marked, the second opens the page of both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.page.blocks import text
from briefing.reader.keys.dispatch import Command
from briefing.reader.places.history import ReaderPlace
from briefing.reader.places.nav_rows import COMPARE, CONNECT, NETWORK
from briefing.reader.screens.dialogs.choice import choice
from briefing.reader.screens.main.trail import Trail
from briefing.reader.screens.main.view_mode import ViewMode
from briefing.reader.widgets.rows.row_source import TextRow
from briefing.text.visible import visible_line

if TYPE_CHECKING:
    from briefing.reader.screens.main.reading_host import ReadingHost
    from briefing.reader.widgets.input_bar import InputBar

_FIRST = "Choose a record first."
_CONNECTED = "How they are connected"


class _Way(NamedTuple):
    """One way to look at two records: the page, and both as they are asked for."""

    section: str
    between: tuple[str, str]
    title: str


class Comparing:
    """Marks a record, and leads to what it has to do with another; narrows that page."""

    def __init__(self, trail: Trail, mode: ViewMode, host: ReadingHost) -> None:
        """Nothing is marked to begin with."""
        self._trail = trail
        self._mode = mode
        self._host = host
        self._marked: Key | None = None

    @property
    def commands(self) -> Mapping[str, Command]:
        """The keys that lead to what lies between records."""
        return {"compare-with": self._mark, "network": self._to_network}

    @property
    def shown(self) -> bool:
        """Whether two records stand side by side now."""
        return self._host.here().section == COMPARE

    def typed(self, bar: InputBar, text: str) -> None:
        """It is narrowed when all of it is typed: working it out takes a while."""

    def accepted(self, text: str) -> None:
        """Show only what a query finds; all of it where that is empty."""
        self._trail.go(self._host.here()._replace(query=text.strip(), link=-1, scroll=0))

    def given_up(self) -> None:
        """It stays as it was."""

    def _mark(self) -> None:
        """Mark the record, or hold it against the marked one."""
        record = self._host.subject()
        if record is None:
            self._host.say(_FIRST)
            return
        first = self._mode.library.record(self._marked) if self._marked else None
        if first is None:
            self._marked = record.key
            self._host.say(f"{self._name(record)} is marked. Press the same key on another one.")
        elif first.key == record.key:
            self._marked = None
            self._host.say(f"{self._name(record)} is marked no longer.")
        else:
            self._marked = None
            self._offer(first, record)

    def _name(self, record: Record) -> str:
        return visible_line(self._mode.views.names([record.key]).get(record.key, record.key.slug))

    def _offer(self, one: Record, other: Record) -> None:
        """Go to the only way to look at two, or offer a choice of several."""
        ways = [*_ways(one, other)]
        if len(ways) == 1:
            self._go(ways[0])
            return
        title = f"{self._name(one)} and {self._name(other)}"
        rows = [TextRow(text(way.title)) for way in ways]
        self._host.ask(choice(title, rows), lambda chosen: self._go(ways[chosen]))

    def _go(self, way: _Way) -> None:
        here = self._host.here().briefing
        self._trail.go(ReaderPlace("page", here, way.section, between=way.between))

    def _to_network(self) -> None:
        """To whom the actor is tied."""
        record = self._host.subject()
        if record is None or record.section != "actors":
            self._host.say("Choose an actor first.")
        else:
            here = self._host.here().briefing
            self._trail.go(ReaderPlace("page", here, NETWORK, record.key))


def _ways(one: Record, other: Record) -> Iterator[_Way]:
    """The ways in which two records can be looked at together."""
    # Loaded when it is wanted: the first frame does without.
    from briefing.page.comparison.ends import AS_WORDS, SORTS, sorts_of  # noqa: PLC0415

    both = [{*sorts_of(record)} for record in (one, other)]
    alike = both[0] & both[1]
    for sort in SORTS:
        if sort in alike:
            ends = tuple(_reference(sort, record) for record in (one, other))
            yield _Way(COMPARE, (ends[0], ends[1]), f"Side by side: {AS_WORDS[sort]}")
    if all(both) and not alike:
        ends = tuple(_reference("", record) for record in (one, other))
        yield _Way(COMPARE, (ends[0], ends[1]), "Side by side: what each says or carries")
    yield _Way(CONNECT, (str(one.key), str(other.key)), _CONNECTED)


def _reference(sort: str, record: Record) -> str:
    slug = record.key.briefing if record.section == "briefing" else str(record.key)
    return f"{sort}:{slug}" if sort else slug
