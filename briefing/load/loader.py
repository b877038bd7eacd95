"""Loading one file: its records, and everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any

from briefing.disk.file_names import is_text
from briefing.disk.read import Unreadable, read_text
from briefing.load.content_layout import WHOLE, SourceFile
from briefing.load.loaded_record import LoadedRecord, load_record
from briefing.load.raw_records import RawRecord, raw_records
from briefing.load.validation import MOST_TOLD, LocatedFault, validate
from briefing.load.validation_messages import ValidationFault
from briefing.load.yaml.builder import DuplicateKey
from briefing.load.yaml.positions import Positions, read_positions
from briefing.load.yaml.syntax_problems import problems_not_listed
from briefing.load.yaml.tree import read_tree
from briefing.model.key import FRONT, SHARED
from briefing.model.path import field_name
from briefing.model.problem import Problem, Severity
from briefing.model.sections.registry import BY_NAME
from briefing.text.edit_distance import nearest

_MOST_HINTS = 200
"""For how many missing shared records it is looked up what was meant: as many as between files."""
Lines = Mapping[tuple[str, ...], int]
Shared = Mapping[tuple[str, str], Mapping[str, Any]]
"""What was written for each shared record, by section and slug."""


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """What came of a file. `extends` is set where a record in it takes over a shared one, and
    `broken` where the file could not be read to its end, so that nothing in it counts.
    """

    source: SourceFile
    records: tuple[LoadedRecord, ...] = ()
    problems: tuple[Problem, ...] = ()
    extends: bool = False
    broken: bool = False


def load_file(source: SourceFile, root: FilePath, shared: Shared | None = None) -> LoadedFile:
    """Read and check a file below `root`. What is wrong becomes a problem; nothing is raised."""
    try:
        text = _read(source, root)
    except Unreadable as error:
        return LoadedFile(source, problems=(unreadable(source.name, error),), broken=True)
    tree = read_tree(text, source.name)
    if tree.broken:
        return LoadedFile(source, problems=tree.problems, broken=True)
    written = [*raw_records(tree.root, source.part), *_again(tree.duplicates, source.part)]
    loading = _Loading(source.name, text, tree.lines, {} if shared is None else shared)
    loading.problems += _twin(source)
    records = tuple(loading.record(one) for one in written if isinstance(one, RawRecord))
    loading.report("", (), [one for one in written if isinstance(one, LocatedFault)])
    extends = any("extends" in one.written for one in written if isinstance(one, RawRecord))
    return LoadedFile(source, records, (*tree.problems, *loading.told()), extends)


def read_shared(files: tuple[SourceFile, ...], root: FilePath) -> Shared:
    """What the shared files among `files` say, for the records that extend them.

    They are read when the first record does; few libraries have any. A file that cannot be read
    gives nothing here; loading it tells why.
    """
    return _SharedFiles(tuple(one for one in files if one.briefing == SHARED), root)


class _SharedFiles(Mapping[tuple[str, str], Mapping[str, Any]]):
    """What was written for each shared record, once somebody asks."""

    def __init__(self, files: tuple[SourceFile, ...], root: FilePath) -> None:
        self._files = files
        self._root = root

    @cached_property
    def _found(self) -> dict[tuple[str, str], Mapping[str, Any]]:
        found: dict[tuple[str, str], Mapping[str, Any]] = {}
        for source in self._files:
            try:
                tree = read_tree(_read(source, self._root), source.name)
            except Unreadable:
                continue
            for one in () if tree.broken else raw_records(tree.root, source.part):
                if isinstance(one, RawRecord):
                    found.setdefault((one.section, one.slug), one.written)
        return found

    def __getitem__(self, key: tuple[str, str]) -> Mapping[str, Any]:
        return self._found[key]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


def _read(source: SourceFile, root: FilePath) -> str:
    """The text of a file. Raises Unreadable also for a name that nothing can be told by."""
    if not is_text(str(source.path.relative_to(root))):
        raise Unreadable(
            source.path, "name", "has a name that is not UTF-8", "Give it another name"
        )
    return read_text(source.path, root)


def _twin(source: SourceFile) -> list[Problem]:
    """What to say of a briefing that could not get the slug that its name gives."""
    if not source.twin or source.part not in (WHOLE, FRONT):
        return []
    said = f'the name gives a slug that is also that of {source.twin}: "{source.briefing}" instead'
    remedy = "rename one of the two"
    return [Problem(source.name, 1, 1, "error", "duplicate-slug", said, remedy, slug=FRONT)]


def unreadable(name: str, error: Unreadable) -> Problem:
    """The problem of a file that could not be read at all."""
    return Problem(
        name,
        error.line,
        error.column,
        "error",
        "unreadable",
        f"the file {error.reason}",
        error.remedy,
    )


def _again(duplicates: Iterable[DuplicateKey], part: str) -> Iterator[RawRecord]:
    """Records whose slug the same file had used before: told by the tree, and still to be read."""
    for path, slug, value, line in duplicates:
        section = path[0] if path else part
        if section in BY_NAME and isinstance(value, Mapping):
            yield RawRecord(section, slug, (*path, slug), value, line)


class _Loading:
    """One file being loaded: its problems so far, and its positions once a problem needs them."""

    def __init__(self, name: str, text: str, lines: Lines, shared: Shared) -> None:
        self.name = name
        self.text = text
        self.lines = lines
        self.shared = shared
        self.problems: list[Problem] = []
        self.untold = 0
        self._missing = 0
        self._positions: Positions | None = None

    @property
    def positions(self) -> Positions:
        if self._positions is None:
            self._positions = read_positions(self.text)
        return self._positions

    @property
    def _room(self) -> int:
        """How many more problems are told."""
        return max(0, MOST_TOLD - len(self.problems))

    def record(self, draft: RawRecord) -> LoadedRecord:
        written = self._extended(draft)
        model = BY_NAME[draft.section]
        checked = validate(model, written, self._room)
        self.report(draft.slug, draft.path, checked.found, checked.untold)
        line = draft.line or self.lines.get(tuple(map(str, draft.path)), 1)
        return load_record(model, draft.slug, checked, draft.path, line)

    def _extended(self, draft: RawRecord) -> Mapping[str, Any]:
        """The record's own fields over those of the shared record that it extends, if any."""
        name = draft.written.get("extends")
        if not isinstance(name, str):
            return draft.written
        taken = self.shared.get((draft.section, name.removeprefix(f"{SHARED}/")))
        if taken is not None:
            return {**taken, **draft.written}
        self._missing += 1
        near = nearest(name, self._shared_slugs(draft.section))
        fault = ValidationFault(
            "unknown-slug",
            f'no shared record "{name}" in {draft.section}',
            f'did you mean "{near}"?' if near else f"it must stand in {SHARED}/",
        )
        self.report(draft.slug, draft.path, [LocatedFault(("extends",), fault)])
        return draft.written

    def _shared_slugs(self, section: str) -> list[str]:
        """What a missing shared record may have meant, for as many as a person will read."""
        known = self.shared if self._missing <= _MOST_HINTS else ()
        return [slug for among, slug in known if among == section]

    def told(self) -> list[Problem]:
        """The problems that are listed, and that there are more where that is so."""
        more = [problems_not_listed(self.name, self.untold)] if self.untold else []
        return [*self.problems, *more]

    def report(
        self,
        slug: str,
        base: tuple[str | int, ...],
        found: Sequence[LocatedFault],
        untold: int = 0,
    ) -> None:
        room = self._room
        self.untold += untold + len(found[room:])
        for one in found[:room]:
            path = (*base, *one.path)
            of_key = not one.path or one.fault.code in _OF_KEYS
            place = self.positions.key(path) if of_key else self.positions.value(path)
            self.problems.append(
                Problem(
                    self.name,
                    place.line,
                    place.column,
                    _severity(one),
                    one.fault.code,
                    one.fault.message,
                    one.fault.remedy,
                    field_name(one.path),
                    slug,
                )
            )


_OF_KEYS = frozenset(
    {
        "unknown-field",
        "unknown-section",
        "missing-field",
        "empty-field",
        "reserved-slug",
        "invalid-slug",
    }
)
"""Faults of a key, and not of what is written after it."""


def _severity(found: LocatedFault) -> Severity:
    return "warning" if found.severity == "warning" else "error"
