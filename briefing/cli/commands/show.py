"""`briefing show`: a record as a page of text, or all that is known of it as JSON."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from typing import Any

from briefing.cli.content_choice import asked
from briefing.cli.exit_status import FOUND, NOTHING
from briefing.cli.output import Output
from briefing.cli.record_output import summary
from briefing.errors import BriefingError
from briefing.library.library import Library
from briefing.library.store.records import FoundLink, Record
from briefing.model.dates.days import edtf_text
from briefing.model.key import SLUG, Key
from briefing.page.layout.layout import layout
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.registry import compose
from briefing.page.wording.lens import Lens
from briefing.text.edit_distance import nearest

_MOST_LINKS = 1_000_000_000


def run(arguments: Namespace, out: Output) -> int:
    """Show a record; gives the exit status. Raises BriefingError where a slug is not enough."""
    library, briefing = asked(arguments, out)
    key = _key(library, arguments.record, briefing)
    record = library.record(key) if key else None
    if record is None:
        out.say(_missing(library, arguments.record, briefing))
        return NOTHING
    if arguments.json:
        out.json(_described(library, record))
    else:
        page = Lens(library, arguments.wording).page(compose(library, record))
        for line in layout(page, out.width).lines:
            out.line(line)
    return FOUND


def _key(library: Library, reference: str, briefing: str) -> Key | None:
    """The record that is meant; without a briefing, the only one of that slug."""
    if not all(SLUG.match(part) for part in reference.split("/", 1)):
        return None
    if briefing or "/" in reference:
        return library.resolve(reference, briefing)
    slugs = [one.slug for one in library.briefings.all()]
    found = {key for slug in slugs if (key := library.resolve(reference, slug))}
    if len(found) > 1:
        names = ", ".join(sorted(map(str, found)))
        raise BriefingError(f'There are several records "{reference}"', f"Name one: {names}")
    return found.pop() if found else None


def _missing(library: Library, reference: str, briefing: str) -> str:
    slug = reference.rpartition("/")[2]
    rows = library.ask("SELECT slug FROM record WHERE ? IN ('', briefing)", (briefing,))
    near = nearest(slug, (known for (known,) in rows))
    if library.until and _key(library.as_of(""), reference, briefing):
        return f'"{reference}" was not yet known on {edtf_text(library.until)}'
    return f'no record "{reference}"' + (f"; did you mean {near}?" if near else "")


def _described(library: Library, record: Record) -> dict[str, Any]:
    # Only a program wants what is worked out of figures; a page in the shell does without.
    from briefing.cli.derived_json import derived  # noqa: PLC0415

    backlinks = library.links.backlinks(record.key, _MOST_LINKS)
    links = library.links.of(record.key)
    keys = [*(link.target for link in links), *(s.source for b in backlinks for s in b.links)]
    titles = library.titles(keys)
    return {
        **summary(record),
        "derived": derived(record, RecordLoader(library)),
        "fields": record.fields,
        "faults": record.faults,
        "problems": [problem._asdict() for problem in record.problems],
        "links": [
            {
                "role": link.role,
                "label": library.links.role(link.role).label,
                **_end(link.target, titles),
                "path": link.path,
                "resolved": link.resolved,
            }
            for link in links
        ],
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
        yield {**_end(link.source, titles), "path": link.path, "context": link.context}


def _end(key: Key, titles: dict[Key, str]) -> dict[str, str]:
    """The record at the other end of a link."""
    return {"key": str(key), "title": titles.get(key, "")}
