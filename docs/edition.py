"""The shipped briefing as HTML, as it stands in docs/: `make docs` writes it."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

from briefing.export.context import ExportOptions
from briefing.export.export import export
from briefing.export.selection import select
from briefing.library.library import Library
from briefing.library.opening import open_library

CONTENT = Path(__file__).parent.parent / "content"
EDITION = Path(__file__).parent / "example.html"


def edition(library: Library) -> str:
    """The shipped briefing as one file of HTML."""
    (document,) = export(library, select(library, "all"), ExportOptions(format="html")).documents()
    return document.text()


if __name__ == "__main__":
    with closing(open_library(CONTENT)) as shipped:
        EDITION.write_text(edition(shipped), "utf-8")
    sys.stderr.write(f"wrote {EDITION.name}\n")
