"""Circles are found however long they are, each once; and what a rule finds often is told once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import cast

from briefing.analysis.circles import Circles
from briefing.analysis.lookup import Lookup
from briefing.library.store.records import Record
from briefing.model.key import Key
from tests.check.examples import figure, points, whole
from tests.check.made import found, made

CIRCLE = frozenset({"circle"})


def places(inside: Mapping[str, str]) -> str:
    return "locations:\n" + "".join(
        f"  {slug}: {{name: {slug}, kind: region, in: {around}}}\n"
        for slug, around in inside.items()
    )


def parts(inside: Mapping[str, str]) -> str:
    return "incidents:\n" + "".join(
        f"  {slug}: {{title: {slug}, part_of: {whole_one}}}\n" for slug, whole_one in inside.items()
    )


def messages(tmp_path: Path, text: str, codes: Iterable[str] = CIRCLE) -> list[str]:
    return [one.problem.message for one in found(made(tmp_path, whole(text), {}), frozenset(codes))]


def test_a_place_in_itself_is_a_circle(tmp_path: Path) -> None:
    assert messages(tmp_path, places({"a": "a"})) == ["leads back to itself: a → a"]


def test_each_circle_is_told_once_and_not_for_what_only_leads_to_it(tmp_path: Path) -> None:
    text = places({"a": "b", "b": "c", "c": "b", "x": "y", "y": "x"})

    assert messages(tmp_path, text) == [
        "leads back to itself by way of 1 more: b → c → b",
        "leads back to itself by way of 1 more: x → y → x",
    ]


def test_a_way_that_ends_is_no_circle_however_long(tmp_path: Path) -> None:
    inside = {f"p{n:04}": f"p{n + 1:04}" for n in range(2_000)}

    assert messages(tmp_path, parts(inside) + "  p2000: {title: End}\n") == []


def test_a_circle_of_thousands_is_told_with_its_beginning_and_its_end(tmp_path: Path) -> None:
    inside = {f"p{n:04}": f"p{(n + 1) % 2_000:04}" for n in range(2_000)}

    assert messages(tmp_path, parts(inside)) == [
        "leads back to itself by way of 1,999 more: "
        "p0000 → p0001 → p0002 → p0003 → p0004 → p0005 → … → p0000"
    ]


def test_the_shortest_way_round_is_told(tmp_path: Path) -> None:
    text = """\
    incidents:
      a: {title: A, part_of: [b, c]}
      b: {title: B, part_of: [c]}
      c: {title: C, part_of: [a]}
    """

    assert messages(tmp_path, text) == ["leads back to itself by way of 1 more: a → c → a"]


def test_groups_go_round_by_being_parts_and_members_of_each_other(tmp_path: Path) -> None:
    text = """\
    actors:
      a: {name: A, kind: party, relations: [{type: part_of, to: b}]}
      b: {name: B, kind: party, relations: [{type: backs, to: a}, {type: member_of, to: a}]}
    """

    assert messages(tmp_path, text) == ["leads back to itself by way of 1 more: a → b → a"]


def test_what_is_found_often_in_a_record_is_told_once_with_a_count(tmp_path: Path) -> None:
    days = [f"as_of: 2023-{month:02}-{day:02}" for month in range(1, 11) for day in range(1, 29)]
    written = [f"{day}, value: 10, parts: {{a: 11}}, parts_sum: exact" for day in days]
    told = messages(tmp_path, figure(points(*written)), {"figure-parts"})

    assert len(told) == 1
    assert told[0].endswith(
        "; and 279 more in this record (points[1].parts, points[2].parts, points[3].parts, …)"
    )


class Counted(dict[str, Record]):
    """Records that count how often they are asked for."""

    asked = 0

    def record(self, reference: str, briefing: str) -> Record | None:
        self.asked += 1
        return self.get(reference)


def test_looking_for_circles_asks_for_each_record_a_few_times_however_many_go_round() -> None:
    for count in (10, 3_000):
        names = [f"p{n:05}" for n in range(count)]
        around = dict(zip(names, [*names[1:], names[0]], strict=True))
        among = Counted(
            (name, Record(Key("b", name), "locations", name, {"in": outer}))
            for name, outer in around.items()
        )
        circles = Circles(cast("Lookup", among))
        told = [circle for one in among.values() if (circle := circles.of(one, "in"))]
        assert [len(circle) for circle in told] == [count]
        assert among.asked <= 4 * count
