"""`briefing changes`: what differs between two times of a briefing, the weightiest first."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from typing import Any

from briefing.analysis.changes.changes import (
    RecordChange,
    by_kind,
    changes_between,
)
from briefing.analysis.changes.record_version import library_side
from briefing.cli.changes_markdown import changes_markdown
from briefing.cli.compared_sides import chosen_sides
from briefing.cli.exit_status import FOUND, NOTHING
from briefing.cli.output import Output
from briefing.errors import BriefingError
from briefing.library.library import Library
from briefing.page.changes.answers import answers_of
from briefing.page.changes.change_blocks import (
    ComparedTimes,
    changes_page,
    counts_line,
    names_of,
    title_of,
)
from briefing.page.layout.layout import layout


def run(arguments: Namespace, out: Output) -> int:
    """Print what has changed; gives the exit status."""
    if arguments.since and arguments.old:
        raise BriefingError("--since and OLD are two answers to one question", "Leave one out")
    if not (arguments.since or arguments.old):
        raise BriefingError("Nothing to compare with", "Name a day, a path or a revision of git")
    with chosen_sides(arguments, out) as sides:
        old, library = sides.old.library, sides.new.library
        briefing = arguments.briefing or ""
        if briefing and library.briefings.get(briefing) is None:
            raise BriefingError(f'No briefing "{briefing}"', "`briefing list` names them")
        new = library_side(library, briefing)
        found = changes_between(library_side(old, briefing), new, library, answers_of)
        print_changes(library, found, ComparedTimes(sides.since, new.declared, old), arguments, out)
    return NOTHING if found and arguments.exit_code else FOUND


def print_changes(
    library: Library,
    found: Sequence[RecordChange],
    times: ComparedTimes,
    arguments: Namespace,
    out: Output,
) -> None:
    """Print changes as the arguments ask: as text, as Markdown or as JSON."""
    if arguments.json:
        names = names_of(library, found, times.old)
        counts = {kind: len(some) for kind, some in by_kind(found).items()}
        rows = (_row(one, title_of(one, names), times) for one in found)
        out.json_list({"since": times.since, "counts": counts}, "changes", rows)
        return
    page = changes_page(library, library.briefings.only(), found, times)
    if arguments.markdown:
        out.document(changes_markdown(page))
        return
    for line in layout(page, out.width).lines:
        out.line(line)
    out.say(counts_line(library, found) or "nothing has changed")


def _row(change: RecordChange, title: str, times: ComparedTimes) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "key": str(change.key),
        "was": change.was,
        "section": change.section,
        "title": title,
        "answer": None if change.before is None else {"old": change.before, "new": change.after},
        "fields": [
            {
                "field": one.place,
                "label": times.declared.label(change.section, one.field),
                "kind": one.kind,
                "old": one.old,
                "new": one.new,
            }
            for one in change.fields
        ],
    }
