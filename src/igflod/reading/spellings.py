"""The labels of a template, prepared for looking up: by key, by beginning, by first words."""

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extractOne

from igflod.reading.keys import key, words_of

__all__ = ["LONG", "Spellings"]

LONG = 5
"""From how many words on a label is long: it may then be cut, wrapped or run into its value."""

_NUMBERED = re.compile(r"\s{0,3}\(?\d{1,2}[.)]?\s+")
_SHORTEST_WITH_TYPO = 7
_LETTERS_PER_TYPO = 12
_MOST_TYPOS = 6
_MOST_GUESSES = 20_000
_KEY_WORDS = 2


class Spellings:
    """Looks up which slot, by name, a label belongs to.

    A label that is declared with a number ('2. Discussion Areas') may bear another, or none.
    """

    def __init__(self, labels: Iterable[tuple[str, str]]) -> None:
        self._exact: dict[str, str] = {}
        self._numbered: dict[str, str] = {}
        self._long: dict[tuple[str, ...], list[tuple[tuple[str, ...], str]]] = {}
        self._guesses: dict[str, str | None] = {}
        self._beginnings: set[str] = set()
        for label, slot in labels:
            self._add(label, slot)

    def _add(self, label: str, slot: str) -> None:
        bare = _NUMBERED.sub("", label, count=1) if label[0].isdigit() else label
        words = tuple(words_of(bare))
        self._exact.setdefault(key(bare), slot)
        if bare != label:
            self._numbered.setdefault(key(bare), slot)
        self._beginnings.update(list(accumulate(words))[:-1])
        if len(words) >= LONG:
            for first in (words[:_KEY_WORDS], words[1 : _KEY_WORDS + 1]):
                self._long.setdefault(first, []).append((words, slot))

    def find(self, text: str) -> str | None:
        """Give the slot of a label, by its key."""
        return self._exact.get(key(text))

    def find_numbered(self, text: str) -> str | None:
        """Give the slot of a label with a number before it, where the form numbers its labels."""
        number = _NUMBERED.match(text)
        return self._numbered.get(key(text[number.end() :])) if number else None

    def guess(self, text: str) -> str | None:
        """Give the slot of a misspelt label: one letter in twelve may be wrong.

        In a label of fewer than seven letters none may.
        """
        spelling = key(text)
        numbers = spelling[:1].isdigit() or spelling[-1:].isdigit()
        if len(spelling) < _SHORTEST_WITH_TYPO or numbers:
            return None
        if spelling not in self._guesses:
            if len(self._guesses) > _MOST_GUESSES:
                self._guesses.clear()
            self._guesses[spelling] = self._nearest(spelling)
        return self._guesses[spelling]

    def _nearest(self, spelling: str) -> str | None:
        allowed = min(_MOST_TYPOS, max(1, len(spelling) // _LETTERS_PER_TYPO))
        near = extractOne(
            spelling, self._exact.keys(), scorer=Levenshtein.distance, score_cutoff=allowed
        )
        if near is None or len(near[0]) < _SHORTEST_WITH_TYPO:
            return None
        return self._exact[near[0]]

    def guess_numbered(self, text: str) -> str | None:
        """Give the slot of a misspelt label with a number, where the form numbers its labels."""
        number = _NUMBERED.match(text)
        slot = self.guess(text[number.end() :]) if number else None
        return slot if slot in self._numbered.values() else None

    def begins(self, spelling: str) -> bool:
        """Whether a key is that of the first words of a label."""
        return spelling in self._beginnings

    def long_ones(self, first: Sequence[str]) -> list[tuple[tuple[str, ...], str]]:
        """Give the long labels (words, slot) that begin with these words, longest first.

        The first word may be missing or misspelt.
        """
        found = [
            entry
            for start in (0, 1)
            for entry in self._long.get(tuple(first[start : start + _KEY_WORDS]), [])
        ]
        return sorted(dict.fromkeys(found), key=lambda entry: -len(entry[0]))
