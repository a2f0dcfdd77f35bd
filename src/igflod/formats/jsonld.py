"""JSON-LD."""

from collections.abc import Iterable

from pyoxigraph import Quad, RdfFormat, serialize

from igflod.formats.order import distinct_triples, in_reading_order
from igflod.formats.prefixes import PREFIXES

__all__ = ["write_jsonld"]


def write_jsonld(
    quads: Iterable[Quad], primary: str | None = None, base: str | None = None
) -> bytes:
    """Write JSON-LD, the primary resource first."""
    triples = in_reading_order(distinct_triples(quads), primary)
    return serialize(triples, format=RdfFormat.JSON_LD, prefixes=PREFIXES, base_iri=base) or b""
