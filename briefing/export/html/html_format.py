"""HTML: one file that can be read anywhere, from a stick or a mail, with script or without."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefing.export.context import Document, ExportContext
from briefing.export.outline import outlines


class Html:
    """See `briefing.export.formats.Exporter`."""

    name = "html"
    suffix = ".html"
    help = "one file for a browser, with search; nothing in it is fetched from anywhere"

    def export(self, job: ExportContext) -> Iterator[Document]:
        """The one file of an export, whatever it is written to."""
        # Imported when it is wanted: no other format needs what an edition is made of.
        from briefing.export.html.edition import Edition  # noqa: PLC0415

        job = replace(job, options=replace(job.options, folder=False))
        for outline in outlines(job, self.suffix):
            yield Document(outline.path, Edition(job, outline).pieces())
