"""`briefing state`: what is kept of the person's reading, shown, exported or forgotten."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from sqlite3 import Connection
from typing import Any, NamedTuple

from briefing.cli.content_choice import opened, place
from briefing.cli.exit_status import FOUND, NOTHING
from briefing.cli.output import Output
from briefing.model.key import SHARED
from briefing.page.blocks import text
from briefing.page.changes.since_read import home_of
from briefing.page.words.vocabulary import plural
from briefing.state.briefing_homes import number_of
from briefing.state.notes import NotesFolder
from briefing.state.reading_rows import (
    KeptBriefing,
    bookmarks,
    forget,
    forms,
    kept_briefings,
    read_records,
)
from briefing.state.reading_state import ReadingState
from briefing.state.searches import Searches


def run(arguments: Namespace, out: Output) -> int:
    """Do what was asked; gives the exit status."""
    state = ReadingState()
    status = _ACTIONS[arguments.action](state, _chosen(arguments, state, out), out)
    if news := state.news():
        out.say(f"briefing: {news}")
        return NOTHING
    return status


class ChosenBriefings(NamedTuple):
    """Of what is kept, the briefings that are meant; and whether these are simply all."""

    kept: Sequence[KeptBriefing]
    all_of_it: bool


def _chosen(arguments: Namespace, state: ReadingState, out: Output) -> ChosenBriefings:
    """Those of the content and its shared records, wherever they stood when they were read."""
    every = state.ask(kept_briefings, list[KeptBriefing]())
    if arguments.content is None:
        return ChosenBriefings(every, True)
    library = opened(place(arguments.content), out)
    slugs = (*(one.slug for one in library.briefings.all()), SHARED)
    numbers = {
        state.ask(partial(number_of, home=home_of(library, slug)), nothing=0) for slug in slugs
    }
    return ChosenBriefings([one for one in every if one.number in numbers], False)


def _notes(state: ReadingState, one: KeptBriefing) -> NotesFolder:
    return NotesFolder(state.folder, one.slug, one.token)


def _show(state: ReadingState, chosen: ChosenBriefings, out: Output) -> int:
    """Where everything is kept, and how much."""
    if out.terminal:
        out.line(f"Kept in {state.folder}")
    else:
        out.rows([[text("folder"), text(str(state.folder))]])
    out.rows(
        [
            [
                text(cell)
                for cell in (
                    one.slug,
                    f"{one.read:,} read",
                    plural(one.bookmarks, "bookmark"),
                    plural(len(_notes(state, one).slugs()), "note"),
                    one.home,
                )
            ]
            for one in chosen.kept
        ]
    )
    searches = Searches()
    saved = plural(len(searches.saved()), "saved search", "saved searches")
    out.say(f"{saved}, {len(searches.recent()):,} recent")
    return FOUND


def _export(state: ReadingState, chosen: ChosenBriefings, out: Output) -> int:
    """All of it as JSON."""
    found = [_exported(state, one) for one in chosen.kept]
    searches = Searches()
    document: dict[str, Any] = {"folder": str(state.folder), "briefings": found}
    if chosen.all_of_it:
        document["lists"] = state.ask(forms, dict[str, bool]())
        document["searches"] = {
            "saved": [_search(one.name, one.query, one.content) for one in searches.saved()],
            "recent": [_search(one.name, one.query, one.content) for one in searches.recent()],
        }
    out.json(document)
    return FOUND


def _search(name: str, query: str, content: str) -> Mapping[str, str]:
    return {"name": name, "query": query, "content": content}


def _exported(state: ReadingState, one: KeptBriefing) -> Mapping[str, Any]:
    def read(file: Connection) -> Mapping[str, Any]:
        return {
            "read": [record._asdict() for record in read_records(file, one.number)],
            "bookmarks": [mark._asdict() for mark in bookmarks(file, one.number)],
        }

    notes = _notes(state, one)
    return {
        "briefing": one.slug,
        "home": one.home,
        **state.ask(read, {}),
        "notes": {slug: notes.read(slug) for slug in notes.slugs()},
    }


def _forget(state: ReadingState, chosen: ChosenBriefings, out: Output) -> int:
    """Forget what is kept, but no note: those are the person's own files."""
    kept = chosen.kept
    for home in {""} if chosen.all_of_it and kept else {one.home for one in kept}:
        state.change(partial(forget, home=home))
    read, marked = sum(one.read for one in kept), sum(one.bookmarks for one in kept)
    many = f"{plural(read, 'record')} read, {plural(marked, 'bookmark')}"
    out.say(f"forgotten: {many}, and where you were")
    if chosen.all_of_it:
        _forget_searches(out)
    left = [_notes(state, one).path for one in kept if _notes(state, one).slugs()]
    for path in left:
        out.say(f"your notes stay where they are: {path}")
    return FOUND


def _forget_searches(out: Output) -> None:
    searches = Searches()
    saved, recent = searches.saved(), searches.recent()
    for one in saved:
        searches.forget(one.name)
    for one in recent:
        searches.drop(one.query)
    many = plural(len(saved), "saved search", "saved searches")
    out.say(searches.news() or f"forgotten: {many}, {len(recent):,} recent, and the form of lists")


_ACTIONS: Mapping[str, Callable[[ReadingState, ChosenBriefings, Output], int]] = {
    "show": _show,
    "export": _export,
    "forget": _forget,
}
