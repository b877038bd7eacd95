"""Sources that go on: known from their first day, and what they give from its own."""

from __future__ import annotations

from pathlib import Path

from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.model.key import Key
from tests.briefings import write

FILES = {
    "briefing.yaml": "{title: T, as_of: 2024-05-01, basis: Made up.}\n",
    "actors.yaml": "desk: {name: Desk, kind: ngo}\n",
    "sources.yaml": "tracker: {kind: dataset, outlet: desk, published: 2022-02-24/..}\n",
    "statements.yaml": """\
        dated: {form: summary, act: assert, speaker: desk, said: 2023-03-01, chain: tracker,
                text: Dated.}
        undated: {form: summary, act: assert, speaker: desk, chain: tracker, text: Undated.}
        """,
    "figures.yaml": """\
        count: {label: Count, unit: people, kind: cumulative, points: [
          {as_of: 2022-03-01, value: 1, by: tracker}, {as_of: 2023-03-01, value: 5, by: tracker},
          {value: 7, by: tracker}]}
        """,
}


def there(library: Library, day: str) -> set[str]:
    narrowed = library.as_of(day)
    slugs = ("tracker", "dated", "undated", "count")
    return {slug for slug in slugs if narrowed.record(Key("test", slug))}


def test_it_is_known_from_its_first_day_and_what_it_gives_from_its_own(tmp_path: Path) -> None:
    library = open_library(write(tmp_path / "test", FILES))
    assert there(library, "2022-02-23") == set()
    assert there(library, "2022-02-24") == {"tracker"}
    assert there(library, "2022-03-01") == {"tracker", "count"}
    assert there(library, "2023-03-01") == {"tracker", "count", "dated"}
    assert there(library, "2024-05-01") == {"tracker", "count", "dated", "undated"}


def test_a_number_without_a_day_is_known_only_in_the_end(tmp_path: Path) -> None:
    library = open_library(write(tmp_path / "test", FILES))

    def values(day: str) -> list[int]:
        figure = library.as_of(day).record(Key("test", "count"))
        return [point["value"] for point in figure.items("points")] if figure else []

    assert values("2022-12-31") == [1]
    assert values("2024-04-30") == [1, 5]
    assert values("2024-05-01") == [1, 5, 7]
