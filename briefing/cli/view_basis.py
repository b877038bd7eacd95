"""What a view rests on, who may see it and of when it is, above it in the shell."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from briefing.cli.output import Output
from briefing.library.library import Library
from briefing.library.query.briefings import STRICTEST_FIRST
from briefing.page.blocks import Span

if TYPE_CHECKING:
    from briefing.page.wording.lens import Lens


def print_basis(lens: Lens, briefings: Iterable[str], out: Output) -> None:
    """Print it, with an empty line below."""
    # Lists, which only have a marking, do without.
    from briefing.page.attribution.basis_lines import basis_blocks  # noqa: PLC0415

    out.laid_out(tuple(basis_blocks(lens, briefings)))
    out.line()


def meant_briefings(lens: Lens, briefing: str) -> list[str]:
    """The briefing that was asked for, or all that there are."""
    return [briefing] if briefing else [one.slug for one in lens.library.briefings.all()]


def print_marking(
    library: Library, briefings: Collection[str], out: Output, *, table: bool = False
) -> None:
    """Say who may see what is from these briefings; an empty slug means all of them.

    It stands above what people read. A `table` in a pipe has nothing but its rows: there the person
    is told it, unless everybody may see it.
    """
    marking = library.briefings.marking(*briefings)
    beside = table and not out.terminal
    if not marking or (beside and marking == STRICTEST_FIRST[-1]):
        return
    one = library.briefings.get(next(iter(briefings)) or library.briefings.only())
    of = one.title if one and len(briefings) == 1 else "the strictest marking of these briefings"
    if beside:
        out.say(f"{marking} · {of}")
    else:
        out.line((Span(marking, "strong"), Span(f" · {of}", "muted")))
        out.line()
