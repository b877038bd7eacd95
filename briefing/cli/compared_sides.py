"""What `briefing changes` compares: two days, two paths, two revisions of git, or any with now."""

from __future__ import annotations

import shutil
import tempfile
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from briefing.cli.content_choice import opened, place
from briefing.cli.output import Output
from briefing.cli.process import typed_path
from briefing.disk.git_history import Revision, revision, revision_on, write_revision
from briefing.errors import BriefingError
from briefing.library.library import Library
from briefing.library.opening import open_once
from briefing.load.content_layout import SUFFIXES, WHOLE, find_layout
from briefing.page.words.dates import date_in_words, day_of


class ComparedSide(NamedTuple):
    """One side: a library, what it is, in words, and its path where it was named by that."""

    library: Library
    said: str
    path: Path | None = None


class ChosenSides(NamedTuple):
    """The two sides of a comparison."""

    old: ComparedSide
    new: ComparedSide

    @property
    def since(self) -> str:
        """What is compared, as a sentence."""
        return f"From {self.old.said} to {self.new.said}."


@contextmanager
def chosen_sides(arguments: Namespace, out: Output) -> Iterator[ChosenSides]:
    """The two sides that the arguments name. Raises BriefingError for what names nothing."""
    with tempfile.TemporaryDirectory(prefix="briefing-") as folder:
        sides = _Sides(place(arguments.content, arguments.example), Path(folder), out)
        old = sides.since(arguments.since) if arguments.since else sides.named(arguments.old)
        if old.path is not None and arguments.new is None and not _is_named(arguments):
            raise BriefingError(
                f"{arguments.old} is one path, and two are compared",
                "Name another, or the content with -C",
            )
        new = sides.named(arguments.new) if arguments.new else sides.now()
        yield ChosenSides(sides.called_as(old, new.library), new)


class _Sides:
    """Finds the sides; what is not in the work tree is put into a folder for a while."""

    def __init__(self, content: Path, folder: Path, out: Output) -> None:
        self._content = content
        self._folder = folder
        self._out = out

    def now(self) -> ComparedSide:
        """The content as it is."""
        return ComparedSide(self._opened(self._content), "the files as they are")

    def named(self, name: str) -> ComparedSide:
        """What a name means: a day, a path, or a revision of git."""
        day = day_of(name)
        if day:
            return self._as_of(day)
        path = typed_path(name)
        if name and path.exists():
            return ComparedSide(self._opened(path), name, path)
        return self._revision(revision(self._content, name), name)

    def _opened(self, path: Path) -> Library:
        """The library at a path. Raises BriefingError where it has no records: nothing is told."""
        library = opened(path, self._out)
        if not any(library.lists.tally().values()):
            remedy = "Name the folder of a briefing, or a file that is a whole one"
            raise BriefingError(f"There are no records in {path}", remedy)
        return library

    def since(self, name: str) -> ComparedSide:
        """The files as they were at the end of a day or in a revision.

        Without a repository nobody knows how the files were: then a day is that of what was known.
        """
        day = day_of(name)
        if not day:
            return self._revision(revision(self._content, name), name)
        found = revision_on(self._content, day)
        if found is not None:
            return self._revision(found, "")
        self._out.say(
            "briefing: git has no earlier files of this, so what could be known by then is compared"
        )
        return self._as_of(day)

    def called_as(self, old: ComparedSide, new: Library) -> ComparedSide:
        """One briefing under the name of another, so that their records are the same ones."""
        was, is_ = old.library.briefings.only(), new.briefings.only()
        if not was or not is_ or was == is_ or old.path is None:
            return old
        folder = Path(tempfile.mkdtemp(dir=self._folder))
        layout, files = find_layout(old.path), folder / "files"
        for file in layout.files:
            inside = file.path.relative_to(layout.root)
            if file.part == WHOLE:
                inside = Path(f"{is_}{inside.suffix}")
            elif file.briefing == was:
                inside = Path(is_, *inside.parts[0 if layout.single else 1 :])
            target = files / inside
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file.path, target)
        return old._replace(library=open_once(files, folder / "compiled", self._out.progress))

    def _as_of(self, day: str) -> ComparedSide:
        library = opened(self._content, self._out).as_of(day)
        return ComparedSide(library, f"what could be known by {date_in_words(day)}")

    def _revision(self, found: Revision, name: str) -> ComparedSide:
        folder = Path(tempfile.mkdtemp(dir=self._folder))
        files = folder / "files"
        files.mkdir()
        kept = folder / "compiled"
        try:
            path = write_revision(self._content, found.commit, files, SUFFIXES)
            library = open_once(path, kept, self._out.progress)
        except BriefingError as error:
            raise BriefingError(f"{name or found.short} cannot be read: {error}") from error
        said = f"{name} ({found.short}, " if name and name != found.short else f"{found.short} ("
        return ComparedSide(library, f"{said}{date_in_words(found.day)})")


def _is_named(arguments: Namespace) -> bool:
    """Whether somebody has said which content is meant."""
    return arguments.content is not None or arguments.example
