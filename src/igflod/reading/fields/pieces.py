"""Cuts a line about somebody into pieces: commas, bars, dashes, brackets; places are kept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from igflod.reading.document import EDGE

__all__ = ["Piece", "bracketed", "cut", "whole"]

_EDGES = EDGE + ".,;:|–—•*▪◦·🔒🔓"
_LEAD = re.compile(r"(?:[-–—•*▪◦·>‣]\s*|\(?\d{1,2}[.)]\s*|[a-zA-Z]\)\s+)+")
_OPENING, _CLOSING = "([", ")]"
_NO_VALUE = re.compile(r"(?<![-–—\s])[-–—\s]*$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line: from `start` to `end` (excluded)."""

    line: str
    start: int
    end: int

    @property
    def text(self) -> str:
        """The characters, as they stand."""
        return self.line[self.start : self.end]

    @property
    def words(self) -> str:
        """The text on one line, with single blanks."""
        return " ".join(self.text.split())

    def part(self, start: int, end: int) -> "Piece":
        """Give a stretch of this piece, trimmed of blanks, dangling punctuation and lock signs."""
        text = self.text[start:end]
        lead = len(text) - len(text.lstrip(_EDGES))
        kept = text.strip(_EDGES)
        stop = text[lead + len(kept) : lead + len(kept) + 1] == "." and _ends_short(kept)
        first = self.start + start + lead
        return Piece(self.line, first, first + len(kept) + stop)

    def to(self, other: "Piece") -> "Piece":
        """Give the stretch from the beginning of this piece to the end of another."""
        return Piece(self.line, self.start, other.end)


def _ends_short(text: str) -> bool:
    """Whether the full stop behind it belongs to the last word: 'Inc.', 'Phyo Thiri L.'."""
    last = text.rsplit(maxsplit=1)[-1] if text else ""
    return last.casefold() in {"inc", "ltd", "corp", "co", "jr", "e.v", "d.c", "u.s"} or (
        len(last) == 1 and last.isupper()
    )


def whole(text: str) -> Piece:
    """Make a piece of a line, without its bullet or number."""
    piece = Piece(text, 0, len(text))
    lead = _LEAD.match(text.lstrip())
    skipped = len(text) - len(text.lstrip()) + (lead.end() if lead else 0)
    if _NO_VALUE.match(text):
        return Piece(text, 0, 0)
    return piece.part(skipped, len(text))


def cut(piece: Piece, separator: re.Pattern[str]) -> list[Piece]:
    """Cut at a separator that stands in no bracket; empty pieces are dropped."""
    return [part for part in _cut(piece, separator) if part.text]


def _cut(piece: Piece, separator: re.Pattern[str]) -> Iterator[Piece]:
    start = depth = scanned = 0
    for match in separator.finditer(piece.text):
        between = piece.text[scanned : match.start()]
        depth = max(0, depth + sum(map(between.count, "([")) - sum(map(between.count, ")]")))
        scanned = match.start()
        if depth == 0:
            yield piece.part(start, match.start())
            start = match.end()
    yield piece.part(start, len(piece.text))


def bracketed(piece: Piece) -> tuple[Piece, Piece | None]:
    """Split off what stands in brackets at the end: 'Lee Hibbard (CoE)', 'A B (Office (OF))'."""
    text = piece.text
    start = _opening(text)
    if start <= 0:
        return piece, None
    end = len(text) - (text[-1] in _CLOSING)
    return piece.part(0, start), piece.part(start + 1, end)


def _opening(text: str) -> int:
    """Find the bracket that is closed at the end of the text, or is left open there; -1: none."""
    depth = 0 if text[-1:] in _CLOSING else 1
    for position in range(len(text) - 1, -1, -1):
        if text[position] in _CLOSING:
            depth += 1
        elif text[position] in _OPENING:
            depth -= 1
            if depth == 0:
                return position
    return -1
