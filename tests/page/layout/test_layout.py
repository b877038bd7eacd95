"""Laws of the layout: what fits, what is kept, where the links are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing.model.key import Key
from briefing.page.blocks import (
    BRANCH,
    Attribution,
    Beside,
    Block,
    FactTable,
    Heading,
    Item,
    ItemList,
    Line,
    Notice,
    Page,
    Paragraph,
    Span,
    StatementWords,
    Table,
    is_link,
    plain,
    text,
    unabridged,
)
from briefing.page.layout.layout import MEASURE, WIDEST_TABLE, PageLayout, layout
from briefing.text.visible import visible
from tests.page.strategies import BLOCKS, FLOWING, lines_of

WIDTHS = st.integers(2, 130)
KEY = Key("test", "one")
LONG = "one two three four five six seven eight nine ten eleven twelve or more words of this"


def _text(sheet: PageLayout) -> str:
    return "\n".join(plain(line) for line in sheet.lines)


def _ink(text: str) -> str:
    return "".join(
        character for character in visible(text) if not character.isspace() and character != "·"
    )


def _spans(blocks: Iterable[Block]) -> list[Span]:
    return [span for block in blocks for line in lines_of(block) for span in line]


def no_line_is_wider_than_the_width(blocks: list[Block], width: int, sheet: PageLayout) -> None:
    wide = any(isinstance(block, Table | Beside) for block in blocks)
    widest = WIDEST_TABLE if wide else MEASURE

    assert max((cell_len(plain(line)) for line in sheet.lines), default=0) <= min(width, widest + 2)


@given(BLOCKS, st.integers(-1, 130))
def test_every_character_appears(blocks: list[Block], width: int) -> None:
    wanted = Counter("".join(_ink(span.text) for span in _spans(blocks)))

    assert wanted <= Counter(_ink(_text(layout(blocks, width))))


@given(FLOWING, WIDTHS)
def test_the_characters_keep_their_order(block: Block, width: int) -> None:
    shown = iter(_ink(_text(layout([block], width))))

    assert all(character in shown for span in _spans([block]) for character in _ink(span.text))


def no_control_character_is_left(blocks: list[Block], width: int, sheet: PageLayout) -> None:
    lines = [plain(line) for line in sheet.lines]

    assert all(visible(line) == line and "\n" not in line for line in lines)


def places_are_where_the_links_are(blocks: list[Block], width: int, sheet: PageLayout) -> None:
    found = [
        (row, start, start + cell_len(span.text))
        for row, line in enumerate(sheet.lines)
        for start, span in _starts(line)
        if is_link(span)
    ]

    assert found == [(place.row, place.start, place.end) for place in sheet.links]


def _starts(line: Line) -> list[tuple[int, Span]]:
    ends = accumulate((cell_len(span.text) for span in line), initial=0)
    return list(zip(ends, line, strict=False))


def the_places_of_a_link_hold_all_of_it_and_nothing_else(
    blocks: list[Block], width: int, sheet: PageLayout
) -> None:
    shown = [span for line in sheet.lines for span in line if is_link(span)]
    parts: dict[int, str] = {}
    for place, span in zip(sheet.links, shown, strict=True):
        parts[place.number] = parts.get(place.number, "") + _ink(span.text)
    whole = {place.number: place.span for place in sheet.links}

    assert list(parts) == list(range(len(parts)))
    assert parts == {number: _ink(span.text) for number, span in whole.items()}


def every_link_has_a_place(blocks: list[Block], width: int, sheet: PageLayout) -> None:
    placed = {place.number: place.span for place in sheet.links}
    written = [span for span in _spans(blocks) if is_link(span) and _ink(span.text)]

    assert Counter(map(_target, written)) <= Counter(map(_target, placed.values()))


def _target(span: Span) -> tuple[object, ...]:
    return span.text, span.link, span.query, span.url


def the_same_blocks_give_the_same_sheet(blocks: list[Block], width: int, sheet: PageLayout) -> None:
    assert sheet == layout(list(blocks), width)


LAWS = (
    no_line_is_wider_than_the_width,
    no_control_character_is_left,
    places_are_where_the_links_are,
    the_places_of_a_link_hold_all_of_it_and_nothing_else,
    every_link_has_a_place,
    the_same_blocks_give_the_same_sheet,
)


@given(BLOCKS, WIDTHS)
def test_whatever_the_blocks_and_the_width_each_law_holds(blocks: list[Block], width: int) -> None:
    sheet = layout(blocks, width)
    for law in LAWS:
        law(blocks, width, sheet)


def _shown(*blocks: Block, width: int = 60) -> list[str]:
    return [plain(line).rstrip() for line in layout(blocks, width).lines]


def test_brackets_are_evidence_and_survive() -> None:
    words = "He [the minister] said they was [sic] [[there]]"

    assert _shown(Paragraph(text(words))) == [f"  {words}"]


def test_a_link_over_two_lines_is_one_link_with_two_places() -> None:
    span = Span("the Islamic Resistance in Iraq", link=KEY)
    sheet = layout([Paragraph((Span("Said by "), span, Span(".")))], 24)

    assert [plain(line) for line in sheet.lines] == ["Said by the Islamic", "Resistance in Iraq."]
    assert [(one.row, one.start, one.end, one.number) for one in sheet.links] == [
        (0, 8, 19, 0),
        (1, 0, 18, 0),
    ]
    assert all(one.span == span for one in sheet.links)


def test_the_same_span_at_two_places_is_two_links() -> None:
    span = Span("Iraq", link=KEY)
    sheet = layout([Paragraph((span, Span(" and "), span))], 40)

    assert [place.number for place in sheet.links] == [0, 1]


def test_a_line_does_not_break_between_a_link_and_its_comma() -> None:
    line = (Span("near "), Span("al-Tanf", link=KEY), Span(", in Syria"))

    assert _shown(Paragraph(line), width=12) == ["near", "al-Tanf, in", "Syria"]


def _words(verbatim: bool, form: str, said: Line = (), link: Key | None = None) -> StatementWords:
    attribution = Attribution(text("A speaker"), said, text("A speaker → an outlet"))
    return StatementWords(form, verbatim, text("no more of it"), attribution, link)


def test_only_verbatim_words_have_quotation_marks_and_a_bar() -> None:
    quoted = _shown(_words(True, "quote"))
    retold = _shown(_words(False, "paraphrase"))

    assert quoted == ["  ▎ “no more of it”", "", "  A speaker", "  A speaker → an outlet"]
    assert retold == ["    Paraphrase: no more of it", *quoted[1:]]


def test_above_very_many_words_stands_who_says_so() -> None:
    words = _words(True, "quote")._replace(line=text("word " * 500))
    shown = _shown(words)

    assert shown[:3] == ["  A speaker", "  A speaker → an outlet", ""]
    assert shown[-1].endswith("”")


def test_words_on_the_page_of_another_have_their_speaker_below_them() -> None:
    shown = _shown(_words(True, "quote", link=KEY))

    assert shown[1:3] == ["    — A speaker", "      no date given"]


def _in_short(words: str, form: str, against: Line) -> StatementWords:
    said = Attribution(text("Ann"), text("1 May 2024"), (), against, text("→ ? → The Paper"))
    return StatementWords(form, form != "summary", text(words), said, KEY)


def test_words_in_short_lead_to_the_whole_and_keep_who_says_so_and_who_otherwise() -> None:
    nothing, denied = text("Nothing against it", "muted"), text("Against it: denied by Bo")
    blocks = (_in_short(LONG, "partial-quote", denied), _in_short("So.", "summary", nothing))
    sheet = layout(blocks, 40)

    assert [plain(line) for line in sheet.lines] == [
        " › … “one two three four five six seven",
        "   eight nine ten eleven twelve”\u00a0…",
        "   Ann → ? → The Paper",
        "   1 May 2024 · partial quotation",
        "   Against it: denied by Bo",
        " › So.",
        "   Ann → ? → The Paper",
        "   1 May 2024 · summary · nothing",
        "   against it",
    ]
    assert [place.number for place in sheet.links] == [0, 0, 1]
    assert {place.span.link for place in sheet.links} == {KEY}


@pytest.mark.parametrize("width", range(1, 12))
def test_words_in_short_lead_to_the_whole_however_little_room_there_is(width: int) -> None:
    sheet = layout([_in_short(LONG, "quote", ())], width)

    assert {place.span.link for place in sheet.links} == {KEY}


def test_where_nobody_can_follow_a_link_all_the_words_are_there() -> None:
    page = Page(KEY, "actors", "Ann", "actor", (_in_short(LONG, "quote", ()),))
    shown = " ".join(plain(line).strip(" ▎") for line in layout(unabridged(page), 40).lines)

    assert LONG in shown


def test_words_of_no_known_form_are_not_shown_as_a_quotation() -> None:
    assert _shown(_words(False, ""))[0] == "    Not word for word: no more of it"


@pytest.mark.parametrize(("said", "shown"), [((), "no date given"), (text("May 2024"), "May 2024")])
def test_words_with_a_link_have_it_where_it_says_when(said: Line, shown: str) -> None:
    (place,) = layout([_words(True, "quote", said, KEY)], 60).links

    assert (place.span.text, place.span.link) == (shown, KEY)


def test_lines_of_a_verse_stay_lines() -> None:
    verse = StatementWords("quote", True, text("One\n\n  Two"), Attribution((), (), ()))

    assert _shown(verse)[:3] == ["  ▎ “One", "  ▎", "  ▎   Two”"]


def test_lists_and_facts_hang() -> None:
    items = ItemList((Item(text("one two three four"), (text("five six seven eight"),)),))
    facts = FactTable((("Label", text("a value that does not fit the line")),))

    assert _shown(items, width=14) == ["• one two", "  three four", "  five six", "  seven eight"]
    assert _shown(facts, width=35) == [" Label  a value that does not fit", "        the line"]


def test_a_branch_below_an_item_goes_on_below_itself() -> None:
    branch = (Span(BRANCH, "muted"), Span("opposes somebody far away, on a word"))
    item = Item((Span("backs"),), (branch,))

    assert [plain(line) for line in layout([ItemList((item,))], 30).lines] == [
        " • backs",
        "   └ opposes somebody far",
        "     away, on a word",
    ]


def test_facts_stand_below_each_other_where_it_is_narrow() -> None:
    facts = FactTable((("A label", text("one two three four")), ("", text("five"))))

    assert _shown(facts, width=18) == ["A label: one two", "  three four", "  five"]


def test_a_notice_says_how_bad_it_is_in_words() -> None:
    assert _shown(Notice("error", text("No record."))) == ["  ▎ error: No record."]
    assert _shown(Notice("note", text("One source."))) == ["  ▎ One source."]


def test_there_is_air_between_paragraphs_and_a_line_below_the_name_of_a_part() -> None:
    shown = _shown(
        Heading(1, text("Title")),
        Paragraph(text("One.")),
        Paragraph(text("Two.")),
        Heading(2, text("Part")),
        Heading(3, text("Group")),
        Paragraph(text("Three.")),
    )

    assert shown == [
        *("  Title", "", "  One.", "", "  Two.", ""),
        *("  Part", f"  {'─' * 58}", "  Group", "  Three."),
    ]


def test_what_a_record_is_more_closely_stands_below_its_title() -> None:
    title, first = Heading(1, text("A group")), Paragraph(text("It is one."))
    page = Page(KEY, "actors", "A group", "actor · party", (title, first))

    assert _shown(*page.blocks) == ["  A group", "", "  It is one."]
    assert [plain(line) for line in layout(page, 80).lines] == [
        *("  A group", "  party", "", "  It is one."),
    ]
    assert layout(page._replace(kind="actor"), 80) == layout(page.blocks, 80)


def test_a_link_that_begins_its_line_has_a_sign_and_one_in_a_line_does_not() -> None:
    first, other = Span("One", link=KEY), Span("Other", url="https://example.org")
    items = ItemList((Item((first, Span(" and "), other)), Item((Span("To "), first))))
    facts = FactTable((("About", (first, Span("; "), other)), ("In", (first, Span(", "), other))))

    assert _shown(items, facts) == [
        *("  › One and Other", "  • To One", ""),
        *("  About  › One", "         › Other", "  In     One, Other"),
    ]
    led = [place.span.style for place in layout([items, facts], 60).links]
    assert led == ["led", "", "", "led", "led", "", ""]


def _table(*rows: tuple[str, ...]) -> Table:
    cells = tuple(tuple(text(cell) for cell in row) for row in rows)
    return Table(cells[0], cells[1:], frozenset({1}))


def test_labels_of_short_facts_are_not_broken() -> None:
    facts = FactTable((("At most one known first speaker", text("14")), ("No reply", text("7"))))
    assert _text(layout((facts,), 60)).split("\n") == [
        "  At most one known first speaker  14",
        "  No reply                         7",
    ]
    long = FactTable((("At most one known first speaker", text(LONG)),))
    assert _text(layout((long,), 60)).split("\n")[0].startswith("  At most one known   one two")


def test_what_several_rows_are_there_as_is_said_once() -> None:
    rows = tuple((text(as_what), text(whom)) for as_what, whom in ("ab", "ac", "bd"))
    table = Table((text("As"), text("Whom")), rows, about=1)
    shown = [line.split() for line in _text(layout((table,), 60)).split("\n")[2:]]
    assert shown == [["a", "b"], ["c"], ["b", "d"]]
    signs = _text(layout((table._replace(head=((), text("Whom"))),), 60)).split("\n")[2:]
    assert [line.split() for line in signs] == [["a", "b"], ["a", "c"], ["b", "d"]]


def test_a_table_sets_its_numbers_to_the_right() -> None:
    table = _table(("As of", "Value", "By"), ("May", "56", "A"), ("June", "1,061", "B and C"))

    assert _shown(table) == [
        "  As of  Value  By",
        "  ─────  ─────  ───────",
        "  May       56  A",
        "  June   1,061  B and C",
    ]


def test_the_widest_column_of_a_table_gives_way() -> None:
    table = _table(("As of", "Value", "By"), ("May", "56", "somebody whose name is far too long"))

    assert _shown(table, width=46)[2:] == [
        " May       56  somebody whose name is far too",
        "               long",
    ]


def test_a_table_that_is_too_narrow_says_one_value_a_line() -> None:
    table = _table(("As of", "Value", "By"), ("May", "56", "A"), ("June", "61", ""))

    assert _shown(table, width=20) == [
        "As of: May",
        "Value: 56",
        "By: A",
        "",
        "As of: June",
        "Value: 61",
        "By:",
    ]


def test_names_in_wide_letters_keep_the_columns_straight() -> None:
    table = _table(("Name", "Value", "By"), ("日本", "1", "A"), ("كتائب", "2", "B"))
    widths = {cell_len(row[: row.rindex(" ")]) for row in _shown(table)[2:]}

    assert len(widths) == 1


_LISTS = (
    Heading(2, text("Linked from")),
    Heading(3, text("Open questions")),
    ItemList((Item(text("When was it?")), Item(text("Where was it?")))),
    Heading(3, text("Said by")),
    ItemList((Item(text("Nobody")),)),
)


def test_the_heading_of_a_list_stands_in_a_margin_beside_it() -> None:
    lines = [plain(line).strip() for line in layout(_LISTS, 74).lines]

    assert lines[2:] == [
        "Open questions  • When was it?",
        "• Where was it?",
        "",
        "Said by         • Nobody",
    ]


def test_where_there_is_no_room_for_a_margin_the_heading_stands_above_its_list() -> None:
    lines = [plain(line).strip() for line in layout(_LISTS, 50).lines]

    assert lines[2:4] == ["Open questions", "• When was it?"]


def test_a_heading_that_is_too_long_for_a_margin_stands_above_its_list() -> None:
    long = Heading(3, text("Listed as a claim, and not the word of a named speaker"))
    lines = [plain(line).strip() for line in layout((long, _LISTS[2]), 74).lines]

    assert lines[:2] == [plain(long.line), "• When was it?"]
