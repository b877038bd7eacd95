"""What the records at the ends of links are called: words never without whoever said them.

And no incident without both answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefing.analysis.speaker import is_verbatim
from briefing.export.attribution import STATEMENTS, StatementAttributions
from briefing.library.store.records import Record
from briefing.library.store.wanted_keys import in_chunks
from briefing.model.key import Key
from briefing.page.attribution.attribution import gather_attributions
from briefing.page.attribution.statuses import gather_statuses, status_words
from briefing.page.record_loader import RecordLoader

INCIDENTS = "incidents"


def link_titles(keys: Iterable[Key], look: RecordLoader, rows: dict[Key, str]) -> dict[Key, str]:
    """The titles of those that exist: of a statement the speaker, in what form, and its words.

    A hop that is not known is a sign behind the speaker. An incident has both answers as in a
    row: those of `rows`, to which the others are added.
    """
    titles: dict[Key, str] = {}
    voices = StatementAttributions(look)
    for some in in_chunks(keys):
        look.turn()
        look.fetch(some)
        found = [record for key in some if (record := look.at(key))]
        gather_attributions((one for one in found if one.section == STATEMENTS), look)
        new = [one for one in found if one.section == INCIDENTS and one.key not in rows]
        gather_statuses(new, look)
        rows.update((one.key, status_words(one, look)) for one in new)
        titles.update((one.key, _title(one, voices, rows)) for one in found)
    return titles


def _title(record: Record, voices: StatementAttributions, rows: Mapping[Key, str]) -> str:
    if record.section == INCIDENTS:
        return f"{record.title} — {rows[record.key]}"
    if record.section != STATEMENTS:
        return record.title
    words = f"“{record.title}”" if is_verbatim(record) else record.title
    return voices.look.memo.once(
        ("link title", record.key), lambda: f"{voices.before(record)}{words}"
    )
