"""An edition as a parser reads it: a tree of elements, each opened and closed in its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"meta", "br", "input", "col", "link", "img", "hr"})


@dataclass(eq=False)
class Node:
    """An element: its attributes, and what is in it in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text in it, as it is shown."""
        return " ".join("".join(self.letters()).split())

    def letters(self) -> Iterator[str]:
        """The pieces of text in it, with a blank for a line break."""
        for one in self.children:
            if isinstance(one, str):
                yield one
            elif one.tag == "br":
                yield " "
            else:
                yield from one.letters()

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    def all(self, tag: str = "", name: str = "") -> list[Node]:
        """The elements in it with this tag and this class."""
        return [
            one
            for one in self.walk()
            if (not tag or one.tag == tag) and (not name or name in one.classes)
        ]

    def one(self, name: str) -> Node:
        """The only element in it with this class."""
        (found,) = self.all(name=name)
        return found

    def walk(self) -> Iterator[Node]:
        for child in self.children:
            if isinstance(child, Node):
                yield child
                yield from child.walk()


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Node("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute twice: {tag} {names}"
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Node(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read_html(text: str) -> Node:
    """The tree of an edition, in which every element that is opened is closed in its place."""
    builder = _Builder()
    builder.feed(text)
    builder.close()
    (root,) = builder.open
    return root
