"""Words, and everything without which they must not be shown: who said them, when, through whom."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.analysis.provenance import Hop, chain, speaker_hop
from briefing.analysis.quoting.passages import GAP, passages_of
from briefing.analysis.speaker import PARTIAL, is_verbatim, speaker_of
from briefing.library.answers import Record
from briefing.page.blocks import Attribution, Block, Line, Span, Style, Words
from briefing.page.dates import dated
from briefing.page.grades import grade_words
from briefing.page.look import Look
from briefing.page.names import shortened, written
from briefing.page.prose import run_together

SHORT = 600
"""Characters from which on a statement that is shown on another record's page is cut."""
SEEN = "read here"
NOT_SEEN = "not seen"


def words(statement: Record, look: Look) -> Words:
    """A statement's words in full, with their attribution."""
    passages = passages_of(statement)
    verbatim = bool(passages) and is_verbatim(statement)
    lines = (
        (Span(one),) if verbatim else run_together(one, statement.key.briefing, look)
        for one in passages
    )
    line = tuple(
        span
        for number, one in enumerate(lines)
        for span in ((Span(GAP, "muted"), *one) if number else one)
    )
    return Words(
        form=statement.text("form"),
        verbatim=verbatim,
        line=line or (Span("no valid text", "error"),),
        attribution=attribution(statement, look),
    )


def short_words(statement: Record, look: Look) -> Words:
    """A statement as it stands on another page: linked, and cut if it is long."""
    whole = words(statement, look)
    text, cut = shortened("".join(span.text for span in whole.line), SHORT)
    line = (Span(text), Span(" […]", "muted", link=statement.key)) if cut else whole.line
    return whole._replace(line=line, link=statement.key)


def gather_sayings(statements: Iterable[Record], look: Look) -> None:
    """Fetch at once what the attributions of these statements need."""
    statements = list(statements)
    look.remember(statements)
    sources = [(slug, each.key.briefing) for each in statements for slug in written(each, "chain")]
    look.gather([*sources, *(pair for each in statements for pair in speakers(each))])
    found = [source for pair in sources if (source := look.record(*pair))]
    look.gather((outlet, each.key.briefing) for each in found for outlet in written(each, "outlet"))


def speakers(statement: Record) -> list[tuple[str, str]]:
    """The reference to the speaker, or to the body of an unnamed one, with who says it."""
    speaker = speaker_of(statement)
    reference = speaker.reference or speaker.of
    return [(reference, statement.key.briefing)] if reference else []


def short_sayings(statements: Iterable[Record], look: Look) -> list[Block]:
    """Statements as they stand on another page."""
    statements = list(statements)
    gather_sayings(statements, look)
    return [short_words(statement, look) for statement in statements]


def attribution(statement: Record, look: Look) -> Attribution:
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


def speaker_line(statement: Record, look: Look) -> Line:
    """The speaker, linked, and the role at the time."""
    first = speaker_hop(statement, look)
    several = speaker_of(statement).several
    role = statement.text("role")
    return (*_speaker(first, several), *((Span(f", {role}"),) if role else ()))


def speaker_name(statement: Record, look: Look) -> Line:
    """The speaker, linked, and nothing else."""
    hop = speaker_hop(statement, look)
    style: Style = "error" if hop.kind == "missing" else ""
    return (Span(hop.label or "speaker not given", style, link=hop.key),)


def who_says_so(statement: Record, look: Look) -> Line:
    """The who-says-so line with the grades of the source that was read and of what is said."""
    return (*chain_line(chain(statement, look)), *graded(statement, look))


def graded(statement: Record, look: Look) -> Line:
    """The grades as what follows on a line: · F6: cannot be judged."""
    return (Span(f" · {grade_words(statement, look)}", "muted"),)


def chain_line(hops: tuple[Hop, ...]) -> Line:
    """The way to us: Kevin Cramer → ? (outlet not named) → Al Mayadeen (read here)."""
    spans = list(_speaker(hops[0], several=False))
    for hop in hops[1:]:
        if hop.kind == "itself":
            seen = SEEN if hop.seen else NOT_SEEN
            spans += [
                Span(" (", "muted"),
                Span("itself", link=hop.key),
                Span(f", {seen})", "muted"),
            ]
        else:
            spans += [Span(" → ", "muted"), *source_hop(hop)]
    return tuple(spans)


def source_hop(hop: Hop) -> Line:
    """One hand between the speaker and us, and whether we read it."""
    match hop.kind:
        case "unknown":
            return (Span("?", "unknown"), Span(" (outlet not named)", "muted"))
        case "missing":
            said = "no such record" if hop.label else "no source given"
            return (Span(hop.label or "?", "error"), Span(f" ({said})", "muted"))
        case _:
            seen = SEEN if hop.seen else NOT_SEEN
            return (Span(hop.label, link=hop.key), Span(f" ({seen})", "muted"))


def _speaker(hop: Hop, several: bool) -> Line:
    if hop.kind == "missing":
        said = " (no such record)" if hop.label else ""
        return (Span(hop.label or "speaker not given", "error"), Span(said, "muted"))
    if hop.kind != "unnamed":
        return (Span(hop.label, link=hop.key),)
    many = "several, unnamed" if several else "unnamed"
    if hop.of is None:
        return (Span(hop.label), Span(f" ({many})", "muted"))
    style: Style = "error" if hop.of.kind == "missing" else ""
    of = Span(hop.of.label, style, link=hop.of.key)
    return (Span(hop.label), Span(f" ({many}, of ", "muted"), of, Span(")", "muted"))
