"""Every action of the reader and its usual keys, declared once.

The bindings, the help, the palette, the line of keys, the checks of the keymap and docs/keys.md are
all read off this table. An id is what a person writes in their own file: it never changes meaning.
"""

from __future__ import annotations

from briefing.reader.keys.action import Action, ActionGroup, Where
from briefing.reader.keys.map_keys import MAPPING
from briefing.reader.keys.search_keys import SEARCHING, TAKE_BACK
from briefing.reader.keys.timeline_keys import IN_TIME

__all__ = (
    "ACTIONS",
    "BY_ID",
    "FORMER",
    "GROUPS",
    "MOVING",
    "SECTION",
    "TAKE_BACK",
    "Action",
    "ActionGroup",
    "Where",
    "applying",
)

SECTION = "section-"
"""How the ids of the sections' actions begin, which differ only in a number."""

_MOVE: tuple[Where, ...] = ("list", "page")
_READ: tuple[Where, ...] = ("reading",)
_BOTH: tuple[Where, ...] = ("reading", "search")
_ALL: tuple[Where, ...] = ("reading", "search", "map", "timeline")
_VIEWED: tuple[Where, ...] = ("reading", "map", "timeline")
_PAIR: tuple[Where, ...] = ("reading", "compare")
_PANED: tuple[Where, ...] = ("reading", "compare", "search")
_LIST: tuple[Where, ...] = ("list",)
_LISTS: tuple[Where, ...] = ("reading", "map", "timeline", "dialog")
_PAGE: tuple[Where, ...] = ("page",)
_BAR: tuple[Where, ...] = ("bar",)
_WINDOW: tuple[Where, ...] = ("compare", "dialog")
_APP: tuple[Where, ...] = ("app",)

_MOVING = (
    Action("down", ("j", "down"), _MOVE, "Down", "One row or line down.", "move"),
    Action("up", ("k", "up"), _MOVE, "Up", "One row or line up.", "move"),
    Action("half-page-down", ("ctrl+d",), _MOVE, "Half page down", "Half a page down."),
    Action("half-page-up", ("ctrl+u",), _MOVE, "Half page up", "Half a page up."),
    Action("page-down", ("space", "pagedown"), _MOVE, "Page down", "A page down."),
    Action("page-up", ("pageup",), _MOVE, "Page up", "A page up."),
    Action("top", ("g", "home"), _MOVE, "Top", "To the first row or line."),
    Action("bottom", ("G", "end"), _MOVE, "Bottom", "To the last row or line."),
)


def _section(number: int) -> Action:
    """The action that opens the section with this number."""
    return Action(
        f"{SECTION}{number}",
        (str(number),),
        _READ,
        f"Section {number}",
        "Open the section with this number.",
        "sections",
    )


_PANES = (
    Action("left", ("h", "left"), _PANED, "Left pane", "To the pane on the left.", "panes"),
    Action("right", ("l", "right"), _PANED, "Right pane", "To the pane on the right.", "panes"),
    Action("next-pane", ("tab",), _PANED, "Next pane", "To the next pane, from a list."),
    Action("previous-pane", ("shift+tab",), _PANED, "Previous pane", "To the previous pane."),
    Action("zoom", ("z",), _READ, "Zoom", "The page or the list alone, and back.", "zoom"),
    *(_section(number) for number in range(1, 10)),
    Action("front-page", ("0",), _ALL, "Front page", "Open the front page."),
    Action("briefings", ("B",), _READ, "Briefings", "Choose another briefing of the library."),
)

_LINKS = (
    Action("open", ("enter",), _LIST, "Open", "Open the row under the cursor.", "open"),
    Action("next-link", ("tab",), _PAGE, "Next link", "Mark the page's next link.", "link"),
    Action(
        "previous-link", ("shift+tab",), _PAGE, "Previous link", "Mark the page's previous link."
    ),
    Action("follow", ("enter",), _PAGE, "Follow", "Follow the marked link.", "follow"),
    Action(
        "label-links",
        ("f",),
        _PAIR,
        "Link letters",
        "Put a letter on every link in view; the letter follows it.",
        "links",
    ),
)


def _step(name: str, key: str, title: str, said: str) -> Action:
    """The action that leads from the open record to others that belong to it."""
    return Action(name, (key,), _READ, title, said, name)


def _overview(name: str, key: str, title: str, said: str) -> Action:
    """The action that opens a page about the whole briefing."""
    return Action(name, (key,), _READ, title, said)


_FROM_HERE = (
    Action(
        "next-record",
        ("J",),
        _READ,
        "Next record",
        "The next record of the list, the search or the links that this one was opened from.",
        "next",
    ),
    Action(
        "previous-record",
        ("K",),
        _READ,
        "Previous record",
        "The record before, likewise.",
        "next",
    ),
    Action(
        "read-on",
        ("space",),
        _READ,
        "Read on",
        "At the end of a page: the next record.",
    ),
    _step("speaker", "s", "Speaker", "Go to whoever said this."),
    _step("events", "e", "Events", "Go to the incidents that this is about."),
    _step("source", "o", "Source", "Go to the sources that this rests on."),
    _step("claims", "c", "Claims", "Go to whoever claims, confirms or denies it."),
    Action(
        "open-address",
        ("u",),
        _READ,
        "Open the address",
        "Show the record's web address and, if you agree, open it in the browser.",
    ),
)

_CLOSER = (
    Action(
        "lens",
        ("w",),
        _VIEWED,
        "Wording lens",
        "Our own prose as printed, in plain words, or both.",
        "wording",
    ),
    Action(
        "beside-source",
        ("v",),
        _READ,
        "Beside the source",
        "The record beside the words of its source; a figure beside all its numbers.",
        "beside source",
    ),
    Action(
        "compare-with",
        ("equals_sign",),
        _READ,
        "Compare",
        "Mark the record; on a second one: both side by side, or how they are connected.",
    ),
    Action(
        "network",
        ("C",),
        _READ,
        "Network",
        "Whom the actor is tied to, through whom, and on whose word.",
    ),
    Action(
        "as-of",
        ("t",),
        _VIEWED,
        "As of a day",
        "Show the briefing as it could have been known on a day.",
        "as of",
    ),
    _overview("whats-new", "D", "What is new", "What has changed since you read it."),
    Action("map", ("P",), _BOTH, "Map", "The places, on a map; those of the filter or the search."),
    _overview("ledger", "L", "Claim ledger", "Who reports, claims, attributes or denies what."),
    _overview("gaps", "M", "Gaps", "What is missing: publishers, names, replies, second sources."),
    _overview("voice", "V", "Voice", "Whose words are quoted, and whose are only paraphrased."),
    _overview("wording", "W", "Wording", "The loaded terms, who uses them, and where."),
)

_HISTORY = (
    Action(
        "back",
        ("left_square_bracket", "alt+left"),
        _ALL,
        "Back",
        "Back to where you were before, at the same line.",
        "back",
    ),
    Action(
        "forward",
        ("right_square_bracket", "alt+right"),
        _ALL,
        "Forward",
        "Forward to where you were before you went back.",
        "back",
    ),
    Action(
        "trail",
        ("apostrophe",),
        _ALL,
        "Trail",
        "Choose one of the places where you have been.",
        "trail",
    ),
)

_FINDING = (
    Action("search", ("slash",), _ALL, "Search", "Search everything.", "search"),
    Action("filter", ("F",), _LISTS, "Filter", "Narrow the list as you type.", "filter"),
    Action("find", ("ctrl+f",), _READ, "Find in the page", "Find words in the page.", "find"),
    Action(
        "next-match",
        ("n",),
        _READ,
        "Next match or unread",
        "To the next match; while nothing is being found, to the next unread record.",
        "matches",
    ),
    Action(
        "previous-match",
        ("N",),
        _READ,
        "Previous match or unread",
        "To the match, or the unread record, before.",
        "matches",
    ),
    Action(
        "clear",
        ("escape",),
        _READ,
        "Clear",
        "Undo the last of: link letters, find, filter.",
    ),
    Action("compact", ("minus",), _READ, "Compact list", "One line a record, or air.", "compact"),
    Action("sort", ("S",), _READ, "Sort", "Put the list in another order.", "sort"),
    Action("reverse", ("R",), _READ, "Reverse", "Reverse the order."),
)


_READING = (
    Action("mark-read", ("m",), _READ, "Mark as read", "The record as read, or as unread."),
    Action("mark-list", ("A",), _READ, "Mark all", "The list as filtered, or everything."),
    Action("undo-marks", ("U",), _READ, "Undo marks", "Mark as it was before."),
    Action("bookmark", ("b",), _READ, "Bookmark", "Put a bookmark, or take it away."),
    Action(
        "own-note",
        ("a",),
        _READ,
        "Own note",
        "Write a note of your own on the record, in `$VISUAL` or `$EDITOR`.",
    ),
)

_TAKING = (
    Action("copy", ("y",), _READ, "Copy", "Copy the record with its citation.", "copy"),
    Action(
        "edit",
        ("E",),
        _READ,
        "Edit the file",
        "Open the record, or the marked problem, in `$VISUAL` or `$EDITOR`, at its line.",
        "edit",
    ),
    Action(
        "copy-place",
        ("Y",),
        _READ,
        "Copy file and line",
        "Copy the absolute path and the line of the record, or of the marked problem.",
    ),
    Action("export", ("x",), _BOTH, "Export", "Write what you see to a file.", "export"),
)

_PROGRAM = (
    Action("problems", ("exclamation_mark",), _READ, "Problems", "What is wrong with the files."),
    Action("theme", (), _APP, "Light or dark", "Change between light and dark."),
    Action("palette", ("ctrl+p",), _APP, "Palette", "Every action by name."),
    Action(
        "quit",
        ("q", "ctrl+q"),
        _APP,
        "Quit",
        "Leave the program: `ctrl+q` from anywhere, `q` from the main screen.",
        "quit",
    ),
    Action("help", ("question_mark", "f1"), _APP, "Help", "The keys that apply here.", "help"),
    Action("next-step", ("greater_than_sign",), _READ, "Next step", "Skip a step of the tour."),
    Action("leave-tour", ("Q",), _READ, "Leave the tour", "End the tour (`briefing tour`)."),
)

_WINDOWS = (
    Action("close", ("escape", "q"), _WINDOW, "Close", "Close the window.", "close"),
    Action(
        "leave",
        ("escape", "q"),
        ("search", "map", "timeline"),
        "Leave",
        "Leave the search, the map or the timeline; before that, its filter.",
        "leave",
    ),
    Action("accept", ("enter", "down"), _BAR, "Keep", "Keep what was typed.", "keep"),
    Action("give-up", ("escape",), _BAR, "Cancel", "Undo what was typed.", "cancel"),
)

GROUPS = (
    ActionGroup("Moving", _MOVING),
    ActionGroup("Panes and sections", _PANES),
    ActionGroup("Links", _LINKS),
    ActionGroup("The map", MAPPING),
    ActionGroup("The timeline", IN_TIME),
    ActionGroup("Go to", _FROM_HERE),
    ActionGroup("Other views", _CLOSER),
    ActionGroup("History", _HISTORY),
    ActionGroup("Finding", _FINDING),
    ActionGroup("Searching", SEARCHING),
    ActionGroup("What you have read", _READING),
    ActionGroup("Copying and exporting", _TAKING),
    ActionGroup("The program", _PROGRAM),
    ActionGroup("Windows and bars", _WINDOWS),
)
"""All actions, in the order in which the help and the documentation give them."""

ACTIONS = tuple(action for group in GROUPS for action in group.actions)

MOVING = frozenset(action.id for action in _MOVING)
"""What moves within a list or a page, and leaves the focus in it."""

FORMER = {"compare": "beside-source"}
"""Ids that an action had before, which a person may still have written."""

BY_ID = {action.id: action for action in ACTIONS}
"""Every action by its id."""


def applying(*where: Where) -> list[Action]:
    """The actions of these places: those of the first place first, each in the table's order."""
    found = (action for place in where for action in ACTIONS if place in action.where)
    return list(dict.fromkeys(found))
