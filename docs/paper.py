"""The report of the shipped briefing: as Markdown in docs/, and its first pages as pictures.

`make paper` writes them, with pandoc, chromium and pdftoppm (Debian: poppler-utils).
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from briefing.export.context import ExportOptions
from briefing.export.export import export
from briefing.export.pandoc.pandoc_folder import save_for_pandoc
from briefing.export.selection import select
from briefing.library.opening import open_library
from docs.edition import CONTENT

DOCS = Path(__file__).parent
PICTURES = DOCS.parent / "screenshots"
_PAGES = 2
_DOTS = 80  # an inch: what can be read on a screen


def paper(folder: Path) -> None:
    """Write the report into docs/, and draw its pages; `folder` is for what is in between."""
    with closing(open_library(CONTENT)) as shipped:
        wanted = export(shipped, select(shipped, "all"), ExportOptions(profile="report"))
        text, *_ = save_for_pandoc(wanted, folder)
    shutil.copyfile(text, DOCS / "report.md")
    subprocess.run(["pandoc", "-d", folder / "html.yaml"], check=True)
    printed = folder / "report.pdf"
    page = text.with_suffix(".html").as_uri()
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    subprocess.run(
        ["chromium", *flags, f"--print-to-pdf={printed}", page], check=True, capture_output=True
    )
    drawn = [
        "-r",
        str(_DOTS),
        "-l",
        str(_PAGES),
        "-png",
        "-gray",
        str(printed),
        str(folder / "page"),
    ]
    subprocess.run(["pdftoppm", *drawn], check=True)
    for number, one in enumerate(sorted(folder.glob("page-*.png")), start=1):
        shutil.copyfile(one, PICTURES / f"report-{number}.png")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as between:
        paper(Path(between))
    sys.stderr.write("wrote report.md, and its pages in screenshots/\n")
