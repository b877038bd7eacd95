"""What the benchmarks measure with: a made-up library that is like a real one."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

import pytest

from benchmarks.generate import write_library
from benchmarks.measure import Pair, Row
from benchmarks.prose import Prose, Zipf
from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.library.store.records import Listing
from briefing.model.sections.actors import RELATION


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return open_library(write_library(tmp_path_factory.mktemp("made-up"), 1_500))


def test_it_has_about_as_many_records_as_were_asked_for(made_up: Library) -> None:
    assert made_up.lists.count(Listing()) == pytest.approx(1_500, rel=0.1)


def test_nothing_is_wrong_with_it(made_up: Library) -> None:
    assert not made_up.problems.all()


def test_it_has_links_of_every_role(made_up: Library) -> None:
    declared = {name for (name,) in made_up.ask("SELECT name FROM role")}
    used = {name for (name,) in made_up.ask("SELECT DISTINCT role FROM link")}
    # What a relation is follows from its type: none is only a relation.
    assert declared - used == {RELATION.name}


def test_every_link_leads_somewhere(made_up: Library) -> None:
    assert not made_up.ask(
        "SELECT 1 FROM link JOIN key ON key.id = named "
        "WHERE link.target IS NULL AND key.slug <> 'unknown'"
    )


def test_its_dates_fill_a_year(made_up: Library) -> None:
    months = {
        lower[:7] for (lower,) in made_up.ask("SELECT lower FROM record WHERE lower > '2023'")
    }
    assert {f"2023-{month:02}" for month in range(1, 13)} <= months


def test_a_few_actors_are_named_far_more_often_than_the_others(made_up: Library) -> None:
    counts = [
        count
        for (count,) in made_up.ask(
            "SELECT mentions FROM record WHERE section = 'actors' ORDER BY mentions DESC"
        )
    ]
    assert counts[0] > 8 * counts[len(counts) // 2]


def test_the_same_arguments_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = (write_library(tmp_path / name, 300) for name in ("first", "second"))
    names = sorted(path.relative_to(first) for path in first.rglob("*.yaml"))
    assert names
    assert all((first / name).read_bytes() == (second / name).read_bytes() for name in names)


def test_the_number_of_files_can_be_chosen(tmp_path: Path) -> None:
    folder = write_library(tmp_path, 500, files=20)
    assert len(list(folder.glob("day-*.yaml"))) == 20


def test_small_ranks_come_far_more_often() -> None:
    chance, zipf = Random(2), Zipf(1_000)
    picked = Counter(zipf.pick(chance) for _ in range(5_000))
    assert picked[0] > picked[10] > 0
    assert max(picked) < 1_000


def test_a_name_is_always_the_same_and_no_other_number_has_it() -> None:
    one, other = Prose(Random(1)), Prose(Random(2))
    names = [one.name(number) for number in range(2_000)]
    assert names == [other.name(number) for number in range(2_000)]
    assert len(set(names)) == len(names)


def test_a_row_says_what_was_measured_by_what_and_which_ratio_came_out() -> None:
    row = Row("a search", "grep", Pair([0.02, 0.03, 0.02], [0.04, 0.05, 0.04]), "< 1 ×")
    assert str(row) == "| a search | 20.0 ms | grep | 40.0 ms | 0.50 × | < 1 × |"
