"""Where the person was, as it is kept: read before the first frame, so there is little in here."""

from __future__ import annotations

import json
import os
from functools import partial
from typing import Any

from briefing.library.library import Library
from briefing.library.store.records import Listing
from briefing.model.key import FRONT, Key
from briefing.reader.places.history import ReaderPlace
from briefing.reader.places.nav_rows import ALONE
from briefing.state.reading_rows import KeptPlace, keep_place, places
from briefing.state.reading_state import ReadingState


def last_place(
    state: ReadingState, library: Library, briefing: str = ""
) -> tuple[ReaderPlace | None, str]:
    """Where the person was in the library when it was last read, or in one briefing of it.

    With it comes what to say: that the briefing is gone in which that was.
    """
    said = ""
    root = str(library.root.absolute())
    every = state.ask(places, list[KeptPlace]())
    kept = [one for one in every if one.slug == briefing] if briefing else every
    inside = [one for one in kept if one.home == root or one.home.startswith(f"{root}{os.sep}")]
    for one in inside or _moved(state, kept, library):
        if library.briefings.get(one.slug) is not None:
            return _read(one), said
        said = said or f"The briefing {one.slug}, where you were, is no longer there."
    return None, said


def _moved(state: ReadingState, kept: list[KeptPlace], library: Library) -> list[KeptPlace]:
    """The places in briefings that stand elsewhere by now."""
    gone = [
        one
        for one in kept
        if not os.path.lexists(one.home) and library.briefings.get(one.slug) is not None
    ]
    if not gone:
        return []
    # Needed after a move only.
    from briefing.page.changes.since_read import home_of  # noqa: PLC0415
    from briefing.state.briefing_homes import number_of  # noqa: PLC0415

    numbers = {
        one.number: state.ask(partial(number_of, home=home_of(library, one.slug)), 0)
        for one in gone
    }
    return [one for one in gone if numbers[one.number] == one.number]


def _read(one: KeptPlace) -> ReaderPlace | None:
    """A place; None where what was kept is none."""
    try:
        said = json.loads(one.place)
        slug, screen = str(said["key"]), str(said["screen"])
        numbers = [int(said[name]) for name in ("row", "link", "scroll", "width")]
        key = Key(str(said["of"]), slug) if slug else None
        place = ReaderPlace(screen, one.slug, str(said["section"]), key)
    except (ValueError, TypeError, KeyError):
        return None
    row, link, scroll, width = numbers
    return place._replace(row=row, link=link, scroll=scroll, width=width)


def save_place(state: ReadingState, library: Library, place: ReaderPlace, moment: int) -> None:
    """Keep a place, which is in the main screen, without what it is filtered for.

    Any thread may do so: of two places the one of the later `moment` stays.
    """
    # Nothing is kept before the first frame is drawn.
    from briefing.page.changes.since_read import home_of  # noqa: PLC0415
    from briefing.state.briefing_homes import claimed  # noqa: PLC0415

    said: dict[str, Any] = {
        "screen": place.screen,
        "section": place.section,
        "of": place.key.briefing if place.key else "",
        "key": place.key.slug if place.key else "",
        **{name: getattr(place, name) for name in ("row", "link", "scroll", "width")},
    }
    home = home_of(library, place.briefing)
    state.change(lambda file: keep_place(file, claimed(file, home), json.dumps(said), moment))


def nearest_place(
    state: ReadingState, library: Library, place: ReaderPlace, order: str
) -> tuple[ReaderPlace, str]:
    """The place itself, or the nearest that is there, and what to say of that."""
    if place.section in ALONE or place.key is None or library.titles([place.key]):
        return place, ""
    if same := _under_another_slug(state, library, place.key):
        return place._replace(key=same), f"{place.key.slug}, where you were, is now {same.slug}."
    gone = f"{place.key.slug}, where you were, is no longer there"
    listing = Listing(place.briefing, place.section, order)
    count = library.lists.count(listing)
    if not count:
        front = ReaderPlace("page", place.briefing, FRONT, Key(place.briefing, FRONT))
        return front, f"{gone}: this is the front page."
    row = min(place.row, count - 1)
    (found,) = library.lists.page(listing, row, 1)
    near = place._replace(key=found.key, row=row, link=-1, scroll=0)
    return near, f"{gone}: this is the nearest record of the list."


def _under_another_slug(state: ReadingState, library: Library, key: Key) -> Key | None:
    """The only record that says word for word what the one at `key` did, which is gone."""
    # Needed only where that is so.
    from briefing.page.changes.kept_reading import kept_reading  # noqa: PLC0415
    from briefing.page.changes.since_read import home_of  # noqa: PLC0415

    digest = kept_reading(state, home_of(library, key.briefing)).seen.get(key.slug)
    same = library.ask(
        "SELECT slug FROM record WHERE briefing = ? AND digest = ? LIMIT 2", (key.briefing, digest)
    )
    return Key(key.briefing, same[0][0]) if len(same) == 1 else None
