"""The order in which a person would read a graph."""

import re
from collections.abc import Iterable
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from igflod.formats.prefixes import PREFIXES
from igflod.record import SessionType

__all__ = [
    "Node",
    "Term",
    "distinct_triples",
    "in_reading_order",
    "kind_of",
    "natural",
    "object_key",
    "predicate_key",
    "subject_key",
]

Node: TypeAlias = NamedNode | BlankNode | Triple
Term: TypeAlias = Node | Literal

_FIRST = (
    PREFIXES["rdf"] + "type",
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
    *SessionType,
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

_NAMESPACE = re.compile("|".join(f"({re.escape(name)})" for name in PREFIXES.values()))
_NO_NAMESPACE = len(PREFIXES) + 1
_KIND = re.compile(r"/id/([a-z0-9-]+)/")

NaturalKey = tuple[tuple[int, int, str], ...]


def natural(text: str) -> NaturalKey:
    """Make a key that sorts numbers as numbers: 'organizer-2' before 'organizer-10'."""
    return tuple(_natural_part(part) for part in re.split(r"([0-9]+)", text))


def _natural_part(part: str) -> tuple[int, int, str]:
    if not part or part[0] not in "0123456789":
        return (0, 0, part)
    digits = part.lstrip("0")
    return (1, len(digits), digits)


def kind_of(uri: str) -> str:
    """Name the kind in the URI of a thing: `…id/person/p3kx7ab` -> 'person'; '' if it has none."""
    found = _KIND.search(uri)
    return found[1] if found else ""


def subject_key(subject: Node, primary: str | None) -> tuple[object, ...]:
    """Sort the primary resource first, then ours by kind, then the others; naturally within."""
    uri = subject.value if isinstance(subject, NamedNode) else str(subject)
    kind = kind_of(uri)
    rank = _KINDS.index(kind) if kind in _KINDS else len(_KINDS)
    is_named = isinstance(subject, NamedNode)
    return (uri != primary, not is_named, not kind, rank, kind, natural(uri), uri)


def predicate_key(predicate: str, values: int = 1) -> tuple[object, ...]:
    """Sort rdf:type first, then labels, then the rest by vocabulary, long lists of values last."""
    rank = _FIRST.index(predicate) if predicate in _FIRST else len(_FIRST)
    return (rank, values > 3, _vocabulary(predicate), predicate)  # noqa: PLR2004 - a line holds three


def object_key(term: Term) -> tuple[object, ...]:
    """Sort resources before literals, ours first, each naturally."""
    if isinstance(term, NamedNode | BlankNode):
        return (0, _vocabulary(term.value), natural(term.value), term.value)
    return (1, 0, (), str(term))


def _vocabulary(uri: str) -> int:
    found = _NAMESPACE.match(uri)
    return found.lastindex if found and found.lastindex else _NO_NAMESPACE


def distinct_triples(quads: Iterable[Quad]) -> set[Triple]:
    """Drop the graphs of quads."""
    return {quad.triple for quad in quads}


def in_reading_order(triples: Iterable[Triple], primary: str | None) -> list[Triple]:
    """Sort triples by subject, predicate and object as a person would read them."""
    return sorted(
        triples,
        key=lambda triple: (
            subject_key(triple.subject, primary),
            predicate_key(triple.predicate.value),
            object_key(triple.object),
        ),
    )
