"""Tables of three columns and more on a page: which runs stand in which cell.

Found by places alone: boxes of columns that do not overlap, and rows that a drawn line or more than
the distance of lines sets apart. What overlaps two columns is no part of the table. A table is
drawn row by row; columns of prose, which look alike, are drawn one after the other.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from igflod.reading.containers.runs import Page, Run

__all__ = ["Cell", "Table", "find_tables"]

_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 2
_FARTHEST = 3.5  # heights of letters from a row to the next
_CLOSE = 0.6  # the same, from a line of a cell to the next
_APART = 0.2  # heights that the space between rows is more than that between lines
_ALIGNED = 2.0  # points
_RULED = 0.8  # share of a table's width that a line between two rows has
_MOST_LEADING = 0.45  # heights

_Line: TypeAlias = list[Run]
_Box: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Cell:
    """The lines of a cell, from above; `row` and `column` count from 0.

    `width` is that of the longest line in its column, in points.
    """

    row: int
    column: int
    width: float
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The cells that hold words, row by row."""

    cells: tuple[Cell, ...]

    @property
    def runs(self) -> Iterator[Run]:
        """Give all lines of all cells."""
        return (run for cell in self.cells for run in cell.runs)


def find_tables(page: Page, runs: Sequence[Run], leading: float) -> Iterator[Table]:
    """Give the tables of a page from above.

    `runs` are its runs in the order of reading; `leading` is the space, in points, that is usual
    between the lines of a paragraph.
    """
    lines = _lines(runs)
    done = 0
    for at, line in enumerate(lines):
        if at < done or len(line) < _FEWEST_COLUMNS:
            continue
        first, last = _extent(lines, at, done)
        table = _table(page, runs, lines[first : last + 1], leading)
        if table is not None:
            done = last + 1
            yield table


def _lines(runs: Sequence[Run]) -> list[_Line]:
    """Put the runs that stand on one line together, whatever was drawn between them."""
    lines: list[_Line] = []
    for run in sorted(runs, key=lambda run: (-run.bottom, run.left)):
        if lines and lines[-1][0].shares_line(run):
            lines[-1].append(run)
        else:
            lines.append([run])
    return lines


def _extent(lines: Sequence[_Line], at: int, floor: int) -> tuple[int, int]:
    """Give the first and the last line of the table that a line is in."""
    inside = list(lines[at])
    first = last = at
    seen = 0
    while seen < len(inside):
        seen = len(inside)
        while last + 1 < len(lines) and _belongs(lines[last + 1], inside):
            last += 1
            inside += lines[last]
        while first > floor and _belongs(lines[first - 1], inside):
            first -= 1
            inside += lines[first]
    return first, last


def _belongs(line: _Line, inside: Sequence[Run]) -> bool:
    """Whether a line above or below goes on with the columns that are known."""
    space = min(_space(run, other) for run in line for other in inside)
    most = _FARTHEST if len(line) > 1 else _CLOSE
    if space > most * line[0].height:
        return False
    columns = _columns(inside)
    touched = [[at for at, box in enumerate(columns) if _overlap(run, box)] for run in line]
    if any(len(found) > 1 for found in touched):
        return False
    if len(line) == 1 and (touched[0] or space > 0):
        return any(_aligned(line[0], other) for other in inside)
    known = [found[0] for found in touched if found]
    # Cells that are set to their middle may all be half a line off the cells that are known.
    is_near = bool(known) or space < _CLOSE * line[0].height
    return is_near and len(set(known)) == len(known)


def _space(one: Run, other: Run) -> float:
    """Give how much is empty between two runs, upright; less than 0 where they overlap."""
    return max(one.bottom, other.bottom) - min(one.top, other.top)


def _overlap(run: Run, box: _Box) -> bool:
    return run.left < box[1] and box[0] < run.right


def _aligned(one: Run, other: Run) -> bool:
    """Whether two lines may stand in one cell: at its left, in its middle or at its right."""
    left, right = one.left - other.left, one.right - other.right
    return min(abs(left), abs(right), abs(left + right) / 2) < _ALIGNED


def _columns(runs: Sequence[Run]) -> list[_Box]:
    """Give the left and right of each column: what overlaps is one column."""
    columns: list[_Box] = []
    for run in sorted(runs, key=lambda run: run.left):
        if columns and run.left < columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], run.right)
        else:
            columns.append((run.left, run.right))
    return columns


def _table(page: Page, runs: Sequence[Run], lines: Sequence[_Line], leading: float) -> Table | None:
    """Give the table of some lines, if it is one."""
    inside = [run for line in lines for run in line]
    columns = _columns(inside)
    if len(columns) < _FEWEST_COLUMNS or len(lines) < _FEWEST_ROWS:
        return None
    rows = _rows(page, lines, columns, leading)
    row_of = {id(run): number for number, row in enumerate(rows) for run in row}
    drawn = [row_of[id(run)] for run in runs if id(run) in row_of]
    if len(rows) < _FEWEST_ROWS or any(below < above for above, below in pairwise(drawn)):
        return None
    widths = [max(run.right - run.left for run in inside if _overlap(run, box)) for box in columns]
    cells = (
        Cell(number, column, widths[column], tuple(run for run in row if _overlap(run, box)))
        for number, row in enumerate(rows)
        for column, box in enumerate(columns)
    )
    return Table(tuple(cell for cell in cells if cell.runs))


def _rows(
    page: Page, lines: Sequence[_Line], columns: Sequence[_Box], leading: float
) -> list[list[Run]]:
    """Put lines together to rows: by the lines between them if all are drawn, or by the space."""
    runs = [run for line in lines for run in line]
    top, bottom = max(run.top for run in runs), min(run.bottom for run in runs)
    left, right = columns[0][0], columns[-1][1]
    rules = [y for y in _rules(page, left, right) if bottom < y < top]
    walls = [w for w in page.walls if left < w.x < right and w.bottom < top and w.top > bottom]
    if rules and walls:
        return _cut(runs, rules)
    spaces = [
        min(run.bottom for run in above) - max(run.top for run in below)
        for above, below in pairwise(lines)
    ]
    height = min(run.height for run in runs)
    if max(spaces) - min(spaces) <= _APART * height:
        return _line_by_line(lines, columns[0])
    within = min(leading, _MOST_LEADING * height, *_spaces_within(runs, columns))
    return _cut(runs, (*rules, *_gaps(runs, within + _APART * height)))


def _rules(page: Page, left: float, right: float) -> Iterator[float]:
    """Give the heights at which a line is drawn across a table."""
    widths: dict[int, float] = defaultdict(float)
    for floor in page.floors:
        widths[round(floor.y)] += max(0.0, min(floor.right, right) - max(floor.left, left))
    return (y for y, width in widths.items() if width > _RULED * (right - left))


def _line_by_line(lines: Sequence[_Line], first: _Box) -> list[list[Run]]:
    """Take each line for a row; one without a word in the first column goes on with the last."""
    rows: list[list[Run]] = []
    for line in lines:
        if not rows or any(_overlap(run, first) for run in line):
            rows.append([])
        rows[-1] += line
    return rows


def _spaces_within(runs: Sequence[Run], columns: Sequence[_Box]) -> Iterator[float]:
    """Give the space from each run to the next in its column."""
    for box in columns:
        column = sorted((run for run in runs if _overlap(run, box)), key=lambda run: -run.top)
        yield from (above.bottom - below.top for above, below in pairwise(column))


def _gaps(runs: Sequence[Run], least: float) -> Iterator[float]:
    """Give the middle of each strip across all columns that is empty and higher than `least`."""
    ordered = sorted(runs, key=lambda run: -run.top)
    bottom = ordered[0].bottom
    for run in ordered:
        if bottom - run.top > least:
            yield (bottom + run.top) / 2
        bottom = min(bottom, run.bottom)


def _cut(runs: Sequence[Run], heights: Iterable[float]) -> list[list[Run]]:
    """Put runs together that no height lies between."""
    cuts = sorted(heights)
    rows: dict[int, list[Run]] = defaultdict(list)
    for run in sorted(runs, key=lambda run: -run.top):
        rows[len(cuts) - bisect_left(cuts, (run.bottom + run.top) / 2)].append(run)
    return list(rows.values())
