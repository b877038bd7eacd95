"""The part of the table of keys that is the search screen's own."""

from __future__ import annotations

from briefing.reader.keys.action import Action, Where

TAKE_BACK = "take-back-"
"""How the ids of the actions begin that take back a part of the query, by its number."""
_SEARCH: tuple[Where, ...] = ("search",)
_QUERY: tuple[Where, ...] = ("query",)
_SAVED: tuple[Where, ...] = ("searches",)


def _take_back(number: int) -> Action:
    """The action that takes back the part of the query with this number."""
    return Action(
        f"{TAKE_BACK}{number}",
        (str(number),),
        _SEARCH,
        f"Remove filter {number}",
        "Remove the filter that has this number below the query.",
    )


SEARCHING = (
    Action(
        "open-first",
        ("enter",),
        _QUERY,
        "Open the first",
        "Open the first result.",
        "open",
    ),
    Action(
        "to-list",
        ("down",),
        _QUERY,
        "To the list",
        "To the results, or, where nothing is typed, to the earlier searches.",
        "list",
    ),
    Action("complete", ("tab",), _QUERY, "Complete", "Accept the suggestion.", "complete"),
    Action(
        "next-completion", ("ctrl+n",), _QUERY, "Next suggestion", "The next suggestion.", "next"
    ),
    Action(
        "previous-completion", ("up",), _QUERY, "Previous suggestion", "The previous suggestion."
    ),
    Action("close-completion", ("escape",), _QUERY, "Hide suggestions", "Close the list.", "close"),
    Action(
        "facets",
        ("f",),
        _SEARCH,
        "Narrow by",
        "Go to the facets (filters), and back.",
        "narrow by",
    ),
    Action(
        "narrow",
        ("space",),
        ("facets",),
        "Narrow",
        "Add the filter under the cursor, or remove it; `enter` does the same.",
        "narrow",
    ),
    Action(
        "take-back",
        ("backspace",),
        _SEARCH,
        "Remove a filter",
        "Remove the last filter of the search.",
        "remove filter",
    ),
    *(_take_back(number) for number in range(1, 10)),
    Action(
        "save-search",
        ("ctrl+s", "s"),
        _SEARCH,
        "Save the search",
        "Keep the search under a name.",
        "save",
    ),
    Action(
        "copy-command",
        ("ctrl+y", "y"),
        _SEARCH,
        "Copy as a command",
        "Copy the shell command that finds the same.",
        "command",
    ),
    Action(
        "rename-search", ("r",), _SAVED, "Rename", "Give a saved search another name.", "rename"
    ),
    Action("forget-search", ("delete", "d"), _SAVED, "Forget", "Forget the search.", "forget"),
)
