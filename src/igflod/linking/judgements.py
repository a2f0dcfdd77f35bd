"""What curators decided about two ids: the same, different, or not to be told.

Of two that are the same, the first stays and the second is retired. Judgements chain: whoever is
retired goes on to where the one that stayed has gone, in the order of the rows.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import Field, PlainValidator

from igflod.errors import CuratedError, UriError
from igflod.record import SessionType
from igflod.tables import Entry, append_rows, read_tsv
from igflod.uris import Identifier

__all__ = ["Id", "Judgement", "Judgements", "Verdict", "append_judgement", "load_rows"]

_HEAD = """\
# Two ids, and whether both are one: same, different, unsure. Of the same, a stays, b is retired.
# Owner: curators, by hand or by program. Rows are only added: b's address must lead to a for good.
a	b	verdict	by	date	why
"""


def _read_id(value: Any) -> Identifier:
    if isinstance(value, Identifier):
        return value
    try:
        return Identifier.parse(str(value))
    except UriError as error:
        raise ValueError(str(error)) from None


Id = Annotated[Identifier, PlainValidator(_read_id)]
"""An id as curators' files write it: 'person/p3kx7ab', 'workshop/2013/324'."""


class Verdict(StrEnum):
    """What was decided about two ids."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    """Somebody looked, and the sources do not tell; a later row may decide."""


class Judgement(Entry):
    """A decision about two ids: who made it, when, and why."""

    a: Id
    b: Id
    verdict: Verdict
    by: str
    date: date
    why: str
    line: int = Field(default=0, exclude=True)

    @property
    def ids(self) -> tuple[Identifier, Identifier]:
        """Both ids."""
        return self.a, self.b


E = TypeVar("E", bound=Entry)

_CONFUSED = frozenset(
    {("organization", "person"), ("meeting", "organization"), ("place", "organization")}
)
"""Kinds that may stand in the place of one another, and can be told apart by a judgement."""


def load_rows(path: Path, model: type[E]) -> tuple[E, ...]:
    """Load a file of decisions; one that is not there holds none.

    Raises:
        CuratedError: a row breaks the model.

    """
    if not path.exists():
        return ()
    return tuple(row.model_copy(update={"line": line}) for line, row in read_tsv(path, model))


def append_judgement(path: Path, judgement: Judgement) -> None:
    """Add a judgement to its file, which is begun if it is not there.

    Raises:
        CuratedError: the file cannot be written.

    """
    row = judgement
    cells = (str(row.a), str(row.b), row.verdict, row.by, row.date.isoformat(), row.why)
    append_rows(path, _HEAD, [cells])


@dataclass(slots=True)
class Judgements:
    """All judgements, with what follows from them together."""

    rows: tuple[Judgement, ...] = ()
    _merged: dict[Identifier, tuple[Identifier, Judgement]] = field(default_factory=dict)
    _roots: dict[Identifier, Identifier] = field(default_factory=dict)
    _absorbed: dict[Identifier, list[Identifier]] = field(default_factory=dict)
    _apart: dict[frozenset[Identifier], Judgement] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[Judgement], path: Path | None = None) -> "Judgements":
        """Draw the conclusions from rows.

        Raises:
            CuratedError: a row is about one id or about things of two kinds, or contradicts
                another one.

        """
        made = cls(tuple(rows))
        for row in made.rows:
            _check(row, path)
            if row.verdict is Verdict.SAME:
                made._merge(row)
        for one in sorted(made._merged):
            root = made._roots[one] = made._walk(one)
            made._absorbed.setdefault(root, []).append(one)
        for row in made.rows:
            if row.verdict is not Verdict.SAME:
                made._keep_apart(row, path)
        return made

    @classmethod
    def load(cls, path: Path) -> "Judgements":
        """Load judgements; a file that is not there holds none.

        Raises:
            CuratedError: a row is broken, or contradicts another one; with the lines.

        """
        return cls.of(load_rows(path, Judgement), path)

    def root(self, one: Identifier) -> Identifier:
        """Give the id that stands for a thing now; the id itself if it was not merged."""
        return self._roots.get(one, one)

    def verdict(self, a: Identifier, b: Identifier) -> Verdict | None:
        """Say what is decided about two ids, or follows from what is; None if nothing does."""
        one, other = self.root(a), self.root(b)
        if one == other:
            return Verdict.SAME
        row = self._apart.get(frozenset((one, other)))
        return row.verdict if row else None

    @property
    def merged(self) -> dict[Identifier, Judgement]:
        """Give the ids that are retired because they were merged, each with its judgement."""
        return {one: row for one, (_, row) in self._merged.items()}

    def absorbed(self, root: Identifier) -> tuple[Identifier, ...]:
        """Give the ids that a root stands for beside its own, in their order."""
        return tuple(self._absorbed.get(root, ()))

    def all_of(self, one: Identifier) -> tuple[Identifier, ...]:
        """Give all ids of the thing that an id means, the one that stands for it first."""
        root = self.root(one)
        return root, *self.absorbed(root)

    def _merge(self, row: Judgement) -> None:
        stays, goes = self._walk(row.a), self._walk(row.b)
        if stays != goes:
            self._merged[goes] = (stays, row)

    def _walk(self, one: Identifier) -> Identifier:
        while one in self._merged:
            one, _ = self._merged[one]
        return one

    def _keep_apart(self, row: Judgement, path: Path | None) -> None:
        one, other = self.root(row.a), self.root(row.b)
        if row.verdict is Verdict.DIFFERENT and one == other:
            lines = ", ".join(str(line) for line in self._lines_between(row.a, row.b))
            message = f"{row.a} and {row.b} are different here, and the same by line {lines}"
            raise CuratedError(message, path=path, line=row.line)
        pair = frozenset((one, other))
        if row.verdict is Verdict.DIFFERENT or pair not in self._apart:
            self._apart[pair] = row

    def _lines_between(self, a: Identifier, b: Identifier) -> list[int]:
        """Give the lines of the fewest judgements that make two ids one."""
        ways: dict[Identifier, tuple[int, ...]] = {a: ()}
        reached = [a]
        for one in reached:
            for row in self.rows:
                if row.verdict is Verdict.SAME and one in row.ids:
                    other = row.b if one == row.a else row.a
                    if other not in ways:
                        ways[other] = (*ways[one], row.line)
                        reached.append(other)
        return sorted(ways[b])


def _check(row: Judgement, path: Path | None) -> None:
    """Refuse what nobody can decide: an id and itself, things of two kinds."""
    if row.a == row.b:
        raise CuratedError(f"{row.a} is compared with itself", path=path, line=row.line)
    if row.verdict is not Verdict.SAME and (row.a.kind, row.b.kind) in _CONFUSED:
        return
    kinds = _kind(row.a), _kind(row.b)
    if None in kinds or kinds[0] != kinds[1]:
        message = f"{row.a} and {row.b} are things of two kinds, or of a kind that is not merged"
        raise CuratedError(message, path=path, line=row.line)


def _kind(one: Identifier) -> str | None:
    """Name the kind in which two ids may be one; sessions of a meeting, themes of a scheme."""
    if one.kind in set(SessionType):
        return f"session {one.path.partition('/')[0]}"
    if one.kind == "theme":
        return f"theme {one.path.partition('/')[0]}"
    return one.kind if one.kind in {"person", "organization", "place"} else None
