"""Words in scripts without spaces, behind apostrophes, with dots, and numbers with separators."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

import pytest

from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.page.words.excerpts import spans
from briefing.search.search import search
from tests.briefings import write

TEXTS = {
    "chinese": "那座桥是安全的我们已经检查过了gen-itgc后",
    "japanese": "この橋は安全です。ｶﾀｶﾅ カタカナ",
    "korean": "오늘은 다리가 안전하다고 말했다. 결의 2397호, 제2차 NATO가",
    "thai": "ประเทศไทย สวัสดีครับ",
    "latvian": "Rīgā, Rīga; Ģirts",
    "turkish": "İstanbul, IĞDIR ve ışık",
    "army": "The U.S. Army and the U.N. said 12,400 people, Ph.D. No.1 and 1.5 km",
    "plain": "The US and the UN",
    "usual": "Used as usual, unarmed",
    "initials": "J. F. Kennedy of the U. K.; N.A.T.O. met",
    "counts": "12 400 tons, 12\u202f401 more, 12’402 and 12.403, 1.234.567 in all",
    "french": "Le sommet de l’OTAN d'Ankara",
    "irish": "Captain O'Neill met the Kata’ib at 9/11 with an X-ray",
}
STATEMENT = '{form: quote, act: assert, speaker: ann, said: 2024, chain: [paper], text: "%s"}'
FILES = {
    "b/briefing.yaml": "title: B\nas_of: 2024-05-01\nbasis: Made up for a test.\n",
    "b/actors.yaml": """
        ann: {name: Ann, kind: person}
        mayor: {name: 山田太郎, kind: person, aliases: [ヤマダ]}
        gazette: {name: 人民日报, kind: media}
        minister: {name: 김철수, kind: person}
        """,
    "b/sources.yaml": "paper: {kind: document, outlet: unknown}\n",
    "b/statements.yaml": "\n".join(f"{slug}: {STATEMENT % text}" for slug, text in TEXTS.items()),
}


@pytest.fixture(scope="module")
def scripts(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Library:
    return open_library(write(tmp_path_factory.mktemp("content"), FILES))


def found(library: Library, query: str) -> set[str]:
    listing = search(library, query).listing
    return {one.key.slug for one in library.lists.page(listing, 0, 50)}


MARKED = {
    # A query, the records that it finds, and in each of them the letters that are marked.
    "安全": {"chinese": ["安全"], "japanese": ["安全"]},
    "检查过": {"chinese": ["检查过"]},
    "カタカナ": {"japanese": ["ｶﾀｶﾅ", "カタカナ"]},
    "橋は安": {"japanese": ["橋は安"]},
    "全安": {},
    "itgc": {"chinese": ["itgc"]},
    "리가": {"korean": ["리가"]},
    "안전하다": {"korean": ["안전하다"]},
    "2397": {"korean": ["2397"]},
    "NATO": {"korean": ["NATO"], "initials": ["N.A.T.O"]},
    "ไทย": {"thai": ["ไทย"]},
    "riga": {"latvian": ["Rīgā", "Rīga"]},
    "girts": {"latvian": ["Ģirts"]},
    "ıgdır": {"turkish": ["IĞDIR"]},
    "istanbul": {"turkish": ["İstanbul"]},
    "ISIK": {"turkish": ["ışık"]},
    '"us"': {"army": ["U.S"], "plain": ["US"]},
    "U.S.": {"army": ["U.S"], "plain": ["US"]},
    "U.N.": {"army": ["U.N"], "plain": ["UN"]},
    "UK": {"initials": ["U. K"]},
    "US Army": {"army": ["U.S", "Army"]},
    "phd": {"army": ["Ph.D"]},
    "12400": {"army": ["12,400"], "counts": ["12 400"]},
    "12,400": {"army": ["12,400"], "counts": ["12 400"]},
    "12401": {"counts": ["12\u202f401"]},
    "12402": {"counts": ["12’402"]},
    "12403": {"counts": ["12.403"]},
    "1234567": {"counts": ["1.234.567"]},
    "otan": {"french": ["OTAN"]},
    "l'otan": {"french": ["l’OTAN"]},
    "ankara": {"french": ["Ankara"]},
    "neill": {"irish": ["Neill"]},
    "oneill": {"irish": ["O'Neill"]},
    "kataib": {"irish": ["Kata’ib"]},
    "911": {"irish": ["9/11"]},
    "xray": {"irish": ["X-ray"]},
}


@pytest.mark.parametrize(("query", "expected"), MARKED.items())
def test_a_word_is_found_and_its_letters_are_marked(
    scripts: Library, query: str, expected: dict[str, list[str]]
) -> None:
    words = search(scripts, query).words
    assert found(scripts, f"kind:statement {query}") == set(expected)
    assert {
        slug: [TEXTS[slug][start:end] for start, end in spans(TEXTS[slug], words)]
        for slug in expected
    } == expected


@pytest.mark.parametrize(
    ("query", "who"),
    {
        "太郎": "mayor",
        "山田": "mayor",
        "ヤマダ": "mayor",
        "日报": "gazette",
        "철수": "minister",
        "actor:太郎": "mayor",
        "actor:人民": "gazette",
        "actor:김": "minister",
    }.items(),
)
def test_a_part_of_a_name_finds_who_is_called_so(scripts: Library, query: str, who: str) -> None:
    assert who in found(scripts, f"kind:actor {query}")
    assert not found(scripts, f"kind:actor {query}") - {who}


def test_a_korean_word_is_the_same_however_its_syllables_are_encoded(scripts: Library) -> None:
    for text in ("리가", "제2차", "NATO가"):
        assert found(scripts, normalize("NFD", text)) == found(scripts, text) == {"korean"}
