"""`briefing export`: a briefing, a section, a record or what a query finds, as Markdown."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from briefing.cli.content_choice import asked
from briefing.cli.exit_status import FOUND, NOTHING
from briefing.cli.output import Output
from briefing.cli.process import typed_path
from briefing.disk.streams import STANDARD_OUTPUT, descriptor, open_stream
from briefing.disk.write import AlreadyThere
from briefing.errors import BriefingError
from briefing.export.context import ExportOptions
from briefing.export.export import Export, export, save
from briefing.export.selection import ALL, Selection, of_search, select
from briefing.library.library import Library
from briefing.search.search import search


def run(arguments: Namespace, out: Output) -> int:
    """Export; gives the exit status. Raises BriefingError for what cannot be done so."""
    library, briefing = asked(arguments, out)
    selection = _selection(library, briefing, arguments, out)
    if not library.lists.count(selection.listing):
        out.say("nothing found: nothing is written")
        return NOTHING
    output = arguments.output
    target = None if output is None else typed_path(output)
    folder = target is not None and (output.endswith("/") or target.is_dir())
    wanted = export(
        library, selection, ExportOptions(arguments.links, folder=folder, wording=arguments.wording)
    )
    if target is None or descriptor(output) == STANDARD_OUTPUT:
        for document in wanted.documents():
            out.document(document.pieces)
        return FOUND
    if (stream := open_stream(target)) is not None:
        with stream:
            for document in wanted.documents():
                stream.writelines(piece.encode() for piece in document.pieces)
        return FOUND
    paths = _saved(wanted, target, arguments.replace, out)
    if paths is None:
        return NOTHING
    named = str(paths[0]) if len(paths) == 1 else f"{len(paths):,} files to {output}"
    out.say(f"wrote {named}")
    return FOUND


def _selection(library: Library, briefing: str, arguments: Namespace, out: Output) -> Selection:
    """What is to be exported. A query narrows a section, or everything."""
    what, query = arguments.what or ALL, arguments.query
    if not what.isascii():  # as no section and no slug is
        raise BriefingError(f'No section or record "{what}"', f"Name {ALL}, a section, or a slug")
    if query is None:
        return select(library, what, briefing)
    section = ""
    if what != ALL:
        chosen = select(library, what, briefing)
        if chosen.kind != "section":
            raise BriefingError(f"A query does not narrow {what}", f"Name {ALL}, or a section")
        section = chosen.name
    found = search(library, query, briefing)
    for hint in found.hints:
        out.say(hint)
    return of_search(library, found.listing._replace(section=section), query)


def _saved(wanted: Export, target: Path, may_replace: bool, out: Output) -> list[Path] | None:
    """The files written; None where somebody was asked and said no."""
    try:
        return save(wanted, target, replace=may_replace)
    except AlreadyThere as error:
        if not (out.answers and sys.stdin is not None and sys.stdin.isatty()):
            raise BriefingError(error.title, "Choose another name, or add --replace") from error
        out.ask(f"{error.title}. Replace what is there? [y/N]")
    if sys.stdin.readline().strip().lower() not in ("y", "yes"):
        out.say("nothing is written")
        return None
    return save(wanted, target, replace=True)
