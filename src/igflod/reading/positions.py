"""Keeps positions true: where a passage of changed text stood in the text before the change."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, is_dataclass
from itertools import pairwise
from typing import Any

from igflod.record import Span

__all__ = ["Alignment", "Edit", "moved"]


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Characters `start` to `end` of a text, and what takes their place."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """How two versions of a text lie on each other: the passages that differ, in both.

    The lists run in parallel: passage i is `old_starts[i]` to `old_ends[i]` before the change, and
    `new_starts[i]` to `new_ends[i]` after it.
    """

    old_starts: tuple[int, ...]
    old_ends: tuple[int, ...]
    new_starts: tuple[int, ...]
    new_ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str, edits: Iterable[Edit]) -> "tuple[str, Alignment]":
        """Make the edits, which must not overlap; give the new text and how it lies on the old."""
        ordered = sorted(edits)
        if any(first.end > second.start for first, second in pairwise(ordered)):
            raise ValueError("edits overlap")
        parts: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        done = length = 0
        for edit in ordered:
            parts += [text[done : edit.start], edit.text]
            starts.append(length + edit.start - done)
            length = starts[-1] + len(edit.text)
            ends.append(length)
            done = edit.end
        parts.append(text[done:])
        old = tuple(e.start for e in ordered), tuple(e.end for e in ordered)
        return "".join(parts), cls(*old, tuple(starts), tuple(ends))

    def origin(self, span: Span) -> Span:
        """Give the passage of the old text that a passage of the new text was.

        A passage that begins or ends inside an edit takes in all the characters edited; characters
        that were taken out beside it stay outside.
        """
        if span.end <= span.start:
            point = self._back(span.start)
            return Span(point, point)
        before = bisect_left(self.new_starts, span.end) - 1
        end = span.end
        if before >= 0:
            end = self.old_ends[before] + max(0, span.end - self.new_ends[before])
        return Span(self._back(span.start), end)

    def _back(self, position: int) -> int:
        before = bisect_right(self.new_starts, position) - 1
        if before < 0:
            return position
        if position < self.new_ends[before]:
            return self.old_starts[before]
        return self.old_ends[before] + position - self.new_ends[before]

    def forward(self, position: int) -> int:
        """Give the place in the new text of a place in the old (inside an edit: its beginning)."""
        before = bisect_left(self.old_starts, position) - 1
        if before < 0:
            return position
        if position < self.old_ends[before]:
            return self.new_starts[before]
        return self.new_ends[before] + position - self.old_ends[before]


def moved(value: Any, move: Callable[[Span], Span]) -> Any:
    """Give a value (a span, a dataclass, a list or tuple of such) with every span in it moved."""
    if isinstance(value, Span):
        return move(value)
    if isinstance(value, tuple | list):
        return tuple(moved(part, move) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        parts = {part.name: moved(getattr(value, part.name), move) for part in fields(value)}
        return type(value)(**parts)
    return value
