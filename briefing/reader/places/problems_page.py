"""The page of what is wrong with the files."""

from __future__ import annotations

from briefing.library.library import Library
from briefing.model.key import Key
from briefing.model.problem import Problem
from briefing.page.blocks import Block, Heading, Notice, Page, Paragraph, Span, text
from briefing.reader.places.nav_rows import PROBLEMS

MOST_PROBLEMS = 500
"""The problems that their page shows; beyond that, `briefing check` lists them all."""


def problems_page(library: Library, briefing: str) -> Page:
    """Everything that is wrong with the files, with links to the records that it is in."""
    total = library.problems.count()
    blocks: list[Block] = [Heading(1, text(f"Problems ({total:,})"))]
    blocks += [_problem(library, *one) for one in library.problems.by_briefing(MOST_PROBLEMS)]
    if not total:
        blocks.append(Paragraph(text("Nothing is wrong with the files.")))
    if total > MOST_PROBLEMS:
        blocks.append(Paragraph(text("`briefing check` lists the rest.", "muted")))
    return Page(Key(briefing, PROBLEMS), PROBLEMS, "Problems", "", tuple(blocks))


def _problem(library: Library, briefing: str, problem: Problem) -> Notice:
    key = library.resolve(problem.slug, briefing) if problem.slug and briefing else None
    place = f"{problem.file}:{problem.line}:{problem.column}" if problem.line else problem.file
    name = (Span(" "), Span(problem.slug, link=key)) if key else ()
    field = f"{problem.field}: " if problem.field else ""
    remedy = f"; {problem.remedy}" if problem.remedy else ""
    said = Span(f" {field}{problem.message}{remedy}")
    return Notice(problem.severity, (Span(place, "muted"), *name, said))
