"""Content reaches the screen by one door: the source of the reader is searched for others.

In most widgets of the toolkit a plain string is markup, so that `a [sic] b` loses a word. Words of
our own may be plain strings if they have no bracket; whatever else is shown is `Content`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import briefing.reader

ROOT = Path(briefing.reader.__file__).parent
SHOWING = {"Static", "Label", "Button", "Option", "Tab", "Collapsible", "Checkbox", "RadioButton"}
SAFE = {"content", "plain_content", "Content", "Text", "crumbs"}
TITLES = {"border_title", "border_subtitle", "tooltip", "title", "sub_title"}


def faults(source: str) -> list[str]:
    """What a module does that could turn content into markup, each with its line."""
    tree = ast.parse(source)
    return [
        f"line {getattr(node, 'lineno', 0)}: {fault}"
        for node in ast.walk(tree)
        for fault in _faults(node)
    ]


def _faults(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Attribute) and node.attr in ("from_markup", "from_rich_text"):
        yield f"{node.attr} reads markup"
    if isinstance(node, ast.keyword) and node.arg == "markup" and not _is_false(node.value):
        yield "markup is on"
    if isinstance(node, ast.Call):
        yield from _call(node)
    if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign) and node.value is not None:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        titled = [one for one in targets if isinstance(one, ast.Attribute) and one.attr in TITLES]
        if titled and not _safe(node.value):
            yield "a title is not Content"


def _call(node: ast.Call) -> Iterator[str]:
    name = _name(node.func)
    words = node.args[:1]
    if name in SHOWING and words and not _safe(words[0]):
        yield f"{name} shows what is not Content"
    if name == "update" and words and _string(words[0]):
        yield "update shows a string"
    if name == "notify":
        inert = any(one.arg == "markup" and _is_false(one.value) for one in node.keywords)
        if not inert and not (words and _own_words(words[0])):
            yield "notify without markup=False"
        if any(one.arg == "title" and not _own_words(one.value) for one in node.keywords):
            yield "notify with data in its title, which is markup"


def _name(node: ast.expr) -> str:
    """What is called: `Content.assemble` counts as `Content`."""
    if isinstance(node, ast.Attribute):
        owner = _name(node.value)
        return owner if owner in SAFE else node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _safe(node: ast.expr) -> bool:
    if isinstance(node, ast.IfExp):
        return _safe(node.body) and _safe(node.orelse)
    return _own_words(node) or (isinstance(node, ast.Call) and _name(node.func) in SAFE)


def _string(node: ast.expr) -> bool:
    """Whether it is likely to be a string that is not all our own; a dict has `update` too."""
    if isinstance(node, ast.Call):
        return _name(node.func) in ("str", "format", "join", "visible", "visible_line")
    return isinstance(node, ast.JoinedStr | ast.BinOp | ast.Attribute) or (
        isinstance(node, ast.Constant) and not _own_words(node)
    )


def _own_words(node: ast.expr) -> bool:
    """A string that stands in the source, without a bracket."""
    return isinstance(node, ast.Constant) and "[" not in str(node.value)


def _is_false(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is False


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=lambda path: path.stem)
def test_nothing_in_the_reader_can_turn_content_into_markup(path: Path) -> None:
    assert faults(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "line",
    [
        "Static(name)",
        "Static(f'{name}')",
        "Label('a [b]' )",
        "Static('a' + name)",
        "self.query_one('#a', Static).update(f'{name}')",
        "bar.update(record.title)",
        "self.notify(name)",
        "self.notify(f'{name}')",
        "self.notify('a', title=name)",
        "self.notify(name, markup=True)",
        "Content.from_markup(name)",
        "Static(name, markup=True)",
        "self.border_title = name",
        "self.tooltip = f'{name}'",
        "Option(name)",
    ],
)
def test_each_way_round_the_door_is_noticed(line: str) -> None:
    assert faults(line)


@pytest.mark.parametrize(
    "line",
    [
        "Static(content(line))",
        "Static(Content.assemble((name, 'bold')))",
        "Static(id='x')",
        "Static('Search')",
        "Static(plain_content(name) if name else 'none')",
        "self.notify('Nothing is found.')",
        "self.notify(name, markup=False)",
        "self.history.update(place)",
        "self.history.update(self.here())",
        "bar.update(plain_content(name))",
    ],
)
def test_the_ways_through_the_door_are_left_alone(line: str) -> None:
    assert faults(line) == []
