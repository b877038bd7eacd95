"""The registry of sections: a new one is a module beside this and a line here."""

from __future__ import annotations

from briefing.model.record import RecordModel
from briefing.model.sections.actors import Actor
from briefing.model.sections.figures import Figure
from briefing.model.sections.header import Header
from briefing.model.sections.incidents import Incident
from briefing.model.sections.locations import Location
from briefing.model.sections.questions import Question
from briefing.model.sections.sources import Source
from briefing.model.sections.statements import Statement
from briefing.model.sections.terms import Term

MODELS: tuple[type[RecordModel], ...] = (
    Header,
    Incident,
    Statement,
    Actor,
    Location,
    Figure,
    Source,
    Term,
    Question,
)
"""Every section's model, in the order in which they are read."""

BY_NAME = {model.section.name: model for model in MODELS}
