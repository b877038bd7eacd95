"""The registry of sections: a new one is a module beside this and a line here."""

from __future__ import annotations

from briefing.model.actors import Actor
from briefing.model.figures import Figure
from briefing.model.header import Header
from briefing.model.incidents import Incident
from briefing.model.locations import Location
from briefing.model.questions import Question
from briefing.model.record import Record
from briefing.model.sources import Source
from briefing.model.statements import Statement
from briefing.model.terms import Term

MODELS: tuple[type[Record], ...] = (
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
