"""The table of queries that the language was designed by, and every field, with what they find."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.analysis.incidents.judgment import answers_of
from briefing.analysis.incidents.status import HAPPENED_WORDS, WHO_WORDS
from briefing.library.library import Library
from briefing.library.store.records import Listing
from briefing.page.record_loader import RecordLoader
from briefing.search.fields import FIELDS, LEDGER, NAMES
from briefing.search.search import search
from tests.briefings import library_of


def found(library: Library, text: str) -> list[str]:
    """The slugs that a query finds, in order."""
    return [one.key.slug for one in library.lists.page(search(library, text).listing, 0, 1000)]


def hints(library: Library, text: str) -> tuple[str, ...]:
    """What is said about a query."""
    return search(library, text).hints


TABLE = {
    "drone": "iri-announcement mq9-cost attack-harir attack-al-tanf q-mq9-day-and-place "
    "q-which-yemeni-force mq9-shoot-down q-what-is-an-attack cramer-no-deterrence outlet-mq9-cost "
    "reported-mq9-surveilling claim-harir outlet-mq9-why outlet-mq9-shot-down claim-al-tanf "
    "attacks-on-us-bases term-american-aggression briefing attacks-on-us-forces",
    '"exhausting the enemy"': "askari-exhausting-the-enemy",
    "speaker:cramer": "cramer-no-deterrence cramer-not-for-war cramer-more-assertive",
    "actor:KH kind:actor": "kataib-hezbollah islamic-resistance-in-iraq abu-ali-al-askari",
    "actor:iri+ act:claim-responsibility": "claim-al-tanf",
    "in:syria -where:al-tanf kind:incident": "explosions-conoco explosions-al-omar "
    "us-airstrikes-12-november attacks-on-us-bases us-airstrikes-eastern-syria",
    "kind:incident happened:claimant-only": "attack-al-tanf attack-harir",
    "form:quote speaker:unnamed": "us-official-61",
    "date:2023-11-12..2023-11-18 kind:figure": "attacks-on-us-forces",
    "kind:figure value:>=50 as-of:2023-11": "attacks-on-us-forces",
    "outlet:al-mayadeen chain:washington-post": "us-officials-incoherent us-officials-dismay",
    '(harir | conoco | "al-Omar") -drone': "harir al-omar-oil-field conoco-gas-field q-us-reply "
    "q-directions explosions-al-omar q-al-omar-cause q-same-group q-conoco-hit explosions-conoco "
    "correspondent-al-omar-explosions sources-conoco-explosions outlet-conoco-missiles "
    "northern-iraq",
    "deterence~1": "cramer-no-deterrence cramer-more-assertive briefing term-deterrence",
    "link-to:al-tanf": "attack-al-tanf outlet-al-tanf-us-base claim-al-tanf q-us-reply",
}
FIELD_BY_FIELD = {
    "speaker:iri+": "claim-al-tanf brigades-solidarity brigades-direct-strikes brigades-legendary "
    "brigades-steadfastness brigades-us-role brigades-list-of-acts askari-exhausting-the-enemy "
    "askari-strategy askari-historical-responsibility",
    "target:us-forces": "attack-al-tanf explosions-conoco attack-harir mq9-shoot-down "
    "attacks-on-us-bases",
    "claimed:iri": "attack-al-tanf",
    "claimed:none": (
        "explosions-conoco explosions-al-omar mq9-shoot-down war-in-gaza attacks-on-us-bases"
    ),
    "denied:*": "",
    "confirmed:*": "",
    "accused:*": "explosions-conoco mq9-shoot-down attacks-on-us-bases",
    "location:gaza-strip kind:location": "gaza-strip",
    "where:* -where:syria kind:incident": "attack-harir mq9-shoot-down war-in-gaza",
    "source:washington-post-report kind:statement": "outlet-leave-region us-officials-incoherent "
    "us-officials-dismay",
    "chain:brigades-statement": "brigades-solidarity brigades-direct-strikes brigades-legendary "
    "brigades-steadfastness brigades-us-role brigades-list-of-acts",
    "outlet:al-mayadeen kind:source": "almayadeen-rift",
    "kind:base": "harir al-tanf",
    "form:partial-quote": "brigades-steadfastness askari-exhausting-the-enemy "
    "us-officials-incoherent",
    "act:threaten": "heading-blows brigades-direct-strikes",
    "type:drone": "attack-al-tanf attack-harir us-airstrikes-12-november "
    "us-airstrikes-eastern-syria",
    "type:attack": "explosions-conoco attacks-on-us-bases",
    "term:term-enemy": "term-enemy heading-blows brigades-direct-strikes "
    "askari-exhausting-the-enemy askari-strategy kataib-hezbollah abu-ali-al-askari al-mayadeen",
    "date:=2023-11-12": "us-airstrikes-12-november",
    "date:<2023-11 kind:incident": (
        "attacks-on-us-bases war-in-gaza us-airstrikes-eastern-syria attack-al-tanf "
        "explosions-conoco explosions-al-omar attack-harir"
    ),
    "date:none kind:statement": "",
    "said:2023-11-14 form:quote": "cramer-no-deterrence",
    "as-of:<2023-11": "earlier-attacks-on-us-forces",
    "value:61": "attacks-on-us-forces",
    "value:(5 | 80)": "earlier-attacks-on-us-forces",
    "unit:attack": "attacks-on-us-forces earlier-attacks-on-us-forces",
    "tag:count kind:figure": "us-personnel-injured palestinians-killed us-airstrike-rounds "
    "mq9-cost attacks-on-us-forces earlier-attacks-on-us-forces",
    "id:Q796": "iraq",
    "reliability:F": "almayadeen-rift iri-announcement brigades-statement washington-post-report "
    "watson-statement singh-to-journalists",
    "credibility:<6": "",
    "credibility:6 form:quote": "us-official-61 cramer-no-deterrence",
    "country:US title:forces": "us-forces",
    "country:iraq kind:location": "iraq northern-iraq harir",
    "near:* kind:location": "harir al-tanf conoco-gas-field al-omar-oil-field",
    "bbox:36.4,44.2,36.7,44.5 kind:location": "harir",
    "near:harir,20km kind:incident": "attack-harir",
    'role:"centcom chief"@2017': "joseph-votel",
    'role:"centcom chief"@2017-03-05': "joseph-votel",
    'role:"centcom chief"@2020': "",
    "role:secretary": "sabrina-singh",
    "claimed-by:iri": "attack-al-tanf",
    "accused-by:al-mayadeen": "explosions-conoco mq9-shoot-down",
    "outlet:al-mayadeen kind:figure value:61": "attacks-on-us-forces",
    "source:brigades-statement kind:incident": "",
    "source:iri-announcement kind:incident": "attack-al-tanf",
    "side:joseph-votel": "votel-too-early",
    "who:attributed -claimed:*": "explosions-conoco mq9-shoot-down",
    "attributed-to:iri": "explosions-conoco",
    "reported:us-dod": "attacks-on-us-bases",
    "attributed:al-mayadeen": "explosions-conoco mq9-shoot-down",
    "disclaimed:*": "",
    "disputed:*": "",
    "left-open:*": "",
    "has:harm": "war-in-gaza",
    "own-note:* kind:incident": "",
    "is:second-hand form:quote": "cramer-no-deterrence",
    "linked-by:claim-al-tanf": (
        "attack-al-tanf almayadeen-rift iri-announcement us-forces "
        "islamic-resistance-in-iraq syria al-tanf outlet-al-tanf-us-base"
    ),
    "title:harir": "harir attack-harir q-same-group q-us-reply claim-harir",
    "text:harir kind:incident": "attack-harir attacks-on-us-bases",
    "actor:none kind:base": "",
}


UNSURE = {
    "near:al-tanf,50km kind:incident": "attack-al-tanf",
    "near:al-tanf,5km kind:location": "al-tanf",
    "near:conoco,80km kind:location": "conoco-gas-field al-omar-oil-field",
    "near:conoco,50km kind:location": "conoco-gas-field",
    "near:33.51,38.62,11km kind:location": "al-tanf",
    "near:33.51,38.62,9km kind:location": "",
    "bbox:33,38,36,41 kind:location": "al-tanf conoco-gas-field al-omar-oil-field",
    "bbox:33.5,38.6,36,41 kind:location": "conoco-gas-field al-omar-oil-field",
    "bbox:33,41,36,38 kind:location": "",
}
"""By place: what is found is surely there, and it is said how much more may be."""


@pytest.mark.parametrize(("query", "slugs"), (TABLE | FIELD_BY_FIELD).items())
def test_a_query_finds_these_records_of_the_shipped_briefing(
    shipped: Library, query: str, slugs: str
) -> None:
    assert sorted(found(shipped, query)) == sorted(slugs.split())
    assert hints(shipped, query) == ()


@pytest.mark.parametrize(("query", "slugs"), UNSURE.items())
def test_what_is_only_maybe_within_is_counted_and_not_found(
    shipped: Library, query: str, slugs: str
) -> None:
    assert sorted(found(shipped, query)) == sorted(slugs.split())
    assert all("not known exactly enough" in hint for hint in hints(shipped, query))


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("near:syria,500km", "how exactly the point of `syria` is known is not enough"),
        ("near:al-tanf", "`al-tanf` is not a valid distance: write it like `near:al-tanf,50km`"),
        ("near:95,10,5km", "`95,10` is not a valid point"),
        ("near:nobody,5km", "no location matches `nobody`"),
        ("bbox:36,38,33,41", "`36,38,33,41` is not a valid box: write it like `bbox:33,38,35,41`"),
        ("bbox:here", "`here` is not a valid box"),
    ],
)
def test_what_is_no_distance_and_no_box_finds_nothing_and_says_so(
    shipped: Library, query: str, hint: str
) -> None:
    assert found(shipped, query) == []
    assert [one for one in hints(shipped, query) if one.startswith(hint)]


def test_the_rows_use_every_field() -> None:
    asked = {name for name in NAMES for query in TABLE | FIELD_BY_FIELD if f"{name}:" in query}
    asked.add("status")  # answered with a hint, below
    assert [field.names for field in FIELDS if not asked & set(field.names)] == []


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.names[0])
def test_none_is_all_but_any_with_every_field(shipped: Library, field: object) -> None:
    name = next(one.names[0] for one in FIELDS if one is field)
    scope = " kind:incident" if name in LEDGER else ""
    everything = set(found(shipped, f"kind:*{scope}"))
    some = set(found(shipped, f"{name}:*{scope}"))
    assert set(found(shipped, f"{name}:none")) == everything - some
    assert set(found(shipped, f"-{name}:*{scope}")) == everything - some


def test_the_answers_of_every_incident_are_those_that_are_worked_out(shipped: Library) -> None:
    look = RecordLoader(shipped)
    incidents = shipped.lists.page(Listing(section="incidents"), 0, 1000)
    answers = {one.key.slug: answers_of(one, look) for one in incidents}
    for code in HAPPENED_WORDS:
        expected = {
            slug
            for slug, one in answers.items()
            if one.kind == "event" and code in (one.happened, one.objection)
        }
        assert set(found(shipped, f"happened:{code}")) == expected
    for code in WHO_WORDS:
        expected = {s for s, one in answers.items() if one.kind == "event" and one.who == code}
        assert set(found(shipped, f"who:{code}")) == expected


@pytest.mark.parametrize(
    ("old", "now"),
    [
        ("claimed-only", "happened:claimant-only"),
        ('"accused, not claimed"', "who:(attributed OR disclaimed OR several-named)"),
        ("reported", "who:(not-named OR named-only)"),
    ],
)
def test_the_older_words_of_a_status_are_understood_and_say_what_to_write(
    shipped: Library, old: str, now: str
) -> None:
    (hint,) = hints(shipped, f"status:{old}")

    assert hint.startswith("`status:` is now `happened:` and `who:`")
    assert hint.endswith(f"is read as `{now}`")
    assert found(shipped, f"status:{old}") == found(shipped, now) != []


SMALL = """
actors:
  union: {name: The Union, kind: party}
  front:
    name: The Front
    kind: armed-group
    relations: [{type: member_of, to: union, according_to: news-1}]
  wing:
    name: Old Wing
    kind: armed-group
    relations: [{type: part_of, to: front, according_to: news-1}]
  speaker:
    name: Jo Speaker
    kind: person
    relations: [{type: spokesperson_for, to: front, according_to: news-1}]
  army: {name: The Army, kind: state-forces}
  paper: {name: The Paper, kind: media}
locations:
  land: {name: Land, kind: country}
  town: {name: Town, kind: city, in: land}
sources:
  news-1: {kind: article, outlet: paper, title: News, published: 2024-01-02, reliability: B,
           reliability_why: Known for it}
  news-2: {kind: article, outlet: paper, title: More, published: 2024-02}
statements:
  we-did:
    {form: quote, act: claim-responsibility, speaker: wing, said: 2024-01-01, chain: [news-1],
     credibility: 2, credibility_why: So it is, about: [strike], text: We struck the town}
  they-did:
    {form: paraphrase, act: accuse, speaker: army, said: 2024-01, chain: [news-1],
     attributes_to: [front], credibility: 3, credibility_why: So it is, about: [raid],
     text: The front raided us}
  yes-they-did:
    {form: summary, act: confirm, speaker: army, said: 2024-01-03, chain: [news-2],
     about: [strike], text: There was a strike}
  never:
    {form: summary, act: deny, speaker: union, said: 2024-02-01, chain: [news-2], about: [raid],
     text: No raid took place}
incidents:
  strike:
    {title: Strike, date: 2024-01-01, type: air-drone-strike, where: [town], target: [town],
     claimed_by: [we-did], confirmed_by: [yes-they-did], denied_by: []}
  raid:
    {title: Raid, date: 2024-01-10/2024-01-20, type: raid, target: [army],
     accused_by: [they-did], denied_by: [never]}
  quiet: {title: Quiet, date: 2023-12, type: drone-flight}
figures:
  wounded:
    label: Wounded
    unit: wounded people
    kind: cumulative
    points:
      - {as_of: 2024-01-05, value: 10, by: they-did}
      - {as_of: 2024-02-05, value: 50, by: never}
"""
SMALL_FINDS = {
    "actor:union+ kind:statement": "we-did they-did never",
    "speaker:union": "never",
    "speaker:union+": "we-did never",
    "speaker:(front+ | army)": "we-did they-did yes-they-did",
    'speaker:"the front"+': "we-did",
    "target:land": "strike",
    "target:army": "raid",
    "target:none kind:incident": "quiet",
    "claimed:wing": "strike",
    "claimed:front": "",
    "claimed:front+": "strike",
    "denied:union": "raid",
    "denied:none": "strike quiet",
    "confirmed:army": "strike",
    "accused:army": "raid",
    "accused:(army | union)": "raid",
    "attributed:army": "raid",
    "attributed-to:front": "raid",
    "attributed-to:union+": "raid",
    "attributed-to:union": "",
    "attributed-to:* kind:incident": "raid",
    "reported:*": "",
    "reported:none": "strike raid quiet",
    "disclaimed:*": "",
    "disputed:*": "",
    "left-open:*": "",
    "happened:claimant-and-others": "strike",
    'happened:"claimant+others"': "strike",
    "happened:denied": "raid",
    "happened:target-only": "raid",
    "happened:no-report": "quiet",
    "happened:none kind:incident": "",
    "-happened:denied kind:incident": "strike quiet",
    "who:claimed": "strike",
    "who:attributed": "raid",
    "who:not-named": "quiet",
    'who:"3 named"': "",
    "who:none kind:incident": "",
    "outlet:paper": "news-1 news-2 we-did they-did yes-they-did never strike raid wounded",
    "chain:news-1": "we-did they-did",
    "chain:paper": "we-did they-did yes-they-did never",
    "source:news-2": "news-2 yes-they-did never strike raid wounded",
    "type:drone": "strike quiet",
    "type:drone-strike": "strike",
    "type:air-drone": "strike",
    "reliability:B": "news-1",
    "reliability:>=B": "news-1 news-2",
    "reliability:F": "news-2",
    "reliability:* kind:source": "news-1 news-2",
    "reliability:none kind:source": "",
    "credibility:<=2": "we-did",
    "credibility:2..3": "we-did they-did",
    "credibility:>3": "yes-they-did never",
    "credibility:(2 | 6)": "we-did yes-they-did never",
    # Vague dates, by overlap.
    "date:2024-01-15 kind:incident": "raid",
    "date:2024-01 kind:incident": "strike raid",
    "date:=2024-01-10/2024-01-20": "raid",
    "date:=2024-01-15": "",
    "date:>2024-01-15 kind:incident": "raid",
    "date:>=2024-01-15 kind:incident": "raid",
    "date:>2024-01-20 kind:incident": "",
    "date:<2024-01-01 kind:incident": "quiet",
    "date:<=2024-01-01 kind:incident": "strike quiet",
    "date:..2023 kind:incident": "quiet",
    "date:2024-01-20.. kind:incident": "raid",
    "date:(2023-12 | 2024-01-12..2024-01-13) kind:incident": "raid quiet",
    "date:2024-01-18/.. kind:incident": "raid",
    "date:none": "union front wing speaker army paper land town",
    "said:2024-01-01": "we-did they-did",
    # One and the same number.
    "value:50": "wounded",
    "value:50.0": "wounded",
    "value:<=10": "wounded",
    "value:11..49": "",
    "value:50 as-of:2024-02": "wounded",
    "value:50 as-of:2024-01": "",
    "value:(10 | 50) as-of:2024-01": "wounded",
    "value:>10 value:<50": "",
    "value:50 as-of:2024-01 | quiet": "quiet",
    "value:50 -as-of:2024-01": "",
    "unit:people": "wounded",
    "unit:peop": "wounded",
    'unit:"wounded people"': "wounded",
    'unit:"wounded peop"*': "wounded",
    "has:denied_by": "strike raid",
    "has:denied-by -denied:*": "strike",
    "is:verbatim": "we-did",
    "is:vague kind:incident": "raid quiet",
    "is:undated kind:actor": "union front wing speaker army paper",
    "link-to:strike": "we-did yes-they-did",
    "linked-by:raid": "they-did never army",
    "linked-by:none kind:incident": "quiet",
    "title:raid kind:incident": "raid",
    "text:raid": "never they-did",
    'text:"no raid"': "never",
    "title:(strike | quiet)": "strike quiet yes-they-did",
    "title:(none | quiet)": "quiet",
    # The full text and SQL side by side, and mixed.
    "strike | value:50": "strike yes-they-did wounded",
    "-kind:statement (raid | value:50)": "raid wounded",
    "-(kind:statement | value:50) kind:(incident | figure)": "strike raid quiet",
}


@pytest.fixture(scope="module")
def small(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A briefing with something for every field."""
    library = library_of(tmp_path_factory.mktemp("small"), SMALL)
    assert [one.message for one in library.problems.all() if one.severity == "error"] == []
    return library


@pytest.mark.parametrize(("query", "slugs"), SMALL_FINDS.items())
def test_a_field_finds(small: Library, query: str, slugs: str) -> None:
    assert sorted(found(small, query)) == sorted(slugs.split())
    assert hints(small, query) == ()


AS_OF = {
    ("2024-01-02", "kind:incident"): "strike quiet",
    ("2024-01-02", "claimed:wing"): "strike",
    ("2024-01-02", "confirmed:*"): "",
    ("2024-01-02", "happened:claimant-only"): "strike",
    ("2024-01-05", "happened:claimant-and-others"): "strike",
    ("2024-01-02", "outlet:paper kind:statement"): "they-did we-did",
    ("2024-01-25", "denied:none kind:incident"): "strike raid quiet",
    ("2024-01-31", "who:attributed"): "raid",
    ("2024-02-02", "happened:denied"): "raid",
    ("2024-01-31", "linked-by:raid"): "they-did army",
    ("2024-01-31", "where:* kind:statement"): "we-did yes-they-did",
    ("2024-01-31", "speaker:* -speaker:army"): "we-did",
}


@pytest.mark.parametrize(("asked", "slugs"), AS_OF.items())
def test_as_of_a_day_a_field_finds_what_was_known(
    small: Library, asked: tuple[str, str], slugs: str
) -> None:
    day, query = asked
    then = small.as_of(day)
    assert sorted(found(then, query)) == sorted(slugs.split())
    assert hints(then, query) == ()


def test_as_of_a_day_no_later_number_is_found(small: Library) -> None:
    assert found(small.as_of("2024-02-29"), "value:50") == ["wounded"]
    assert found(small.as_of("2024-01-31"), "value:50") == []


NOT_UNDERSTOOD = {
    "date:soon": "`soon` is not a valid date: write it like `2023-11-18`, `2023-11` or `2023`",
    "date:2024..soon": (
        "`soon` is not a valid date: write it like `2023-11-18`, `2023-11` or `2023`"
    ),
    "value:many": "`many` is not a valid number: write it like `50` or `0.5`",
    "value:1e999": "`1e999` is not a valid number: write it like `50` or `0.5`",
    "reliability:G": "`G` is not a valid reliability: write it like `reliability:<=B`",
    "form:qoute": "no form matches `qoute`; did you mean `quote`?",
    "type:air-strike": "no type matches `air-strike`",
    'unit:"wounded peop"': "no unit matches `wounded peop`",
    "act:acuse": "no act matches `acuse`; did you mean `accuse`?",
    "type:fligth": "no type matches `fligth`; did you mean `flight`?",
    "status:claimd-only": "no status matches `claimd-only`; did you mean `claimed-only`?",
    "status:claimed": (
        "no status matches `claimed`; there are `disputed`, `denied`, "
        "`confirmed-by-the-other-side`, `confirmed-by-its-own-side`, `claimed-only`, "
        "`accused-not-claimed`, `reported`"
    ),
    "is:verbatm": "no value of `is:` matches `verbatm`; did you mean `verbatim`?",
    "is:old": (
        "no value of `is:` matches `old`; there are `unnamed`, `verbatim`, `unseen`, "
        "`second-hand`, `vague`, `undated`, `shared`, `faulty`, `unread`, `changed`"
    ),
    "*": "`*` has no letter or digit to look for",
    "date:..": "`date:..` has no letter or digit to look for: ignored",
    "value:>=": "`value:>=` has no letter or digit to look for: ignored",
    "actor:@": "`actor:@` has no letter or digit to look for: ignored",
    "near:al-tanf,": (
        "`al-tanf,` is not a valid distance: write it like `near:al-tanf,50km` or "
        "`near:33.5,38.6,50km`"
    ),
    "bbox:1,2": (
        "`1,2` is not a valid box: write it like `bbox:33,38,35,41`: south, west, north, east, "
        "in degrees"
    ),
    "reliability:F..A": "`F..A` ends before it begins; did you mean `A..F`?",
    "as-of:2034..2033": "`2034..2033` ends before it begins; did you mean `2033..2034`?",
    "has:claimedby_": "",
    "chain:papr": "no source matches `papr`; did you mean `paper`?",
    "target:twon": "no actor or location matches `twon`; did you mean `Town`?",
    "linked-by:riad": "no record matches `riad`; did you mean `raid`?",
}


@pytest.mark.parametrize(("query", "hint"), NOT_UNDERSTOOD.items())
def test_what_is_no_value_of_a_field_finds_nothing_and_says_so(
    small: Library, query: str, hint: str
) -> None:
    assert hints(small, query) == ((hint,) if hint else ())
    assert bool(found(small, query)) == (not hint)


def test_what_stands_behind_none_is_said_to_be_ignored(small: Library) -> None:
    for query in ("role:none@2023", "actor:none~", "actor:none+"):
        assert hints(small, query) == (
            "`none` means no value at all: what stands right after it is ignored",
        )
        assert found(small, query) == found(small, f"{query.partition(':')[0]}:none")
    assert not found(small, "text:none*")


def test_a_name_that_stands_for_very_many_records_finds_the_same(
    small: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    queries = ("actor:the", "speaker:the", "claimed:union+", "outlet:paper", "where:land")
    for day in ("", "2024-01-31"):
        with_marks = [sorted(found(small.as_of(day), one)) for one in queries]
        with monkeypatch.context() as patch:
            patch.setattr("briefing.search.fields.named.MOST_KEYS", 0)
            assert [sorted(found(small.as_of(day), one)) for one in queries] == with_marks
        assert all(with_marks)


def test_words_may_have_mistakes_and_exact_ones_come_first(small: Library) -> None:
    asked = search(small, "stryke~")
    records = small.lists.page(asked.listing, 0, 10)
    assert [one.key.slug for one in records] == ["strike", "yes-they-did"]
    assert asked.near == ("strike",)
    assert asked.is_near(small, records) == {one.key for one in records}
    asked = search(small, "quit~ | raided")
    records = small.lists.page(asked.listing, 0, 10)
    assert [one.key.slug for one in records] == ["they-did", "quiet"]
    assert {key.slug for key in asked.is_near(small, records)} == {"quiet"}


def test_a_name_may_have_mistakes_too(small: Library) -> None:
    assert found(small, "speaker:untoin~") == ["never"]
    assert found(small, "title:riad~1") == ["raid", "never"]
    assert hints(small, "kind:incident~") == (
        "`~` has no meaning after `kind:`; the value is searched for as written",
    )


def test_where_much_is_found_no_mistakes_are_looked_for(
    small: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert search(small, "raid~").near == ()
    monkeypatch.setattr("briefing.search.ranking.FEW", 0)
    asked = search(small, "raided~")
    assert (asked.near, found(small, "raided~")) == ((), ["they-did"])
    assert found(small, "stryke~") == ["yes-they-did", "strike"]


@pytest.mark.parametrize(
    "shape",
    [
        "x (y | {0})",
        "x | (y {0})",
        "-(al-tanf -(x | {0}))",
        "(kind:actor | value:5 x -({0}))",
        "-(kind:actor (value:5 | -({0})))",
        "speaker:front+ (value:5 | {0})",
    ],
)
def test_brackets_may_stand_as_deep_as_they_are_read(small: Library, shape: str) -> None:
    query = "z"
    for _ in range(20):
        query = shape.format(query)
    for library in (small, small.as_of("2024-01-31")):
        listing = search(library, query).listing
        assert library.lists.count(listing) == len(library.lists.page(listing, 0, 100))


def test_a_range_that_ends_before_it_begins_is_told(small: Library) -> None:
    assert search(small, "date:2024-02-01..2024-01-01").hints == (
        "`2024-02-01..2024-01-01` ends before it begins; did you mean `2024-01-01..2024-02-01`?",
    )
    assert search(small, "date:2024-01-01..2024-02-01").hints == ()
    assert search(small, "date:2024..2024").hints == ()
