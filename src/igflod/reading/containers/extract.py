"""What is taken out of a container: its text, and the pieces that the text is made of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from igflod.reading.document import BlockKind

__all__ = ["Extract", "ExtractWriter", "Piece"]

_WHITE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """One element's words: code points `start` to `end` of the extract's text.

    `gap` counts the blank lines before it; `furniture` says that it is no part of the report.
    """

    start: int
    end: int
    kind: BlockKind
    path: str
    gap: int = 0
    furniture: bool = False


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of a file. Without `pieces` it is plain text, whose lines are its pieces.

    `notes` are pairs: the name of a rule, and what a careful reader should know.
    """

    text: str
    pieces: tuple[Piece, ...] | None = None
    notes: tuple[tuple[str, str], ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Give the extract as JSON values."""
        pieces = None
        if self.pieces is not None:
            pieces = [[p.start, p.end, p.kind, p.path, p.gap, p.furniture] for p in self.pieces]
        return {"text": self.text, "pieces": pieces, "notes": [list(note) for note in self.notes]}

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> "Extract":
        """Make an extract of JSON values that may come from a process gone wrong.

        Raises:
            ValueError, TypeError, KeyError: they are no extract.

        """
        text = str(value["text"])
        notes = tuple((str(rule), str(message)) for rule, message in value["notes"])
        if value["pieces"] is None:
            return cls(text, None, notes)
        pieces = tuple(_checked(value["pieces"], len(text)))
        return cls(text, pieces, notes)


def _checked(rows: list[Any], length: int) -> Iterator[Piece]:
    done = 0
    for start, end, kind, path, gap, furniture in rows:
        if not done <= int(start) < int(end) <= length:
            raise ValueError("the pieces are out of order")
        done = int(end)
        yield Piece(int(start), done, BlockKind(kind), str(path), int(gap), bool(furniture))


@dataclass(slots=True)
class ExtractWriter:
    """Builds an extract piece by piece."""

    parts: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    length: int = 0

    def add(  # noqa: PLR0913 - what a piece is, and how it is set
        self,
        words: str,
        kind: BlockKind,
        path: str,
        *,
        gap: int = 0,
        tabs: int = 0,
        furniture: bool = False,
    ) -> None:
        """Add a piece; runs of white space become one space, and nothing but that adds nothing.

        `gap` blank lines are set before it; or, for a cell of a table that is not the first of its
        row, `tabs`.
        """
        words = _WHITE.sub(" ", words).strip()
        if not words:
            return
        gap = gap if self.pieces else 0
        if self.pieces:
            between = "\t" * tabs if tabs else "\n" * (gap + 1)
            self.parts.append(between)
            self.length += len(between)
        start = self.length
        self.parts.append(words)
        self.length += len(words)
        self.pieces.append(Piece(start, self.length, kind, path, gap, furniture))

    def finish(self) -> Extract:
        """Give what was built."""
        return Extract("".join(self.parts), tuple(self.pieces), tuple(self.notes))
