"""`briefing compare`: two sources, outlets, speakers, sides or briefings side by side."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence

from briefing.cli.content_choice import asked
from briefing.cli.exit_status import FOUND
from briefing.cli.output import Output
from briefing.cli.view_basis import print_basis
from briefing.library.store.records import Record
from briefing.page.attribution.basis_lines import shown_briefings
from briefing.page.comparison.compared import MOST, Comparison, compare
from briefing.page.comparison.comparison_page import comparison_page
from briefing.page.record_loader import RecordLoader
from briefing.page.wording.lens import Lens
from briefing.page.words.labels import main_text, speaker_text

_SIDES = ("one", "other")


def run(arguments: Namespace, out: Output) -> int:
    """Compare; gives the exit status. Raises BriefingError for what cannot be compared."""
    library, briefing = asked(arguments, out)
    look = RecordLoader(library)
    query = arguments.query or ""
    one, other = arguments.ends
    found = compare(look, one, other, briefing, query, None if arguments.json else MOST)
    if arguments.json:
        for hint in found.hints:
            out.say(hint)
        head = {
            "marking": library.briefings.marking(briefing),
            "ends": [_end(found, number) for number in (0, 1)],
            "query": query,
            "left_out": found.left_out,
        }
        out.json_list(head, "rows", _rows(found, look))
        return FOUND
    lens, page = Lens(library, arguments.wording), comparison_page(found, look, briefing, query)
    if arguments.markdown:
        # The exporters are loaded where something is exported.
        from briefing.export.markdown import page_as_markdown  # noqa: PLC0415

        out.document(page_as_markdown(lens, page))
        return FOUND
    print_basis(lens, shown_briefings(page), out)
    out.laid_out(lens.page(page))
    return FOUND


def _end(found: Comparison, number: int) -> Mapping[str, object]:
    end = found.ends[number]
    return {
        "reference": end.reference,
        "as": end.sort,
        "key": str(end.key),
        "label": end.name,
        "statements": len(end.voices.statements),
        "matching": found.matching[number],
        "only": found.only_count[number],
    }


def _rows(found: Comparison, look: RecordLoader) -> Iterator[Mapping[str, object]]:
    """A row for each thing in which they differ, that both speak of, or that only one says."""
    for one in found.differ:
        yield _row("differ", one.kind, one.on, (one.one, one.other), look)
    for both in found.both:
        row = _row("both", both.role, both.on, (both.one, both.other), look)
        first = [{"key": str(each.key), "label": each.label} for each in both.first_speakers]
        yield {**row, "first_speakers": first, "no_other_first_speaker": both.one_origin}
    for number, some in enumerate(found.only):
        for record in some:
            sides: tuple[Sequence[Record], Sequence[Record]] = ((record,), ())
            yield _row("only", "", None, sides if number == 0 else sides[::-1], look)


def _row(
    section: str,
    kind: str,
    on: Record | None,
    sides: Sequence[Sequence[Record]],
    look: RecordLoader,
) -> dict[str, object]:
    about = str(on.key) if on else ""
    told = {
        name: [_said(each, look) for each in some] for name, some in zip(_SIDES, sides, strict=True)
    }
    return {"section": section, "kind": kind, "on": about, **told}


def _said(record: Record, look: RecordLoader) -> Mapping[str, object]:
    speaker = speaker_text(record, look) if record.section == "statements" else ""
    return {"key": str(record.key), "speaker": speaker, "text": main_text(record, look)}
