"""Names as a type of their own: as printed, in an order, with a normal form to compare."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from igflod.record import NameOrder

__all__ = ["Name", "normal_form"]

_WORD = re.compile(r"\w+")
_FULL_NAME = 2


def normal_form(text: str) -> str:
    """Fold case, accents, punctuation and white space away: 'Y.J. Park' -> 'y j park'.

    Idempotent; the same for every way to write the same characters (Unicode NFKD).
    """
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    plain = "".join(char for char in folded if not unicodedata.combining(char))
    return " ".join(_WORD.findall(plain))


@dataclass(frozen=True)
class Name:
    """A person's name as printed, and the order of its parts where the form fixes it."""

    printed: str
    order: NameOrder = NameOrder.UNKNOWN

    @cached_property
    def normal(self) -> str:
        """The form to compare: given names first, so that 'Zhu Hongbin' meets 'Hongbin Zhu'."""
        words = normal_form(self.printed).split()
        if self.order is NameOrder.FAMILY_GIVEN:
            words = [*words[1:], *words[:1]]
        return " ".join(words)

    @property
    def is_full(self) -> bool:
        """Whether it has two parts or more; a single given name never identifies anybody."""
        return len(self.normal.split()) >= _FULL_NAME
