"""Names that were withdrawn: known by digests only, found in any text, struck out of it.

A name is taken apart into words without case, accents and script, and the words are written
together: 'Li Xiaodong', 'LI, Xiao-Dong' and 'li_xiaodong' are one. Digests are keyed, so that they
are not found in tables made for others; who guesses a name can check the guess all the same.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import permutations

from anyascii import anyascii

from igflod.linking.names import Name, Variant
from igflod.linking.retired import Retirements

__all__ = ["MARK", "Withdrawn", "digests_of"]

MARK = "[withdrawn]"
"""What stands in a text where a withdrawn name stood."""

_KEY = b"igflod: names that were withdrawn"
_WORD = re.compile(r"[^\W_]+")
_ALL_ORDERS = 4
"""Words of a name of which every order is taken; of longer ones, those that begin elsewhere."""
_WHOLE = "="
_LONGEST_WHOLE = 8
"""How many times as long as its letters a name alone can be, with what stands between them."""


@cache
def _folded(char: str) -> str:
    """Fold a character as `normal_form` does; invisible ones vanish."""
    if unicodedata.category(char) == "Cf":
        return ""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", char).casefold())
    return "".join(one for one in folded if not unicodedata.combining(one))


@cache
def _in_latin(word: str) -> str:
    return "".join(re.findall(r"[0-9a-z]+", anyascii(word).casefold())) or word


def _words(text: str) -> Iterator[tuple[str, int, int]]:
    """Give the words of a text as they are compared, each with where it begins and ends."""
    if text.isascii():  # nearly all texts, and many times faster
        for found in _WORD.finditer(text.lower()):
            yield found[0], found.start(), found.end()
        return
    folded, places = [], []
    for place, char in enumerate(text):
        for one in _folded(char):
            folded.append(one)
            places.append(place)
    for found in _WORD.finditer("".join(folded)):
        end = places[found.end() - 1] + 1
        while end < len(text) and not _folded(text[end]):
            end += 1  # accents that are characters of their own
        yield _in_latin(found[0]), places[found.start()], end


@lru_cache(maxsize=1 << 18)
def _digest(joined: str) -> str:
    return hashlib.blake2b(joined.encode(), key=_KEY, digest_size=10).hexdigest()


def digests_of(names: Iterable[Name]) -> tuple[str, ...]:
    """Give the digests of all orders and variants of names, as `retired.tsv` keeps them: '10:6f…'.

    The number counts the letters. Where only initials of the given names are left, the words may
    mean anything ('a day'): such a digest, marked '=', is found only where nothing else stands.
    """
    found = {one for name in names for one in _digests(name)}
    return tuple(sorted(found))


def _digests(name: Name) -> Iterator[str]:
    whole = [form for form, why in name.variants().items() if why is Variant.INITIALS]
    others = [form for form, why in name.variants().items() if why is not Variant.INITIALS]
    for marked, forms in (("", [name.normal, name.printed, *others]), (_WHOLE, whole)):
        for form in forms:
            words = [word for word, _, _ in _words(form)]
            long = [word for word in words if len(word) > 1]
            for taken in (words, long) if len(long) > 1 else (words,):
                for order in _orders(taken):
                    joined = "".join(order)
                    yield f"{marked}{len(joined)}:{_digest(joined)}"


def _orders(words: list[str]) -> Iterator[tuple[str, ...]]:
    if len(words) <= _ALL_ORDERS:
        yield from permutations(words) if words else ()
        return
    for begin in range(len(words)):
        turned = (*words[begin:], *words[:begin])
        yield turned
        yield turned[::-1]


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The withdrawn names; finds them in texts.

    `lengths` are those of the names in letters: a digest is made only of what has one of them.
    """

    anywhere: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()
    lengths: frozenset[int] = frozenset()
    longest: int = 0
    _known: dict[tuple[str, str], str] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, retired: Retirements) -> "Withdrawn":
        """Take the names of all that was withdrawn."""
        return cls.by(digest for row in retired.withdrawn for digest in row.names)

    @classmethod
    def by(cls, digests: Iterable[str]) -> "Withdrawn":
        """Take digests as `digests_of` gives them."""
        anywhere: set[str] = set()
        whole: set[str] = set()
        lengths: set[int] = set()
        for digest in digests:
            count, _, bare = digest.removeprefix(_WHOLE).partition(":")
            (whole if digest.startswith(_WHOLE) else anywhere).add(bare)
            lengths.add(int(count))
        sets = (frozenset(anywhere), frozenset(whole), frozenset(lengths))
        return cls(*sets, max(lengths, default=0))

    def __bool__(self) -> bool:
        return bool(self.anywhere or self.whole)

    def stands_in(self, text: str) -> bool:
        """Tell whether a text holds a withdrawn name."""
        return bool(self) and self.strike(text) != text

    def strike(self, text: str, mark: str = MARK) -> str:
        """Put a mark where withdrawn names stand in a text."""
        if not self:
            return text
        known = self._known.get((text, mark))
        if known is None:
            known = self._known[text, mark] = self._strike(text, mark)
        return known

    def _strike(self, text: str, mark: str) -> str:
        words = list(_words(text))
        if self.whole and len(text) <= _LONGEST_WHOLE * self.longest:
            joined = "".join(word for word, _, _ in words)
            if len(joined) in self.lengths and _digest(joined) in self.whole:
                return mark
        made, after, at = [], 0, 0
        while at < len(words):
            count = self._name_at(words, at)
            if count:
                made += [text[after : words[at][1]], mark]
                after = words[at + count - 1][2]
            at += count or 1
        return "".join([*made, text[after:]])

    def _name_at(self, words: list[tuple[str, int, int]], at: int) -> int:
        """Count the words of the longest withdrawn name that begins at a word."""
        joined, longest = "", 0
        for number in range(at, len(words)):
            joined += words[number][0]
            if len(joined) > self.longest:
                break
            if len(joined) in self.lengths and _digest(joined) in self.anywhere:
                longest = number + 1 - at
        return longest
