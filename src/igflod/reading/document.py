"""A report as text with blocks and exact positions: what every field parser works on.

Two texts belong to a document. `original` is what the file says, decoded (and, for HTML, PDF and
DOCX, taken out of its container): the evidence of a record points into it. `text` is the same with
damage repaired, and is what rules work on. They are equal for a clean file. `origin` leads from one
to the other, and is applied once, when a record is complete.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from igflod.reading.positions import Alignment
from igflod.record import Element, Problem, Span

__all__ = ["BLANK", "EDGE", "Block", "BlockKind", "Document", "lines"]

BLANK = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
"""Characters that print nothing, though Unicode does not count them as white space."""

EDGE = BLANK + "".join(char for char in map(chr, range(0x3001)) if char.isspace())
"""All that is trimmed from the ends of a text: white space, and what prints nothing."""
_LINE_OR_END = re.compile(r"[^\r\n]+|\r\n|\r|\n")
_LINE_ENDS = {"\r\n", "\r", "\n"}


class BlockKind(StrEnum):
    """What a block is in its container. Plain text has only lines."""

    LINE = "line"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    CELL = "cell"
    TERM = "term"
    DEFINITION = "definition"


@dataclass(frozen=True, slots=True)
class Block:
    """A line (or element) of text without the white space around it.

    `gap` counts the blank lines before it: the only trace of a lost heading in a text dump. `path`
    leads to the element in its container: '/html/body/div[2]/p[3]', '/page[2]'.
    """

    index: int
    span: Span
    text: str
    gap: int
    kind: BlockKind = BlockKind.LINE
    path: str | None = None


class Document:
    """Text cut into blocks. Positions count code points of `text`.

    `furniture` are passages that are no part of the report (navigation, messages of the server);
    no block holds them. `notes` say what was repaired or left out; their spans are in `original`.
    `extent` is the passage of `text` that the document is about: all of it, unless it is a part.
    """

    def __init__(  # noqa: PLR0913 - a keyword for each part
        self,
        text: str,
        *,
        original: str | None = None,
        alignments: Sequence[Alignment] = (),
        blocks: Sequence[Block] | None = None,
        furniture: Sequence[Span] = (),
        notes: Sequence[Problem] = (),
    ) -> None:
        self.text = text
        self.original = text if original is None else original
        self.blocks = tuple(lines(text) if blocks is None else blocks)
        self.extent = Span(0, len(text))
        self.furniture = tuple(furniture)
        self.notes = tuple(notes)
        self._alignments = tuple(alignments)

    def part(self, extent: Span) -> "Document":
        """Give one report of several in a file: its blocks; positions stay those of the whole.

        `extent` is the passage of `text` that the report takes up.
        """
        inside = [block for block in self.blocks if extent.start <= block.span.start < extent.end]
        part = self.with_blocks([replace(block, index=at) for at, block in enumerate(inside)])
        part.extent = extent
        part.furniture = tuple(
            span for span in self.furniture if extent.start <= span.start < extent.end
        )
        return part

    def with_text(self, text: str) -> "Document":
        """Give a document of a text of the same length, in which characters were blanked."""
        return Document(
            text,
            original=self.original,
            alignments=self._alignments,
            furniture=self.furniture,
            notes=self.notes,
        )

    def with_blocks(self, blocks: Sequence[Block]) -> "Document":
        """Give the same text, cut into other blocks."""
        return Document(
            self.text,
            original=self.original,
            alignments=self._alignments,
            blocks=blocks,
            furniture=self.furniture,
            notes=self.notes,
        )

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", self.original))]

    def line(self, position: int) -> int:
        """Give the line, from 1, that holds a position of `original`."""
        return bisect_right(self._line_starts, position)

    def excerpt(self, span: Span) -> str:
        """Give the characters of a passage of `text`, as they stand."""
        return self.text[span.start : span.end]

    def origin(self, span: Span) -> Span:
        """Give the passage of `original` that a passage of `text` was before repair."""
        for alignment in reversed(self._alignments):
            span = alignment.origin(span)
        return span

    @property
    def is_mended(self) -> bool:
        """Whether positions in the two texts differ."""
        return bool(self._alignments)

    def quote(self, span: Span) -> str:
        """Give the characters of a passage of `original`: what a record's spans point at."""
        return self.original[span.start : span.end]

    @property
    def elements(self) -> tuple[Element, ...]:
        """Where the elements of the container stand in `original`, in reading order."""
        return tuple(
            Element(self.origin(block.span), block.path) for block in self.blocks if block.path
        )

    def trim(self, start: int, end: int) -> Span:
        """Give the passage without the white space at its ends (empty at `start` if all blank)."""
        from_first = self.text[start:end].lstrip(EDGE)
        if not from_first:
            return Span(start, start)
        return Span(end - len(from_first), end - len(from_first) + len(from_first.rstrip(EDGE)))


def lines(text: str) -> Iterator[Block]:
    """Cut at line ends; a line of nothing but white space only widens the gap."""
    index = newlines = 0
    for match in _LINE_OR_END.finditer(text):
        if match.group() in _LINE_ENDS:
            newlines += 1
            continue
        from_first = match.group().lstrip(EDGE)
        inner = from_first.rstrip(EDGE)
        if not inner:
            continue
        start = match.end() - len(from_first)
        yield Block(index, Span(start, start + len(inner)), inner, gap=max(0, newlines - 1))
        index += 1
        newlines = 0
