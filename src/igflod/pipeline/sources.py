"""Finds the reports that are to be published, and what `sources.toml` beside them says of each."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pydantic import Field, RootModel

from igflod.errors import CuratedError, SourceError
from igflod.linking import Provenance
from igflod.reading import suffix_of, visible_files
from igflod.records.session_list import Session
from igflod.tables import Entry, Iri, line_in, load_toml

__all__ = ["REASONS_SUFFIX", "Found", "find_reports", "find_unread", "name_in"]

REASONS_SUFFIX = ".reasons.json"
"""What the file with the reasons of a quarantine is called, behind the name of the report."""

_SOURCES = "sources.toml"
_ALL = "*"
"""The table that speaks of all files of a folder."""
_NO_REPORTS = (_SOURCES, "README.md")
"""Names of files that lie beside reports and speak about them."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file among the reports. `name` is its path below the folder, fit to be printed.

    `described` says whether `sources.toml` has a table of its own for it.
    """

    path: Path
    name: str
    provenance: Provenance = field(default_factory=Provenance)
    described: bool = False

    @property
    def order(self) -> tuple[bool, Path]:
        """The place among files with the same content: those that are described first."""
        return not self.described, self.path


class _Origin(Entry):
    """What is said of one file.

    The session, where the report does not tell it; a name, where its session has another report.
    """

    url: Iri | None = None
    retrieved: date | None = None
    rights: str | None = None
    language: str = Field(default="en", pattern=r"^[a-z]{2,3}(-[0-9A-Za-z]{2,8})*$")
    session: Session | None = None
    report: str = Field(default="", pattern=r"^([0-9a-z]+(-[0-9a-z]+)*)?$")
    year: int | None = Field(default=None, ge=2006, le=2100)

    @property
    def provenance(self) -> Provenance:
        return Provenance(
            self.url,
            self.retrieved,
            self.rights,
            self.language,
            self.session,
            self.report,
            self.year,
        )


class _Origins(RootModel[dict[str, _Origin]]):
    """The file `sources.toml` of a folder of reports: one table per file name."""


def find_reports(folder: Path) -> Iterator[Found]:
    """Yield every report below a folder, by path, with what `sources.toml` beside it says.

    A file without an entry there is a report all the same, and so is a file that cannot be read.
    Hidden files and folders are left alone; for files of other kinds see `find_unread`.

    Raises:
        SourceError: there is no such folder.
        CuratedError: a `sources.toml` is broken, or names a file that is not there.

    """
    if not folder.is_dir():
        raise SourceError("there is no such folder of reports", path=folder)
    files = list(visible_files(folder))
    origins = {path.parent: _load_origins(path) for path in files if path.name == _SOURCES}
    for path in files:
        if suffix_of(path) is not None:
            yield _found(path, name_in(folder, path), origins.get(path.parent, {}))


def _found(path: Path, name: str, origins: dict[str, _Origin]) -> Found:
    """Put together what is said of a file and, where that says nothing, of all files."""
    own = origins.get(path.name)
    said = [origin for origin in (origins.get(_ALL), own) if origin is not None]
    origin = _Origin()
    for more in said:
        origin = origin.model_copy(
            update={name: getattr(more, name) for name in more.model_fields_set}
        )
    return Found(path, name, origin.provenance, described=own is not None)


def find_unread(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder of reports whose suffix is not one that we read.

    Those that speak about reports are not meant: `sources.toml`, `README.md`, and the reasons of a
    quarantine.
    """
    for path in visible_files(folder):
        about_reports = path.name in _NO_REPORTS or path.name.endswith(REASONS_SUFFIX)
        if suffix_of(path) is None and not about_reports:
            yield path


def name_in(folder: Path, path: Path) -> str:
    """Name a file in a folder wherever the folder lies, and whatever bytes the name is made of."""
    name = path.relative_to(folder).as_posix()
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _load_origins(file: Path) -> dict[str, _Origin]:
    origins = load_toml(file, _Origins).root
    for name in origins.keys() - {_ALL}:
        if not (file.parent / name).is_file():
            line = line_in(file, name)
            raise CuratedError(f"names {name!r}, which is not there", path=file, line=line)
    return origins
