"""The dirty set: what a change to some files has touched, from which all that follows is found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(slots=True)
class DirtySet:
    """Grows while files are read again, and while what follows from them is settled.

    Records are meant by their number, and addresses by the number of their key.
    """

    files: set[str] = field(default_factory=set)
    """Files that were read again, or are gone."""
    briefings: set[str] = field(default_factory=set)
    """Briefings with such files."""
    said: set[int] = field(default_factory=set)
    """Records that are new, or say anything else than before."""
    records: set[int] = field(default_factory=set)
    """Those of them with other links, dates or keys, and all whose links lead elsewhere now."""
    relinked: set[int] = field(default_factory=set)
    """Those of them with other links or keys."""
    keys: set[int] = field(default_factory=set)
    """Addresses of records that came or went."""
    dated: set[int] = field(default_factory=set)
    """Addresses of records that came or went, or have another date."""
    led_to: set[int] = field(default_factory=set)
    """Addresses to which a link leads, or led, that is not as it was."""
    groups: set[tuple[str, str]] = field(default_factory=set)
    """Slugs as written, with their briefings, that came or went or may have changed their order."""
    tally: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How many more records each section of a briefing has."""
    slugs: set[str] = field(default_factory=set)
    """Briefings in which a slug came or went."""
    blamed: set[tuple[str, str]] = field(default_factory=set)
    """Briefing and slug of whatever had problems, or has."""
    moved: set[int] = field(default_factory=set)
    """Locations that lie in others than before."""
    texts: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """The columns of the full text of records that have still to be written there."""
    unresolved: int = 0
    """Links that led nowhere before."""

    def renumber(self, numbers: Mapping[int, int]) -> None:
        """Follow records to their new numbers."""
        for records in (self.said, self.records, self.relinked):
            moved = numbers.keys() & records
            records -= moved
            records |= {numbers[number] for number in moved}
        self.texts = {numbers.get(number, number): text for number, text in self.texts.items()}

    def lead(self, targets: Iterable[int | None]) -> None:
        """Note where links lead or led."""
        self.led_to.update(target for target in targets if target is not None)
