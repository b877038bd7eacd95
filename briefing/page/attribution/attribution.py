"""Words, and everything without which they must not be shown: who said them, when, through whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.analysis.offices import offices_on
from briefing.analysis.provenance import Hop, author_of, chain, speaker_hop
from briefing.analysis.quotations.passages import GAP, passages_of
from briefing.analysis.speaker import (
    PARTIAL,
    UNKNOWN_SPEAKER,
    Speaker,
    is_verbatim,
    speaker_of,
)
from briefing.library.store.records import Record
from briefing.page.attribution.grades import grade_words
from briefing.page.blocks import Attribution, Line, Span, StatementWords, Style
from briefing.page.record_loader import RecordLoader
from briefing.page.words.dates import dated
from briefing.page.words.labels import is_untitled, shortened, title_text, told_apart, written
from briefing.page.words.prose import as_written
from briefing.page.words.vocabulary import ARROW, DOT

SHORT = 600
"""Characters from which on a statement that is shown on another record's page is cut."""
SEEN = "source read"
NOT_SEEN = "not read"


def statement_words(statement: Record, look: RecordLoader) -> StatementWords:
    """A statement's words in full, with their attribution."""
    return StatementWords(
        form=statement.text("form"),
        verbatim=words_are_verbatim(statement),
        line=words_line(statement, look),
        attribution=attribution(statement, look),
    )


def words_are_verbatim(statement: Record) -> bool:
    """Whether its words are there, and are the speaker's own."""
    return is_verbatim(statement) and bool(passages_of(statement))


def words_line(statement: Record, look: RecordLoader) -> Line:
    """A statement's words alone, for what says beside them whose they are."""
    verbatim = is_verbatim(statement)
    lines = (
        (Span(one.strip()),) if verbatim else as_written(one, statement.key.briefing, look)
        for one in passages_of(statement)
    )
    line = tuple(
        span
        for number, one in enumerate(lines)
        for span in ((Span(GAP, "muted"), *one) if number else one)
    )
    return line or (Span("no valid text", "error"),)


def short_line(statement: Record, look: RecordLoader) -> Line:
    """The same, cut if it is long."""
    return _cut(statement, words_line(statement, look))


def _cut(statement: Record, whole: Line) -> Line:
    text, cut = shortened("".join(span.text for span in whole), SHORT)
    return (Span(text), Span(" […]", "muted", link=statement.key)) if cut else whole


def short_statement(statement: Record, look: RecordLoader) -> StatementWords:
    """A statement as it stands on another page: linked, and cut if it is long."""
    whole = statement_words(statement, look)
    return whole._replace(line=_cut(statement, whole.line), link=statement.key)


def gather_attributions(statements: Iterable[Record], look: RecordLoader) -> None:
    """Fetch at once what the attributions of these statements need."""
    statements = list(statements)
    look.remember(statements)
    sources = [(slug, each.key.briefing) for each in statements for slug in written(each, "chain")]
    custodians = [(each.text("in_custody_of"), each.key.briefing) for each in statements]
    named = (pair for each in statements for pair in speakers(each))
    look.gather([*sources, *named, *(pair for pair in custodians if pair[0])])
    found = [source for pair in sources if (source := look.record(*pair))]
    look.gather(
        (whose, each.key.briefing)
        for each in found
        for whose in (*written(each, "outlet"), author_of(each))
        if whose
    )


def speakers(statement: Record) -> list[tuple[str, str]]:
    """The reference to the speaker, or to the bodies of an unnamed one, with who says it."""
    speaker = speaker_of(statement)
    named = [speaker.reference] if speaker.reference else speaker.bodies
    return [(reference, statement.key.briefing) for reference in named]


def attribution(statement: Record, look: RecordLoader) -> Attribution:
    """Who said it, in what role; when, as resolved and as printed; how it reached us, graded."""
    return Attribution(
        speaker=speaker_line(statement, look),
        said=_said(statement),
        chain=who_says_so(statement, look),
    )


def _said(statement: Record) -> Line:
    """When it was said; and that only a part of it is quoted, which a quotation must not hide."""
    when = dated(statement, "said", "said_as")
    if statement.text("form") != PARTIAL:
        return when
    return (*(when or (Span("no date given", "muted"),)), Span(" · partial quotation", "muted"))


def speaker_line(statement: Record, look: RecordLoader) -> Line:
    """The speaker, linked, and the role at the time."""
    first = speaker_hop(statement, look)
    role = statement.text("role") or _office(statement, look)
    return (
        *_speaker(first, how_many(speaker_of(statement))),
        *((Span(f", {role}"),) if role else ()),
    )


def _office(statement: Record, look: RecordLoader) -> str:
    """The offices that the speaker surely held on the day of the statement, by their names."""
    reference = speaker_of(statement).reference
    speaker = look.record(reference, statement.key.briefing) if reference else None
    if speaker is None:
        return ""
    offices = offices_on(speaker, statement.lower, statement.upper)
    return "; ".join(str(one["role"]) for one in offices if "role" in one)


def speaker_name(statement: Record, look: RecordLoader) -> Line:
    """The speaker, linked, and nothing else."""
    hop = speaker_hop(statement, look)
    style: Style = "error" if hop.kind == "missing" else ""
    return (Span(hop.label or "speaker not given", style, link=hop.key),)


def who_says_so(statement: Record, look: RecordLoader) -> Line:
    """The who-says-so line with the grades of the source that was read and of what is said."""
    return (*chain_line(chain(statement, look), look), *graded(statement, look))


def way_line(statement: Record, look: RecordLoader) -> Line:
    """The same without the speaker, for what stands behind one: → ? (publisher not named) → …"""
    return (*_way(chain(statement, look), look), *graded(statement, look))


def graded(statement: Record, look: RecordLoader) -> Line:
    """The grades as what follows on a line: · F6: cannot be judged."""
    return (Span(f" · {grade_words(statement, look)}", "muted"),)


def chain_line(hops: tuple[Hop, ...], look: RecordLoader) -> Line:
    """The way to us: Kevin Cramer → ? (first publisher not named) → Al Mayadeen (source read)."""
    return (*_speaker(hops[0]), *_way(hops, look))


def _way(hops: tuple[Hop, ...], look: RecordLoader) -> Line:
    spans: list[Span] = []
    for number, hop in enumerate(hops[1:]):
        if hop.kind == "itself":
            seen = _seen(hop, "read")
            spans += [
                Span(" (", "muted"),
                Span("its own publication", link=hop.key),
                Span(f", {seen})" if seen else ")", "muted"),
            ]
        else:
            spans += [Span(" → ", "muted"), *source_hop(hop, look, first=number == 0)]
    return tuple(spans)


def source_hop(hop: Hop, look: RecordLoader, *, first: bool = False) -> Line:
    """One hand between the speaker and us, and whether it was read; `first` is nearest to them."""
    match hop.kind:
        case "unknown":
            said = "first publisher" if first else "publisher"
            return (Span("?", "unknown"), Span(f" ({said} not named)", "muted"))
        case "missing":
            said = "no such record" if hop.label else "no source given"
            return (Span(hop.label or "?", "error"), Span(f" ({said})", "muted"))
        case _:
            seen = _seen(hop)
            label = Span(_called(hop, look), link=hop.key)
            return (label, Span(f" ({seen})", "muted")) if seen else (label,)


def _called(hop: Hop, look: RecordLoader) -> str:
    """A source by whoever published it; one without a title told apart from others of theirs."""
    if hop.key is None:
        return hop.label
    asked = ("called", hop.key, hop.kind, hop.label)
    return look.memo.once(asked, lambda: _told_apart(hop, look))


def _told_apart(hop: Hop, look: RecordLoader) -> str:
    source = look.at(hop.key) if hop.key else None
    if source is None or not is_untitled(source):
        return hop.label
    if hop.kind == "source":
        return title_text(source)
    return ", ".join(filter(None, (hop.label, told_apart(source))))


def _seen(hop: Hop, read: str = SEEN) -> str:
    """Whether a source was read; of one that was passed on, mostly nobody knows."""
    if not hop.seen:
        return NOT_SEEN
    return read if hop.read else ""


def how_many(speaker: Speaker) -> str:
    """How many an unnamed speaker stands for, as far as that is told; empty for one."""
    if speaker.at_least > 1:
        return f"at least {speaker.at_least:,}, "
    return "several, " if speaker.several else ""


def _speaker(hop: Hop, many: str = "") -> Line:
    if hop.kind == "missing":
        said = " (no such record)" if hop.label else ""
        return (Span(hop.label or "speaker not given", "error"), Span(said, "muted"))
    if hop.kind != "unnamed":
        return (Span(hop.label, link=hop.key),)
    if hop.label == UNKNOWN_SPEAKER.words:
        return (Span(hop.label, "unknown"),)
    if not hop.bodies:
        return (Span(hop.label), Span(f" ({many}unnamed)", "muted"))
    one_of = "of one of these: " if len(hop.bodies) > 1 else "of "
    spans = [Span(hop.label), Span(f" ({many}unnamed, {one_of}", "muted")]
    for number, body in enumerate(hop.bodies):
        style: Style = "error" if body.kind == "missing" else ""
        spans += [*((Span(", "),) * (number > 0)), Span(body.label, style, link=body.key)]
    return (*spans, Span(")", "muted"))


def attribution_line(statement: Record, look: RecordLoader, *, graded: bool = True) -> Line:
    """The hops after the speaker and the grades: → ? → Al Mayadeen · F6: cannot be judged."""
    hops = chain(statement, look)[1:]
    return _short_way(hops, grade_words(statement, look, hops[-1]) if graded else "", look)


def attribution_pieces(statement: Record, look: RecordLoader) -> tuple[Line, Line, Line, str]:
    """That line, and its pieces: the hops between the speaker and the last; the last, which is what
    was read, by its outlet; and the grades."""
    *between, last = chain(statement, look)[1:]
    grades = grade_words(statement, look, last)
    via = _arrowed(_line_hop(hop, hop.label, last=False) for hop in between)
    way = _short_way((*between, last), grades, look)
    return way, via[1:], _line_hop(last, last.label, last=True), grades


def _short_way(hops: Sequence[Hop], grades: str, look: RecordLoader) -> Line:
    way = _arrowed(_line_hop(hop, _called(hop, look), last=hop is hops[-1]) for hop in hops)
    return (*way, Span(DOT, "muted"), Span(grades, "muted")) if grades else way


def _arrowed(hops: Iterable[Line]) -> Line:
    """Hops one after the other, an arrow before each."""
    spans: list[Span] = []
    for hop in hops:
        spans += [Span(f" {ARROW}" if spans else ARROW, "muted"), *hop]
    return tuple(spans)


def _line_hop(hop: Hop, name: str, *, last: bool) -> Line:
    """A hop in few words, a source by its name; of the last it is said if it was not read."""
    if hop.kind == "unknown":
        return (Span("?", "unknown"),)
    if hop.kind == "missing":
        said = "no such record" if hop.label else "no source given"
        return (Span(hop.label or "?", "error"), Span(f" ({said})", "muted"))
    label = "itself" if hop.kind == "itself" and not last else name
    return (Span(label, link=hop.key), *((Span(" (not read)", "muted"),) * (last and not hop.seen)))
