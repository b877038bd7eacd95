"""Text that is set aside on the disk until its turn to be written comes."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator

from briefing.errors import BriefingError


class SetAside:
    """Several texts that grow in turn, in one file without a name, which goes when this does."""

    def __init__(self) -> None:
        """Nothing is on the disk before there is something to set aside."""
        self._file = tempfile.TemporaryFile(prefix="briefing-")  # noqa: SIM115 - read much later
        self._places: dict[str, list[tuple[int, int]]] = {}
        self._end = 0

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def add(self, name: str, piece: str) -> None:
        """Add a piece to one of the texts. Raises BriefingError where there is no room for it."""
        data = piece.encode("utf-8", "surrogatepass")
        try:
            self._file.write(data)
            self._file.flush()
        except OSError as error:
            where = tempfile.gettempdir()
            raise BriefingError(
                f"There is no room in {where} for what is put together: {error.strerror}",
                "Make room there, or set TMPDIR to another folder",
            ) from error
        self._places.setdefault(name, []).append((self._end, len(data)))
        self._end += len(data)

    def pieces(self, name: str) -> Iterator[str]:
        """The pieces of one of the texts, as they were added."""
        for place, size in self._places.get(name, ()):
            self._file.seek(place)
            yield self._file.read(size).decode("utf-8", "surrogatepass")
