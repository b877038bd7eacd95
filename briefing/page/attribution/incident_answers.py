"""The two answers about an incident in full: who says that it happened, and who did it.

Every name stands with its day, with how its side is tied to those that the incident is about, and
with how sure the speaker is and what the speaker goes by, in the source's own words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from briefing.analysis.incidents.judgment import Blamed, Disclaimer, Judgment, Witness
from briefing.analysis.incidents.status import STANDINGS, ReporterStanding
from briefing.analysis.incidents.testimony import Testimony
from briefing.analysis.party import party_of
from briefing.analysis.provenance import has_unknown_hop
from briefing.analysis.speaker import UNKNOWN_SPEAKER, speaker_of
from briefing.library.store.records import Record
from briefing.page.attribution.parts_line import parts_line
from briefing.page.attribution.statuses import without_words
from briefing.page.blocks import Line, Span
from briefing.page.record_loader import RecordLoader
from briefing.page.words.answer_words import REPORTED_BY
from briefing.page.words.dates import short_date
from briefing.page.words.labels import ITEM_LENGTH, first_words, listed
from briefing.page.words.vocabulary import plural, sentence

HAPPENED, WHO = "Did it happen?", "Who did it?"
BETWEEN = "Between whom?"
_MOST_NAMED, _MOST_DAYS = 12, 3
"""How many speakers one answer names, and how many days of one of them: the lists have all."""
_STANCES = {"backs": "backs", "allied_with": "allied with", "opposes": "opposes"}
_HOW = {"assess": "judged by ", "find": "finding of "}
"""What stands before who attributes an incident, by the act."""


def happened_lines(judgment: Judgment, look: RecordLoader) -> list[Line]:
    """Did it happen, and who says so? The answer, and then all else that is said of it."""
    counted = [one for one in judgment.reports if not one.earlier]
    denied = judgment.listed("denied_by")
    return _sentences(
        _reported(counted, judgment, look),
        _confirmed(judgment.confirmed, look),
        _told("Denied by ", [one for one in denied if not one.earlier], look),
        _told("Disputed in part by ", judgment.listed("disputed_by"), look),
        _told("Left open by ", judgment.listed("left_open_by"), look),
        _told(
            "Reported earlier by, and denied later: ",
            [one for one in judgment.reports if one.earlier],
            look,
        ),
        _told(
            "Denied earlier by, and reported later: ", [one for one in denied if one.earlier], look
        ),
        _withdrawn(judgment.withdrawn, look),
    )


def who_lines(judgment: Judgment, look: RecordLoader) -> list[Line]:
    """Who did it, and who says so? The answer, and then all else that is said of it."""
    return _sentences(
        _strong(_who(judgment, look)),
        *_more_attributions(judgment, look),
        _told("Said earlier that it did it: ", judgment.earlier_claims, look),
        _beside(_attributions(judgment.earlier_attributed, look, "ttributed earlier to")),
        *_disclaimed(judgment.disclaimers, look),
        _claims(judgment, look),
    )


def question(judgment: Judgment) -> str:
    """The second question."""
    return BETWEEN if judgment.answers.who == "between" else WHO


def _sentences(*sentences: Line) -> list[Line]:
    return [(*line, Span(".")) for line in sentences if line]


def _strong(pieces: Iterable[tuple[str, Line]]) -> Line:
    """Pieces of one sentence: of each what is the answer itself, and the names behind it."""
    spans: list[Span] = []
    for number, (words, names) in enumerate(pieces):
        spans += [Span("; ")] if number else []
        bold = (one if one.style else one._replace(style="strong") for one in names)
        spans += [Span(words, "strong"), *bold]
    return tuple(spans)


def _beside(pieces: Iterable[tuple[str, Line]]) -> Line:
    """The same of what is no answer itself."""
    return listed(((Span(words), *names) for words, names in pieces), "; ")


def _behind(names: Line) -> Line:
    return (Span(": "), *names) if names else ()


def _reported(counted: Sequence[Witness], judgment: Judgment, look: RecordLoader) -> Line:
    groups = {
        standing: found
        for standing in STANDINGS
        if (found := [one for one in counted if one.standing == standing])
    }
    if not groups:
        return (Span("No report recorded", "strong"),)
    only = "only " if len(groups) == 1 else ""
    if len(groups) == 1 and judgment.answers.happened == "parties":
        only = ""
    return _strong(
        (
            f"Reported {only}{_by(standing, judgment)}" if number == 0 else _by(standing, judgment),
            _behind(_names(found, look, ties=True)),
        )
        for number, (standing, found) in enumerate(groups.items())
    )


def _by(standing: ReporterStanding, judgment: Judgment) -> str:
    several = judgment.answers.happened in ("parties", "parties-and-others")
    return "by parties to it" if standing == "party" and several else REPORTED_BY[standing]


def _confirmed(confirmed: Sequence[Witness], look: RecordLoader) -> Line:
    """Who confirms an earlier report of another side, and their own words."""
    found = [
        (*_names([one], look), Span(": "), *first_words(statement, look, ITEM_LENGTH))
        for one in confirmed
        if (statement := one.testimony.statement)
    ]
    return (Span("Confirmed by "), *listed(found, "; ")) if found else ()


def _told(before: str, witnesses: Sequence[Witness], look: RecordLoader) -> Line:
    return (Span(before), *_names(witnesses, look, ties=True)) if witnesses else ()


def _withdrawn(witnesses: Sequence[Witness], look: RecordLoader) -> Line:
    found = []
    for one in witnesses:
        later = one.testimony.withdrawn
        day = short_date(later.text("said")) if later else ""
        link = later.key if later else None
        words = f", withdrawn {day}" if day else ", withdrawn"
        found.append((*_names([one], look), Span(words, link=link)))
    return (Span("Withdrawn: "), *listed(found, "; ")) if found else ()


def _who(judgment: Judgment, look: RecordLoader) -> Iterator[tuple[str, Line]]:
    claims = _behind(_names(judgment.claims, look))
    match judgment.answers.who:
        case "between":
            yield "Between " + _and(one.title for one in judgment.doers), ()
        case "rival-claims":
            yield "Rival claims", claims
        case "several-named":
            if claims:
                yield "Says it did it", claims
            yield from _attributions(judgment.attributed, look)
        case "claimed" | "said-both":
            yield "Says it did it", claims
        case "attributed" | "disclaimed" if judgment.attributed:
            yield from _attributions(judgment.attributed, look)
        case "withdrawn":
            withdrawn = [one for one in judgment.withdrawn if "claimed_by" in one.testimony.lists]
            yield "Claim withdrawn", _behind(_names(withdrawn, look))
        case "named-only":
            doers = listed((Span(one.title, link=one.key),) for one in judgment.doers)
            yield "Named by the briefing", _behind(doers)
        case _ if judgment.earlier_claims or judgment.earlier_attributed:
            yield "No report that still counts says who did it", ()
        case _:
            yield "No statement listed says who did it", ()


def _more_attributions(judgment: Judgment, look: RecordLoader) -> Iterator[Line]:
    """Attributions beside claims or parties: what the first sentence has not said."""
    if judgment.answers.who in ("between", "rival-claims", "claimed", "said-both"):
        yield _strong(_attributions(judgment.attributed, look))
    if judgment.answers.who == "between" and judgment.claims:
        yield (Span("Says it did it: "), *_names(judgment.claims, look))


def _attributions(
    attributed: Iterable[Blamed], look: RecordLoader, verb: str = "ttributed to"
) -> Iterator[tuple[str, Line]]:
    """Attributed to … by …: first who says so, then who judges or finds so."""
    for number, one in enumerate(attributed):
        words = f"{verb} {one.actor.title}"
        yield ("a" if number else "A") + words, tuple(_attributing(one.by, look))


def _attributing(by: Sequence[Witness], look: RecordLoader) -> Iterator[Span]:
    for how in ("", *_HOW):
        some = [one for one in by if _how(one.testimony) == how]
        if some:
            yield from (Span(f", {_HOW[how]}" if how else " by "), *_names(some, look))


def _how(said: Testimony) -> str:
    """The act of a statement, if it says how it attributes."""
    act = said.statement.text("act") if said.statement else ""
    return act if act in _HOW else ""


def _disclaimed(disclaimers: Sequence[Disclaimer], look: RecordLoader) -> Iterator[Line]:
    own = [one.witness for one in disclaimers if one.actor is None]
    if own:
        yield (Span("Says it did not: "), *_names(own, look, ties=True))
    others: dict[str, list[Witness]] = {}
    for one in disclaimers:
        if one.actor is not None:
            others.setdefault(one.actor.title, []).append(one.witness)
    for title, witnesses in others.items():
        yield (Span(f"Says {title} did not: "), *_names(witnesses, look, ties=True))


def _claims(judgment: Judgment, look: RecordLoader) -> Line:
    """Without a claim: whether any were searched."""
    answers = judgment.answers
    if judgment.claims or judgment.earlier_claims or answers.who in ("between", "withdrawn"):
        return ()
    return (Span(f"Claims: {without_words(judgment.searched, look)}", "muted"),)


def _and(titles: Iterable[str]) -> str:
    *first, last = titles
    return f"{', '.join(first)} and {last}" if first else last


def _names(witnesses: Iterable[Witness], look: RecordLoader, *, ties: bool = False) -> Line:
    """The speakers, each once, with their days, and what they add.

    A name leads to the first statement through a hop that is not known, or else to the first.
    `ties` asks for their ties to those that the incident is about, or for others the words that
    none is recorded.
    """
    found = defaultdict[tuple[Line, tuple[str, ...]], list[Testimony]](list)
    for one in witnesses:
        about = tuple(_about(one, look, ties=ties))
        name = tuple(span._replace(link=None) for span in _name(one.testimony, look))
        found[name, about].append(one.testimony)
    return first_named(
        (
            *_name(max(said, key=lambda one: has_unknown_hop(one.statement, look)), look),
            *_bracket((_days(said), *about)),
        )
        for (_, about), said in found.items()
    )


def first_named(speakers: Iterable[Line], between: str = ", ") -> Line:
    """The first of some speakers, and how many more there are."""
    every = list(speakers)
    rest = len(every) - _MOST_NAMED
    more = (Span(f" and {plural(rest, 'other')}", "muted"),) if rest > 0 else ()
    return (*listed(every[:_MOST_NAMED], between), *more)


def _days(said: Iterable[Testimony]) -> str:
    """The days on which somebody said so; of many the first, and how many more."""
    days = [day for day in dict.fromkeys(map(_day, said)) if day]
    if len(days) <= _MOST_DAYS:
        return _and(days) if days else ""
    return _and((*days[:_MOST_DAYS], plural(len(days) - _MOST_DAYS, "other day")))


def _bracket(pieces: Iterable[str]) -> Line:
    words = "; ".join(piece for piece in pieces if piece)
    return (Span(f" ({words})", "muted"),) if words else ()


def _day(said: Testimony) -> str:
    return short_date(said.statement.text("said")) if said.statement else ""


def _about(one: Witness, look: RecordLoader, *, ties: bool) -> Iterator[str]:
    """What stands behind a name: ties to those it is about, confidence and basis as quoted."""
    if ties:
        yield ties_words(one, look) or (no_tie(look) if one.standing == "other" else "")
    statement = one.testimony.statement
    if statement is not None:
        if confidence := statement.text("confidence"):
            yield f"“{confidence}”"
        if basis := statement.text("basis"):
            yield f"basis: “{basis}”"


def no_tie(look: RecordLoader) -> str:
    """That no tie is known; as of an earlier day one may be recorded that was not known then."""
    return "no tie known by that day" if look.library.until else "no tie recorded"


def ties_words(one: Witness, look: RecordLoader) -> str:
    """Whom the speaker backs, is allied with or opposes: opposes United States and US forces."""
    told: dict[str, dict[str, None]] = {}
    for stance in one.stances:
        if other := look.at(stance.other):
            told.setdefault(_STANCES[stance.kind], {})[other.title] = None
    return ", ".join(f"{kind} {_and(titles)}" for kind, titles in told.items())


def _name(said: Testimony, look: RecordLoader) -> Line:
    """Whose word it is, linked to the statement."""
    statement = said.statement
    if statement is None:
        return (Span(said.reference, "error"),)
    speaker, here = speaker_of(statement), statement.key.briefing
    if statement.has("in_custody_of"):
        held = said.custodian.title if said.custodian else statement.text("in_custody_of")
        what = "confession" if "claimed_by" in said.lists else "words said"
        return (Span(f"{what} in custody of {held}", link=statement.key),)
    if speaker.words:
        return (Span(unnamed_text(statement, look), link=statement.key),)
    actor = look.record(speaker.reference, here)
    if actor is None:
        return (Span(speaker.reference or "speaker not given", "error", link=statement.key),)
    body = look.at(party_of(actor, look, statement.lower, statement.upper))
    for_body = f" for {body.title}" if body and body.title != actor.title else ""
    return (Span(f"{actor.title}{for_body}", link=statement.key),)


def unnamed_text(statement: Record, look: RecordLoader) -> str:
    """An unnamed speaker in words: never the body, only somebody of it."""
    speaker = speaker_of(statement)
    here = statement.key.briefing
    found = (look.record(one, here) for one in speaker.bodies)
    bodies = [one.title if one else slug for one, slug in zip(found, speaker.bodies, strict=True)]
    if not bodies:
        return speaker.words if speaker == UNKNOWN_SPEAKER else f"{speaker.words} (unnamed)"
    body = " or ".join(bodies)
    if "official" not in speaker.words.casefold():
        return f"{speaker.words} (unnamed) of {body}"
    return f"unnamed officials of {body}" if speaker.several else f"an unnamed official of {body}"


def answers_in_full(judgment: Judgment, look: RecordLoader) -> list[tuple[str, list[Line]]]:
    """Both questions, each with its answer and its grounds; of a series, that it has none."""
    if judgment.answers.kind != "event":
        return [(sentence(judgment.answers.kind), [parts_line(judgment, look)])]
    return [
        (HAPPENED, happened_lines(judgment, look)),
        (question(judgment), who_lines(judgment, look)),
    ]


def both_answers(judgment: Judgment, look: RecordLoader) -> list[tuple[str, Line]]:
    """The same with all that is said to a question as one line."""
    return [(asked, listed(said, " ")) for asked, said in answers_in_full(judgment, look)]
