"""What stands above a list of records."""

from __future__ import annotations

from typing import NamedTuple

from briefing.page.rows.common import CommonFacts


class HeadWords(NamedTuple):
    """What a head says: the name and the number, the order, the filter, what all rows share."""

    name: str = ""
    many: str = ""
    ordering: str = ""
    query: str = ""
    common: CommonFacts = CommonFacts()
    hint: str = ""
    """What of the filter was not understood."""
    usual: bool = False
    """Whether the order is the one that such a list has until the person changes it."""
