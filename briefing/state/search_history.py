"""What is kept of a person's searches, and what can be done with it. Pure: it knows no file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

MOST_RECENT = 50
"""Recent searches that are kept, whatever the content; the oldest are forgotten first."""


@dataclass(frozen=True, slots=True)
class KeptSearch:
    """A search: what was typed, the path of the content it was made in, and its name if saved."""

    query: str
    content: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class SearchHistory:
    """The recent searches, the newest first, each query once; and the saved ones by name."""

    recent: tuple[KeptSearch, ...] = ()
    saved: tuple[KeptSearch, ...] = ()

    def named(self, name: str) -> KeptSearch | None:
        """The saved search of that name."""
        return next((one for one in self.saved if one.name == name), None)


Change = Callable[[SearchHistory], SearchHistory]
"""Something that is done to what is kept. It may be done again, to what another program left."""


def used(search: KeptSearch) -> Change:
    """The search was made just now."""

    def change(kept: SearchHistory) -> SearchHistory:
        others = (one for one in kept.recent if one.query != search.query)
        return replace(kept, recent=(search, *others)[:MOST_RECENT])

    return change


def saved(search: KeptSearch) -> Change:
    """The search has a name from now on; another of that name has none any more."""

    def change(kept: SearchHistory) -> SearchHistory:
        others = (one for one in kept.saved if one.name != search.name)
        return replace(kept, saved=by_name((search, *others)))

    return change


def renamed(name: str, new: str) -> Change:
    """The saved search `name` is called `new`; another that was called so has no name any more."""

    def change(kept: SearchHistory) -> SearchHistory:
        found = kept.named(name)
        if found is None:
            return kept
        return saved(replace(found, name=new))(forgotten(name)(kept))

    return change


def forgotten(name: str) -> Change:
    """The saved search `name` is not saved any more."""

    def change(kept: SearchHistory) -> SearchHistory:
        return replace(kept, saved=tuple(one for one in kept.saved if one.name != name))

    return change


def dropped(query: str) -> Change:
    """The query is not among the recent ones any more."""

    def change(kept: SearchHistory) -> SearchHistory:
        return replace(kept, recent=tuple(one for one in kept.recent if one.query != query))

    return change


def by_name(searches: Iterable[KeptSearch]) -> tuple[KeptSearch, ...]:
    """The searches in the order in which they are listed."""
    return tuple(sorted(searches, key=lambda one: (one.name.casefold(), one.name)))
