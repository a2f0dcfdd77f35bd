"""Columns of prose that a file draws line by line, across the gutter: put in reading order.

A table looks much the same. It is told from columns by what is in them: lines of prose fill their
column and are long, cells are short and ragged, and a table has lines drawn or space left between
its rows.
"""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from igflod.reading.containers.runs import Page, Run

__all__ = ["in_reading_order"]

_FEWEST_ROWS = 5
_SHORTEST_LINE = 22  # characters: the median line of a narrow column of prose
_FULL = 0.85  # share of a column's width that a full line has
_FULL_LINES = 0.6  # share of full lines in prose
_TIGHT = 1.7  # most distance of two lines of prose, in heights


def in_reading_order(page: Page) -> Sequence[Run]:
    """Give the runs of a page in the order of reading."""
    rows = _rows(page.runs)
    pairs = [row for row in rows if len(row) == 2]  # noqa: PLR2004 - left and right
    if len(pairs) < _FEWEST_ROWS:
        return page.runs
    gutter = _gutter(pairs)
    if gutter is None or any(gutter[0] < wall.x < gutter[1] for wall in page.walls):
        return page.runs
    inside: list[list[Run]] = []
    for row in rows[rows.index(pairs[0]) :]:
        if not all(run.right <= gutter[0] or run.left >= gutter[1] for run in row):
            break  # something stands across the gutter: the columns end
        inside.append(row)
    left = [run for row in inside for run in row if run.right <= gutter[0]]
    right = [run for row in inside for run in row if run.left >= gutter[1]]
    if not (_is_prose(left) and _is_prose(right)):
        return page.runs
    first = page.runs.index(inside[0][0])
    return (*page.runs[:first], *left, *right, *page.runs[first + len(left) + len(right) :])


def _rows(runs: Sequence[Run]) -> list[list[Run]]:
    """Put runs together that were drawn one after the other, to the right, on one line."""
    rows: list[list[Run]] = []
    for run in runs:
        if rows and rows[-1][-1].shares_line(run) and rows[-1][-1].right <= run.left:
            rows[-1].append(run)
        else:
            rows.append([run])
    return rows


def _gutter(pairs: list[list[Run]]) -> tuple[float, float] | None:
    """Give the strip between the left and the right of all pairs, if there is one."""
    left = max(pair[0].right for pair in pairs)
    right = min(pair[1].left for pair in pairs)
    return (left, right) if right - left > pairs[0][0].height / 2 else None


def _is_prose(lines: list[Run]) -> bool:
    if len(lines) < _FEWEST_ROWS or median(len(line.text) for line in lines) < _SHORTEST_LINE:
        return False
    width = max(line.right for line in lines) - min(line.left for line in lines)
    full = sum(line.right - line.left > _FULL * width for line in lines)
    steps = [above.bottom - below.bottom for above, below in pairwise(lines)]
    tight = median(steps) < _TIGHT * median(line.height for line in lines)
    return full > _FULL_LINES * len(lines) and tight
