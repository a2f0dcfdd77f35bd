"""Names as a type of their own: as printed, in an order, with a normal form to compare."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import groupby

from anyascii import anyascii

from igflod.record import NameOrder

__all__ = ["Name", "Variant", "normal_form"]

_WORD = re.compile(r"\w+")
_FULL_NAME = 2


def normal_form(text: str) -> str:
    """Fold case, accents, punctuation and white space away: 'Y.J. Park' -> 'y j park'.

    Idempotent; the same for every way to write the same characters (Unicode NFKD).
    """
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    plain = "".join(char for char in folded if not unicodedata.combining(char))
    return " ".join(_WORD.findall(plain))


class Variant(StrEnum):
    """Why two names that are printed differently may be one; none of them decides it."""

    COMMA = "comma"
    """The family name stands before a comma: 'LEE, Xiaodong'."""
    OTHER_ORDER = "other-order"
    """The family name stands at the other end: 'Lee Xiaodong'."""
    TRANSLITERATION = "transliteration"
    """The same name in Latin letters."""
    JOINED_INITIALS = "joined-initials"
    """Initials are written as one word: 'YJ Park' for 'Y.J. Park'."""
    INITIALS = "initials"
    """Given names are cut to initials: 'X. Lee'."""


@dataclass(frozen=True)
class Name:
    """A person's name as printed, and the order of its parts where the form fixes it."""

    printed: str
    order: NameOrder = NameOrder.UNKNOWN

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The words to compare, given names first where the order is known."""
        return self._parts_of(self.printed)

    @cached_property
    def normal(self) -> str:
        """The form to compare: given names first, so that 'Zhu Hongbin' meets 'Hongbin Zhu'."""
        return " ".join(self.parts)

    @property
    def is_full(self) -> bool:
        """Whether it has two parts or more; a single given name never identifies anybody."""
        return len(self.parts) >= _FULL_NAME

    def variants(self) -> dict[str, Variant]:
        """Give other normal forms in which a full name may stand elsewhere, each with the reason.

        They are for proposals: a variant alone makes nobody the same.
        """
        if not self.is_full:
            return {}
        found: dict[str, Variant] = {}
        for words, why in self._variants():
            form = normal_form(" ".join(words))
            if form and form != self.normal:
                found.setdefault(form, why)
        return found

    def _variants(self) -> Iterator[tuple[Iterable[str], Variant]]:
        *given, family = self.parts
        before, comma, after = self.printed.partition(",")
        if comma and normal_form(before) and normal_form(after):
            yield (after, before), Variant.COMMA
        yield (family, *given), Variant.OTHER_ORDER
        yield (*self.parts[1:], self.parts[0]), Variant.OTHER_ORDER
        yield self._parts_of(anyascii(self.printed)), Variant.TRANSLITERATION
        yield _join_initials(self.parts), Variant.JOINED_INITIALS
        yield (*(name[0] for name in given), family), Variant.INITIALS

    def _parts_of(self, text: str) -> tuple[str, ...]:
        words = tuple(normal_form(text).split())
        return (*words[1:], *words[:1]) if self.order is NameOrder.FAMILY_GIVEN else words


def _join_initials(words: Iterable[str]) -> Iterator[str]:
    """Write neighbouring single letters as one word: 'y j park' -> 'yj park'."""
    for single, run in groupby(words, key=lambda word: len(word) == 1):
        letters = list(run)
        yield from ["".join(letters)] if single else letters
