"""What was meant by a slug that no record has."""

from __future__ import annotations

import json
import sqlite3

from briefing.model.key import SHARED
from briefing.text.edit_distance import nearest

_NO_HINT = "write the record, or take the link away"


class SlugHints:
    """Remedies for links that lead nowhere, for as many slugs as a person will read."""

    def __init__(self, connection: sqlite3.Connection, most: int) -> None:
        """`most` is for how many slugs it is looked up at all."""
        self._connection = connection
        self._most = most
        self._found: dict[tuple[str, str, str], str] = {}
        self._last: tuple[tuple[str, str], list[str]] = ("", ""), []

    def find(self, slug: str, briefing: str, sections: str) -> str:
        """The remedy; `sections` are those, as JSON, that the record could be in."""
        asked = (slug, briefing, sections)
        if asked not in self._found and len(self._found) < self._most:
            near = nearest(slug, self._known(briefing, sections))
            self._found[asked] = f'did you mean "{near}"?' if near else _NO_HINT
        return self._found.get(asked, _NO_HINT)

    def _known(self, briefing: str, sections: str) -> list[str]:
        """The slugs that could have been meant, kept for the next who asks for the same."""
        if self._last[0] != (briefing, sections):
            among = json.loads(sections)
            rows = self._connection.execute(
                "SELECT slug, section FROM record WHERE briefing IN (?, ?)", (briefing, SHARED)
            )
            known = [slug for slug, section in rows if not among or section in among]
            self._last = (briefing, sections), known
        return self._last[1]
