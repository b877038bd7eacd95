"""Pages that are about a whole briefing and no single record: ledger, gaps, voice, wording."""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

from briefing.library.library import Library
from briefing.page.blocks import Page


class Overview(NamedTuple):
    """One of these pages: its name in the shell and in exports, its title, and what it is for."""

    name: str
    title: str
    help: str


OVERVIEWS = {
    one.name: one
    for one in (
        Overview("ledger", "Claim ledger", "who reports, claims, attributes or denies what"),
        Overview("gaps", "Gaps", "what is missing: publishers, names, replies, second sources"),
        Overview("voice", "Voice", "whose words are quoted, and whose are only paraphrased"),
        Overview("wording", "Wording", "the loaded terms, who uses them, and where"),
    )
}
"""Every overview, by its name; `briefing.page.overviews.<name>` composes it."""


def compose_overview(library: Library, name: str, briefing: str) -> Page:
    """The overview of that name of one briefing. Raises KeyError where there is none."""
    # Loaded when one is wanted: the first frame and the shell do without.
    module = import_module(f"briefing.page.overviews.{OVERVIEWS[name].name}")
    page: Page = module.compose(library, briefing)
    return page
