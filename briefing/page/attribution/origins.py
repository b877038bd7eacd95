"""How many reports there are of an incident or a figure, by how many first speakers, read where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.analysis.incidents.incident_lists import FIELDS, read_as_one
from briefing.analysis.provenance import Hop, author_of
from briefing.analysis.reports.first_speakers import FirstSpeaker, Shared
from briefing.analysis.reports.origins import ReportCount, origins_of
from briefing.analysis.reports.reported import harm_givers, point_givers, repeated_by
from briefing.library.store.records import Record
from briefing.page.attribution.attribution import gather_attributions, speakers
from briefing.page.attribution.statuses import gather_sides
from briefing.page.blocks import Line, Span
from briefing.page.record_loader import RecordLoader
from briefing.page.words.labels import listed, written
from briefing.page.words.vocabulary import DOT, ONE_READ, plural

NO_REPORT = "no report recorded"
FIRST_NOT_KNOWN = "first speaker not known"
ONE_MORE = "at least one more, or the same"
NOTHING_JOINS = "Nothing recorded joins them."
_MOST_NAMED = 12
"""First speakers that are called by name; more than these nobody compares."""
_DEEPEST = 8
"""How many steps of repeating are fetched ahead; what lies beyond is fetched when it is needed."""


def origins_words(record: Record, look: RecordLoader) -> str:
    """The three counts, short: `3 reports, 2 first speakers · 1 source read`."""
    found = origins_of(record, look)
    return _counts(found) if found.reports else NO_REPORT


def origins_line(record: Record, look: RecordLoader) -> Line:
    """The three counts, who the first speakers are, what was read, and what joins the chains.

    Whether chains are independent no record says: told is what is recorded that joins them, or that
    nothing recorded does.
    """
    gather_origins([record], look)
    found = origins_of(record, look)
    if not found.reports:
        return (Span(f"{NO_REPORT.capitalize()}."),)
    named = [_speaker(one) for one in found.speakers[:_MOST_NAMED]]
    rest = len(found.speakers) - _MOST_NAMED
    named += [(Span(f"and {rest:,} more", "muted"),)] if rest > 0 else []
    named += [(Span(ONE_MORE),)] if found.unknown and named else []
    who = (Span(": "), *listed(named, "; ")) if named else ()
    counts = f"{plural(len(found.reports), 'report')}, {speakers_words(found)}"
    read = f" {_read(found)}." if found.only_source is None and _read(found) else ""
    return (Span(counts), *who, Span(f".{read}"), *_joined(found))


def source_of_all(records: Sequence[Record], look: RecordLoader) -> str:
    """The source in which every report of some records was read, where that is one; else empty."""
    gather_origins(records, look)
    counts = [one for record in records if (one := origins_of(record, look)).reports]
    sources = {one.only_source and one.only_source.key for one in counts}
    only = counts[0].only_source if len(sources) == 1 else None
    return only.label if only is not None and only.seen else ""


def _counts(found: ReportCount) -> str:
    told = plural(len(found.reports), "report")
    if len(found.reports) > 1 or not found.speakers:  # that one report has one goes without saying
        told = f"{told}, {speakers_words(found)}"
    return DOT.join(filter(None, (told, _read(found))))


def _read(found: ReportCount) -> str:
    known = sum(hop.key is not None for hop in found.read)
    return ONE_READ if known == 1 else f"{plural(known, 'source')} read" if known else ""


def speakers_words(found: ReportCount) -> str:
    """How many first speakers there are, as far as that is known."""
    if not found.speakers:
        return FIRST_NOT_KNOWN
    count = plural(len(found.speakers), "first speaker")
    return f"{count} or more" if found.unknown else count


def _speaker(speaker: FirstSpeaker) -> Line:
    others = ", ".join(speaker.circle)
    circle = (Span(f" (in a circle with {others})", "muted"),) if others else ()
    if speaker.key is None:
        return (Span(speaker.label, "error"), Span(" (no such record)", "muted"), *circle)
    return (Span(speaker.label, link=speaker.key), *circle)


def _joined(found: ReportCount) -> Line:
    """What joins the chains of several reports; of a single one, where it was read."""
    only, several = found.only_source, len(found.speakers) + found.unknown > 1
    spans: list[Span] = []
    for side in found.sides:
        spans += _of(side, "on one side: ")
    if only is not None:
        spans += _read_in(only, len(found.reports))
    else:
        for outlet in found.outlets:
            spans += _of(outlet, "passed on by ")
    for outlet in found.sided_outlets:
        how = f", who passed on others, is on a side with {outlet.speakers} of them."
        spans += [Span(" "), Span(outlet.label, link=outlet.key), Span(how)]
    if found.unnamed_hops:
        reports = plural(found.unnamed_hops, "report")
        spans.append(Span(f" Not all who passed on {reports} are named."))
    spans += [Span(said) for said in _not_read(found) if said]
    if several and not found.joined:
        spans.append(Span(f" {NOTHING_JOINS}"))
    return tuple(spans)


def _of(shared: Shared, how: str) -> Line:
    return (Span(f" {shared.speakers} of them {how}"), Span(shared.label, link=shared.key), _STOP)


_STOP = Span(".")


def _not_read(found: ReportCount) -> Iterable[str]:
    known = sum(hop.key is not None for hop in found.read)
    if known < len(found.read):
        yield " Where some were read is not known." if known else " Where it was read is not known."


def _read_in(only: Hop, reports: int) -> Line:
    """The one source from which all reports are known, and whether it was read."""
    source = Span(only.label, link=only.key)
    if not only.seen:
        return (Span(" Known only from "), source, Span(" (not read)", "muted"), _STOP)
    return (Span(f" {'Read' if reports == 1 else 'All read'} in one source: "), source, _STOP)


def gather_givers(figures: Iterable[Record], look: RecordLoader) -> None:
    """Fetch ahead who gives the numbers of figures."""
    figures = list(figures)
    look.remember(figures)
    found = _reporting(figures, look)
    statements = _with_repeated([one for one in found if _is_statement(one)], look)
    gather_sides(_parties(statements, [one for one in found if not _is_statement(one)]), look)


def gather_origins(records: Iterable[Record], look: RecordLoader) -> None:
    """Fetch ahead what the counts depend on: the reports, what they repeat, and who is who."""
    records = list(records)
    look.remember(records)
    look.gather_linking((one.key for one in records), "same_as")
    found = _reporting([same for one in records for same in _as_one(one, look)], look)
    look.gather_linking((one.key for one in found), "corrects")
    statements = _with_repeated([one for one in found if _is_statement(one)], look)
    gather_attributions(statements, look)
    sources = [pair for one in statements for pair in _written(one, "chain")]
    read = [one for pair in sources if (one := look.record(*pair))]
    read += [one for one in found if one.section == "sources"]
    gather_sides(_parties(statements, read), look)


def _reporting(records: Iterable[Record], look: RecordLoader) -> list[Record]:
    """The statements and sources that report what the records are about, or give their numbers."""
    named = [pair for one in records for pair in _named(one)]
    look.gather(named)
    return list({one.key: one for pair in named if (one := look.record(*pair))}.values())


def _parties(statements: Iterable[Record], sources: Iterable[Record]) -> list[tuple[str, str]]:
    """The references to whoever speaks, or holds who speaks, or publishes."""
    statements = list(statements)
    actors = [pair for one in statements for pair in speakers(one)]
    actors += [pair for one in statements for pair in _written(one, "in_custody_of")]
    return actors + [pair for one in sources for pair in _publishers(one)]


def _as_one(record: Record, look: RecordLoader) -> Iterable[Record]:
    return read_as_one(record, look) if record.section == "incidents" else (record,)


def _publishers(source: Record) -> list[tuple[str, str]]:
    """The references to whoever wrote and published a source."""
    author = author_of(source)
    wrote = [(author, source.key.briefing)] if author else []
    return [*_written(source, "outlet"), *wrote]


def _with_repeated(statements: list[Record], look: RecordLoader) -> list[Record]:
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
    givers = (*harm_givers(record), *point_givers(record))  # no record has both
    named = [(by, record.key.briefing) for by in givers]
    return [*named, *(pair for field in FIELDS for pair in _written(record, field))]
