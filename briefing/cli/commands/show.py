"""`briefing show`: records as pages of text, or all that is known of them as JSON."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Sequence
from typing import Any

from briefing.analysis.wording.loaded_terms import Wording
from briefing.cli.content_choice import asked
from briefing.cli.exit_status import FOUND, NOTHING
from briefing.cli.output import Output
from briefing.cli.record_output import summary
from briefing.cli.view_basis import print_marking
from briefing.export.data.record_json import end_json, links_json
from briefing.library.library import Library
from briefing.library.query.record_reference import missing_record, referred
from briefing.library.store.records import FoundLink, Record
from briefing.model.key import FRONT, Key
from briefing.page.blocks import Line, text, unabridged
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.registry import compose
from briefing.page.wording.lens import Lens

_MOST_LINKS = 1_000_000_000
_BETWEEN: tuple[Line, ...] = ((), text("─" * 24, "muted"), ())
"""What stands between the pages of two records."""


def run(arguments: Namespace, out: Output) -> int:
    """Show records; gives the exit status. Raises BriefingError where a slug is not enough."""
    library, briefing = asked(arguments, out)
    records, missing = _records(library, arguments.records, briefing)
    for said in missing:
        out.say(said)
    if not arguments.json:
        _print(library, records, arguments.wording, out)
    elif len(arguments.records) > 1:
        out.json_list({}, "records", (_described(library, one) for one in records))
    elif records:
        out.json(_described(library, records[0]))
    return NOTHING if missing else FOUND


def _records(
    library: Library, references: Sequence[str], briefing: str
) -> tuple[list[Record], list[str]]:
    """The records that are named, in that order, and what to say of those that are not there."""
    records: list[Record] = []
    missing: list[str] = []
    for reference in references:
        key = referred(library, reference, briefing)
        record = library.record(key) if key else None
        if record is None:
            missing.append(missing_record(library, reference, briefing))
        else:
            records.append(record)
    return records, missing


def _print(library: Library, records: Sequence[Record], wording: Wording, out: Output) -> None:
    """The records as pages, with an empty line and a rule between two."""
    if briefings := {one.key.briefing for one in records if one.key.slug != FRONT}:
        print_marking(library, briefings, out)  # a front page says it itself
    for number, record in enumerate(records):
        for line in _BETWEEN if number else ():
            out.line(line)
        page = unabridged(Lens(library, wording).page(compose(library, record)))
        out.laid_out(page)


def _described(library: Library, record: Record) -> dict[str, Any]:
    # Only a program wants what is worked out of figures; a page in the shell does without.
    from briefing.export.data.derived_json import derived  # noqa: PLC0415
    from briefing.export.data.link_titles import link_titles  # noqa: PLC0415

    backlinks = library.links.backlinks(record.key, _MOST_LINKS)
    links = library.links.of(record.key)
    ends = (*(link.target for link in links), *(s.source for b in backlinks for s in b.links))
    keys = dict.fromkeys((record.key, *ends))
    titles = link_titles(keys, RecordLoader(library), {})
    return {
        **summary(record),
        "marking": library.briefings.marking(record.key.briefing),
        "derived": derived(record, RecordLoader(library)),
        "fields": record.fields,
        "faults": record.faults,
        "problems": [problem._asdict() for problem in record.problems],
        "links": links_json(links, titles, library.links.role),
        "backlinks": [
            {
                "role": one.role,
                "inverse": one.inverse,
                "count": one.total,
                "links": list(_sources(one.links, titles)),
            }
            for one in backlinks
        ],
    }


def _sources(links: Iterable[FoundLink], titles: dict[Key, str]) -> Iterable[dict[str, Any]]:
    for link in links:
        yield {**end_json(link.source, titles), "path": link.path, "context": link.context}
