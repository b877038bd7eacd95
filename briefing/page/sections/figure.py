"""A figure: the number over time, who gives it, and whether the sums that are made of it hold."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.figures.checks import findings_of
from briefing.analysis.figures.comparison import MOST_PAIRS, outcomes
from briefing.analysis.figures.data_point import DataPoint
from briefing.analysis.figures.findings import BetweenGivers, Finding
from briefing.analysis.figures.givers import GivenSeries, own_series, rival_series
from briefing.analysis.figures.rates import counting_alike
from briefing.analysis.figures.series import stated_of
from briefing.analysis.same_records import MOST_JOINED, has_more_figures
from briefing.library.store.records import Record
from briefing.page.attribution.origins import gather_origins, origins_line
from briefing.page.attribution.who_gives import gather_givers
from briefing.page.blocks import Block, Item, ItemList, Line, Page, Paragraph, Span, Table, restyled
from briefing.page.figures.adding_up import adding_up
from briefing.page.figures.givers import givers_line
from briefing.page.figures.picture import picture
from briefing.page.figures.points import day_words
from briefing.page.figures.series_table import BEGINNING, END, by_whom, over_time
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.backlinks import more_item
from briefing.page.sections.body import Body, facts, linked, part, title
from briefing.page.words.dates import date_in_words
from briefing.page.words.labels import ITEM_LENGTH, first_words
from briefing.page.words.prose import paragraphs
from briefing.page.words.vocabulary import FIGURE_KINDS, PARTS_SUM, number, sentence, words_for

ASKS_ABOUT = "asks_about"
_MOST_ASKED = 10


def compose_figure(record: Record, look: RecordLoader) -> Body:
    """The body of a figure's page: what it is, the picture and what was found before the table."""
    own, rivals = gather_series(record, look)
    series = (*own, *rivals)
    found = findings_of(record, own, rivals, look)
    return Body(
        kind="figure",
        head=title(record),
        main=(
            Paragraph(restyled(_what(record, own, look), "muted")),
            *picture(series, record, look, found, outcomes(own, rivals)),
            Paragraph(origins_line(record, look)),
            *adding_up(record, found, look),
            *_limits(record, found, look),
            *_points(record, series, look),
            *paragraphs(record, "counts", look),
            *facts(
                linked(record, "who", "who", look),
                linked(record, "where", "where", look),
                linked(record, "about", "figure_about", look),
                linked(record, "same_count_as", "same_count_as", look),
                linked(record, "same_as", "same_as", look),
            ),
        ),
        after=tuple(_asked(record, look)),
        shown=frozenset((ASKS_ABOUT,)),
    )


def _limits(record: Record, found: Sequence[Finding], look: RecordLoader) -> list[Block]:
    """What was not read or compared, because there is too much of it."""
    said = []
    if has_more_figures(record, look):
        said.append(f"Of the figures that are the same, or count the same, {MOST_JOINED} are read.")
    if sum(isinstance(one, BetweenGivers) for one in found) >= MOST_PAIRS:
        said.append(f"No more than {MOST_PAIRS:,} pairs of givers are held against each other.")
    return [Paragraph((Span(" ".join(said), "warning"),))] if said else []


def whole_series(record: Record, look: RecordLoader) -> Page:
    """All numbers of a figure, of which its page on a screen shows the first and the last."""
    own, rivals = gather_series(record, look)
    table = over_time((*own, *rivals), record, look)._replace(ends=None)
    blocks: list[Block] = [title(record), *([table] if table.rows else [])]
    return Page(record.key, record.section, record.title, "figure · all its numbers", tuple(blocks))


def gather_series(
    figure: Record, look: RecordLoader
) -> tuple[tuple[GivenSeries, ...], tuple[GivenSeries, ...]]:
    """The series of a figure, and of its rivals, with all that their names need fetched at once."""
    gather_figures([figure], look)
    return own_series(figure, look), rival_series(figure, look)


def gather_figures(figures: Sequence[Record], look: RecordLoader) -> None:
    """Fetch at once what the series of several figures and of their rivals need."""
    beside = (other for one in figures for other in (one, *counting_alike(one, look)))
    gather_origins({one.key: one for one in beside}.values(), look)
    series = {
        (given.figure.key, given.giver): given
        for one in figures
        for given in (*own_series(one, look), *rival_series(one, look))
    }
    points = [(one.by, one.briefing) for given in series.values() for one in given.series.points]
    stated = [(one.by, figure.key.briefing) for figure in figures for one in stated_of(figure)]
    gather_givers([*points, *stated], look)


def _what(record: Record, own: Sequence[GivenSeries], look: RecordLoader) -> Line:
    """What is counted, how, since when, and who gives it."""
    kind = words_for(FIGURE_KINDS, record.text("kind"))
    if record.text("kind") == "stock" and sum(len(one.series.points) for one in own) == 1:
        kind = "a single value"
    since = date_in_words(record.text("since"))
    said = ", ".join(filter(None, (record.text("unit"), kind)))
    counted = f"{sentence(said)}, since {since}" if since else sentence(said)
    given = givers_line(own, look)
    return (Span(counted), *((Span(" · "), *given) if given else ()), Span("."))


def _points(record: Record, series: Sequence[GivenSeries], look: RecordLoader) -> list[Block]:
    """The table over time, and what there is to say of single points."""
    points = sum(len(one.series.points) for one in series)
    if not points:
        return []
    remarks = _remarks(record, series, look)
    table: Table = over_time(series, record, look)
    heading = part("Over time" if points > 1 else "The number")
    return [heading, table, *([ItemList(tuple(remarks), (BEGINNING, END))] if remarks else [])]


def _remarks(record: Record, series: Sequence[GivenSeries], look: RecordLoader) -> list[Item]:
    """What the points are made up of, and which earlier ones they correct."""
    remarks = []
    for given, point in ((one, point) for one in series for point in one.series.points):
        said = []
        if point.parts:
            said.append(parts_words(point))
        if point.revises:
            said.append(f"corrects the number for {date_in_words(point.revises)}")
        for text in said:
            label = Span(f"{sentence(day_words(point))}: ", "label")
            who = by_whom(point, given, record, look)
            remarks.append(Item((label, Span(f"{text}; "), *who)))
    return remarks


def parts_words(point: DataPoint) -> str:
    """What a number is made up of, and whether that is all of it."""
    named = ", ".join(f"{name} {number(value)}" for name, value in point.parts)
    sums = words_for(PARTS_SUM, point.parts_sum)
    return f"{named} ({sums})" if sums else named


def _asked(record: Record, look: RecordLoader) -> list[Block]:
    """The briefing's questions about the figure, and about the incidents that it tells of."""
    told = [look.record(str(one), record.key.briefing) for one in record.items("about")]
    ends = [record, *(one for one in told if one)]
    look.gather_linking((one.key for one in ends), ASKS_ABOUT)
    asking = {one.key: one for end in ends for one in look.linking(end.key, ASKS_ABOUT)}
    asked = list(asking.values())
    items = tuple(Item(first_words(one, look, ITEM_LENGTH)) for one in asked[:_MOST_ASKED])
    rest = more_item(len(asked) - _MOST_ASKED, f"link-to:{record.key.slug} kind:question")
    heading = part(sentence(look.role(ASKS_ABOUT).inverse))
    return [heading, ItemList((*items, *rest))] if items else []
