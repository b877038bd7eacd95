"""What the pages of many records need, asked of the library once for all of them."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.library.store.records import Record
from briefing.page.attribution.attribution import gather_attributions
from briefing.page.attribution.objection_lines import gather_objections
from briefing.page.attribution.origins import gather_origins
from briefing.page.attribution.statuses import gather_statuses
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.place_lists import gather_places
from briefing.page.words.labels import gather_mentioned


def gather_pages(records: Sequence[Record], look: RecordLoader) -> None:
    """Fetch what the pages of these records need; the little that is left they ask for one by one.

    It pays where pages are composed one after the other: one alone has other ways (`compose`).
    """
    look.remember(records)
    keys = [one.key for one in records]
    near = {one.key: one for one in (*records, *look.follow(keys))}
    look.gather_backlinks(keys)
    linking = (link.source for key in keys for one in look.backlinks(key) for link in one.links)
    near.update((key, one) for key in linking if (one := look.at(key)))
    incidents = [one for one in records if one.section == "incidents"]
    gather_places(near.values(), look)
    gather_statuses(incidents, look, parts=True)
    gather_origins((one for one in records if one.section in ("incidents", "figures")), look)
    statements = [one for one in near.values() if one.section == "statements"]
    gather_attributions(statements, look)
    gather_objections(statements, look)
    gather_mentioned(near.values(), look)
