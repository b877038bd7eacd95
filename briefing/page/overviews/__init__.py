"""Pages that are about a whole briefing and no single record: ledger, gaps, voice, wording."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from briefing.library.library import Library
from briefing.page.blocks import Page

if TYPE_CHECKING:
    from briefing.page.overviews.narrowing import Narrowing


class Overview(NamedTuple):
    """One of these pages: its name in the shell and in exports, its title, and what it is for.

    `about` is the section without which there is nothing to tell; empty where there always is.
    """

    name: str
    title: str
    help: str
    about: str = ""


OVERVIEWS = {
    one.name: one
    for one in (
        Overview(
            "ledger", "Claim ledger", "who reports, claims, attributes or denies what", "incidents"
        ),
        Overview("gaps", "Gaps", "what is missing: publishers, names, replies, second sources"),
        Overview(
            "voice", "Voice", "whose words are quoted, and whose are only paraphrased", "statements"
        ),
        Overview("wording", "Wording", "the loaded terms, who uses them, and where", "terms"),
    )
}
"""Every overview, by its name; `briefing.page.overviews.<name>` composes it."""


def overviews_of(library: Library, briefing: str) -> list[Overview]:
    """Those that have something to tell of a briefing."""
    there = {one.name for one in library.briefings.sections(briefing) if one.records}
    return [one for one in OVERVIEWS.values() if not one.about or one.about in there]


def compose_overview(
    library: Library, name: str, briefing: str, only: Narrowing | None = None
) -> Page:
    """The overview of that name of one briefing, or `only` a part. KeyError where there is none."""
    # Loaded when one is wanted: the first frame and the shell do without.
    module = import_module(f"briefing.page.overviews.{OVERVIEWS[name].name}")
    page: Page = module.compose(library, briefing, only=only)
    if only is None:
        return page
    title, *rest = page.blocks
    return page._replace(blocks=(title, *only.blocks(), *rest))
