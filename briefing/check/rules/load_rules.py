"""The rules of the format itself: what is found when files are compiled."""

from __future__ import annotations

from briefing.check.rules.rule import Rule
from briefing.model.problem import Severity

_TITLES: dict[str, tuple[Severity, str]] = {
    # the file
    "unreadable": ("error", "A file cannot be read"),
    "not-yaml": ("error", "A file is not valid YAML from some place on"),
    "control-character": ("error", "A file has a character that no YAML may have"),
    "several-documents": ("error", "A file holds more than one YAML document"),
    "too-deep": ("error", "Lists and mappings are nested too deep"),
    "too-many-nodes": ("error", "A file has too many keys and values"),
    "too-long-scalar": ("error", "A text is too long"),
    "too-many-problems": ("note", "A file has more problems than are listed"),
    # YAML that a briefing does not use
    "duplicate-key": ("error", "A key stands twice"),
    "tag": ("error", "A YAML tag"),
    "anchor": ("error", "A YAML anchor"),
    "alias": ("error", "A YAML alias"),
    "merge-key": ("error", "A YAML merge"),
    "complex-key": ("error", "A list, a mapping or nothing where a key should be"),
    # the shape of a briefing
    "not-a-briefing": ("error", "A file holds no briefing"),
    "missing-header": ("error", "A briefing has no header"),
    "unknown-section": ("error", "There is no such section"),
    "reserved-slug": ("error", "A slug has a meaning of its own"),
    "invalid-slug": ("error", "A slug has characters that it may not have"),
    "duplicate-slug": ("error", "Two records have one slug"),
    # the fields of a record
    "missing-field": ("error", "A required field is missing"),
    "unknown-field": ("error", "There is no such field"),
    "empty-field": ("warning", "A field was begun and left empty"),
    "unknown-word": ("error", "A word is none of those for its field"),
    "wrong-type": ("error", "Text, a list or fields stand where something else is wanted"),
    "invalid-value": ("error", "A value does not fit its field"),
    "link-as-list": ("error", "A link was read as a list"),
    # between records
    "unknown-slug": ("error", "A link leads to no record"),
    "wrong-section": ("error", "A link leads to a record of the wrong kind"),
    "too-far-inside": ("error", "A place lies in too many others, one inside the other"),
}

RULES = tuple(
    Rule(code, severity, title, acceptable=severity != "error")
    for code, (severity, title) in _TITLES.items()
)
