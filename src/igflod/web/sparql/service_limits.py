"""The limits of the service as statements of its description.

The service description vocabulary has no terms for limits; schema.org's property values say what
each is, its greatest value and its unit (UN/CEFACT codes), and a word by which programs know it.
"""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from igflod.formats.prefixes import PREFIXES
from igflod.store import Limits
from igflod.store.query.admission import LONGEST_QUERY
from igflod.vocabulary import RDF, RDFS

__all__ = ["describe_limits"]

_SECONDS, _BYTES, _COUNT = "SEC", "AD", "C62"
_SCHEMA = PREFIXES["schema"]


def describe_limits(service: NamedNode, limits: Limits | None) -> list[Quad]:
    """Describe the limits of queries; without, there is that of their text alone."""
    return [
        quad
        for name, value, unit, label in _limits(limits)
        for quad in _limit(service, name, Literal(value), unit, label)
    ]


def _limits(limits: Limits | None) -> Iterator[tuple[str, int | float, str, str]]:
    """Give each limit: its word, its value, its unit, and what it says in words."""
    yield "query-bytes", LONGEST_QUERY, _BYTES, "bytes that the text of a query may have, as UTF-8"
    if limits is None:
        return
    until_answered = (
        "seconds from the arrival of a query to its answer, or fewer that a client asks for with "
        "timeout; one that takes longer is stopped, 503"
    )
    yield "seconds", limits.seconds, _SECONDS, until_answered
    yield "answer-bytes", limits.answer, _BYTES, "bytes of an answer; a larger one is refused, 422"
    yield (
        "memory-bytes",
        limits.memory,
        _BYTES,
        "bytes of memory that a query may use; one that needs more is stopped, 422",
    )
    yield "parallel-queries", limits.processes, _COUNT, "queries that are worked on at a time"
    slow = (
        f"queries beside these that have gone on for {limits.patience:g} s and give way to others"
    )
    yield "slow-queries", limits.slow, _COUNT, slow
    yield "waiting-queries", limits.waiting, _COUNT, "queries that wait; one more is refused, 429"


def _limit(service: NamedNode, name: str, value: Literal, unit: str, label: str) -> Iterator[Quad]:
    node = NamedNode(f"{service.value}#limit-{name}")
    yield Quad(service, NamedNode(f"{_SCHEMA}additionalProperty"), node)
    yield Quad(node, RDF.type, NamedNode(f"{_SCHEMA}PropertyValue"))
    yield Quad(node, NamedNode(f"{_SCHEMA}propertyID"), Literal(name))
    yield Quad(node, NamedNode(f"{_SCHEMA}maxValue"), value)
    yield Quad(node, NamedNode(f"{_SCHEMA}unitCode"), Literal(unit))
    yield Quad(node, RDFS.label, Literal(f"at most: {label}", language="en"))
