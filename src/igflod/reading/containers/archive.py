"""Members of a ZIP archive, unpacked within limits that do not trust what the archive says."""

import io
import zipfile
import zlib
from pathlib import Path
from types import TracebackType
from typing import Self

from igflod.errors import SourceError
from igflod.reading.containers.limits import LARGEST_PART, MOST_MEMBERS, STEEPEST_RATIO

__all__ = ["Archive"]

_ALWAYS_FINE = 1024**2
_ENCRYPTED = 0x1


class Archive:
    """An archive that is open for reading. `path` is only named in errors."""

    def __init__(self, content: bytes, path: Path) -> None:
        self._path = path
        self._packed = len(content)
        self._left = LARGEST_PART
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
            raise self._error(f"is a broken ZIP archive ({error})") from None
        members = self._zip.infolist()
        if len(members) > MOST_MEMBERS:
            raise self._error(f"has more than {MOST_MEMBERS:,} files in its ZIP archive")
        self.names = frozenset(member.filename for member in members)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()

    def read(self, name: str) -> bytes:
        """Unpack a member.

        Raises:
            SourceError: it is damaged, encrypted, or (with those read before) over the limits.

        """
        member = self._zip.getinfo(name)
        if member.flag_bits & _ENCRYPTED:
            raise self._error("is protected by a password")
        most = min(self._left, max(_ALWAYS_FINE, STEEPEST_RATIO * self._packed))
        try:
            with self._zip.open(member) as file:
                content = file.read(most + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
            raise self._error(f"is a broken ZIP archive ({error})") from None
        if len(content) > most:
            raise self._error("unpacks to more than a report can be")
        self._left -= len(content)
        return content

    def _error(self, message: str) -> SourceError:
        return SourceError(message, path=self._path)
