"""A folder that pandoc makes a document of: the text, how to read it, and what it shall look like.

Without it pandoc reads tables narrower than the page, repeats a note wherever it is named, and puts
the marking nowhere but into the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from briefing.disk.write import write_files
from briefing.errors import BriefingError
from briefing.export.export import Export
from briefing.export.header import headers
from briefing.export.pandoc.pandoc_files import DEFAULTS, asset_text, print_style
from briefing.export.pandoc.reference_document import Margins, reference_document
from briefing.page.words.dates import date_in_words
from briefing.text.some_names import some_names
from briefing.text.visible import visible_line


def save_for_pandoc(wanted: Export, folder: Path, *, replace: bool = False) -> list[Path]:
    """Write an export into a folder with all that pandoc needs beside it, and say which files.

    All of them or none. Raises BriefingError for what is not one file of Markdown, and else what
    `save` does.
    """
    options = wanted.job.options
    if options.format != "markdown" or options.profile == "plain":
        raise BriefingError("Pandoc is given Markdown", "Leave out --format and --profile plain")
    if options.links == "wiki":
        raise BriefingError("Pandoc does not know wiki links", "Use --links relative, or none")
    if wanted.job.several_files:
        raise BriefingError("Pandoc is given one file", "Export without a folder")
    (text,) = wanted.documents()
    files = chain(
        [(folder / text.path, text.pieces)],
        ((folder / name, [data]) for name, data in _files(wanted, text.path.stem)),
    )
    return write_files(files, replace=replace, parents=True)


def _files(wanted: Export, name: str) -> Iterator[tuple[str, str | bytes]]:
    """What stands beside the text, which is called `name`; each with its own name."""
    margins = _margins(wanted)
    contents = wanted.job.options.profile == "full"
    for target, defaults in DEFAULTS.items():
        yield f"{target}.yaml", defaults(name, contents)
    yield "pandoc.lua", asset_text("pandoc.lua")
    yield "reference.docx", reference_document(margins)
    yield "print.css", print_style(margins)


def _margins(wanted: Export) -> Margins:
    """What stands on every page: of several briefings, the marking of each."""
    found = headers(wanted.job)
    markings = dict.fromkeys(filter(None, (one.text("marking") for one in found)))
    days = dict.fromkeys(date_in_words(one.text("as_of")) for one in found)
    until = wanted.job.library.until
    known = f"only what was known on {date_in_words(until)}" if until else ""
    return Margins(
        title=visible_line(some_names([*dict.fromkeys(one.title for one in found)], between="; ")),
        marking=visible_line("; ".join(markings)),
        day=visible_line("; ".join(filter(None, (f"as of {some_names([*days])}", known)))),
        language=visible_line(found[0].text("lang")) if found else "",
    )
