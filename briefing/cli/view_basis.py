"""What a view rests on, who may see it and of when it is, above it in the shell."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.cli.output import Output
from briefing.page.attribution.basis_lines import basis_blocks
from briefing.page.wording.lens import Lens


def print_basis(lens: Lens, briefings: Iterable[str], out: Output) -> None:
    """Print it, with an empty line below."""
    out.laid_out(tuple(basis_blocks(lens, briefings)))
    out.line()


def meant_briefings(lens: Lens, briefing: str) -> list[str]:
    """The briefing that was asked for, or all that there are."""
    return [briefing] if briefing else [one.slug for one in lens.library.briefings.all()]
