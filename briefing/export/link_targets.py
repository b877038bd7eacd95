"""Where links lead: which file has a record, and where the answer to a query stands."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from briefing.export.anchors import note_file, section_anchor, section_file
from briefing.export.context import ExportContext
from briefing.export.outline import one_file_each
from briefing.model.key import FRONT, Key


def targets(
    job: ExportContext, path: PurePosixPath, keys: Iterable[Key], suffix: str
) -> dict[Key, str]:
    """The file of each of `keys` that the export has; `path` is the one that asks."""
    held = job.selection.among(job.library, keys)
    if not job.several_files:
        return dict.fromkeys(held, str(path))
    return {key: _file_of(key, section, job, suffix) for key, section in held.items()}


def query_places(job: ExportContext, suffix: str) -> dict[str, str]:
    """Where each section stands, by the query that finds it, as the front page asks it."""
    if job.selection.kind != "briefing" or job.options.links != "relative":
        return {}
    sections = job.library.briefings.sections(job.selection.briefing)
    return {
        f"kind:{section.singular}": str(section_file(section.name, suffix))
        if job.options.folder
        else f"#{section_anchor(section.name)}"
        for section in sections
        if section.records and section.name != FRONT
    }


def _file_of(key: Key, section: str, job: ExportContext, suffix: str) -> str:
    if one_file_each(job):
        return str(note_file(key, job.selection.briefing, suffix))
    return str(section_file(section, suffix))
