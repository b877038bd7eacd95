"""What is worked out of a record, for a program. The keys are documented in docs/commands.md."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from briefing.analysis.figures.checks import findings
from briefing.analysis.figures.givers import own_series
from briefing.analysis.incidents.judgment import judgment_of
from briefing.analysis.incidents.objections import objections_to
from briefing.analysis.incidents.status import Answers, row_words
from briefing.analysis.reports.origins import origins_of
from briefing.library.store.records import Record
from briefing.page.attribution.attribution import gather_attributions, who_says_so
from briefing.page.attribution.incident_answers import both_answers
from briefing.page.attribution.objection_lines import gather_objections, objection_words
from briefing.page.attribution.origins import gather_origins
from briefing.page.attribution.statuses import gather_statuses
from briefing.page.attribution.unknown_hops import with_unknown_hops
from briefing.page.blocks import plain
from briefing.page.figures.finding_text import finding_text
from briefing.page.figures.givers import giver_name
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.figure import gather_figures


def gather_derived(records: Iterable[Record], look: RecordLoader) -> None:
    """Fetch at once what is needed to work it out of these records."""
    look.remember(records := list(records))
    statements = [one for one in records if one.section == "statements"]
    gather_attributions(statements, look)
    gather_objections(statements, look)
    gather_statuses([one for one in records if one.section == "incidents"], look, parts=True)
    gather_origins((one for one in records if one.section == "incidents"), look)
    gather_figures([one for one in records if one.section == "figures"], look)


def derived(record: Record, look: RecordLoader) -> dict[str, Any]:
    """What is worked out of a statement, an incident or a figure; of others nothing.

    Of many records what they need is gathered before.
    """
    work_out = _BY_SECTION.get(record.section)
    return work_out(record, look) if work_out else {}


def _of_statement(statement: Record, look: RecordLoader) -> dict[str, Any]:
    against = [
        {
            "code": one.kind,
            "key": str(one.by.key) if one.by else "",
            "says": plain(objection_words(one, look)),
        }
        for one in objections_to(statement, look)
    ]
    return {"who_says_so": plain(who_says_so(statement, look)), "against": against}


def _of_incident(incident: Record, look: RecordLoader) -> dict[str, Any]:
    judgment = judgment_of(incident, look)
    told = {
        question: plain(with_unknown_hops(line, look))
        for question, line in both_answers(judgment, look)
    }
    return {**answer_codes(judgment.answers), "answers": told, **_origins(incident, look)}


def answer_codes(answers: Answers) -> dict[str, Any]:
    """Both answers as codes, and as the words of a row; of a series or situation only the words."""
    codes = {"happened": answers.happened, "objection": answers.objection, "who": answers.who}
    if answers.kind != "event":
        codes = dict.fromkeys(codes, "")
    return {**codes, "row": row_words(answers)}


def _of_figure(figure: Record, look: RecordLoader) -> dict[str, Any]:
    own = own_series(figure, look)
    givers = [
        {
            "key": str(one.giver.key) if one.giver.key else "",
            "label": plain(giver_name(one.giver, look)),
            "points": [point.path for point in one.series.points if point.path],
        }
        for one in own
    ]
    return {**_origins(figure, look), "givers": givers, "findings": findings_told(figure, look)}


def findings_told(figure: Record, look: RecordLoader) -> list[dict[str, str]]:
    """What a figure's numbers say of each other."""
    return [
        {
            "code": one.code,
            "outcome": one.outcome,
            "path": one.path,
            "says": finding_text(one, figure, look),
        }
        for one in findings(figure, look)
    ]


def _origins(record: Record, look: RecordLoader) -> dict[str, Any]:
    found = origins_of(record, look)
    speakers = [
        {"key": str(one.key) if one.key else "", "label": one.label} for one in found.speakers
    ]
    return {
        "reports": [str(one.key) for one in found.reports],
        "first_speakers": speakers,
        "first_speaker_not_known": found.unknown,
        "sources_read": [str(hop.key) if hop.key else "" for hop in found.read],
        "on_one_side": [
            {"key": str(one.key), "label": one.label, "first_speakers": one.speakers}
            for one in found.sides
        ],
    }


_BY_SECTION: Mapping[str, Callable[[Record, RecordLoader], dict[str, Any]]] = {
    "statements": _of_statement,
    "incidents": _of_incident,
    "figures": _of_figure,
}
