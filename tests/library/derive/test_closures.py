"""What is reached over several links: as much as there are records, however they are tied."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.derive.closures import MOST_AROUND
from briefing.library.derive.known_from import earliest
from briefing.library.opening import open_library
from briefing.model.key import Key
from tests.briefings import HEADER, library_of, write
from tests.check.examples import nested

PLACE = "  p-{}: {{name: Place, kind: city, in: p-{}}}\n"


def in_circle(count: int) -> str:
    return "locations:\n" + "".join(PLACE.format(n, (n + 1) % count) for n in range(count))


@pytest.mark.parametrize("text", [nested(400), in_circle(400), in_circle(3), in_circle(1)])
def test_what_is_kept_of_places_grows_with_the_places_alone(tmp_path: Path, text: str) -> None:
    library = library_of(tmp_path, text)
    ((places,),) = library.ask("SELECT count(*) FROM record WHERE section = 'locations'")
    ((rows,),) = library.ask("SELECT count(*) FROM place")
    assert rows <= places * (MOST_AROUND + 1)


def test_a_place_lies_in_all_that_are_around_it_up_to_the_limit(tmp_path: Path) -> None:
    library = library_of(tmp_path, nested(MOST_AROUND + 3))
    # Each place is counted with itself.
    sql = "SELECT count(*) FROM place JOIN key ON key.id = place.key WHERE key.slug = ?"
    depths = [library.ask(sql, (f"p-{n}",))[0][0] for n in range(MOST_AROUND + 3)]
    assert depths == [*range(1, MOST_AROUND + 2), MOST_AROUND + 1, MOST_AROUND + 1]
    (problem,) = library.problems.all()
    assert (problem.code, problem.slug, problem.field) == (
        "too-far-inside",
        f"p-{MOST_AROUND + 1}",
        "in",
    )


def test_each_record_that_is_reached_is_gone_through_once_by_whatever_ways() -> None:
    # Every one is a seed of a day of its own, and leads to the next: there are n * n ways.
    asked: list[int] = []

    def after(key: int) -> list[tuple[str, int]]:
        asked.append(key)
        return [("", key + 1)] if key < 500 else []

    days = earliest([(f"{2000 + key}-01-01", key) for key in range(501)], after)
    assert sorted(asked) == list(range(501))
    assert set(days.values()) == {"2000-01-01"}


def test_a_briefing_has_what_its_shared_records_lead_to_from_the_first_day(tmp_path: Path) -> None:
    actor = "{}: {{name: A, kind: person, relations: [{{type: allied_with, to: {}, from: {}}}]}}\n"
    days = ("2024-03-03", "2024-03-01", "2024-03-02")
    write(
        tmp_path,
        {
            "shared/actors.yaml": "".join(
                actor.format(f"a-{n}", f"a-{(n + 1) % 3}", day) for n, day in enumerate(days)
            ),
            "one.yaml": HEADER
            + "statements:\n  s: {form: summary, act: assert, speaker: a-0, said: 2024-02-02,"
            " chain: unknown, text: Words}\n",
        },
    )
    library = open_library(tmp_path)
    rows = library.ask(
        "SELECT key.slug, borrowed.known FROM borrowed JOIN key ON key.id = borrowed.key "
        "WHERE borrowed.briefing = 'one' ORDER BY key.slug"
    )
    assert rows == [("a-0", "2024-02-02"), ("a-1", "2024-03-03"), ("a-2", "2024-03-03")]
    assert library.resolve("a-1", "one") == Key("shared", "a-1")
