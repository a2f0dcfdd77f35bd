"""Puts terms in the place of variables, before the engine plans a query.

The engine can bind variables itself, but plans without knowing them: a lookup that follows paths
from one resource then goes through all of the data.
"""

from collections.abc import Iterator, Mapping

from igflod.errors import StoreError
from igflod.store.base import Term
from igflod.store.query.syntax import Kind, read_tokens

__all__ = ["bind"]

_CLAUSES = frozenset({"having", "order", "limit", "offset", "values"})
"""What may follow a GROUP BY."""


def bind(query: str, given: Mapping[str, Term]) -> str:
    """Write the terms of `given` for the variables of these names.

    A variable that is projected as it is, or grouped by, is left out there: its value is known.

    Raises:
        StoreError: the query has no variable of such a name.

    """
    missing = given.keys() - {t.text[1:] for t in read_tokens(query) if t.kind is Kind.VARIABLE}
    if missing:
        raise StoreError(f"one of our own queries has no variable ?{min(missing)}")
    parts: list[str] = []
    end = 0
    for start, stop, written in _changes(query, given):
        parts += [query[end:start], written]
        end = stop
    return "".join((*parts, query[end:]))


def _changes(query: str, given: Mapping[str, Term]) -> Iterator[tuple[int, int, str]]:
    """Give the places of variables to be replaced, and what to write there."""
    listing, depth, before = False, 0, ""
    for token in read_tokens(query):
        word = token.text.casefold()
        if word == "select" or (before, word) == ("group", "by"):
            listing, depth = True, 0
        elif word in {"where", "{", "}"} or (token.kind is Kind.WORD and word in _CLAUSES):
            listing = False
        depth += {"(": 1, ")": -1}.get(word, 0)
        if token.kind is Kind.VARIABLE and (term := given.get(token.text[1:])) is not None:
            left_out = listing and depth == 0
            yield token.start, token.start + len(token.text), "" if left_out else str(term)
        before = word
