"""A proposal: two ids that may be one, how likely, and why in words. Nobody is merged by it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import TypeVar

from igflod.uris import Identifier

__all__ = ["Kind", "Likeness", "Proposal", "pairs_in"]

_LARGEST_BLOCK = 300
_WINDOW = 30
"""Neighbours that are compared with each member of a block that is larger than that."""


class Kind(StrEnum):
    """What a proposal is about."""

    PERSON = "person"
    ORGANIZATION = "organization"
    SESSION = "session"
    THEME = "theme"
    NO_PERSON = "no-person"
    """A name in a person's slot that is an organization's."""
    NO_ORGANIZATION = "no-organization"
    """A name in an organization's place that is a meeting's or a country's: 'IGF 2013'."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two ids that may be one. `a` is the one that would stay.

    `score` goes from 0 to 1 and orders the proposals; it is no probability. `reason` says in words
    what speaks for it and against it.
    """

    kind: Kind
    a: Identifier
    b: Identifier
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two names are, from 0 to 1, and in which way."""

    score: float
    reason: str


M = TypeVar("M")


def pairs_in(block: Iterable[M]) -> Iterator[tuple[M, M]]:
    """Pair the members of a block, which come in a fixed order.

    In a very large block each is paired with its next neighbours only, or the time would grow with
    the square of its size.
    """
    members = list(block)
    if len(members) <= _LARGEST_BLOCK:
        yield from combinations(members, 2)
        return
    for at, member in enumerate(members):
        for other in members[at + 1 : at + 1 + _WINDOW]:
            yield member, other
