"""Finds the reports that are to be published, and where each was found."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from pydantic import RootModel

from igflod.errors import CuratedError, SourceError
from igflod.linking import Provenance
from igflod.linking.tables import Entry, load_toml
from igflod.reading.source import suffix_of

__all__ = ["find_reports", "find_unread"]

_SOURCES = "sources.toml"


class _Origin(Entry):
    """Where one file was found."""

    url: str | None = None
    retrieved: date | None = None
    rights: str | None = None


class _Origins(RootModel[dict[str, _Origin]]):
    """The file `sources.toml` of a folder of reports: one table per file name."""


def find_reports(folder: Path) -> Iterator[tuple[Path, Provenance]]:
    """Yield every report below a folder, by path, with what `sources.toml` beside it says.

    A file without an entry there is a report all the same. Hidden files are left alone.

    Raises:
        SourceError: there is no such folder.
        CuratedError: a `sources.toml` is broken, or names a file that is not there.

    """
    if not folder.is_dir():
        raise SourceError("there is no such folder of reports", path=folder)
    origins: dict[Path, dict[str, _Origin]] = {}
    for path in _files(folder):
        if suffix_of(path) is None:
            continue
        if path.parent not in origins:
            origins[path.parent] = _load_origins(path.parent)
        found = origins[path.parent].get(path.name, _Origin())
        yield path, Provenance(found.url, found.retrieved, found.rights)


def find_unread(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder of reports that are none: their suffix is not one we read."""
    for path in _files(folder):
        if suffix_of(path) is None and path.name != _SOURCES:
            yield path


def _files(folder: Path) -> Iterator[Path]:
    """Yield every file that is not hidden, by path; a link that leads nowhere is one, too."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and (path.is_file() or path.is_symlink()):
            yield path


def _load_origins(folder: Path) -> dict[str, _Origin]:
    file = folder / _SOURCES
    if not file.exists():
        return {}
    origins = load_toml(file, _Origins).root
    for name in origins:
        if not (folder / name).is_file():
            raise CuratedError(f"names {name!r}, which is not there", path=file)
    return origins
