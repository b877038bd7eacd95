"""Updating: after any row of edits a library holds what compiling it anew would give."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from briefing.library.compiler import cold_compile
from briefing.library.compiler.cold_compile import compile_all
from briefing.library.compiler.progress import silent
from briefing.library.derive import closures, cross_file_problems, known_from_changes
from briefing.library.derive.known_from import Reached, settle_all_known
from briefing.library.store import cache
from briefing.library.update.library_update import compile_changes
from briefing.load.content_layout import ContentLayout, find_layout
from tests.briefings import write
from tests.check.examples import nested
from tests.library.contents import contents, found_by, led_astray, vocabulary
from tests.library.random_edits import Editor

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def _the_program_stays_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even where somebody is at work on it while it is tested."""
    for module in (cache, cold_compile):
        monkeypatch.setattr(module, "program_stamp", lambda: "the same")


def compiled(layout: ContentLayout) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    compile_all(connection, layout, silent)
    return connection


def brought_up_to_date(
    connection: sqlite3.Connection, layout: ContentLayout, keep: bool = False
) -> None:
    changes = cache.compare(connection, layout, keep)
    assert changes is not None
    compile_changes(connection, layout, changes.changed, changes.gone, silent, keep)


def assert_same(updated: sqlite3.Connection, layout: ContentLayout, edit: str) -> None:
    anew = compiled(layout)
    ours, theirs = contents(updated), contents(anew)
    for name, rows in theirs.items():
        assert ours[name] == rows, (edit, name)
    assert vocabulary(updated) >= vocabulary(anew), edit
    assert led_astray(updated) == [], edit
    assert found_by(updated) == found_by(anew), edit


@pytest.mark.parametrize("seed", range(8))
def test_any_row_of_edits_gives_what_compiling_anew_gives(tmp_path: Path, seed: int) -> None:
    editor = Editor(tmp_path, seed)
    updated = compiled(find_layout(tmp_path))
    for _ in range(15):
        edit = editor.edit()
        editor.write()
        layout = find_layout(tmp_path)
        brought_up_to_date(updated, layout)
        assert_same(updated, layout, edit)


@pytest.mark.parametrize("seed", range(20, 24))
def test_several_edits_at_once_are_as_good_as_one_by_one(tmp_path: Path, seed: int) -> None:
    editor = Editor(tmp_path, seed)
    updated = compiled(find_layout(tmp_path))
    for _ in range(5):
        edits = [editor.edit() for _ in range(4)]
        editor.write()
        layout = find_layout(tmp_path)
        brought_up_to_date(updated, layout)
        assert_same(updated, layout, "; ".join(edits))


WORLD = {
    "shared/actors.yaml": "base: {name: Base, kind: party, aliases: [Common], "
    "note: Of [[other]].}\n"
    "other: {name: Other, kind: party}\n",
    "shared/locations.yaml": "sea: {name: Sea, kind: region}\n",
    "one/briefing.yaml": "title: Title\nas_of: 2024-05\nbasis: Basis\n",
    "one/actors.yaml": "a: {name: A, kind: party}\nb: {name: B, kind: party}\n"
    "mine: {extends: base, name: Mine}\n",
    "one/locations.yaml": "here: {name: Here, kind: city, in: land}\n"
    "there: {name: There, kind: city, in: sea}\nland: {name: Land, kind: country}\n",
    "one/sources.yaml": "paper: {kind: article, outlet: a, published: 2024-04-02}\n"
    "wire: {kind: post, outlet: b}\n",
    "one/statements.yaml": "said: {form: summary, act: assert, speaker: a, text: T, chain: paper, "
    "said: 2024-04-02, about: event}\n"
    "named: {form: summary, act: deny, speaker: b, text: T, chain: wire}\n",
    "one/incidents.yaml": "event: {title: E, date: 2024-03-01, where: here, denied_by: [named]}\n",
    "one/figures.yaml": "sum: {label: S, unit: people, kind: stock, where: here, "
    "points: [{as_of: 2024-03, value: 1, by: said}]}\n",
    "one/terms.yaml": "term: {as_printed: T, neutral: N, sources: [paper]}\n",
    "one/questions.yaml": "q: {q: 'Of [[gone]]?', about: [event]}\n",
}
"""A library in which what is kept of most records follows from some other record."""


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        # What a query finds a statement by: the places of the incident that it is about.
        ("one/incidents.yaml", "where: here", "where: there"),
        ("one/incidents.yaml", "where: here", "target: there"),
        ("one/incidents.yaml", "where: here, ", ""),
        ("one/incidents.yaml", "denied_by: [named]", "denied_by: [said]"),
        ("one/incidents.yaml", "denied_by: [named]", "accused_by: [named]"),
        ("one/incidents.yaml", "event: ", "other: "),
        ("one/incidents.yaml", WORLD["one/incidents.yaml"], ""),
        ("one/statements.yaml", ", about: event", ""),
        # The places that those lie in.
        ("one/locations.yaml", "in: land", "in: there"),
        ("one/locations.yaml", ", in: sea", ""),
        ("one/locations.yaml", "land: ", "earth: "),
        ("one/locations.yaml", "here: ", "elsewhere: "),
        ("shared/locations.yaml", "kind: region", "kind: region, in: other"),
        ("shared/locations.yaml", "sea: ", "ocean: "),
        # Who speaks in what an incident names, and who published what a statement came through.
        ("one/statements.yaml", "speaker: b", "speaker: a"),
        ("one/sources.yaml", "outlet: a", "outlet: b"),
        ("one/sources.yaml", "outlet: b", "outlet: unknown"),
        ("one/sources.yaml", "wire: ", "cable: "),
        # From when each is known.
        ("one/sources.yaml", ", published: 2024-04-02", ""),
        ("one/sources.yaml", "kind: post", "kind: post, published: 2024-02"),
        ("one/statements.yaml", ", said: 2024-04-02", ""),
        ("one/briefing.yaml", "2024-05", "2024-06-30"),
        ("one/briefing.yaml", "as_of: 2024-05\n", ""),
        ("one/questions.yaml", "about: [event]", "about: [event, term]"),
        # What lives on shared records: what they say, that they are there, and whom they bring.
        ("shared/actors.yaml", "aliases: [Common], ", ""),
        ("shared/actors.yaml", ", note: Of [[other]].", ""),
        ("shared/actors.yaml", "base: ", "ground: "),
        ("shared/actors.yaml", WORLD["shared/actors.yaml"].partition("\n")[0], ""),
        ("shared/actors.yaml", WORLD["shared/actors.yaml"].partition("\n")[2], ""),
        ("shared/actors.yaml", WORLD["shared/actors.yaml"], ""),
        ("shared/actors.yaml", WORLD["shared/actors.yaml"], None),
        ("one/actors.yaml", "extends: base", "extends: other"),
        ("one/actors.yaml", "mine: {extends: base", "other: {extends: base"),
        # What was meant by what nobody has written.
        ("one/questions.yaml", "[[gone]]", "[[paperr]]"),
        ("one/sources.yaml", "paper: ", "gones: "),
        # The second of a name, and the first that makes room for it.
        ("one/actors.yaml", "b: ", "event: "),
        ("one/statements.yaml", "named: ", "event: "),
    ],
)
def test_what_follows_from_another_record_follows_its_change(
    tmp_path: Path, name: str, old: str, new: str | None
) -> None:
    """There, and back again."""
    write(tmp_path, WORLD)
    updated = compiled(find_layout(tmp_path))
    if new is None:
        (tmp_path / name).unlink()
    else:
        assert old in WORLD[name]
        write(tmp_path, {name: WORLD[name].replace(old, new)})
    brought_up_to_date(updated, find_layout(tmp_path))
    assert_same(updated, find_layout(tmp_path), f"{old} to {new}")
    write(tmp_path, {name: WORLD[name]})
    brought_up_to_date(updated, find_layout(tmp_path))
    assert_same(updated, find_layout(tmp_path), f"{new} to {old}")


def test_where_a_change_reaches_much_everything_is_worked_out_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(known_from_changes, "_FEW", 2)
    whole: list[object] = []

    def settle_all(connection: sqlite3.Connection) -> None:
        whole.append(connection)
        settle_all_known(connection)

    monkeypatch.setattr(known_from_changes, "settle_all_known", settle_all)
    editor = Editor(tmp_path, 1)
    updated = compiled(find_layout(tmp_path))
    for _ in range(15):
        edit = editor.edit()
        editor.write()
        brought_up_to_date(updated, find_layout(tmp_path))
        assert_same(updated, find_layout(tmp_path), edit)
    assert 0 < whole.count(updated) < 15


def test_where_links_to_nothing_are_many_their_hints_are_still_those_of_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cross_file_problems, "_MOST_HINTS", 5)
    editor = Editor(tmp_path, 2)
    updated = compiled(find_layout(tmp_path))
    for _ in range(15):
        edit = editor.edit()
        editor.write()
        brought_up_to_date(updated, find_layout(tmp_path))
        assert_same(updated, find_layout(tmp_path), edit)


def test_records_find_a_place_between_others_however_many_come(tmp_path: Path) -> None:
    """Each new one comes first in its file, whose next neighbour above is another file's last."""
    write(tmp_path, {"briefing.yaml": HEADER, "sources.yaml": "", "actors.yaml": ACTOR.format("z")})
    slugs = ["a", "b"]
    write(tmp_path, {"locations.yaml": "".join(map(PLACE.format, slugs))})
    updated = compiled(find_layout(tmp_path))
    for count in range(60):
        slugs.insert(1, f"new-{count}")
        write(tmp_path, {"locations.yaml": "".join(map(PLACE.format, slugs))})
        brought_up_to_date(updated, find_layout(tmp_path))
    assert_same(updated, find_layout(tmp_path), "60 between two")


def test_a_record_that_stays_as_it_was_keeps_its_number_and_its_rows(tmp_path: Path) -> None:
    write(tmp_path, {"briefing.yaml": HEADER, "actors.yaml": "".join(map(ACTOR.format, "abc"))})
    updated = compiled(find_layout(tmp_path))
    before = numbers_of(updated)
    changes = updated.total_changes
    text = ACTOR.format("a") + ACTOR.format("b").replace("Name", "Another") + ACTOR.format("c")
    write(tmp_path, {"actors.yaml": text})
    brought_up_to_date(updated, find_layout(tmp_path))
    assert numbers_of(updated) == before
    assert updated.total_changes - changes < 40


def test_a_torn_file_keeps_what_it_said_until_it_can_be_read(tmp_path: Path) -> None:
    places = "here:\n  name: Here\n  kind: city\n  note: See [[a]] and [[gone]].\n"
    write(tmp_path, {"briefing.yaml": HEADER, "actors.yaml": ACTOR.format("a")})
    write(tmp_path, {"locations.yaml": places})
    updated = compiled(find_layout(tmp_path))
    before = contents(updated)

    write(tmp_path, {"locations.yaml": "here: {name: ["})
    brought_up_to_date(updated, find_layout(tmp_path), keep=True)
    after = contents(updated)
    for name in before.keys() - {"file", "problem"}:
        assert after[name] == before[name], name
    assert [row[-1] for row in after["file"]] == [0, 0, 1]
    told = set(after["problem"]) - set(before["problem"])
    assert {(row[0], row[3], row[10]) for row in told} == {("locations.yaml", "error", "file")}
    assert set(before["problem"]) < set(after["problem"])

    still = cache.compare(updated, find_layout(tmp_path), keep=True)
    assert still is not None
    assert not still
    anew = cache.compare(updated, find_layout(tmp_path))
    assert anew is not None
    assert [source.name for source in anew.changed] == ["locations.yaml"]

    write(tmp_path, {"locations.yaml": places.replace("Here", "There")})
    brought_up_to_date(updated, find_layout(tmp_path), keep=True)
    assert_same(updated, find_layout(tmp_path), "mended")


def test_a_torn_file_is_left_out_by_a_program_that_is_started_anew(tmp_path: Path) -> None:
    write(tmp_path, {"briefing.yaml": HEADER, "actors.yaml": ACTOR.format("a")})
    updated = compiled(find_layout(tmp_path))
    write(tmp_path, {"actors.yaml": "a: ["})
    brought_up_to_date(updated, find_layout(tmp_path), keep=True)
    brought_up_to_date(updated, find_layout(tmp_path))
    assert_same(updated, find_layout(tmp_path), "torn")


def test_a_torn_file_that_is_gone_takes_its_records_with_it(tmp_path: Path) -> None:
    write(tmp_path, {"briefing.yaml": HEADER, "actors.yaml": ACTOR.format("a")})
    updated = compiled(find_layout(tmp_path))
    write(tmp_path, {"actors.yaml": "a: ["})
    brought_up_to_date(updated, find_layout(tmp_path), keep=True)
    (tmp_path / "actors.yaml").unlink()
    brought_up_to_date(updated, find_layout(tmp_path), keep=True)
    assert_same(updated, find_layout(tmp_path), "gone")


def numbers_of(connection: sqlite3.Connection) -> dict[str, tuple[int, int]]:
    rows = connection.execute("SELECT slug, id, key FROM record")
    return {slug: (number, key) for slug, number, key in rows}


HEADER = "title: Title\nas_of: 2024\nbasis: Basis\n"
ACTOR = "{0}: {{name: Name {0}, kind: person}}\n"
PLACE = "{0}: {{name: Name {0}, kind: city}}\n"


def test_places_that_come_to_lie_deeper_or_less_deep(tmp_path: Path) -> None:
    deep = nested(70).removeprefix("locations:\n")
    write(tmp_path, {"briefing.yaml": HEADER, "locations.yaml": deep})
    layout = find_layout(tmp_path)
    updated = compiled(layout)
    for away in ("    in: p-3\n", "    in: p-20\n", "    in: p-64\n", "    in: p-67\n"):
        for text in (deep.replace(away, ""), deep):
            write(tmp_path, {"locations.yaml": text})
            brought_up_to_date(updated, layout)
            assert_same(updated, layout, away)


def test_where_shared_records_lead_is_asked_once_for_all_briefings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = "".join(
        f"p{n}: {{name: P {n}, kind: person, relations: [{{type: backs, to: p{n + 1}}}]}}\n"
        for n in range(6)
    ) + "p6: {name: P 6, kind: person}\n"  # fmt: skip
    briefing = "briefing: {title: T}\nactors: {own: {name: O, kind: person, note: 'Of [[p0]].'}}\n"
    write(tmp_path, {f"b{n}.yaml": briefing for n in range(5)} | {"shared/actors.yaml": people})
    layout = find_layout(tmp_path)
    updated = compiled(layout)
    asked: list[int] = []
    ask = closures._onwards

    def noted(connection: sqlite3.Connection, key: int) -> list[Reached]:
        asked.append(key)
        return ask(connection, key)

    monkeypatch.setattr(closures, "_onwards", noted)
    write(tmp_path, {"shared/actors.yaml": people.replace("to: p1", "to: p2")})
    brought_up_to_date(updated, layout)
    assert_same(updated, layout, "p0")
    assert len(asked) == len(set(asked)) == 6  # without p1, to which nobody leads any more
