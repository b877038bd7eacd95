"""The bar of a number that is made up of parts."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.library import Library
from tests.briefings import library_of
from tests.export.html.editions import edition

HEADER = "briefing: {title: Parts, as_of: 2024-05-03, basis: Made up}\n"
FIGURE = """\
actors:
  ann: {{name: Ann, kind: person}}
  paper: {{name: The Paper, kind: media}}
sources:
  src: {{kind: article, outlet: paper, title: All of it}}
statements:
  said: {{form: summary, act: assert, speaker: ann, chain: [unknown, src], text: Ten were hurt.}}
figures:
  hurt:
    label: People hurt
    unit: people
    kind: stock
    points: [{{as_of: 2024-05-01, value: 10, by: said, parts: {parts}, parts_sum: {sum}}}]
"""


def made(folder: Path, parts: str, sums: str = "exact") -> Library:
    return library_of(folder, FIGURE.format(parts=parts, sum=sums), header=HEADER)


def test_it_has_a_piece_for_each_part_and_says_whose_number_it_is(tmp_path: Path) -> None:
    article = edition(made(tmp_path, "{men: 7, women: 3}")).all("article", "figures")[0]
    (bar,) = article.all("figure", "parts")
    first, second = bar.all("rect")
    assert float(first.attributes["width"]) / float(second.attributes["width"]) == pytest.approx(
        7 / 3, rel=0.01
    )
    assert "class" not in first.attributes
    assert second.attributes["class"] == "open"
    told = bar.all("figcaption")[0].text
    assert "■ 7 men" in told
    assert "□ 3 women" in told
    assert "Together 10, 1 May 2024; Ann → ? → The Paper" in " ".join(told.split())
    assert article.text.count("women") == 1  # and not in words again


@pytest.mark.parametrize(
    ("parts", "sums"), [("{men: 7, women: 2}", "exact"), ("{men: 7, women: 3}", "at-most")]
)
def test_there_is_none_where_the_parts_are_not_the_whole(
    tmp_path: Path, parts: str, sums: str
) -> None:
    article = edition(made(tmp_path, parts, sums)).all("article", "figures")[0]
    assert article.all("figure", "parts") == []
    assert "men 7, women" in article.text
    remark = next(one.text for one in article.all("li") if "men 7" in one.text)
    assert "Ann → ? → The Paper" in " ".join(remark.split())


def test_the_shipped_briefing_has_one(shipped: Library) -> None:
    assert len(edition(shipped, "us-personnel-injured").all("figure", "parts")) == 1
