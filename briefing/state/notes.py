"""The person's own notes: a Markdown file for each record, in a folder for each briefing."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from briefing.disk.own_files import create_own, read_own
from briefing.disk.user_folders import private_folder

FOLDER = "notes"
_SUFFIX = ".md"
_LONGEST = 200  # characters of a slug that stand in a name
_MOST = 1024 * 1024
"""Bytes of a note that are shown and searched."""


class NotesFolder:
    """The notes on one briefing. They are the person's: nothing here changes or deletes a word."""

    def __init__(self, state: Path, slug: str, token: str) -> None:
        """`state` is the folder of all that is kept, `token` tells briefings of one name apart."""
        self.path = state / FOLDER / f"{slug[:_LONGEST]}-{token}"

    def file(self, slug: str) -> Path:
        """Where the note on a record stands, or would."""
        name = slug
        if len(slug) > _LONGEST:
            name = f"{slug[:_LONGEST]}-{sha256(slug.encode()).hexdigest()[:8]}"
        return self.path / f"{name}{_SUFFIX}"

    def begun(self, slug: str) -> Path:
        """The file of a note, which is there afterwards. Raises BriefingError or OSError."""
        private_folder(self.path)
        file = self.file(slug)
        if not os.path.lexists(file):
            os.close(create_own(file))
        return file

    def ended(self, slug: str) -> None:
        """A note with no word in it is none."""
        file = self.file(slug)
        if not self.read(slug).strip() and file.is_file() and not file.is_symlink():
            file.unlink()

    def read(self, slug: str) -> str:
        """The words of a note; empty where there is none, or none that can be read."""
        try:
            return read_own(self.file(slug), _MOST).decode("utf-8", "replace")
        except OSError:
            return ""

    def slugs(self) -> list[str]:
        """The records with a note, by the names of the files."""
        if not self.path.is_dir():
            return []
        names = (entry.name for entry in os.scandir(self.path))
        return sorted(name.removesuffix(_SUFFIX) for name in names if name.endswith(_SUFFIX))

    def rename(self, old: str, new: str) -> None:
        """Let a note follow its record to a new slug, where there is no note yet."""
        was, is_ = self.file(old), self.file(new)
        if was.is_file() and not os.path.lexists(is_):
            was.rename(is_)
