"""Collects the quads of one named graph."""

import datetime as dt
from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad

from igflod.uris import Uris
from igflod.vocabulary import IGF, XSD

__all__ = [
    "GraphBuilder",
    "english",
    "evidence_starts",
    "integer",
    "opening",
    "position",
    "typed_date",
    "typed_time",
]


def english(text: str) -> Literal:
    """Make a literal in English: words of ours, or of a curator."""
    return Literal(text, language="en")


def integer(number: int) -> Literal:
    """Make an xsd:integer."""
    return Literal(str(number), datatype=XSD.integer)


def position(number: int) -> Literal:
    """Make a position in a text, with the datatype of the Web Annotation vocabulary."""
    return Literal(str(number), datatype=XSD.nonNegativeInteger)


def typed_date(day: dt.date) -> Literal:
    """Make an xsd:date."""
    return Literal(day.isoformat(), datatype=XSD.date)


def typed_time(time: dt.time) -> Literal:
    """Make an xsd:time without a zone, as pages print it."""
    return Literal(time.isoformat(), datatype=XSD.time)


def opening(text: str, longest: int) -> str:
    """Give a text's first words, with an ellipsis where something is cut: at most `longest`."""
    words = " ".join(text.split())
    if len(words) <= longest:
        return words
    kept = words[: longest - 1]
    return (kept.rpartition(" ")[0] or kept) + "…"


class GraphBuilder:
    """Adds statements to one named graph."""

    def __init__(self, uris: Uris, name: str) -> None:
        self.uris = uris
        self.graph = NamedNode(uris.graph(name))
        self._quads: dict[Quad, None] = {}

    @property
    def quads(self) -> list[Quad]:
        """All statements, each once, in the order in which they were made."""
        return list(self._quads)

    def add(
        self, subject: NamedNode, predicate: NamedNode, *objects: NamedNode | Literal | None
    ) -> None:
        """State one thing or several of a subject; an absent object states nothing."""
        for value in objects:
            if value is not None:
                self._quads[Quad(subject, predicate, value, self.graph)] = None

    def node(self, kind: str, path: str) -> NamedNode:
        """Name a thing."""
        return NamedNode(self.uris.thing(kind, path))


def evidence_starts(quads: Iterable[Quad]) -> dict[str, int]:
    """Say of each thing that has evidence where the first passage of it begins (code points)."""
    starts: dict[str, int] = {}
    for quad in quads:
        if quad.predicate == IGF.evidence and isinstance(quad.object, NamedNode):
            start = int(quad.object.value.rpartition("/")[2].partition("-")[0])
            thing = str(quad.subject).strip("<>")
            starts[thing] = min(start, starts.get(thing, start))
    return starts
