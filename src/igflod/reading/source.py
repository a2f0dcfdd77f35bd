"""A file that is to be read: its path and its bytes."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from igflod.errors import SourceError
from igflod.record import Capture

__all__ = ["MEDIA_TYPES", "Source"]

MEDIA_TYPES = {".txt": "text/plain"}
"""Suffix of a readable file and its media type."""


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one report and the path they came from, kept exactly as found."""

    path: Path
    content: bytes = field(repr=False)

    @classmethod
    def load(cls, path: Path) -> "Source":
        """Take in the bytes of a file.

        Raises:
            SourceError: there is no such file, it is a folder, or it may not be read.

        """
        if path.is_dir():
            raise SourceError("is a folder; give the report's file", path=path)
        try:
            return cls(path, path.read_bytes())
        except FileNotFoundError:
            raise SourceError("there is no such file", path=path) from None
        except OSError as error:
            raise SourceError(f"cannot be read ({error.strerror})", path=path) from error

    @property
    def capture(self) -> Capture:
        """The bytes' SHA-256, media type and size."""
        media_type = MEDIA_TYPES.get(self.path.suffix.lower(), "application/octet-stream")
        digest = hashlib.sha256(self.content).hexdigest()
        return Capture(sha256=digest, media_type=media_type, size=len(self.content))
