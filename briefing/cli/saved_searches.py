"""The searches that a person has saved, for the shell: keeping one, using one, listing them."""

from __future__ import annotations

from argparse import Namespace

from briefing.cli.content_choice import place
from briefing.cli.exit_status import FOUND, NOTHING
from briefing.cli.output import Output
from briefing.errors import BriefingError
from briefing.page.blocks import text
from briefing.state.search_history import KeptSearch
from briefing.state.searches import Searches
from briefing.text.edit_distance import nearest


def query_of(arguments: Namespace, out: Output) -> tuple[str, bool]:
    """The query that was typed, which is kept first if it is to have a name; or a saved one.

    With it comes whether all is well: whether it is kept, if it was to be.

    Raises BriefingError where there is none, and where a name says nothing.
    """
    typed = " ".join(arguments.query)
    if arguments.saved is not None:
        if typed:
            raise BriefingError("--saved has a query already", "Leave out the other one")
        return _named(arguments.saved), True
    if not typed.strip():
        raise BriefingError("There is no query", "Write one, or name a saved one: --saved NAME")
    if arguments.save is None:
        return typed, True
    return typed, _save(_searches(arguments), arguments.save, typed, out)


def print_saved(arguments: Namespace, out: Output) -> int:
    """Print the saved searches; gives the exit status."""
    searches = _searches(arguments)
    saved = searches.saved()
    if searches.notice:
        out.say(f"briefing: {searches.notice}")
    if arguments.json:
        out.json_list({}, "saved", map(_described, saved))
    else:
        out.rows([[text(one.name), text(one.query), text(one.content, "muted")] for one in saved])
    return FOUND if saved else NOTHING


def _searches(arguments: Namespace) -> Searches:
    return Searches(str(place(arguments.content, arguments.example).absolute()))


def _named(name: str) -> str:
    searches = Searches()
    found = searches.named(name.strip())
    if found is not None:
        return found.query
    if searches.notice:
        raise BriefingError(searches.notice)
    near = nearest(name, [one.name for one in searches.saved()])
    remedy = f'Did you mean "{near}"?' if near else "briefing search --list-saved has their names"
    raise BriefingError(f'No search is saved as "{name}"', remedy)


def _save(searches: Searches, name: str, query: str, out: Output) -> bool:
    if not name.strip():
        raise BriefingError("The name is empty", "Write --save NAME")
    before = searches.named(name.strip())
    searches.save(name, query)
    if searches.notice:
        out.say(f"briefing: {searches.notice}")
        return False
    instead = f", instead of {before.query}" if before and before.query != query else ""
    out.say(f"saved as {name.strip()}{instead}")
    return True


def _described(search: KeptSearch) -> dict[str, str]:
    return {"name": search.name, "query": search.query, "content": search.content}
