"""The order in which a person would read a graph."""

import re
from collections.abc import Iterable
from functools import lru_cache

from pyoxigraph import Quad, Triple

from igflod.formats.prefixes import PREFIXES

__all__ = ["distinct_triples", "in_reading_order", "natural", "predicate_key", "subject_key"]

_RDF_TYPE = PREFIXES["rdf"] + "type"
_FIRST = (
    _RDF_TYPE,
    PREFIXES["rdfs"] + "label",
    PREFIXES["skos"] + "prefLabel",
    PREFIXES["foaf"] + "name",
    PREFIXES["schema"] + "name",
    PREFIXES["dcterms"] + "title",
    PREFIXES["skos"] + "altLabel",
    PREFIXES["rdfs"] + "comment",
)
_KINDS = (
    "series",
    "meeting",
    "report",
    "participation",
    "agenda",
    "attendance",
    "estimate",
    "point",
    "reading",
    "finding",
    "person",
    "organization",
    "place",
    "theme",
    "topic",
    "scheme",
    "dataset",
    "capture",
    "evidence",
)
"""What hangs on a session, in the order of its page; other kinds come after these."""

NaturalKey = tuple[tuple[int, int, str], ...]


@lru_cache(maxsize=65536)
def natural(text: str) -> NaturalKey:
    """Make a key that sorts numbers as numbers: 'organizer-2' before 'organizer-10'."""
    parts = re.split(r"([0-9]+)", text)
    return tuple((1, int(part), part) if part.isdigit() else (0, 0, part) for part in parts)


def subject_key(subject: str, primary: str | None) -> tuple[bool, bool, int, NaturalKey]:
    """Sort the primary resource first, then ours by kind, then the others; naturally within."""
    kind = re.search(r"/id/([a-z0-9-]+)/", subject)
    if kind is None:
        return (subject != primary, True, 0, natural(subject))
    rank = _KINDS.index(kind[1]) if kind[1] in _KINDS else len(_KINDS)
    return (subject != primary, False, rank, natural(subject))


def predicate_key(predicate: str) -> tuple[int, str]:
    """Sort rdf:type first, then labels, then the rest by URI."""
    rank = _FIRST.index(predicate) if predicate in _FIRST else len(_FIRST)
    return (rank, predicate)


def distinct_triples(quads: Iterable[Quad]) -> set[Triple]:
    """Drop the graphs of quads."""
    return {quad.triple for quad in quads}


def in_reading_order(triples: Iterable[Triple], primary: str | None) -> list[Triple]:
    """Sort triples by subject, predicate and object as a person would read them."""
    return sorted(
        triples,
        key=lambda triple: (
            subject_key(str(triple.subject).strip("<>"), primary),
            predicate_key(triple.predicate.value),
            natural(str(triple.object)),
        ),
    )
