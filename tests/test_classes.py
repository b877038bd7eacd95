"""How classes are built: none too large to be held in the head, none for inheritance's own sake.

Both are looked at as the classes are at run time, so that what a class inherits from others of ours
counts as its own.
"""

from __future__ import annotations

import ast
import inspect
import pkgutil
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path

import pytest

import briefing

ROOT = Path(briefing.__file__).parent
MOST = 25
"""Methods and properties of a class, with those that it inherits from classes of ours."""
LARGER: Mapping[str, str] = {}
"""Classes that have more, each with the reason."""
LONELY: Mapping[str, str] = {}
"""Classes that are only inherited from, by one class, each with the reason."""


def _classes() -> Iterator[type]:
    """Every class that the package defines, those inside of others too."""
    for found in pkgutil.walk_packages(briefing.__path__, "briefing."):
        if not found.name.endswith("__main__"):
            module = import_module(found.name)
            yield from _defined_in(vars(module), module.__name__)


def _defined_in(names: Mapping[str, object], module: str) -> Iterator[type]:
    for value in list(names.values()):
        if inspect.isclass(value) and value.__module__ == module:
            yield value
            yield from _defined_in(vars(value), module)


CLASSES = {f"{one.__module__}.{one.__qualname__}": one for one in _classes()}


def methods(one: type) -> set[str]:
    """The names of the methods and properties that were written for a class or its bases."""
    ours = (base for base in one.__mro__ if base.__module__.startswith("briefing."))
    return {name for base in ours for name, value in vars(base).items() if _is_written(value)}


def _is_written(value: object) -> bool:
    """Whether it is a function of the package, and not one that a decorator has made up."""
    if isinstance(value, property):
        value = value.fget
    function = inspect.unwrap(getattr(value, "__func__", value))  # type: ignore[arg-type]
    code = getattr(function, "__code__", None)
    return code is not None and Path(code.co_filename).is_relative_to(ROOT)


def test_no_class_has_more_methods_than_can_be_held_in_the_head() -> None:
    sizes = {name: len(methods(one)) for name, one in CLASSES.items()}
    assert {name: size for name, size in sizes.items() if size > MOST and name not in LARGER} == {}
    assert [name for name in LARGER if sizes.get(name, 0) <= MOST] == []


def test_what_is_only_inherited_from_has_two_heirs() -> None:
    called = _called()
    heirs: dict[type, list[type]] = {}
    for one in CLASSES.values():
        for base in one.__bases__:
            heirs.setdefault(base, []).append(one)
    lonely = {
        name
        for name, one in CLASSES.items()
        if len(heirs.get(one, ())) == 1
        and one.__name__ not in called
        and not getattr(one, "_is_protocol", False)
    }
    assert lonely == set(LONELY)


def _called() -> set[str]:
    """Every name that is called, raised or caught anywhere in the package."""
    found: set[str] = set()
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                found.add(ast.unparse(node.func).rpartition(".")[2])
            elif isinstance(node, ast.ExceptHandler) and node.type is not None:
                found |= {ast.unparse(one) for one in _each(node.type)}
    return found


def _each(node: ast.expr) -> list[ast.expr]:
    return node.elts if isinstance(node, ast.Tuple) else [node]


class _Base:
    @property
    def one(self) -> int:
        return 1

    @staticmethod
    def two() -> int:
        return 2


class _Heir(_Base):
    def two_more(self) -> None: ...


@pytest.mark.parametrize(("one", "count"), [(_Base, 2), (_Heir, 3)])
def test_what_is_inherited_counts(one: type, count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{__name__}.ROOT", Path(__file__).parent)
    for base in one.__mro__[:-1]:
        monkeypatch.setattr(base, "__module__", "briefing.made_up")
    assert len(methods(one)) == count
