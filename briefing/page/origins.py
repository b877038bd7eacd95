"""How many reports there are of an incident or a figure, and from how many first origins."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.analysis.origins import AGAINST, FOR, Origin, Origins, origins_of, repeated_by
from briefing.analysis.provenance import Hop
from briefing.library.answers import Record
from briefing.page.blocks import Line, Span
from briefing.page.look import Look
from briefing.page.names import listed, written
from briefing.page.saying import gather_sayings, speakers
from briefing.page.statuses import gather_sides
from briefing.page.vocabulary import plural

NO_REPORT = "no report recorded"
_MOST_NAMED = 12
"""Origins that are called by name; more than these nobody compares."""
_DEEPEST = 8
"""How many steps of repeating are fetched ahead; what lies beyond is fetched when it is needed."""


def origins_words(record: Record, look: Look) -> str:
    """How many, short: `3 reports, 2 origins`; with `in 1 source` where one brought them all."""
    found = origins_of(record, look)
    if not found.reports:
        return NO_REPORT
    counts = f"{plural(len(found.reports), 'report')}, {plural(len(found.origins), 'origin')}"
    return f"{counts} in 1 source" if _only(found) and len(found.reports) > 1 else counts


def origins_line(record: Record, look: Look) -> Line:
    """How many reports, from how many origins and which, and how far that can be known.

    Several origins that were all read in one source are not called independent: that they are
    several is then known from that source alone. Nor are they where a report does not name its
    speaker, for that may be any of the others.
    """
    gather_origins([record], look)
    found = origins_of(record, look)
    if not found.reports:
        return (Span(f"{NO_REPORT.capitalize()}."),)
    reports = plural(len(found.reports), "report")
    named = listed((_origin(one) for one in found.origins[:_MOST_NAMED]), "; ")
    rest = len(found.origins) - _MOST_NAMED
    more = (Span(f"; and {rest:,} more", "muted"),) if rest > 0 else ()
    counted = Span(f"{reports} from {_counted(found)}: ")
    return (counted, *named, *more, *_read(found), *_unnamed(found))


def _unnamed(found: Origins) -> Line:
    """How many reports do not name their speakers, so that their origins may be others."""
    if not found.unnamed or any(one.kind == "unknown" for one in found.origins):
        return ()
    if len(found.reports) == 1:
        return (Span(" The speaker is not named."),)
    if found.unnamed == 1:
        return (Span(" 1 of them does not name its speaker, and may have another origin."),)
    several = f" {found.unnamed:,} of them do not name their speakers, and may have other origins."
    return (Span(several),)


def gather_origins(records: Iterable[Record], look: Look) -> None:
    """Fetch ahead what the origins depend on: the reports, what they repeat, and who is who."""
    records = list(records)
    look.remember(records)
    incidents = [one for one in records if one.section == "incidents"]
    look.gather_linking((one.key for one in incidents), "about")
    named = [pair for one in records for pair in _named(one)]
    look.gather(named)
    found = {one.key: one for pair in named if (one := look.record(*pair))}
    found |= {one.key: one for each in incidents for one in look.linking(each.key, "about")}
    statements = _with_repeated([one for one in found.values() if _is_statement(one)], look)
    gather_sayings(statements, look)
    sources = [pair for one in statements for pair in _written(one, "chain")]
    read = [one for pair in sources if (one := look.record(*pair))]
    read += [one for one in found.values() if one.section == "sources"]
    actors = [pair for one in statements for pair in speakers(one)]
    gather_sides((*actors, *(pair for one in read for pair in _written(one, "outlet"))), look)


def _with_repeated(statements: list[Record], look: Look) -> list[Record]:
    """The statements and what they repeat, level by level."""
    found = {one.key: one for one in statements}
    level = statements
    for _ in range(_DEEPEST):
        look.gather(pair for one in level for pair in _written(one, "repeats"))
        earlier = [other for one in level for other in repeated_by(one, look)]
        level = [one for one in earlier if one.key not in found]
        if not level:
            break
        found.update({one.key: one for one in level})
    return list(found.values())


def _is_statement(record: Record) -> bool:
    return record.section == "statements"


def _written(record: Record, field: str) -> list[tuple[str, str]]:
    """The references in a field, each with the briefing that says it."""
    return [(slug, record.key.briefing) for slug in written(record, field)]


def _named(record: Record) -> list[tuple[str, str]]:
    """The references of an incident or a figure to what reports it or stands against it."""
    if record.section == "incidents":
        return [pair for field in (*FOR, *AGAINST, "sources") for pair in _written(record, field)]
    points = [point for point in record.items("points") if isinstance(point, dict)]
    return [
        (point["by"], record.key.briefing) for point in points if isinstance(point.get("by"), str)
    ]


def _counted(found: Origins) -> str:
    """How many origins, called independent only where one source did not bring them all."""
    if len(found.origins) == 1:
        return "one origin"
    alone = _only(found) or found.unnamed
    return f"{len(found.origins):,} {'' if alone else 'independent '}origins"


def _origin(origin: Origin) -> Line:
    if origin.kind == "unknown":
        return (Span("?", "unknown"), Span(" (neither speaker nor source is known)", "muted"))
    if origin.kind == "missing":
        return (Span(origin.label, "error"), Span(" (no such record)", "muted"), *_circle(origin))
    return (Span(origin.label, link=origin.key), *_circle(origin))


def _circle(origin: Origin) -> Line:
    """The others, where they refer to each other and nobody can say who was first."""
    others = ", ".join(origin.circle)
    return (Span(f" (in a circle with {others})", "muted"),) if others else ()


def _read(found: Origins) -> Line:
    """Where the reports were read; of several in one source also what follows from that."""
    only, known = _only(found), sum(hop.key is not None for hop in found.read)
    if only is not None:
        alone = len(found.origins) > 1
        return (Span(". "), *_read_in(only, len(found.reports)), *((_ALONE,) * alone))
    said = f" Known from {plural(known, 'source')}." if known else ""
    whole = known == len(found.read)
    return (Span(f".{said}"), *(() if whole else (Span(_SOME if known else _NOBODY),)))


_ALONE = Span(" Nothing else shows that these origins are independent of each other.")
_NOBODY, _SOME = " Nobody says where that was read.", " Of some nobody says where it was read."


def _read_in(only: Hop, reports: int) -> Line:
    """The one source from which all reports are known, and whether it was read."""
    source = Span(only.label, link=only.key)
    if not only.seen:
        return (Span("Known only from "), source, Span(" (not read)", "muted"), Span("."))
    where = "Read in " if reports == 1 else "All read in one source: "
    return (Span(where), source, Span("."))


def _only(found: Origins) -> Hop | None:
    """The one source in which all reports were read, if it is one that is known."""
    only = found.read[0] if len(found.read) == 1 else None
    return only if only and only.key else None
