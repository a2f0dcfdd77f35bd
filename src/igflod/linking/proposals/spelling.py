"""How words are spelt: in Latin letters, as they sound, a letter apart."""

import re
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import OSA

from igflod.linking.names import normal_form

__all__ = ["a_letter_apart", "a_slip_apart", "latin", "numbers", "sound"]

_SOUNDS = (
    (re.compile(r"ph"), "f"),
    (re.compile(r"[ckq]h?|x(?=[aeou])"), "k"),
    (re.compile(r"ee|ea|ie|ei|y|ij"), "i"),
    (re.compile(r"oo|ou|ow|ue"), "u"),
    (re.compile(r"ae|oe"), "e"),
    (re.compile(r"tz|ts|z|sch|sh"), "s"),
    (re.compile(r"w"), "v"),
    (re.compile(r"(?<=...)e$"), ""),
    (re.compile(r"(?<=.)h"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)
_LONG_ENOUGH_FOR_ONE = 5
_LONG_ENOUGH_FOR_TWO = 9


@lru_cache(maxsize=65536)
def latin(text: str) -> str:
    """Give the normal form of a text in Latin letters: 'Tröndle' -> 'trondle'."""
    return normal_form(anyascii(text))


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """Write a Latin word so that usual transliterations of a name meet: 'lee' and 'li' -> 'li'."""
    for pattern, plain in _SOUNDS:
        word = pattern.sub(plain, word)
    return word


def a_letter_apart(one: str, other: str) -> bool:
    """Say whether two words differ as by a slip: a letter, in a very long word two.

    Short words never do: 'Lin' and 'Liu' are two names.
    """
    shorter = min(len(one), len(other))
    if shorter < _LONG_ENOUGH_FOR_ONE:
        return False
    allowed = 2 if shorter >= _LONG_ENOUGH_FOR_TWO else 1
    return OSA.distance(one, other, score_cutoff=allowed) <= allowed


def a_slip_apart(one: str, other: str) -> bool:
    """Say whether one letter is another one, missing or misplaced, in words of any length."""
    return OSA.distance(one, other, score_cutoff=1) == 1


def numbers(text: str) -> list[str]:
    """Give the numbers in a text; names with different ones mean different things."""
    return sorted(re.findall(r"\d+", text))
