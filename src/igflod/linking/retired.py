"""Ids that were split or withdrawn, and mentions that a curator assigned to an id."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from igflod.errors import CuratedError
from igflod.linking.judgements import Id, load_rows
from igflod.tables import Entry, append_rows
from igflod.uris import Identifier

__all__ = [
    "Assignment",
    "Assignments",
    "Fate",
    "Retired",
    "Retirements",
    "append_assignments",
    "append_retired",
]

_RETIRED_HEAD = """\
# Ids that are no longer used: split into successors, or withdrawn, for good.
# Owner: curators, by program. names: digests of names that are not to be published; never a name.
id	fate	successors	names	by	date	why
"""
_ASSIGNMENTS_HEAD = """\
# Who or what a printed name means where a curator decided it; this comes before every other rule.
# Owner: curators. source: the session, and the name of the report where it has several.
source	printed	id	by	date	why
"""
_CUT = " | "


def _cut(value: Any) -> Any:
    return tuple(part for part in value.split(_CUT) if part) if isinstance(value, str) else value


class Fate(StrEnum):
    """What became of an id; those that were merged follow from the judgements."""

    SPLIT = "split"
    WITHDRAWN = "withdrawn"


class Retired(Entry):
    """An id that is no longer used.

    `successors` are those it was split into; `names` are digests of the names of a person that are
    not to be published. Further rows of one that was withdrawn add spellings of the name.
    """

    id: Id
    fate: Fate
    successors: Annotated[tuple[Id, ...], BeforeValidator(_cut)] = ()
    names: Annotated[tuple[str, ...], BeforeValidator(_cut)] = ()
    by: str
    date: date
    why: str
    line: int = Field(default=0, exclude=True)

    @property
    def ids(self) -> tuple[Identifier, ...]:
        """The id and its successors."""
        return self.id, *self.successors

    @model_validator(mode="after")
    def _successors_of_a_split(self) -> "Retired":
        others = set(self.successors) - {self.id}
        if self.fate is Fate.SPLIT and len(others) < 2:  # noqa: PLR2004 (one half and the other)
            raise ValueError("a split has two or more successors")
        if self.fate is Fate.WITHDRAWN and self.successors:
            raise ValueError("what is withdrawn has no successors")
        if any(other.kind != self.id.kind for other in others):
            raise ValueError("a successor is of the same kind")
        return self


class Assignment(Entry):
    """A printed name in one source, and what it means.

    `source` is the path of a session, with "/" and the report's name where it has one.
    """

    source: str
    printed: str
    id: Id
    by: str
    date: date
    why: str
    line: int = Field(default=0, exclude=True)


@dataclass(frozen=True, slots=True)
class Retirements:
    """All ids that were split or withdrawn."""

    rows: tuple[Retired, ...] = ()
    _by_id: dict[Identifier, Retired] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[Retired], path: Path | None = None) -> "Retirements":
        """Take rows together.

        Raises:
            CuratedError: an id is retired twice, other than withdrawn with further names.

        """
        made = cls(tuple(rows))
        for row in made.rows:
            first = made._by_id.setdefault(row.id, row)
            if first is not row and {first.fate, row.fate} != {Fate.WITHDRAWN}:
                raise CuratedError(f"{row.id} is retired twice", path=path, line=row.line)
        return made

    @classmethod
    def load(cls, path: Path) -> "Retirements":
        """Load what was retired; a file that is not there holds nothing.

        Raises:
            CuratedError: a row is broken, or an id is retired twice.

        """
        return cls.of(load_rows(path, Retired), path)

    def get(self, one: Identifier) -> Retired | None:
        """Give what became of an id; None if it was neither split nor withdrawn."""
        return self._by_id.get(one)

    def paths(self, kind: str) -> frozenset[str]:
        """Give the paths of the retired ids of a kind."""
        return frozenset(row.id.path for row in self.rows if row.id.kind == kind)

    @property
    def withdrawn(self) -> tuple[Retired, ...]:
        """Give those that were withdrawn, in the order of the file."""
        return tuple(row for row in self.rows if row.fate is Fate.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Assignments:
    """All mentions that a curator assigned to an id."""

    rows: tuple[Assignment, ...] = ()
    _by_mention: dict[tuple[str, str], Assignment] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[Assignment], path: Path | None = None) -> "Assignments":
        """Take rows together; a later row for a mention takes the place of an earlier one."""
        made = cls(tuple(rows))
        for row in made.rows:
            if row.id.kind not in {"person", "organization"}:
                message = f"{row.id} is neither a person nor an organization"
                raise CuratedError(message, path=path, line=row.line)
            made._by_mention[row.source, " ".join(row.printed.split())] = row
        return made

    @classmethod
    def load(cls, path: Path) -> "Assignments":
        """Load assignments; a file that is not there holds none.

        Raises:
            CuratedError: a row is broken.

        """
        return cls.of(load_rows(path, Assignment), path)

    def find(self, source: str, printed: str) -> Identifier | None:
        """Give what a printed name means in a source, if a curator said so."""
        row = self._by_mention.get((source, " ".join(printed.split())))
        return row.id if row else None


def append_retired(path: Path, row: Retired) -> None:
    """Add a row to the file of what is retired, which is begun if it is not there.

    Raises:
        CuratedError: the file cannot be written.

    """
    successors = _CUT.join(str(one) for one in row.successors)
    day = row.date.isoformat()
    cells = (str(row.id), row.fate, successors, _CUT.join(row.names), row.by, day, row.why)
    append_rows(path, _RETIRED_HEAD, [cells])


def append_assignments(path: Path, rows: Iterable[Assignment]) -> None:
    """Add rows to the file of assignments, which is begun if it is not there.

    Raises:
        CuratedError: the file cannot be written.

    """
    cells = [
        (row.source, row.printed, str(row.id), row.by, row.date.isoformat(), row.why)
        for row in rows
    ]
    append_rows(path, _ASSIGNMENTS_HEAD, cells)
