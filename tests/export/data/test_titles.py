"""Where another program shows a title alone, it has whose words it is, or both answers."""

from __future__ import annotations

import json
import re

import pytest

from briefing.analysis.provenance import has_unknown_hop
from briefing.export.context import ExportOptions
from briefing.export.export import export
from briefing.export.selection import select
from briefing.library.library import Library
from briefing.model.key import Key
from briefing.page.attribution.statuses import status_words
from briefing.page.record_loader import RecordLoader
from briefing.page.words.labels import speaker_text


def text(library: Library, name: str, format_: str) -> str:
    (document,) = export(library, select(library, name), ExportOptions(format=format_)).documents()
    return document.text()


@pytest.mark.slow
def test_a_line_of_json_is_called_by_who_speaks_and_in_what_form_or_by_both_answers(
    shipped: Library,
) -> None:
    look = RecordLoader(shipped)
    lines = [json.loads(line) for line in text(shipped, "all", "jsonl").splitlines()[1:]]
    for line in lines:
        record = look.at(Key(line["briefing"], line["slug"]))
        assert record is not None
        if record.section == "statements":
            sign = " → ?" if has_unknown_hop(record, look) else ""
            assert line["title"].startswith(f"{speaker_text(record, look)}{sign}")
            assert re.search(r": “|, (in part|paraphrase|summary): ", line["title"])
        elif record.section == "incidents":
            assert line["title"] == f"{record.title} — {status_words(record, look)}"
        else:
            assert line["title"] == record.title


@pytest.mark.parametrize(
    ("slug", "called"),
    [
        ("pentagon-56", r"US Department of Defense → \?[,·] ?paraphrase"),
        ("attack-al-tanf", "Drone attack on the al-Tanf base — claimant only · claimed"),
    ],
)
def test_a_file_of_one_record_is_called_so_in_a_browser_and_by_pandoc(
    shipped: Library, slug: str, called: str
) -> None:
    page = re.search("<title>([^<]*)", text(shipped, slug, "html"))
    front = re.search('pagetitle: "([^"]*)', text(shipped, slug, "markdown"))
    assert page is not None
    assert front is not None
    assert re.match(called, page[1])
    assert re.match(called.replace("[,·] ?", " · "), front[1])
