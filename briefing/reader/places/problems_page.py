"""The page of what is wrong with the files, and of what the rules of `briefing check` find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, islice
from typing import TYPE_CHECKING

from briefing.library.library import Library
from briefing.model.key import Key
from briefing.model.problem import Problem, Severity
from briefing.page.blocks import (
    Block,
    FilePlace,
    Heading,
    Notice,
    Page,
    Paragraph,
    Span,
    text,
)
from briefing.reader.places.nav_rows import PROBLEMS
from briefing.text.visible import visible_line

if TYPE_CHECKING:
    from briefing.page.overviews.narrowing import Narrowing

MOST_PROBLEMS = 2_000
"""The problems that their page shows; beyond that, `briefing check` lists them all."""
_TITLES: Mapping[Severity, str] = {"error": "Errors", "warning": "Warnings", "note": "Notes"}


def problems_page(library: Library, briefing: str) -> Page:
    """What was found when the files were read, which is known at once."""
    total = library.problems.count()
    found = [one for _, one in library.problems.by_briefing(MOST_PROBLEMS)]
    checking: Block = Paragraph(text("What `briefing check` finds is being worked out …", "muted"))
    return _page(library, briefing, found, total, [checking])


def checked_page(library: Library, briefing: str, only: Narrowing | None = None) -> Page:
    """All that `briefing check` lists: the same, and what its rules find. Takes long.

    With `only`, the problems of records that are meant.
    """
    # The rules are loaded when they are first wanted: reading alone does without.
    from briefing.check.checker import check_library  # noqa: PLC0415
    from briefing.check.problem_records import meant_results  # noqa: PLC0415
    from briefing.check.rules.registry import chosen  # noqa: PLC0415

    results = check_library(library, chosen((), (), "note"))
    try:
        total = sum(results.counts().values())
        meant = results if only is None else meant_results(library, results, only.among)
        unaccepted = (one.problem for one in meant if not one.accepted)
        kept = list(islice(unaccepted, MOST_PROBLEMS if only is None else None))
        accepted = results.accepted()
    finally:
        results.close()
    said = f"{accepted:,} accepted: `briefing check --accepted` lists them." if accepted else ""
    end: list[Block] = [Paragraph(text(said, "muted"))] if said else []
    if only is None:
        return _page(library, briefing, kept, total, end)
    page = _page(library, briefing, kept[:MOST_PROBLEMS], len(kept), end)
    only.tell(len(kept), total, "problems")
    return page._replace(blocks=(page.blocks[0], *only.blocks(), *page.blocks[1:]))


def _page(
    library: Library, briefing: str, found: Iterable[Problem], total: int, end: list[Block]
) -> Page:
    blocks: list[Block] = [Heading(1, text(f"Problems ({total:,})" if total else "Problems"))]
    shown = list(found)
    folders = {_folder(one) for one in shown}
    if shown:
        every = f"All are in {_named(*folders)}. " if len(folders) == 1 else ""
        keys = "E opens the file at the line of the marked one; Y copies the line's place."
        blocks.append(Paragraph(text(every + keys, "muted")))
    elif not end:
        blocks.append(Paragraph(text("Nothing is wrong with the files.")))
    blocks += _listed(library, shown, several=len(folders) > 1)
    if total > MOST_PROBLEMS:
        blocks.append(Paragraph(text("`briefing check` lists the rest.", "muted")))
    return Page(Key(briefing, PROBLEMS), PROBLEMS, "Problems", "", (*blocks, *end))


def _folder(problem: Problem) -> str:
    return problem.file.rpartition("/")[0]


def _named(folder: str) -> str:
    return visible_line(f"{folder}/") if folder else "the content folder itself"


def _listed(library: Library, problems: list[Problem], *, several: bool) -> Iterator[Block]:
    """The problems, the gravest first; each is a link into its file, and to its record.

    The folder of those that follow is said once, where there are several.
    """
    # As with the rules.
    from briefing.check.problem_records import records_of  # noqa: PLC0415

    homes = records_of(library, problems)
    for severity, title in _TITLES.items():
        some = [one for one in problems if one.severity == severity]
        if some:
            yield Heading(2, text(f"{title} ({len(some):,})"))
        for folder, those in groupby(some, _folder):
            if several:
                yield Heading(3, text(_named(folder)))
            for problem in those:
                yield _problem(problem, homes.get((problem.file, problem.slug)))


def _problem(problem: Problem, key: Key | None) -> Notice:
    where = problem.file.rpartition("/")[2]  # the folder stands above
    where += f":{problem.line}:{problem.column}" if problem.line else ""
    place = Span(where, "literal", place=FilePlace(problem.file, problem.line))
    name = (Span(" "), Span(problem.slug, link=key)) if key else ()
    field = f"{problem.field}: " if problem.field else ""
    remedy = f"; {problem.remedy}" if problem.remedy else ""
    said = Span(f" {field}{problem.message}{remedy}")
    return Notice(problem.severity, (place, *name, said, Span(f" [{problem.code}]", "muted")))
