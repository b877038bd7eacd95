"""Links from one record to another, as the person asked for them.

- relative: a link to the anchor of the record, where the export has it, and plain words elsewhere
- wiki: `[[slug|words]]`
- none: plain words
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from briefing.export import gfm
from briefing.export.anchors import anchor, note_name
from briefing.model.key import Key
from briefing.text.visible import visible_line

LinkStyle = Literal["relative", "wiki", "none"]
LINK_STYLES: Mapping[str, str] = {
    "relative": "link if the record is in this export, otherwise text",
    "wiki": "[[slug|words]], for Obsidian and other wikis",
    "none": "plain words",
}
"""Each way of writing links, and what it gives."""


def links_of(style: LinkStyle, home: str, file: str, alone: bool) -> Links:
    """What writes the links of one file of an export of the briefing `home`.

    A wiki link leads only to what the export has, unless the file is `alone`: then it leads to any
    record, for the notes that it is to stand among may have it.
    """
    match style:
        case "relative":
            return RelativeLinks(home, file)
        case "wiki":
            return WikiLinks(home, everywhere=alone)
        case "none":
            return NoLinks()


class Links(Protocol):
    """Writes links. `targets` has the file of each record that the export has and a line names.

    An empty name stands for the file that the line is in.
    """

    def link(self, key: Key, raw: str, words: str, targets: Mapping[Key, str]) -> str:
        """A link to `key` that shows `words`, which as Markdown are `raw`."""
        ...


@dataclass(frozen=True, slots=True)
class RelativeLinks:
    """Links to anchors: in `file` itself, or in another file of the same folder."""

    home: str
    file: str

    def link(self, key: Key, raw: str, words: str, targets: Mapping[Key, str]) -> str:
        """See `Links`."""
        target = targets.get(key)
        if target is None:
            return raw
        path = "" if target == self.file else target
        return f"[{raw}]({path}#{anchor(key, self.home)})"


@dataclass(frozen=True, slots=True)
class WikiLinks:
    """Links by name. With `everywhere`, also to records that the export does not have."""

    home: str
    everywhere: bool

    def link(self, key: Key, raw: str, words: str, targets: Mapping[Key, str]) -> str:
        """See `Links`. Words that a wiki could read as markup stand before the link."""
        if key not in targets and not self.everywhere:
            return raw
        name, shown = note_name(key, self.home), visible_line(words)
        if shown == name:
            return f"[[{name}]]"
        if gfm.escape(shown) != shown or "|" in shown:
            return f"{raw} ([[{name}]])"
        return f"[[{name}|{shown}]]"


@dataclass(frozen=True, slots=True)
class NoLinks:
    """Plain words."""

    def link(self, key: Key, raw: str, words: str, targets: Mapping[Key, str]) -> str:
        """See `Links`."""
        return raw
