"""What is missing, in words: what each kind of gap is called, and one sentence for each gap."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from briefing.analysis.gaps import Gap, GapKind
from briefing.analysis.provenance import Hop, chain
from briefing.analysis.reports.origins import ReportCount, origins_of
from briefing.analysis.speaker import speaker_of
from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.page.attribution.attribution import speaker_name
from briefing.page.blocks import Line, Span, plain
from briefing.page.record_loader import RecordLoader
from briefing.page.words.labels import main_text, reference, title_text
from briefing.page.words.vocabulary import plural


@dataclass(frozen=True, slots=True)
class GapWording:
    """What a kind is called in a table, and above its list, and what it means."""

    label: str
    heading: str
    means: str


KINDS: Mapping[GapKind, GapWording] = {
    "unknown-hop": GapWording(
        "Publishers not named",
        "Publishers not named",
        "It is not stated who published the words first, or who passed them on to what was read.",
    ),
    "unnamed-speaker": GapWording(
        "Unnamed speakers", "Unnamed speakers", "The source does not say who spoke."
    ),
    "one-first-speaker": GapWording(
        "At most one known first speaker",
        "At most one known first speaker",
        "There are reports of it, and no more than one party is known that said it first.",
    ),
    "unattributed-relation": GapWording(
        "Relations without a source",
        "Relations without a source",
        "The briefing says how two actors stand to each other, and not on whose word.",
    ),
    "no-reply": GapWording(
        "No reply",
        "Accused or named as doer, and no reply recorded",
        "No one on their side responds to it in these records. Whether they were asked is not "
        "known.",
    ),
    "never-quoted": GapWording(
        "Never quoted",
        "Mentioned, but never speaking",
        "People who are mentioned but never speak, directly or in paraphrase.",
    ),
    "open-question": GapWording(
        "Open questions", "Open questions", "What the briefing asks itself, and cannot answer."
    ),
}
"""The kinds of gap in words."""


def gap_text(gap: Gap, look: RecordLoader) -> str:
    """The gap as one plain sentence that can stand by itself."""
    return plain(gap_line(gap, look))


def gap_line(gap: Gap, look: RecordLoader) -> Line:
    """The gap as one sentence, with links. Words are never told without whoever said them."""
    record = look.at(gap.key)
    return _LINES[gap.kind](record, gap, look) if record else (Span(str(gap.key), "error"),)


def origin_words(found: ReportCount) -> Line:
    """How many reports there are, and the one first speaker that is known of them."""
    count = plural(len(found.reports), "report")
    if not found.speakers:
        return (Span(f"{count}, first speaker not known"),)
    speaker = found.speakers[0]
    label = Span(speaker.label, link=speaker.key)
    circle = f", or whoever repeats it in a circle: {', '.join(speaker.circle)}"
    only = "; the only known first speaker is "
    return (Span(f"{count}{only}"), label, *((Span(circle),) if speaker.circle else ()))


def relation_words(actor: Record, path: str, look: RecordLoader) -> Line:
    """A relation of an actor, without the actor: backs Israel."""
    relation = _at(actor, path)
    kind = str(relation.get("type", ""))
    label = look.role(kind).label if kind else "related to"
    return (Span(f"{label} "), *reference(str(relation.get("to", "")), actor.key.briefing, look))


def actor_name(key: Key | None, look: RecordLoader) -> Span:
    """An actor by its name, linked."""
    found = look.at(key) if key else None
    return Span(title_text(found), link=found.key) if found else Span("nobody known", "unknown")


def _at(actor: Record, path: str) -> dict[str, object]:
    relations = actor.items("relations")
    found = relations[int(path.rpartition(".")[2])]
    return found if isinstance(found, dict) else {}


def _unknown_hop(record: Record, gap: Gap, look: RecordLoader) -> Line:
    if record.section == "sources":
        return (Span("It is not stated who published "), Span(title_text(record), link=record.key))
    hops = chain(record, look)
    place = int(gap.path.rpartition(".")[2]) + 1
    before = _hop(hops[place - 1])
    said = Span("It is not stated", link=record.key)
    words = " who passed on the words of " if place == 1 else " who passed on the words after "
    if place + 1 == len(hops):
        return (said, Span(words), before)
    return (said, Span(words), before, Span(" to "), _hop(hops[place + 1]))


def _hop(hop: Hop) -> Span:
    """A hop by its name alone."""
    if hop.kind == "unknown":
        return Span("another publisher who is not named")
    return Span(hop.label or "nobody given", link=hop.key)


def _unnamed_speaker(record: Record, gap: Gap, look: RecordLoader) -> Line:
    of = (Span(", of "), actor_name(gap.of, look)) if gap.of else ()
    called = Span(speaker_of(record).words, link=record.key)
    return (Span("The source does not name the speaker: "), called, *of)


def _one_first_speaker(record: Record, gap: Gap, look: RecordLoader) -> Line:
    title = Span(title_text(record), link=record.key)
    return (
        Span("At most one known first speaker: "),
        title,
        Span("; "),
        *origin_words(origins_of(record, look)),
    )


def _unattributed(record: Record, gap: Gap, look: RecordLoader) -> Line:
    actor = Span(title_text(record), link=record.key)
    return (
        Span("Relation without a source: "),
        actor,
        Span(", "),
        *relation_words(record, gap.path, look),
    )


def _no_reply(record: Record, gap: Gap, look: RecordLoader) -> Line:
    last = chain(record, look)[-1]
    through = () if last.kind == "itself" else (Span(", through "), _hop(last))
    words = "Accused" if record.text("act") == "accuse" else "Named as doer"
    accused = Span(words, link=record.key)
    by = (accused, Span(" by "), *speaker_name(record, look), *through)
    return (*by, Span(", and no reply recorded: "), actor_name(gap.of, look))


def _never_quoted(record: Record, gap: Gap, look: RecordLoader) -> Line:
    actor = Span(title_text(record), link=record.key)
    return (Span("Mentioned, but never speaks, directly or in paraphrase: "), actor)


def _question(record: Record, gap: Gap, look: RecordLoader) -> Line:
    return (Span("Open question: "), Span(main_text(record, look), link=record.key))


_LINES: Mapping[GapKind, Callable[[Record, Gap, RecordLoader], Line]] = {
    "unknown-hop": _unknown_hop,
    "unnamed-speaker": _unnamed_speaker,
    "one-first-speaker": _one_first_speaker,
    "unattributed-relation": _unattributed,
    "no-reply": _no_reply,
    "never-quoted": _never_quoted,
    "open-question": _question,
}
