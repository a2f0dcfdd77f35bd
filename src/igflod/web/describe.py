"""Descriptions: what a document says about its resource, as quads with their named graphs."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from pyoxigraph import NamedNode, Quad

from igflod.store.base import Row, Store
from igflod.vocabulary import DCTERMS, IGF, RDFS, SH, SKOS

__all__ = ["describe", "is_described", "labels_of", "query", "whole_graph"]

_PARTS = ("parts", "named", "evidence", "incoming", "labels")
"""The queries that a description is made of, besides the resource's own statements.

Leaving out 'evidence' gives a shorter description of the same things.
"""
_LABELS = (
    RDFS.label,
    SKOS.prefLabel,
    DCTERMS.title,
    IGF.nameAsPrinted,
    IGF.asPrinted,
    SH.resultMessage,
)
"""What a thing is called by, the best first."""


@cache
def query(name: str) -> str:
    """Give the text of one of our queries: 'description/own'. Values come in as bindings."""
    return (files("igflod.web") / "queries" / f"{name}.rq").read_text("utf-8")


def describe(store: Store, resource: NamedNode) -> list[Quad]:
    """Describe a resource: its statements, what hangs on it, labels, and who points to it.

    Gives an empty list for a resource that has no statement of its own.
    """
    given = {"resource": resource}
    quads = _quads(store.rows(query("description/own"), given), resource)
    if not quads:
        return []
    for part in _PARTS:
        quads |= _quads(store.rows(query(f"description/{part}"), given), resource)
    return sorted(quads, key=str)


def whole_graph(store: Store, name: NamedNode) -> list[Quad]:
    """Give a named graph as quads, sorted."""
    triples = store.graph(name)
    return sorted((Quad(t.subject, t.predicate, t.object, name) for t in triples), key=str)


def is_described(store: Store, resource: NamedNode) -> bool:
    """Tell whether a resource has a statement of its own."""
    return bool(store.rows(query("description/own"), {"resource": resource}))


def _quads(rows: Iterable[Row], resource: NamedNode) -> set[Quad]:
    """Make quads of rows; the resource stands where a row has no subject or no object."""
    quads = set()
    for row in rows:
        subject, predicate = row.get("subject", resource), row["predicate"]
        graph = row["graph"]
        if isinstance(predicate, NamedNode) and isinstance(graph, NamedNode):
            quads.add(Quad(subject, predicate, row.get("object", resource), graph))  # type: ignore[arg-type]
    return quads


def labels_of(quads: Iterable[Quad]) -> dict[str, str]:
    """Find what the resources of a description are called: URI -> label."""
    found: dict[str, tuple[int, str]] = {}
    for quad in quads:
        if quad.predicate in _LABELS and isinstance(quad.subject, NamedNode):
            label = (_LABELS.index(quad.predicate), getattr(quad.object, "value", ""))
            known = found.get(quad.subject.value)
            found[quad.subject.value] = min(label, known) if known else label
    return {uri: label for uri, (_, label) in found.items()}
