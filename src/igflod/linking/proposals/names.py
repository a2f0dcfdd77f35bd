"""How alike the names of two people are, and in which way; a single name is like no other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from igflod.linking.names import Name
from igflod.linking.proposals.proposal import Likeness
from igflod.linking.proposals.spelling import a_letter_apart, a_slip_apart, latin, sound

__all__ = ["Form", "likeness"]

_TITLES = frozenset("mr mrs ms miss dr prof professor sir dame amb ambassador hon".split())
_FULL_NAME = 2
_SHORT_FORM = 4
_LONG_NAME = 9
"""Letters from which on one that differs in a short word is likely to be a slip."""
_OTHER_ORDER = 0.92
"""What is left of a likeness when one name has to be turned round for it."""


@dataclass(frozen=True)
class Form:
    """A name as it is compared: its words in Latin letters, without titles."""

    name: Name

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words, given names first where the order is known."""
        parts: Iterable[str] = self.name.parts
        if self.has_comma:
            family, _, given = self.name.printed.partition(",")
            parts = (given, family)
        words = tuple(word for part in parts for word in latin(part).split())
        return tuple(word for word in words if word not in _TITLES) or words

    @cached_property
    def has_comma(self) -> bool:
        """Whether the family name stands before a comma: 'LEE, Xiaodong'."""
        family, comma, given = self.name.printed.partition(",")
        return bool(comma and latin(family) and latin(given))

    @cached_property
    def joined(self) -> str:
        """All words as one."""
        return "".join(self.words)

    @property
    def is_full(self) -> bool:
        """Whether there are two words or more, one of them no initial."""
        return len(self.words) >= _FULL_NAME and any(len(word) > 1 for word in self.words)

    def blocks(self) -> Iterator[str]:
        """Give the blocks in which the name is compared: a word, and how another one begins."""
        words = self.words
        for at, word in enumerate(words):
            if len(word) > 1:
                for other in {other[0] for place, other in enumerate(words) if place != at}:
                    yield f"{word} {other}"
        yield " ".join(sorted(sound(word) for word in words))
        yield self.joined


def likeness(a: Form, b: Form) -> Likeness | None:
    """Say how alike two full names are, and how; None if they are not."""
    if not (a.is_full and b.is_full):
        return None
    if a.words == b.words:
        return _same_words(a, b)
    if sorted(a.words) == sorted(b.words):
        return Likeness(0.62, "same words in another order")
    found = _in_order(a.words, b.words)
    for turned in ((b.words[-1], *b.words[:-1]), (*b.words[1:], b.words[0])):
        other = _in_order(a.words, turned)
        if other and (found is None or other.score * _OTHER_ORDER > found.score):
            found = Likeness(other.score * _OTHER_ORDER, f"{other.reason}, in another order")
    return found


def _same_words(a: Form, b: Form) -> Likeness:
    if a.name.normal == b.name.normal:
        return Likeness(0.7, "same name")
    if a.has_comma != b.has_comma:
        return Likeness(0.66, "family name first, with a comma")
    return Likeness(0.68, "same name in Latin letters")


def _in_order(a: tuple[str, ...], b: tuple[str, ...]) -> Likeness | None:
    if "".join(a) == "".join(b):
        return Likeness(0.66, "same letters, spaced otherwise")
    shorter, longer = sorted((a, b), key=len)
    if len(shorter) < len(longer) and set(shorter) <= set(longer) and _full(shorter) >= _FULL_NAME:
        return Likeness(0.5, "one name holds the other")
    if a[-1] == b[-1] and (_abbreviates(a[:-1], b[:-1]) or _abbreviates(b[:-1], a[:-1])):
        return Likeness(0.42, "initials for given names")
    if len(a) != len(b):
        near = a_letter_apart("".join(a), "".join(b))
        return Likeness(0.5, "near spelling") if near else None
    return _word_by_word(a, b)


def _full(words: tuple[str, ...]) -> int:
    return sum(len(word) > 1 for word in words)


def _abbreviates(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Say whether given names are initials of others: 'y j' or 'yj' of 'yun jung', 'y' of both."""
    if not _full(long) or len(short) > len(long):
        return False
    if short == ("".join(word[0] for word in long),):
        return True
    return any(len(word) == 1 for word in short) and all(
        word == full or (len(word) == 1 and full.startswith(word))
        for word, full in zip(short, long, strict=False)
    )


def _word_by_word(a: tuple[str, ...], b: tuple[str, ...]) -> Likeness | None:
    """Compare names of as many words: they may sound alike, or be a slip apart."""
    differing = [(one, other) for one, other in zip(a, b, strict=True) if one != other]
    if all(sound(one) == sound(other) for one, other in differing):
        return Likeness(0.54, "spelt otherwise, sounds alike")
    if all(a_letter_apart(one, other) for one, other in differing):
        many = len(differing) > 1
        return Likeness(0.42 if many else 0.5, "near spelling")
    if len(differing) > 1:
        return None
    short, long = sorted(differing[0], key=len)
    return _one_word(short, long, a)


def _one_word(short: str, long: str, name: tuple[str, ...]) -> Likeness | None:
    """Compare the one word in which a name differs from another one of as many words."""
    if len(short) == 1:
        enough = _full(name) - (short not in name) >= _FULL_NAME and long.startswith(short)
        return Likeness(0.45, "an initial for the family name") if enough else None
    if len(short) >= _SHORT_FORM and long.startswith(short):
        return Likeness(0.38, "a short form of one word")
    if len("".join(name)) >= _LONG_NAME and a_slip_apart(short, long):
        return Likeness(0.34, "a letter apart in a short word")
    return None
