"""What is worked out of a record, for a program. The keys are documented in docs/commands.md."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from briefing.analysis.figures.checks import findings
from briefing.analysis.origins import origins_of
from briefing.analysis.status import status_of
from briefing.library.store.records import Record
from briefing.page.attribution.attribution import who_says_so
from briefing.page.blocks import plain
from briefing.page.figures.finding_text import finding_text
from briefing.page.record_loader import RecordLoader


def derived(record: Record, look: RecordLoader) -> dict[str, Any]:
    """What is worked out of a statement, an incident or a figure; of others nothing."""
    work_out = _BY_SECTION.get(record.section)
    return work_out(record, look) if work_out else {}


def _of_statement(statement: Record, look: RecordLoader) -> dict[str, Any]:
    return {"who_says_so": plain(who_says_so(statement, look))}


def _of_incident(incident: Record, look: RecordLoader) -> dict[str, Any]:
    return {"status": status_of(incident, look), **_origins(incident, look)}


def _of_figure(figure: Record, look: RecordLoader) -> dict[str, Any]:
    found = [
        {
            "code": one.code,
            "outcome": one.outcome,
            "path": one.path,
            "says": finding_text(one, figure, look),
        }
        for one in findings(figure, look)
    ]
    return {**_origins(figure, look), "findings": found}


def _origins(record: Record, look: RecordLoader) -> dict[str, Any]:
    found = origins_of(record, look)
    origins = [
        {"key": str(one.key) if one.key else "", "label": one.label} for one in found.origins
    ]
    reports = [str(one.key) for one in found.reports]
    return {"reports": reports, "unnamed": found.unnamed, "origins": origins}


_BY_SECTION: Mapping[str, Callable[[Record, RecordLoader], dict[str, Any]]] = {
    "statements": _of_statement,
    "incidents": _of_incident,
    "figures": _of_figure,
}
