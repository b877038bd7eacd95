"""`briefing connect`: how two records are connected, or whom an actor is tied to."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping

from briefing.cli.content_choice import asked
from briefing.cli.exit_status import FOUND, NOTHING
from briefing.cli.output import Output
from briefing.cli.view_basis import print_basis
from briefing.library.library import Library
from briefing.library.query.record_reference import referred_record
from briefing.library.store.records import Record
from briefing.page.attribution.basis_lines import shown_briefings
from briefing.page.blocks import BRANCH, Item, ItemList, Page, plain
from briefing.page.connections.connected import (
    ConnectingChain,
    Connections,
    ConnectionStep,
    connect,
)
from briefing.page.connections.connections_page import connections_page, who_says_so
from briefing.page.connections.network_page import compose_network
from briefing.page.record_loader import RecordLoader
from briefing.page.wording.lens import Lens
from briefing.page.words.labels import called


def run(arguments: Namespace, out: Output) -> int:
    """Connect; gives the exit status: 1 where no chain or no tie was found."""
    library, briefing = asked(arguments, out)
    if arguments.other is None:
        return _network(library, briefing, arguments, out)
    look = RecordLoader(library)
    found = connect(look, arguments.one, arguments.other, briefing)
    if arguments.json:
        head = {"marking": library.briefings.marking(briefing), **_head(found, look)}
        out.json_list(head, "chains", (_chain(one, look) for one in found.chains))
    else:
        _print(connections_page(found, look, briefing), library, arguments, out)
    return FOUND if found.chains else NOTHING


def _network(library: Library, briefing: str, arguments: Namespace, out: Output) -> int:
    """Whom an actor is tied to, and whom these are."""
    actor = referred_record(library, arguments.one, briefing, "Name the slug of an actor")
    page = compose_network(library, actor.key, briefing or actor.key.briefing)
    ties = [item for block in page.blocks if isinstance(block, ItemList) for item in block.items]
    if arguments.json:
        head = {
            "marking": library.briefings.marking(briefing),
            "actor": {"key": str(actor.key), "label": page.title},
        }
        out.json_list(head, "ties", map(_tie, ties))
    else:
        _print(page, library, arguments, out)
    return FOUND if ties else NOTHING


def _tie(item: Item) -> Mapping[str, object]:
    other = next((str(span.link) for span in item.line if span.link), "")
    beyond = [plain(line).removeprefix(BRANCH) for line in item.below]
    return {"key": other, "says": plain(item.line), "beyond": beyond}


def _print(page: Page, library: Library, arguments: Namespace, out: Output) -> None:
    lens = Lens(library, arguments.wording)
    print_basis(lens, shown_briefings(page), out)
    out.laid_out(lens.page(page))


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
