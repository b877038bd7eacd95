"""What can only be known once all files are in: which record each link leads to, and what follows.

Runs in SQL: over the whole library where that is new, or from what a change has touched.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from briefing.library.closures import settle_closures, update_closures
from briefing.library.faults import write_faults, write_faults_again
from briefing.library.identities import settle_identities, update_identities
from briefing.library.keys import lead_again, lead_all
from briefing.library.known import settle_known
from briefing.library.known_again import settle_known_again
from briefing.library.slugs import settle_all_slugs, settle_slugs
from briefing.library.touched import Touched


def resolve(connection: sqlite3.Connection, root: Path, touched: Touched | None = None) -> None:
    """Give every record its slug, lead every link to its record, and tell what leads nowhere.

    Goes through the whole library, or from what is touched to whatever follows from that, which is
    noted in `touched`. Leaves the marks alone, which are written with the words.
    """
    if touched is None:
        settle_all_slugs(connection)
        lead_all(connection)
        settle_known(connection)
        settle_closures(connection)
        settle_identities(connection)
        write_faults(connection, root)
    else:
        settle_slugs(connection, touched)
        lead_again(connection, touched)
        redated = settle_known_again(connection, touched)
        update_closures(connection, touched, redated)
        update_identities(connection, touched)
        write_faults_again(connection, root, touched)
