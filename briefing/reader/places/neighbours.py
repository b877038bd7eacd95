"""The records that stand beside one: in the list, the search or the links it was opened from."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.library.library import Library
from briefing.library.store.records import Listing
from briefing.model.key import Key
from briefing.page.blocks import Blocks, Heading, Page, lines_of


def linked_beside(library: Library, page: Page | Blocks, key: Key, nth: int = 0) -> list[Key]:
    """The records that the links under the same heading lead to, of the same section as `key`.

    `nth` says which of the links to it is meant, from 0. Each record comes once, in the order of
    the page; alone it is beside nothing.
    """
    found: list[Key] = []
    for part in _parts(page.blocks if isinstance(page, Page) else page):
        found = part
        nth -= part.count(key)
        if nth < 0:
            break
    record = library.record(key)
    if record is None or key not in found:
        return []
    beside = library.lists.among(Listing(section=record.section), found)
    keys = [one for one in dict.fromkeys(found) if one in beside or one == key]
    return keys if len(keys) > 1 else []


def _parts(blocks: Blocks) -> Iterator[list[Key]]:
    """Where the links of a page lead, those under one heading together."""
    part: list[Key] = []
    for block in blocks:
        if isinstance(block, Heading):
            yield part
            part = []
        part += [span.link for line in lines_of([block]) for span in line if span.link]
    yield part


def beside(library: Library, listing: Listing, key: Key, by: int) -> Key | None:
    """The record so many rows below another in a list; None where that is not in it, or no more."""
    row = library.lists.position(listing, key)
    if row is None or row + by < 0:
        return None
    return next((one.key for one in library.lists.page(listing, row + by, 1)), None)
