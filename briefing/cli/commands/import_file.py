"""`briefing import`: a file of another kind becomes a briefing's YAML."""

from __future__ import annotations

from argparse import Namespace

from briefing.cli.exit_status import FOUND, NOTHING
from briefing.cli.output import Output
from briefing.cli.process import typed_path
from briefing.disk.read import read_text
from briefing.imports.formats import import_format
from briefing.page.words.vocabulary import plural

_LARGEST = 1024 * 1024 * 1024
"""The most bytes that are read: a million records have less."""


def run(arguments: Namespace, out: Output) -> int:
    """Import; gives the exit status. Raises BriefingError for what cannot be read or written."""
    path, folder = typed_path(arguments.file).absolute(), typed_path(arguments.output)
    found = import_format(arguments.format).read(
        read_text(path, path.parent, _LARGEST), arguments.file
    )
    for what, times in found.dropped.items():
        out.say(f"not carried over: {what}" + (f" ({times:,} times)" if times > 1 else ""))
    if not found.count:
        out.say("no records found: nothing is written")
        return NOTHING
    # Only what is written needs the writer of YAML.
    from briefing.imports.writing import write_imported  # noqa: PLC0415

    files = write_imported(found, folder)
    many = f"{plural(found.count, 'record')} to {plural(len(files), 'file')}"
    out.say(f"wrote {many} in {arguments.output}")
    return FOUND
