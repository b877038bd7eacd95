"""What can only be known once all files are in: which record each link leads to, and what follows.

Each table has one function, which takes the scope of what is to be worked out: what a change has
dirty, or, without one, everything.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from briefing.library.derive.closures import settle_closures
from briefing.library.derive.cross_file_problems import write_cross_file_problems
from briefing.library.derive.dirty_set import DirtySet
from briefing.library.derive.identities import settle_identities
from briefing.library.derive.known_from_changes import settle_known
from briefing.library.derive.link_targets import lead_links
from briefing.library.derive.slugs import settle_slugs


def resolve(connection: sqlite3.Connection, root: Path, scope: DirtySet | None = None) -> None:
    """Give every record its slug, lead every link to its record, and tell what leads nowhere.

    Goes through the whole library, or from what is in scope to whatever follows from that, which is
    noted there. Leaves the marks alone, which are written with the words.
    """
    settle_slugs(connection, scope)
    lead_links(connection, scope)
    redated = settle_known(connection, scope)
    settle_closures(connection, scope, redated)
    settle_identities(connection, scope)
    write_cross_file_problems(connection, root, scope)
