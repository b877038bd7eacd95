"""`briefing connect`: how two records are connected, step by step, and on whose word."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping

from briefing.cli.content_choice import asked
from briefing.cli.exit_status import FOUND, NOTHING
from briefing.cli.output import Output
from briefing.cli.view_basis import print_basis
from briefing.library.store.records import Record
from briefing.page.attribution.basis_lines import shown_briefings
from briefing.page.blocks import plain
from briefing.page.connections.connected import (
    ConnectingChain,
    Connections,
    ConnectionStep,
    connect,
)
from briefing.page.connections.connections_page import connections_page, who_says_so
from briefing.page.layout.layout import layout
from briefing.page.record_loader import RecordLoader
from briefing.page.wording.lens import Lens
from briefing.page.words.labels import called


def run(arguments: Namespace, out: Output) -> int:
    """Connect; gives the exit status: 1 where no chain was found."""
    library, briefing = asked(arguments, out)
    look = RecordLoader(library)
    one, other = arguments.ends
    found = connect(look, one, other, briefing)
    if arguments.json:
        out.json_list(_head(found, look), "chains", (_chain(one, look) for one in found.chains))
    else:
        lens, page = Lens(library, arguments.wording), connections_page(found, look, briefing)
        print_basis(lens, shown_briefings(page), out)
        for line in layout(lens.page(page), out.width).lines:
            out.line(line)
    return FOUND if found.chains else NOTHING


def _head(found: Connections, look: RecordLoader) -> Mapping[str, object]:
    return {
        "one": _named(found.one, look),
        "other": _named(found.other, look),
        "searched": found.searched,
        "more": found.more,
    }


def _chain(one: ConnectingChain, look: RecordLoader) -> Mapping[str, object]:
    return {"weakest": one.weakest, "steps": [_step(step, look) for step in one.steps]}


def _step(step: ConnectionStep, look: RecordLoader) -> Mapping[str, object]:
    """A step: which record has the link, where in it, and on what it rests."""
    return {
        "before": _named(step.before, look),
        "after": _named(step.after, look),
        "role": step.held.role,
        "held_by": str(step.held.source),
        "path": step.held.path,
        "sure": step.sure,
        "by": str(step.by.key) if step.by else "",
        "says": "; ".join(map(plain, who_says_so(step, look))),
    }


def _named(record: Record, look: RecordLoader) -> Mapping[str, str]:
    return {"key": str(record.key), "label": plain(called(record, look))}
