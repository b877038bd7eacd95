"""`briefing export`: a briefing, a section, a record or what a query finds, in a format."""

from __future__ import annotations

import shlex
import sys
from argparse import Namespace
from collections.abc import Callable
from functools import partial
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
from briefing.export.formats import format_named
from briefing.export.pandoc.pandoc_folder import save_for_pandoc
from briefing.export.selection import ALL, Selection, of_search, select
from briefing.library.compiler.progress import Progress
from briefing.library.library import Library
from briefing.search.search import search


def run(arguments: Namespace, out: Output) -> int:
    """Export; gives the exit status. Raises BriefingError for what cannot be done so."""
    library, briefing = asked(arguments, out)
    selection = _selection(library, briefing, arguments, out)
    count = library.lists.count(selection.listing)
    if not count:
        out.say("nothing found: nothing is written")
        return NOTHING
    output = arguments.pandoc or arguments.output
    target = None if output is None else typed_path(output)
    for_pandoc = arguments.pandoc is not None
    several = target is not None and (output.endswith("/") or target.is_dir())
    options = ExportOptions(
        arguments.links,
        arguments.format,
        folder=several and not for_pandoc,
        wording=arguments.wording,
        profile=arguments.profile,
        compared=tuple(map(tuple, arguments.compare or ())),
    )
    format_ = format_named(options.format)
    written = _Written(count, out)
    wanted = export(library, selection, options, written.tell)
    if for_pandoc and target is not None:
        return _to_files(wanted, target, arguments, out, written)
    printed = target is None or descriptor(output) == STANDARD_OUTPUT
    stream = open_stream(target) if target is not None and not printed else None
    if format_.folder and (printed or stream):
        raise BriefingError(f"{format_.name} is a folder of files", "Name one: -o FOLDER")
    if target is None or printed:
        for document in wanted.documents():
            out.document(document.pieces)
        return FOUND
    if stream is not None:
        with stream:
            for document in wanted.documents():
                stream.writelines(piece.encode() for piece in document.pieces)
        return FOUND
    return _to_files(wanted, target, arguments, out, written)


def _to_files(
    wanted: Export, target: Path, arguments: Namespace, out: Output, written: _Written
) -> int:
    """Write files, and say which."""
    written.shown = True
    write = save if arguments.pandoc is None else save_for_pandoc
    try:
        paths = _saved(partial(write, wanted, target), arguments.replace, out)
    except KeyboardInterrupt:
        written.end()
        out.say("stopped: nothing is written")
        raise
    written.end()
    if paths is None:
        return NOTHING
    folder = arguments.pandoc or arguments.output
    named = str(paths[0]) if len(paths) == 1 else f"{len(paths):,} files to {folder}"
    out.say(f"wrote {named}")
    if arguments.pandoc is not None:
        out.say(f"to make Word: pandoc -d {shlex.quote(str(target / 'docx.yaml'))}")
    return FOUND


class _Written:
    """How many records are written, told on a terminal while a file is being made."""

    def __init__(self, total: int, out: Output) -> None:
        self._total = total
        self._out = out
        self._done = 0
        self.shown = False

    def tell(self, records: int) -> None:
        """So many more."""
        self._done = min(self._done + records, self._total)
        if self.shown:
            step = f"writing: {self._done:,} of {self._total:,}"
            self._out.progress(Progress(step, self._done, self._total, None))

    def end(self) -> None:
        """All is written, or nothing will be: what was told goes away."""
        if self.shown and self._done:
            self._out.progress(Progress("", self._total, self._total, None))


def _selection(library: Library, briefing: str, arguments: Namespace, out: Output) -> Selection:
    """What is to be exported. A query needs a section, or everything."""
    what, query = arguments.what or ALL, arguments.query
    if not what.isascii():  # as no section and no slug is
        raise BriefingError(f'No section or record "{what}"', f"Name {ALL}, a section, or a slug")
    if query is None:
        return select(library, what, briefing)
    section = ""
    if what != ALL:
        chosen = select(library, what, briefing)
        if chosen.kind != "section":
            raise BriefingError(f"A query cannot filter {what}", f"Name {ALL}, or a section")
        section = chosen.name
    found = search(library, query, briefing)
    for hint in found.hints:
        out.say(hint)
    return of_search(library, found.listing._replace(section=section), query)


def _saved(write: Callable[..., list[Path]], may_replace: bool, out: Output) -> list[Path] | None:
    """The files that `write` gives; None where somebody was asked and said no."""
    try:
        return write(replace=may_replace)
    except AlreadyThere as error:
        if not (out.answers and sys.stdin is not None and sys.stdin.isatty()):
            raise BriefingError(error.title, "Choose another name, or add --replace") from error
        out.ask(f"{error.title}. Replace what is there? [y/N]")
    if sys.stdin.readline().strip().lower() not in ("y", "yes"):
        out.say("nothing is written")
        return None
    return write(replace=True)
