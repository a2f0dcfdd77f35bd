"""A report as text with blocks and exact positions: what every field parser works on."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from igflod.record import Span

__all__ = ["BLANK", "Block", "Document"]

BLANK = "\u200b\u200c\u200d\u2060\ufeff"
"""Characters that print nothing, though Unicode does not count them as white space."""

_EDGE = rf"[\s{BLANK}]"
_LINE_OR_END = re.compile(r"[^\r\n]+|\r\n|\r|\n")
_LINE_ENDS = {"\r\n", "\r", "\n"}
_INNER = re.compile(rf"^{_EDGE}*(?P<inner>.*?){_EDGE}*$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """A line (or element) of text without the white space around it.

    `gap` counts the blank lines before it: the only trace of a lost heading in a text dump.
    """

    index: int
    span: Span
    text: str
    gap: int


class Document:
    """Decoded text, cut into blocks. Positions count code points of `text`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks = tuple(_lines(text))

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", self.text))]

    def line(self, position: int) -> int:
        """Give the line, from 1, that holds a position."""
        return bisect_right(self._line_starts, position)

    def excerpt(self, span: Span) -> str:
        """Give the characters of a passage, as they stand."""
        return self.text[span.start : span.end]

    def trim(self, start: int, end: int) -> Span:
        """Give the passage without the white space at its ends (empty at `start` if all blank)."""
        match = _INNER.match(self.text[start:end])
        assert match is not None  # noqa: S101 - the pattern matches every string
        return Span(start + match.start("inner"), start + match.end("inner"))


def _lines(text: str) -> Iterator[Block]:
    """Cut at line ends; a line of nothing but white space only widens the gap."""
    index = newlines = 0
    for match in _LINE_OR_END.finditer(text):
        if match.group() in _LINE_ENDS:
            newlines += 1
            continue
        inner = _INNER.match(match.group())
        if inner is None or not inner.group("inner"):
            continue
        start = match.start()
        span = Span(start + inner.start("inner"), start + inner.end("inner"))
        yield Block(index, span, inner.group("inner"), gap=max(0, newlines - 1))
        index += 1
        newlines = 0
