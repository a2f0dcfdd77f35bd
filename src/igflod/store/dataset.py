"""Finds the graphs that a query is asked over, and puts several into one default graph.

The engine knows FROM, but gives a triple that two of its graphs hold twice, where the standard
merges them (SPARQL 1.1, section 13.2). No graph is ever fetched: one that we do not hold is empty.
"""

import re
from collections.abc import Iterator

import pyoxigraph as ox

from igflod.errors import QueryError
from igflod.store.base import SparqlRequest
from igflod.store.query.syntax import Kind, read_tokens

__all__ = ["Graphs", "graphs_of_query", "graphs_of_request", "merge"]

Graphs = tuple[list[ox.NamedNode], list[ox.NamedNode]]
"""The graphs that make the default graph, and the named graphs."""

_MAY_BE_FROM = re.compile(
    r"from[ \t\r\n]*+(?:\#|<|named|[^ \t\r\n<>{}()\"']{0,250}:)", re.IGNORECASE
)
"""Found wherever a FROM clause is. Most queries have none and need not be cut into tokens."""

_FORMS = frozenset({"select", "construct", "describe", "ask"})
_DEPTHS = {"{": 1, "}": -1}


def graphs_of_request(request: SparqlRequest) -> Graphs | None:
    """Give the graphs that a request names beside its query (Protocol, section 2.1.4), or None.

    Raises:
        QueryError: the name of a graph is no absolute IRI.

    """
    if not request.default_graphs and not request.named_graphs:
        return None
    return _nodes(request.default_graphs), _nodes(request.named_graphs)


def graphs_of_query(query: str, base: str | None = None) -> Graphs:
    """Give the graphs that the FROM clauses of a query name (none: two empty lists).

    `base` is what relative IRIs are resolved against.
    """
    clauses = list(_from_clauses(query)) if _MAY_BE_FROM.search(query) else ()
    if not clauses:
        return [], []
    prologue = query[: _start_of_form(query)]
    names = " ".join(name for _, name in clauses)
    try:
        # The engine itself resolves prefixes and relative names.
        values = f"{prologue}\nSELECT ?name {{ VALUES ?name {{ {names} }} }}"
        solutions = ox.Store().query(values, base_iri=base)
    except SyntaxError:
        return [], []  # the query has the same fault, and its own evaluation will tell
    assert isinstance(solutions, ox.QuerySolutions)  # noqa: S101 - it is a SELECT
    nodes = [node for solution in solutions if isinstance(node := solution[0], ox.NamedNode)]
    split: Graphs = ([], [])
    for (is_named, _), node in zip(clauses, nodes, strict=True):
        split[is_named].append(node)
    return split


def merge(engine: ox.Store, graphs: Graphs) -> ox.Store:
    """Copy graphs into a store of their own, where those of the default graph are merged."""
    default, named = graphs
    merged = ox.Store()
    for name in default:
        found = engine.quads_for_pattern(None, None, None, name)
        merged.extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in found)
    for name in named:
        merged.extend(engine.quads_for_pattern(None, None, None, name))
    return merged


def _nodes(names: tuple[str, ...]) -> list[ox.NamedNode]:
    try:
        return [ox.NamedNode(name) for name in names]
    except ValueError as error:
        raise QueryError(f"the name of a graph is no absolute IRI: {error}") from None


def _from_clauses(query: str) -> Iterator[tuple[bool, str]]:
    """Yield whether a FROM clause is a FROM NAMED, and the name in it as written."""
    depth, before = 0, ("", "")
    for token in read_tokens(query):
        depth += _DEPTHS.get(token.text, 0)
        if not depth and token.kind in {Kind.IRI, Kind.NAME}:
            if before[1] == "from":
                yield False, token.text
            elif before == ("from", "named"):
                yield True, token.text
        before = (before[1], token.text.casefold())


def _start_of_form(query: str) -> int:
    for token in read_tokens(query):
        if token.kind is Kind.WORD and token.text.casefold() in _FORMS:
            return token.start
    return len(query)
