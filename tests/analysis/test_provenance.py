"""Who says so: the chain from the speaker to the source that was read."""

from __future__ import annotations

from typing import get_args

from briefing.analysis.provenance import Hop, chain, has_unknown_hop, last_hop
from briefing.analysis.speaker import VERBATIM, is_verbatim, speaker_of
from briefing.model.key import Key
from briefing.model.sections import statements
from tests.analysis.records import HERE, Records, actor, source, statement

GROUP = actor("group")
OUTLET = actor("outlet", kind="media")
DOD = actor("dod", kind="state-body")
ARTICLE = source("article", "outlet")
OWN = source("own-text", "group", seen=False)


def known() -> Records:
    """A lookup remembers the chain of a statement: each of these tests has its own."""
    return Records(GROUP, OUTLET, DOD, ARTICLE, OWN)


def _key(slug: str) -> Key:
    return Key(HERE, slug)


def _hop(label: str, slug: str, kind: str, seen: bool = True) -> tuple[object, ...]:
    return label, _key(slug) if slug else None, kind, seen


def _hops(hops: tuple[Hop, ...]) -> list[tuple[object, ...]]:
    return [(hop.label, hop.key, hop.kind, hop.seen) for hop in hops]


def test_verbatim_means_here_what_it_means_in_the_model() -> None:
    assert frozenset(statements.VERBATIM) == VERBATIM
    assert set(get_args(statements.Form)) > VERBATIM


def test_a_paraphrase_is_not_verbatim() -> None:
    assert not is_verbatim(statement("said", "group", form="paraphrase"))
    assert is_verbatim(statement("said", "group", form="partial-quote"))


def test_a_speaker_who_published_the_first_source_speaks_through_itself() -> None:
    hops = chain(statement("said", "group", ["own-text", "article"]), known())

    assert _hops(hops) == [
        _hop("group", "group", "speaker"),
        _hop("group", "own-text", "itself", seen=False),
        _hop("outlet", "article", "outlet"),
    ]


def test_a_source_further_on_is_never_the_speaker_itself() -> None:
    hops = chain(statement("said", "group", ["article", "own-text"]), known())

    assert [hop.kind for hop in hops] == ["speaker", "outlet", "outlet"]


def test_an_unknown_hop_stays_in_the_chain() -> None:
    hops = chain(statement("said", "group", ["unknown", "article"]), known())

    assert [hop.kind for hop in hops] == ["speaker", "unknown", "outlet"]


def test_a_source_of_an_unknown_outlet_is_called_by_its_title() -> None:
    found = Records(GROUP, source("leaflet"))

    assert _hops(chain(statement("said", "group", ["leaflet"]), found))[1:] == [
        _hop("Title of leaflet", "leaflet", "source")
    ]


def test_an_unnamed_speaker_keeps_the_words_and_the_body() -> None:
    said = statement("said", {"unnamed": "an official", "of": "dod"}, ["article"])
    first = chain(said, known())[0]

    assert (first.label, first.key, first.kind) == ("an official", None, "unnamed")
    assert first.bodies == (Hop("dod", _key("dod"), "speaker"),)


def test_an_unnamed_speaker_may_belong_to_nobody() -> None:
    said = statement("said", {"unnamed": "sources", "count": "several"}, ["article"])

    assert chain(said, known())[0].bodies == ()
    assert speaker_of(said).several


def test_what_has_no_record_says_so() -> None:
    hops = chain(statement("said", "nobody", ["nowhere", "article"]), known())

    assert _hops(hops)[:2] == [_hop("nobody", "", "missing"), _hop("nowhere", "", "missing")]


def test_a_statement_without_speaker_or_chain_has_two_missing_hops() -> None:
    hops = chain(statement("said", None), known())

    assert [(hop.label, hop.kind) for hop in hops] == [("", "missing"), ("", "missing")]


def test_the_last_hop_is_the_source_that_was_read() -> None:
    said = statement("said", "group", ["own-text", "article"])

    assert last_hop(said, known()) == Hop("outlet", _key("article"), "outlet")


def test_a_source_that_was_not_read_is_not_seen_even_at_the_end() -> None:
    assert not last_hop(statement("said", "dod", ["own-text"]), known()).seen


def test_an_author_who_is_an_actor_speaks_and_the_outlet_only_carries_it() -> None:
    post = source("post", "platform")._replace(
        fields={"outlet": "platform", "author": {"actor": "dod"}}
    )
    everything = Records(post, actor("dod"), actor("platform"), actor("senator"))

    own = chain(statement("said", "dod", ["post"]), everything)[1]
    assert (own.label, own.kind) == ("dod, on platform", "itself")
    told = chain(statement("told", "senator", ["post"]), everything)[1]
    assert (told.label, told.kind) == ("dod, on platform", "outlet")


def test_somebody_on_the_way_is_not_known_if_not_named_without_a_record_or_not_given() -> None:
    ways: tuple[list[str], ...] = (["article"], ["unknown", "article"], ["nowhere", "article"], [])
    told = [has_unknown_hop(statement("said", "group", way), known()) for way in ways]

    assert told == [False, True, True, True]
    assert not has_unknown_hop(ARTICLE, known())
    assert not has_unknown_hop(None, known())
