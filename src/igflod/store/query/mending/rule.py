"""What the rules about mistakes share: what they give, and how they show what stands there."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from igflod.store.query.misfit import Misfit, Sign

__all__ = ["CLAUSES", "Remark", "Rule", "Said", "clause", "cut", "previous"]

Remark: TypeAlias = tuple[int, str]
"""A position in a query (code points, from 0), and what is wrong there."""

Said: TypeAlias = Remark | str
"""What a rule says: a remark, or words about the sign that does not fit."""

Rule: TypeAlias = Callable[[Misfit], Iterator[Said]]
"""Knows one kind of mistakes: gives what may be said of a misfit, the surest first."""

CLAUSES = {
    "GROUP": "GROUP BY",
    "HAVING": "HAVING",
    "ORDER": "ORDER BY",
    "LIMIT": "LIMIT",
    "OFFSET": "OFFSET",
}
"""The clauses behind WHERE, by their first words."""

_LONGEST = 40
_STARTERS = frozenset(
    "SELECT FILTER HAVING ORDER GROUP VALUES LIMIT OFFSET WHERE BIND OPTIONAL CONSTRUCT DESCRIBE "
    "ASK { }".split()
)
_NOTHING = Sign("", "", -1)


def clause(before: list[Sign]) -> str:
    """Tell which clause a query is in, by the last word or brace that begins or ends one."""
    return next((sign.terminal for sign in reversed(before) if sign.terminal in _STARTERS), "")


def previous(misfit: Misfit) -> Sign:
    """Give the sign before the misfit; one without text where there is none."""
    return misfit.before[-1] if misfit.before else _NOTHING


def cut(text: str) -> str:
    """Shorten what stands in a query to what fits in a sentence."""
    shown = " ".join(text.split())
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"
