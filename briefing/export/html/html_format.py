"""HTML: one file that can be read anywhere, from a stick or a mail, with script or without."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefing.export.context import Document, ExportContext
from briefing.export.html.edition import Edition
from briefing.export.outline import outlines

SUFFIX = ".html"


def export(job: ExportContext) -> Iterator[Document]:
    """The one file of an export, whatever it is written to."""
    job = replace(job, options=replace(job.options, folder=False))
    for outline in outlines(job, SUFFIX):
        yield Document(outline.path, Edition(job, outline).pieces())
