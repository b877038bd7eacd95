"""What queries find, in which order, and what they say where they find nothing."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.search.fields import LEDGER, NAMES
from briefing.search.search import search
from tests.briefings import write


def found(library: Library, text: str, briefing: str = "one") -> list[str]:
    """The slugs that a query finds, in order."""
    listing = search(library, text, briefing).listing
    return [record.key.slug for record in library.lists.page(listing, 0, 1000)]


def hints(library: Library, text: str, briefing: str = "one") -> tuple[str, ...]:
    """What is said about a query."""
    return search(library, text, briefing).hints


FINDS = {
    # Words, in titles, names, aliases and text, and the beginnings of longer ones.
    "fuel": {"blast", "claim", "doubt"},
    "drone": {"blast"},
    "FUEL trucks": {"claim"},
    "fuel -trucks": {"blast", "doubt"},
    "fuel NOT (trucks OR noon)": {"blast"},
    "calm | trucks": {"elsewhere", "claim"},
    '"struck the fuel"': {"claim"},
    '"struck fuel"': set(),
    '"the fue"': set(),
    '"struck the fue"*': {"claim"},
    "guard of": {"river-guard"},
    # The same name, however it is written.
    "tell rifat": {"tell-rifat", "briefing"},
    "Tell Rifʿāt": {"tell-rifat", "briefing"},
    "tellrifat": {"tell-rifat"},
    "te ll rifat": {"tell-rifat"},
    '"TellRifat"': {"tell-rifat"},
    '"tell rifa"': set(),
    # Actors in any role, by slug, name or alias.
    "actor:river-guard": {"river-guard", "claim", "river-council"},
    "actor:RG": {"river-guard", "claim", "river-council"},
    'actor:"guard of the river"': {"river-guard", "claim", "river-council"},
    "actor:riverguard": {"river-guard", "claim", "river-council"},
    "actor:guard": {"river-guard", "claim", "river-council"},
    "actor:river": {"river-guard", "claim", "river-council", "elsewhere"},
    'actor:"river"': {"river-guard", "claim", "river-council", "elsewhere"},
    'actor:"riv"': set(),
    'actor:"riv"*': {"river-guard", "claim", "river-council", "elsewhere"},
    "actor:(RG | daily)": {"river-guard", "claim", "river-council", "daily", "daily-1"},
    "actor:RG -kind:actor": {"claim"},
    "speaker:RG": {"claim"},
    "speaker:council": {"elsewhere"},
    "speaker:unnamed": {"doubt"},
    # Places, those inside them, what links to them, and the statements about incidents there.
    "where:rifat-depot": {"rifat-depot", "blast", "claim", "doubt", "briefing"},
    "where:tell-rifat": {"rifat-depot", "blast", "claim", "doubt", "briefing", "tell-rifat"},
    "location:north": {"north", "rifat-depot", "blast", "claim", "doubt", "briefing", "tell-rifat"},
    "where:south": {"south", "dawn", "elsewhere"},
    "where:north -where:depot": {"north", "tell-rifat"},
    # Kinds: a section, singular or plural, or a record's own.
    "kind:incident": {"blast", "dawn"},
    "kind:Incidents": {"blast", "dawn"},
    "kind:armed-group": {"river-guard"},
    'kind:"armed group"': {"river-guard"},
    "kind:statement": {"claim", "doubt", "elsewhere"},
    "kind:quote": {"claim"},
    "kind:(party | media)": {"river-council", "daily"},
    # Links, tags and identifiers.
    "link-to:rifat-depot": {"blast", "briefing"},
    "link-to:one/rifat-depot": {"blast", "briefing"},
    "link-to:two/rifat-depot": set(),
    "tag:fuel": {"blast"},
    "tag:old-name": {"river-guard"},
    "tag:fu*": {"blast"},
    "tag:fu": set(),
    "id:q101": {"river-guard"},
    # Everything but.
    "-kind:actor -kind:statement -kind:location -kind:incident": {"briefing", "daily-1"},
    # Nothing asked.
    "": set(),
    "!?": set(),
    "-!?": set(),
    "fuel !?": {"blast", "claim", "doubt"},
}


@pytest.mark.parametrize(("text", "slugs"), FINDS.items())
def test_a_query_finds(library: Library, text: str, slugs: set[str]) -> None:
    slugs_found = found(library, text)
    assert set(slugs_found) == slugs
    assert len(slugs_found) == len(slugs)


HINTS = {
    "actor:guardd": "no actor matches `guardd`; did you mean `guard`?",
    "actor:xyzzy": "no actor matches `xyzzy`; try one word of the name",
    "speaker:dayly": "no actor matches `dayly`; did you mean `daily`?",
    "where:sotuh": "no location matches `sotuh`; did you mean `south`?",
    "kind:incidnet": "no kind matches `incidnet`; did you mean `incident`?",
    "kind:armd-group": "no kind matches `armd-group`; did you mean `armed-group`?",
    "link-to:rifat-depott": "no record matches `rifat-depott`; did you mean `rifat-depot`?",
    "tag:fule": "no tag matches `fule`; did you mean `fuel`?",
    "id:Q102": "no identifier matches `Q102`; did you mean `Q101`?",
    "spaeker:x": "no field `spaeker`; did you mean `speaker`?",
}


@pytest.mark.parametrize(("text", "hint"), HINTS.items())
def test_a_name_that_nobody_bears_finds_nothing_and_says_so(
    library: Library, text: str, hint: str
) -> None:
    assert found(library, text) == []
    assert hints(library, text) == (hint,)


def test_a_name_is_looked_for_in_the_briefing_that_is_asked(library: Library) -> None:
    assert found(library, "actor:lake", "one") == []
    assert hints(library, "actor:lake", "one") != ()
    assert found(library, "actor:lake", "two") == ["lake-guard"]
    assert found(library, "actor:lake", "") == ["lake-guard"]


def test_without_a_briefing_all_of_them_are_asked(library: Library) -> None:
    assert sorted(found(library, "river guard", "")) == ["river-guard", "river-guard"]


ORDERS = {
    # The record of that very name; then the one with the words in its title; then in its text.
    "dawn": ["dawn", "claim", "blast"],
    "depot": ["rifat-depot", "daily-1", "blast", "briefing"],
    # An alias, before a title with the words in it, before text.
    "rifat depot": ["rifat-depot", "briefing"],
    "south | RG": ["south", "river-guard"],
    # What somebody said before what is told.
    "fuel": ["claim", "doubt", "blast"],
    # A field with a name puts the record that bears it first, and then the newest.
    "actor:council": ["river-council", "elsewhere"],
    "actor:RG": ["river-guard", "claim", "river-council"],
    "where:south": ["south", "dawn", "elsewhere"],
    "kind:statement": ["doubt", "claim", "elsewhere"],
}


@pytest.mark.parametrize(("text", "order"), ORDERS.items())
def test_what_is_found_comes_in_this_order(library: Library, text: str, order: list[str]) -> None:
    assert found(library, text) == order


def test_the_order_is_the_same_page_by_page(library: Library) -> None:
    listing = search(library, "the | a | river | fuel").listing
    whole = [record.key for record in library.lists.page(listing, 0, 100)]
    paged = [r.key for at in range(len(whole)) for r in library.lists.page(listing, at, 1)]
    assert paged == whole
    assert [library.lists.position(listing, key) for key in whole] == list(range(len(whole)))


def test_many_hits_are_ordered_by_exact_name_and_then_by_date(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.search.ranking.FEW", 0)
    assert found(library, "dawn") == ["dawn", "blast", "claim"]


def test_the_words_to_mark_are_those_that_are_wanted(library: Library) -> None:
    query = 'Fuel -noon "Guard of the River" actor:RG (a | Rif\'at)'
    assert search(library, query).words == ("fuel", "guard of the river", "a", "rifat")


_PIECES = st.sampled_from(
    [
        *"()|\"-*~:'\\;%_^+{}",
        "“",
        " ",
        " OR ",
        " NOT ",
        "NEAR(",
        "title:",
        "al-Tanf",
        "x",
        "\0",
        "\ud800",
    ]
    + [f"{name}:" for name in sorted(NAMES)]
)


def test_no_query_is_an_error(library: Library) -> None:
    @settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
    @given(st.text() | st.lists(_PIECES, max_size=20).map("".join))
    def holds(text: str) -> None:
        asked = search(library, text, "one")
        assert library.lists.count(asked.listing) == len(library.lists.page(asked.listing, 0, 100))

    holds()


def test_letters_that_the_full_text_does_not_know_are_no_error(library: Library) -> None:
    for text in ("\U0001e900", "\u0378x", '"\U0001e900 \U0001e901"', "fuel \U0001e900"):
        library.lists.count(search(library, text).listing)


def test_the_roles_of_the_ledger_are_those_of_the_model() -> None:
    from briefing.model.sections import incidents, sources, statements  # noqa: PLC0415

    declared = [getattr(incidents, f"{role.upper()}") for role in LEDGER.values()]
    assert [role.name for role in declared] == list(LEDGER.values())
    roles = (incidents.TARGET, sources.OUTLET, statements.CHAIN, statements.SPEAKER)
    assert [role.name for role in roles] == ["target", "outlet", "chain", "speaker"]


def test_the_group_is_found_by_its_letters_and_by_its_name(shipped: Library) -> None:
    names = ("actor:KH", 'actor:"Kata\'ib Hezbollah"', "actor:kataib-hezbollah", "actor:kataib")
    sets = [found(shipped, name, "") for name in names]
    assert sets[0][0] == "kataib-hezbollah"
    assert {"brigades-steadfastness", "abu-ali-al-askari"} <= set(sets[0])
    assert all(set(one) == set(sets[0]) for one in sets)


def test_a_place_gives_the_incident_its_claim_and_what_mentions_it(shipped: Library) -> None:
    slugs = found(shipped, "where:al-tanf", "")
    assert slugs[0] == "al-tanf"
    assert {"attack-al-tanf", "claim-al-tanf", "q-us-reply"} <= set(slugs)


@pytest.mark.parametrize(
    ("text", "first"),
    {
        "kataib": "kataib-hezbollah",
        "Katāʾib": "kataib-hezbollah",
        "al tanf": "al-tanf",
        "altanf": "al-tanf",
        "AL-TANF": "al-tanf",
        "التنف": "al-tanf",
        "Deir Ezzor": "deir-ez-zor",
        "deirezzor": "deir-ez-zor",
        "deir ez zor": "deir-ez-zor",
        "Dayr azZawr": "deir-ez-zor",
        "المقاومه الاسلاميه": "islamic-resistance-in-iraq",
        '"exhausting the enemy"': "askari-exhausting-the-enemy",
        "IRI": "islamic-resistance-in-iraq",
    }.items(),
)
def test_a_name_is_found_however_it_is_written(shipped: Library, text: str, first: str) -> None:
    assert found(shipped, text, "")[0] == first


HEADER = "title: One\nas_of: 2024-05-01\nbasis: Made up.\n"
SHARED = {
    "shared/actors.yaml": """
        river-guard: {name: River Guard, kind: armed-group, aliases: [RG]}
        nobody-here: {name: Distant Group, kind: party}
        """,
    "shared/locations.yaml": """
        north: {name: The North, kind: region}
        tell: {name: Tell, kind: city, in: north}
        """,
    "one/briefing.yaml": HEADER,
    "one/incidents.yaml": "blast: {title: Blast, where: [tell], target: [river-guard]}\n",
    "two/briefing.yaml": HEADER,
}


def test_shared_records_are_found_by_the_briefing_that_uses_them(
    tmp_path: Path, cache: Path
) -> None:
    library = open_library(write(tmp_path, SHARED))
    assert library.problems.all() == []
    for query in ("actor:RG", "actor:river-guard", "actor:guard"):
        assert found(library, query, "one") == ["river-guard", "blast"]
        assert found(library, query, "two") == []
    assert hints(library, "actor:RG", "two") != ()
    assert found(library, "link-to:river-guard", "one") == ["blast"]
    assert found(library, "where:tell", "one") == ["tell", "blast"]
    assert "blast" in found(library, "where:north", "")


def test_a_name_may_have_more_bearers_than_sql_joins_pieces(tmp_path: Path, cache: Path) -> None:
    """SQLite joins at most 500 questions into one, and a library may have more briefings."""
    bearers = """
        actors: {common: {name: Common, kind: party, country: CM}}
        locations: {common-land: {name: Common, kind: country, country: CM}}
        sources: {common-page: {kind: article, title: Common, outlet: common}}
        """
    one = f"briefing: {{{', '.join(HEADER.splitlines())}}}\n" + dedent(bearers)
    number = 501
    library = open_library(write(tmp_path, {f"b{n}.yaml": one for n in range(number)}))
    counts = {
        field: library.lists.count(search(library, f"{field}:common").listing) for field in NAMES
    }
    assert counts["country"] == 2 * number
    assert min(counts[field] for field in ("actor", "where", "source", "outlet")) >= number


@pytest.mark.parametrize(
    "nowhere",
    [
        "  two: {title: Two, same_as: [gone], reported_by: [gone]}\n",
        "actors:\n  a: {name: A, kind: state, relations: [{type: same_as, to: gone}]}\n",
        "figures:\n  f: {label: F, unit: raids, kind: stock, same_as: [gone]}\n",
    ],
)
def test_what_is_the_same_as_nothing_hides_no_incident_without_a_report(
    tmp_path: Path, cache: Path, nowhere: str
) -> None:
    text = f"incidents:\n  one: {{title: One}}\n{nowhere}"
    library = open_library(write(tmp_path, {"one.yaml": f"briefing: {{title: T}}\n{text}"}))
    assert found(library, "happened:no-report") == ["one"]
    assert "one" not in found(library, "-happened:no-report")
