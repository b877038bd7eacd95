"""What the records at the ends of links are called: words never without whoever said them."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.analysis.speaker import is_verbatim
from briefing.export.attribution import STATEMENTS, StatementAttributions
from briefing.library.store.records import Record
from briefing.library.store.wanted_keys import in_chunks
from briefing.model.key import Key
from briefing.page.attribution.attribution import gather_attributions
from briefing.page.record_loader import RecordLoader


def link_titles(keys: Iterable[Key], look: RecordLoader) -> dict[Key, str]:
    """The titles of those that exist: of a statement the speaker, in what form, and its words.

    A hand that is not known is a sign behind the speaker.
    """
    titles: dict[Key, str] = {}
    voices = StatementAttributions(look)
    for some in in_chunks(keys):
        look.turn()
        look.fetch(some)
        found = [record for key in some if (record := look.at(key))]
        gather_attributions((one for one in found if one.section == STATEMENTS), look)
        titles.update((one.key, _title(one, voices)) for one in found)
    return titles


def _title(record: Record, voices: StatementAttributions) -> str:
    if record.section != STATEMENTS:
        return record.title
    words = f"“{record.title}”" if is_verbatim(record) else record.title
    return voices.look.memo.once(
        ("link title", record.key), lambda: f"{voices.before(record)}{words}"
    )
