"""Coming back: the first frame with everything marked, and what is new after many edits."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from benchmarks.cases.starting import first_frame
from benchmarks.measure import Pair, Row, compare, timed
from benchmarks.plan import Plan, briefing
from briefing.analysis.changes.changes import changes_between
from briefing.analysis.changes.record_version import library_side
from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.page.changes.answers import answers_of
from briefing.page.changes.change_blocks import ComparedTimes, changes_page
from briefing.page.layout.layout import layout
from briefing.reader.marks.reading_log import ReadingLog
from briefing.reader.marks.whats_new import whats_new_page
from briefing.state.reading_state import ReadingState

_EDITS = 1000
_LIST = 1.0
"""Seconds in which the list of what is new is there."""
_WIDTH = 72
# Prose in one line, and numbers: both can have another digit behind them.
_EDITED = re.compile(r"^\s+(?:text|title|note|summary): \w.*\w$|\bvalue: \d+", re.MULTILINE)


def rows(plan: Plan) -> Iterator[Row]:
    """The first frame, both ways of asking for what has changed, and the page of what is new."""
    content = plan.folder / "read"
    shutil.copytree(plan.large, content)
    old = open_library(Path(plan.large))
    state = ReadingState(plan.folder / "marked")
    with_marks = open_library(content)
    newest = with_marks.briefings.newest()
    keys = [one.key for one in library_side(with_marks, newest).versions]
    ReadingLog(state).read(with_marks, keys)
    with_marks.close()

    reader = briefing(str(content))
    folders = (f"BRIEFING_STATE_DIR={plan.folder / name}" for name in ("marked", "unmarked"))
    marked, unmarked = (first_frame("env", folder, *reader) for folder in folders)
    what = f"first frame of {plan.size} with all {len(keys):,} of a briefing marked"
    yield Row(what, "nothing marked", compare(marked, unmarked, plan.runs), "≤ 1.02 ×")

    edit(content, _EDITS)
    new = open_library(content)
    took = [timed(lambda: _between(old, new))() for _ in range(plan.runs)]
    what = f"the list of {_EDITS:,} edits between two folders of {plan.size}"
    yield Row(what, "1 s", Pair(took, [_LIST] * len(took)), "≤ 1 ×")
    took = [timed(lambda: ReadingLog(state).since_read(new, newest))() for _ in range(plan.runs)]
    what = f"comparing a briefing of {len(keys):,} with what was read, behind the first page"
    yield Row(what, "1 s", Pair(took, [_LIST] * len(took)), "≤ 1.2 ×")
    log = ReadingLog(state)
    log.since_read(new, newest)
    took = [
        timed(lambda: layout(whats_new_page(log, newest, new), _WIDTH))() for _ in range(plan.runs)
    ]
    what = "what is new there, from its key"
    yield Row(what, "1 s", Pair(took, [_LIST] * len(took)), "≤ 1 ×")


def _between(old: Library, new: Library) -> object:
    side = library_side(new)
    found = changes_between(library_side(old), side, new, answers_of)
    times = ComparedTimes("", side.declared, dict.fromkeys((one.key for one in found), old))
    return layout(changes_page(new, "", found, times), _WIDTH)


def edit(folder: Path, edits: int) -> None:
    """Change words and numbers, spread evenly over the files of a folder."""
    texts = {path: path.read_text("utf-8") for path in sorted(folder.rglob("*.yaml"))}
    places = [
        (path, found.end()) for path, text in texts.items() for found in _EDITED.finditer(text)
    ]
    step = max(1, len(places) // edits)
    for path, end in reversed(places[::step][:edits]):
        texts[path] = f"{texts[path][:end]}1{texts[path][end:]}"
    for path, text in texts.items():
        path.write_text(text, "utf-8")
