"""What can only be known once all files are in: which record each link leads to, and what follows.

Runs in SQL: over the whole library where that is new, or from what a change has touched.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from briefing.library.derive.closures import settle_closures, update_closures
from briefing.library.derive.cross_file_problems import write_faults, write_faults_again
from briefing.library.derive.dirty_set import DirtySet
from briefing.library.derive.known_from import settle_known
from briefing.library.derive.known_from_changes import settle_known_again
from briefing.library.derive.link_targets import lead_again, lead_all
from briefing.library.derive.slugs import settle_all_slugs, settle_slugs


def resolve(connection: sqlite3.Connection, root: Path, touched: DirtySet | None = None) -> None:
    """Give every record its slug, lead every link to its record, and tell what leads nowhere.

    Goes through the whole library, or from what is touched to whatever follows from that, which is
    noted in `touched`. Leaves the marks alone, which are written with the words.
    """
    if touched is None:
        settle_all_slugs(connection)
        lead_all(connection)
        settle_known(connection)
        settle_closures(connection)
        write_faults(connection, root)
    else:
        settle_slugs(connection, touched)
        lead_again(connection, touched)
        redated = settle_known_again(connection, touched)
        update_closures(connection, touched, redated)
        write_faults_again(connection, root, touched)
