"""Turtle and TriG."""

from collections.abc import Iterable

from pyoxigraph import Quad, RdfFormat, serialize

from igflod.formats.order import distinct_triples, in_reading_order
from igflod.formats.prefixes import PREFIXES

__all__ = ["write_trig", "write_turtle"]


def write_turtle(
    quads: Iterable[Quad], primary: str | None = None, base: str | None = None
) -> bytes:
    """Write Turtle, the primary resource first."""
    triples = in_reading_order(distinct_triples(quads), primary)
    return serialize(triples, format=RdfFormat.TURTLE, prefixes=PREFIXES, base_iri=base) or b""


def write_trig(
    quads: Iterable[Quad],
    primary: str | None = None,  # noqa: ARG001 - the order of graphs comes with the writer
    base: str | None = None,
) -> bytes:
    """Write TriG, the primary resource first in each graph."""
    ordered = sorted(quads, key=str)
    return serialize(ordered, format=RdfFormat.TRIG, prefixes=PREFIXES, base_iri=base) or b""
