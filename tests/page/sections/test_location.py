"""The page of a place."""

from __future__ import annotations

from pathlib import Path

from briefing.page.record_loader import MOST
from tests.briefings import library_of
from tests.page.pages import fact, page_of, shown

PLACE = "locations:\n  town: {name: Town, kind: city}\n"


def incidents(count: int) -> str:
    every = (f"  x{n}: {{title: Thing {n}, date: 2022-01-02, where: town}}\n" for n in range(count))
    return "".join(("incidents:\n", *every))


def test_incidents_of_which_there_are_more_are_no_figures(tmp_path: Path) -> None:
    page = page_of(library_of(tmp_path, PLACE + incidents(MOST + 1)), "town")

    assert not any(line.startswith("Figures") for line in shown(page))


def test_its_figures_are_all_there_beside_many_incidents(tmp_path: Path) -> None:
    figure = "figures:\n  tally: {label: Tally, unit: shots, kind: stock, where: town}\n"
    page = page_of(library_of(tmp_path, PLACE + figure + incidents(MOST + 1)), "town")

    assert fact(page, "Figures") == "Tally"


def test_the_country_has_its_name_where_a_record_has_one(tmp_path: Path) -> None:
    places = """\
    locations:
      land: {name: The Land, kind: country, country: XL}
      town: {name: Town, kind: city, country: XL}
      camp: {name: Camp, kind: base, country: XA}
      port: {name: Port, kind: base, country: XB}
    actors:
      state: {name: The State, kind: state, country: XA}
      one: {name: One, kind: state, country: XB}
      other: {name: Other, kind: state, country: XB}
    """
    library = library_of(tmp_path, places)
    found = {slug: fact(page_of(library, slug), "Country") for slug in ("land", "town", "camp")}

    assert found == {"land": "XL", "town": "The Land", "camp": "The State"}
    assert fact(page_of(library, "port"), "Country") == "XB"  # which of two is for nobody to say
