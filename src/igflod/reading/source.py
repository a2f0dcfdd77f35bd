"""A file that is to be read: its path and its bytes."""

import hashlib
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from igflod.errors import SourceError
from igflod.record import Capture

__all__ = [
    "LARGEST_FILE",
    "MEDIA_TYPES",
    "READABLE_SUFFIXES",
    "Source",
    "suffix_of",
    "visible_files",
]

LARGEST_FILE = 32 * 1024 * 1024
"""Most bytes that a file may have."""

MEDIA_TYPES = {
    ".txt": "text/plain",
    ".txt.gz": "application/gzip",
    ".html": "text/html",
    ".htm": "text/html",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
"""Suffix of a readable file and its media type."""

READABLE_SUFFIXES = tuple(MEDIA_TYPES)
"""Suffixes of the files that can be read, in lower case. `suffix_of` gives that of a path."""


def suffix_of(path: Path) -> str | None:
    """Give the one of `READABLE_SUFFIXES` that a file's name ends with, in any case, or None."""
    name = path.name.lower()
    return next((suffix for suffix in READABLE_SUFFIXES if name.endswith(suffix)), None)


def visible_files(folder: Path) -> Iterator[Path]:
    """Yield all that is no folder and not hidden, by path: links that lead nowhere, too."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and (path.is_symlink() or not path.is_dir()):
            yield path


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one report and the path they came from, kept exactly as found."""

    path: Path
    content: bytes = field(repr=False)

    @classmethod
    def load(cls, path: Path) -> "Source":
        """Take in the bytes of a file.

        Raises:
            SourceError: there is no such file, it is no file, too large, or it may not be read.

        """
        try:
            status = path.stat()
            if stat.S_ISDIR(status.st_mode):
                raise SourceError("is a folder; give the report's file", path=path)
            if not stat.S_ISREG(status.st_mode):
                raise SourceError("is a device or a pipe, not a file", path=path)
            if status.st_size > LARGEST_FILE:
                size = LARGEST_FILE // 1024**2
                raise SourceError(f"has more than {size} MiB: too large for a report", path=path)
            return cls(path, path.read_bytes())
        except FileNotFoundError:
            raise SourceError("there is no such file", path=path) from None
        except OSError as error:
            raise SourceError(f"cannot be read ({error.strerror})", path=path) from error

    @property
    def media_type(self) -> str:
        """The media type that the file's name stands for; for an unknown suffix that of bytes."""
        suffix = suffix_of(self.path)
        return "application/octet-stream" if suffix is None else MEDIA_TYPES[suffix]

    @property
    def capture(self) -> Capture:
        """The bytes' SHA-256, media type and size."""
        digest = hashlib.sha256(self.content).hexdigest()
        return Capture(sha256=digest, media_type=self.media_type, size=len(self.content))
