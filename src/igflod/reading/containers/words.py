"""The words of a PDF, by which it is told whether two lines were one word."""

import re
from collections import Counter
from collections.abc import Iterable

from igflod.reading.containers.runs import Run

__all__ = ["Words"]

_WORD = re.compile(r"[\w-]+")
_LAST = re.compile(r"[^\W\d_]+$")
_FIRST = re.compile(r"[^\W\d_]+")
_SHORTEST_RARE = 3
_SHORT_WORDS = frozenset(
    "a an as at be by do he if in is it me my no of on or so to up us we".split()
)
_STUMP = 4  # letters: a part of a word that is unlikely to be a word of its own
_WIDER = 1.6  # how much wider than those of its word the letter may be that had no room


class Words:
    """The words of one document: of all its lines, and of those outside its tables."""

    def __init__(self, runs: Iterable[Run], prose: Iterable[Run]) -> None:
        self._all = _counted(runs)
        self._prose = _counted(prose)

    def joined(self, above: str, below: str) -> str:
        """Join two lines; of a hyphen between them, keep it unless the whole word is known."""
        broken = re.search(r"([^\W\d_]+)-$", above)
        rest = re.match(r"[a-z]\w*", below)
        if not broken or not rest:
            return f"{above} {below}"
        whole = (broken[1] + rest[0]).lower()
        hyphenated = f"{broken[1]}-{rest[0]}".lower()
        is_whole = self._all[whole] > self._all[hyphenated]
        return above[:-1] + below if is_whole else above + below

    def are_one(self, above: str, below: str) -> bool:
        """Whether a column too narrow for a word broke it: 'participant' above, 's' below."""
        begun, rest = _LAST.search(above), re.match(r"[a-z]+", below)
        if not begun or not rest:
            return False
        is_word = (
            rest[0] in _SHORT_WORDS if len(rest[0]) < _SHORTEST_RARE else self._all[rest[0]] > 1
        )
        return self._all[(begun[0] + rest[0]).lower()] > 0 and not is_word

    def are_cut(self, above: Run, below: Run, width: float, rest: str) -> bool:
        """Whether a word without a hyphen was cut at the edge of a cell too narrow for it.

        `width` is that of the column, in points, `rest` the text from the line below on. The line
        above must fill the column, and the word be wider than it; and the word must look like one,
        and be known, or have a part so short that it is no word.
        """
        last, first = _LAST.search(above.text), _FIRST.match(rest)
        if not last or not first or above.last_word + below.first_word <= width:
            return False
        word = last[0] + first[0]
        letter = below.first_word / len(below.text.split()[0])
        is_full = above.right - above.left + _WIDER * letter >= width
        if not is_full or word not in {word.lower(), word.upper(), word.capitalize()}:
            return False
        parts = (last[0].lower(), first[0].lower())
        known = any((self._prose[p] and len(p) > 1) or p in _SHORT_WORDS for p in parts)
        is_stump = min(map(len, parts)) <= _STUMP and not known
        return bool(self._all[word.lower()]) or is_stump


def _counted(runs: Iterable[Run]) -> Counter[str]:
    return Counter(_WORD.findall(" ".join(run.text for run in runs).lower()))
