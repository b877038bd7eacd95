"""Rules for the lists of incidents: silence about a statement must not count for anything."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.analysis.incidents.incident_lists import (
    FIELDS,
    REPORTING,
    fields_of,
    read_as_one,
)
from briefing.analysis.party import party_of
from briefing.analysis.reports.origins import origins_of
from briefing.analysis.reports.reported import repeated_by
from briefing.analysis.speaker import speaker_of
from briefing.check.context import CheckContext
from briefing.check.rules.rule import Rule, RuleFinding
from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.page.words.vocabulary import ACTS, words_for

_TELLING = frozenset(
    {"claim-responsibility", "deny", "confirm", "accuse", "announce", "find", "report-figure"}
)
"""The acts that say something of an incident, whatever else the statement has."""
_TELLING_WHO = frozenset({"assert", "assess"})
"""The acts that do so only where the statement says who did it, or who did not."""
_ATTRIBUTING = fields_of("attributed_by")
_DENYING = frozenset({"denied_by", "disclaimed_by"})


def _unlisted(statement: Record, context: CheckContext) -> Iterator[RuleFinding]:
    """A statement about an incident that the incident passes over."""
    act = statement.text("act")
    who = statement.items("attributes_to") or statement.items("not_by")
    if act not in _TELLING and not (act in _TELLING_WHO and who):
        return
    for place, incident in _incidents(statement, context):
        if statement.key not in context.listed(incident):
            yield RuleFinding(
                f'{words_for(ACTS, act)} about "{incident.key.slug}", and is in none of its lists',
                "name it in the list that fits it, or take the incident out of `about`",
                ("about", place),
            )


def _not_about(incident: Record, context: CheckContext) -> Iterator[RuleFinding]:
    """A statement in a list of an incident that it is not about."""
    same = {one.key for one in read_as_one(incident, context.look)}
    for field, place, statement in _statements(incident, FIELDS, context):
        if all(one.key not in same for _, one in _incidents(statement, context)):
            yield RuleFinding(
                f'"{statement.key.slug}" is listed here, and its `about` does not name this '
                "incident",
                "add the incident to its `about`; a statement on a part says nothing of the whole",
                (field, place),
            )


def _denies_and_reports(incident: Record, context: CheckContext) -> Iterator[RuleFinding]:
    """A statement that says of one incident that it happened, and that it did not."""
    for field, place, statement in _statements(incident, ("denied_by",), context):
        also = sorted(context.listed(incident)[statement.key].intersection(REPORTING))
        if also:
            yield RuleFinding(
                f'"{statement.key.slug}" denies that it happened, and is in `{also[0]}` too',
                "who says only that somebody else did it belongs into `disclaimed_by`; otherwise "
                "make it two statements",
                (field, place),
            )


def _claims_and_denies(statement: Record, context: CheckContext) -> Iterator[RuleFinding]:
    """A statement that claims one incident and denies another."""
    claimed, denied = set[str](), set[str]()
    for _, incident in _incidents(statement, context):
        lists = context.listed(incident).get(statement.key, frozenset())
        if "claimed_by" in lists:
            claimed.add(incident.key.slug)
        if _DENYING.intersection(lists):
            denied.add(incident.key.slug)
    if claimed and denied - claimed:
        yield RuleFinding(
            f'claims "{min(claimed)}" and denies "{min(denied - claimed)}"',
            "make it two statements, so that each can be read and answered by itself",
        )


def _nobody_named(incident: Record, context: CheckContext) -> Iterator[RuleFinding]:
    """An attribution to nobody: who is meant is never guessed from what it is about."""
    for field, place, statement in _statements(incident, _ATTRIBUTING, context):
        if not statement.items("attributes_to"):
            yield RuleFinding(
                f'"{statement.key.slug}" is listed here, and does not say in `attributes_to` who '
                "did it",
                "name whom it means in `attributes_to`; if it says only that it happened, it "
                "belongs into `reported_by`",
                (field, place),
            )


def _confirms_nothing(incident: Record, context: CheckContext) -> Iterator[RuleFinding]:
    """A confirmation that does not say what it confirms."""
    for field, place, statement in _statements(incident, ("confirmed_by",), context):
        if not statement.items("supports"):
            yield RuleFinding(
                f'"{statement.key.slug}" is listed here, and does not say in `supports` what it '
                "confirms",
                "name the earlier statement in `supports`; if there is none, it belongs into "
                "`reported_by`",
                (field, place),
            )


def _confirmed_alone(statement: Record, context: CheckContext) -> Iterator[RuleFinding]:
    """Credibility 1 is "confirmed by other sources": somebody else must have said it."""
    if statement.text("credibility") == "1" and not _said_by_others(statement, context):
        yield RuleFinding(
            'credibility 1 means "confirmed by other sources", and nobody else says so here',
            "record who else says so, or give another grade",
            ("credibility",),
        )


def _said_by_others(statement: Record, context: CheckContext) -> bool:
    """Whether somebody else supports it, or reports what it reports; a relay is nobody else."""
    speaker = _party(statement, context)
    supporting = context.look.linking(statement.key, "supports")
    others = {
        _party(one, context)
        for one in supporting
        if one.section == "statements" and not _relays(one, statement, context)
    }
    if others - {speaker, None}:
        return True
    about = (
        context.look.record(str(one), statement.key.briefing) for one in statement.items("about")
    )
    counts = (origins_of(one, context.look) for one in about if one)
    return any(len(one.speakers) > 1 and statement in one.reports for one in counts)


def _relays(one: Record, statement: Record, context: CheckContext) -> bool:
    return any(earlier.key == statement.key for earlier in repeated_by(one, context.look))


def _party(statement: Record, context: CheckContext) -> Key | None:
    """As whom the speaker speaks; None where nobody is named."""
    speaker = speaker_of(statement)
    reference = speaker.reference or speaker.of
    actor = context.look.record(reference, statement.key.briefing) if reference else None
    return party_of(actor, context.look) if actor else None


def _incidents(statement: Record, context: CheckContext) -> Iterator[tuple[int, Record]]:
    """The incidents that a statement is about, each with its place."""
    for place, slug in enumerate(statement.items("about")):
        found = context.look.record(str(slug), statement.key.briefing)
        if found is not None and found.section == "incidents":
            yield place, found


def _statements(
    incident: Record, fields: tuple[str, ...], context: CheckContext
) -> Iterator[tuple[str, int, Record]]:
    """The statements in some lists of an incident, each with its list and its place there."""
    for field in fields:
        for place, slug in enumerate(incident.items(field)):
            found = context.look.record(str(slug), incident.key.briefing)
            if found is not None and found.section == "statements":
                yield field, place, found


RULES = (
    Rule(
        "unlisted-statement",
        "warning",
        "A statement about an incident is in none of its lists",
        _unlisted,
        ("statements",),
    ),
    Rule(
        "listed-not-about",
        "warning",
        "An incident lists a statement that is not about it",
        _not_about,
        ("incidents",),
    ),
    Rule(
        "denies-and-reports",
        "warning",
        "A statement denies an incident and also reports it",
        _denies_and_reports,
        ("incidents",),
    ),
    Rule(
        "claims-and-denies",
        "warning",
        "A statement claims one thing and denies another",
        _claims_and_denies,
        ("statements",),
    ),
    Rule(
        "attribution-to-nobody",
        "warning",
        "A statement is listed as an attribution and names nobody",
        _nobody_named,
        ("incidents",),
    ),
    Rule(
        "confirms-nothing",
        "warning",
        "A statement is listed as a confirmation and supports nothing",
        _confirms_nothing,
        ("incidents",),
    ),
    Rule(
        "confirmed-by-nobody",
        "warning",
        "Credibility 1 where only one party says it",
        _confirmed_alone,
        ("statements",),
    ),
)
