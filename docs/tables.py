"""The tables of the documents that say what the program declares: written, or compared with it.

`make docs` writes them; `make check` fails where one of them differs.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from difflib import unified_diff
from pathlib import Path
from typing import Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from briefing.check.rules.registry import BY_CODE
from briefing.model.record import RecordModel
from briefing.model.sections.registry import MODELS
from briefing.reader.keys.key_names import shown
from briefing.reader.keys.key_table import GROUPS, ActionGroup

DOCS = Path(__file__).parent
PLACES = {
    "list": "lists",
    "page": "the page",
    "bar": "a bar that is typed into",
    "query": "the search's line",
    "facets": "what the results have in common",
    "searches": "the earlier searches",
    "reading": "the main screen",
    "compare": "beside the source",
    "search": "the search",
    "map": "the map",
    "timeline": "the timeline",
    "dialog": "a window",
    "app": "everywhere",
}
"""Where keys apply, as the document has it."""
NARROWER = dict.fromkeys(
    ("complete", "next-completion", "previous-completion", "close-completion"),
    "the line of a query, while names are offered",
)
"""Actions that apply only in some states of their place."""
COMMON = "## Fields of every record\n"
SEE = {"accepts": "rules.md"}
"""Fields of which another document says more."""


def keys(text: str) -> str:
    """The page of the keys: below the heading of each group a row for each of its actions."""
    for group in GROUPS:
        before, heading, part = text.partition(f"\n## {group.title}\n")
        above, ruled, below = part.partition("| --- | --- | --- | --- |\n")
        if not ruled or "\n## " in above:
            raise SystemExit(f"docs/keys.md needs a table below the heading “{group.title}”")
        below = re.sub(r"\A(\|.*\n)*", "", below)
        text = "".join((before, heading, above, ruled, _keys_of(group), below))
    return text


def _keys_of(group: ActionGroup) -> str:
    rows = (
        (
            ", ".join(f"`{shown(key)}`" for key in action.keys) or "(palette)",
            f"`{action.id}`",
            action.help,
            NARROWER.get(action.id) or ", ".join(PLACES[place] for place in action.where),
        )
        for action in group.actions
    )
    return "".join(f"| {' | '.join(cells)} |\n" for cells in rows)


def rules(text: str) -> str:
    """The page of the rules: it says under which heading each stands, and the rule the rest."""

    def row(at: re.Match[str]) -> str:
        rule = BY_CODE[at[1]]
        return f"| [`{rule.code}`](rules/{rule.code}.md) | {rule.severity} | {rule.title} |"

    return re.sub(r"^\| \[`([\w-]+)`\].*$", row, text, flags=re.MULTILINE)


def fields(text: str) -> str:
    """The page of the format: the rows of the fields of every section."""
    shared = {info.alias or name for name, info in RecordModel.model_fields.items()}
    for model in MODELS:
        for name, info in model.model_fields.items():
            word = info.alias or name
            heading = COMMON if word in shared else f"(`{model.section.name}`)\n"
            before, found, part = text.partition(heading)
            row = re.search(rf"^\| `{word}` \| .*$", part.partition("\n## ")[0], re.MULTILINE)
            if row is None:
                raise SystemExit(f"docs/format.md needs a row for `{word}` below {heading!r}")
            line = f"| `{word}` | {_description(word, info)} |"
            text = "".join((before, found, part[: row.start()], line, part[row.end() :]))
    return text


def _description(word: str, info: FieldInfo) -> str:
    words = [str(info.description)]
    parts = (info.annotation, *get_args(info.annotation))
    values = next((get_args(one) for one in parts if get_origin(one) is Literal), ())
    words += [f"One of {', '.join(f'`{value}`' for value in values)}."] if values else []
    is_word = isinstance(info.default, str) and info.default
    words += [f"Default `{info.default}`."] if is_word else []
    words += ["**Required.**"] if info.is_required() else []
    words += [f"See [{SEE[word]}]({SEE[word]})."] if word in SEE else []
    return " ".join(words)


MADE: Mapping[str, Callable[[str], str]] = {"keys.md": keys, "rules.md": rules, "format.md": fields}


def main(arguments: list[str]) -> int:
    """Write the tables with `--write`; without it print what differs. Gives the exit status."""
    status = 0
    for name, made in MADE.items():
        path = DOCS / name
        before = path.read_text("utf-8")
        after = made(before)
        if "--write" in arguments:
            path.write_text(after, "utf-8")
        elif before != after:
            status = 1
            lines = before.splitlines(True), after.splitlines(True)
            sys.stdout.writelines(unified_diff(*lines, f"docs/{name}", "as declared; make docs"))
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
