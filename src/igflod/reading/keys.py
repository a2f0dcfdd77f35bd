"""Keys under which spellings of one label or value meet: no case, no plural, no punctuation."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

__all__ = ["Token", "key", "opening", "tokens", "words_of"]

_WORD = re.compile(r"[^\W_]+")
_HINT = re.compile(
    r"\((?:[^()]{0,40}\b)?(?:sentences?|paragraphs?|words?|max(?:imum)?|optional|if any|"
    r"characters?)\b[^()]{0,40}\)",
    re.IGNORECASE,
)
_SPELLINGS = (("organis", "organiz"), ("programme", "program"), ("labour", "labor"))
_SHORTEST_PLURAL = 4
_OPENING = 80


@dataclass(frozen=True, slots=True)
class Token:
    """A word in its key's spelling, and where it stands in the text."""

    word: str
    start: int
    end: int


@lru_cache(maxsize=16384)
def _normal(word: str) -> str:
    plain = unicodedata.normalize("NFKC", word).casefold()
    for spelling, other in _SPELLINGS:
        plain = plain.replace(spelling, other)
    if len(plain) >= _SHORTEST_PLURAL and plain.endswith("s") and not plain.endswith("ss"):
        return plain[:-1]
    return plain


def tokens(text: str) -> Iterator[Token]:
    """Give the words of a text for comparison; the 's' of a plural in brackets is none."""
    for match in _WORD.finditer(text):
        word = _normal(match.group())
        if word != "s":
            yield Token(word, match.start(), match.end())


@lru_cache(maxsize=16384)
def opening(text: str) -> tuple[str, ...]:
    """Give the first three words of a text in their key's spelling."""
    return tuple(token.word for token in islice(tokens(text[:_OPENING]), 3))


def words_of(text: str) -> list[str]:
    """Give the words of a text in their key's spelling; '&' counts as 'and'."""
    return [token.word for token in tokens(text.replace("&", " and "))]


@lru_cache(maxsize=16384)
def key(text: str) -> str:
    """Give the key of a label or value: 'Organiser(s):' and 'ORGANIZER' have the same.

    Hints in brackets, such as '(3 paragraphs)', are no part of a label.
    """
    return "".join(words_of(_HINT.sub(" ", text)))
