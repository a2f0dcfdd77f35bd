"""What is usual in a PDF: the height of letters, the distance of lines, where they end."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import inf
from statistics import median

from igflod.reading.containers.runs import Page, Run

__all__ = ["EDGE", "Measures"]

EDGE = 2.0
"""Points within which two edges are the same."""

_LONG = 0.7  # share of its column's width that a line in the middle of a sentence has
_MOST_STEP = 2.5  # heights from one line of a paragraph to the next
_USUAL_STEP = 1.2  # the same where a document has no paragraph of two lines
_SPACE = 0.2  # width of a space, in heights
_STRIP = 4.0  # points: height of the strips by which neighbours are looked up


class Measures:
    """The measures of one document. `runs` are all its runs, in the order of reading."""

    def __init__(self, pages: Iterable[Page], runs: Sequence[Run]) -> None:
        self.height = median(run.height for run in runs)
        self.step = self._usual_step(runs)
        self._walls = {page.number: page.walls for page in pages}
        self._rights: dict[int, list[float]] = defaultdict(list)
        self._strips: dict[tuple[int, int], list[Run]] = defaultdict(list)
        for run in runs:
            self._strips[run.page, round(run.bottom / _STRIP)].append(run)
            # A line of one word tells nothing: an address may be longer than its column is wide.
            if " " in run.text:
                for key in (-1, 0, 1):
                    self._rights[round(run.left / EDGE) + key].append(run.right)
        for rights in self._rights.values():
            rights.sort()

    @property
    def leading(self) -> float:
        """Give the space that is usual between the lines of a paragraph."""
        return self.step - self.height

    def _usual_step(self, runs: Sequence[Run]) -> float:
        steps = Counter(
            round(above.bottom - below.bottom)
            for above, below in pairwise(runs)
            if abs(above.left - below.left) < EDGE and above.page == below.page
        )
        usual = [step for step, _ in steps.most_common(3) if 0 < step < _MOST_STEP * self.height]
        return float(usual[0]) if usual else _USUAL_STEP * self.height

    def right_edge(self, run: Run) -> float:
        """Give how far to the right the lines of a run's column or cell reach.

        That is the wall of its cell, where one is drawn; or else the longest line that begins at
        the same left edge, unless it would run into what stands beside this one.
        """
        walls = [wall for wall in self._walls[run.page] if wall.bottom < run.top <= wall.top]
        before = max((wall.x for wall in walls if wall.x <= run.left), default=None)
        after = min((wall.x for wall in walls if wall.x >= run.right - 1), default=None)
        if before is not None and after is not None:
            return after - min(run.left - before, self.height)
        rights = self._rights.get(round(run.left / EDGE), [])
        within = bisect_right(rights, self._neighbour(run))
        return max(rights[within - 1] if within else 0.0, run.right)

    def _neighbour(self, run: Run) -> float:
        """Give where the next run to the right begins, on the same line or half a line off."""
        strip = round(run.bottom / _STRIP)
        near = (other for at in range(-2, 3) for other in self._strips[run.page, strip + at])
        lefts = (other.left for other in near if other.left >= run.right and run.touches(other))
        return min(lefts, default=inf)

    def has_room(self, line: Run, below: Run) -> bool:
        """Whether the first word of the run below would have found room at the end of a line."""
        edge = self.right_edge(line)
        if line.page == below.page and below.bottom < line.bottom:
            edge = min(edge, max(self.right_edge(below), line.right))
        return edge - line.right > below.first_word + _SPACE * line.height

    def is_long(self, run: Run) -> bool:
        """Whether a line fills most of its column."""
        return run.right - run.left > _LONG * (self.right_edge(run) - run.left)
