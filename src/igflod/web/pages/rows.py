"""Rows of our own queries as plain values for templates."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode

from igflod.store.base import Row, Term
from igflod.vocabulary import XSD
from igflod.web.describe import query
from igflod.web.site import site

__all__ = ["Cell", "Cells", "ask", "first", "grouped"]

Cell: TypeAlias = str | int
Cells: TypeAlias = Mapping[str, Cell]
"""A row: variable -> URI or text, or a number; what a row leaves open is absent."""


def ask(name: str, resource: str | None = None) -> list[Cells]:
    """Answer one of the queries of `queries/page/`, about a resource if it needs one."""
    given: dict[str, Term] = {"resource": NamedNode(resource)} if resource else {}
    return [_plain(row) for row in site().store.rows(query(f"page/{name}"), given)]


def first(name: str, resource: str | None = None) -> Cells:
    """Answer a query that has one row; an empty one if it has none."""
    return next(iter(ask(name, resource)), {})


def grouped(rows: Sequence[Cells], key: str) -> dict[Cell, list[Cells]]:
    """Gather rows that have the same value for a variable, in the order of their first row."""
    groups: dict[Cell, list[Cells]] = {}
    for row in rows:
        groups.setdefault(row[key], []).append(row)
    return groups


def _plain(row: Row) -> Cells:
    return {name: _cell(term) for name, term in row.items()}


def _cell(term: Term) -> Cell:
    if isinstance(term, Literal) and term.datatype == XSD.integer:
        return int(term.value)
    return term.value if isinstance(term, Literal | NamedNode | BlankNode) else str(term)
