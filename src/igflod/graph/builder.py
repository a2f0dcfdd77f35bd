"""Collects the quads of one named graph, and says where in a capture each reading stands."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode, Quad

from igflod.record import Certainty, Span
from igflod.uris import Uris
from igflod.vocabulary import CERTAINTY_CODES, IGF, OA, RDF, RDFS, SKOS, XSD

__all__ = [
    "EvidenceWriter",
    "Excerpt",
    "GraphBuilder",
    "english",
    "evidence_starts",
    "integer",
    "opening",
    "typed_date",
]

Excerpt: TypeAlias = Callable[[Span], str]
"""Gives the characters of a capture's passage."""

_LONGEST_QUOTE = 120
_LONGEST_OPENING = 60


def english(text: str) -> Literal:
    """Make a literal in English."""
    return Literal(text, language="en")


def integer(number: int) -> Literal:
    """Make an xsd:integer."""
    return Literal(str(number), datatype=XSD.integer)


def typed_date(day: date | datetime) -> Literal:
    """Make an xsd:date, or an xsd:dateTime without a zone where the time is known."""
    datatype = XSD.dateTime if isinstance(day, datetime) else XSD.date
    return Literal(day.isoformat(), datatype=datatype)


def opening(text: str, longest: int) -> str:
    """Give a text's first words, with an ellipsis where something is cut: at most `longest`."""
    words = " ".join(text.split())
    if len(words) <= longest:
        return words
    return words[: longest - 1].rpartition(" ")[0] + "…"


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


class EvidenceWriter:
    """Describes passages of one capture as Web Annotation selectors, without blank nodes."""

    def __init__(self, graph: GraphBuilder, sha256: str, excerpt: Excerpt) -> None:
        self.graph = graph
        self.sha256 = sha256
        self.excerpt = excerpt
        self.capture = NamedNode(graph.uris.capture(sha256))

    def passage(self, span: Span) -> NamedNode:
        """Describe a passage (its position; its words if they are few) and give its URI.

        Web Annotation Data Model, sections 4 and 4.2.4 to 4.2.5; fragment: RFC 5147, section 2.
        """
        graph = self.graph
        evidence = NamedNode(graph.uris.evidence(self.sha256, span))
        selector = NamedNode(graph.uris.selector(self.sha256, span))
        graph.add(evidence, RDF.type, OA.SpecificResource)
        graph.add(evidence, OA.hasSource, self.capture)
        graph.add(evidence, OA.hasSelector, selector)
        graph.add(selector, RDF.type, OA.TextPositionSelector)
        graph.add(selector, OA.start, integer(span.start))
        graph.add(selector, OA.end, integer(span.end))
        words = self.excerpt(span)
        if len(words) <= _LONGEST_QUOTE:
            graph.add(selector, RDF.type, OA.TextQuoteSelector)
            graph.add(selector, OA.exact, Literal(words))
        else:
            graph.add(evidence, RDFS.label, Literal(opening(words, _LONGEST_OPENING)))
        return evidence

    def reading(  # noqa: PLR0913 - what every reading has
        self,
        node: NamedNode,
        kind: NamedNode,
        *,
        report: NamedNode,
        spans: Iterable[Span],
        certainty: Certainty,
        note: str | None = None,
    ) -> None:
        """State what every reading has: its class, its report, its evidence, its certainty."""
        graph = self.graph
        graph.add(node, RDF.type, kind)
        graph.add(node, IGF.statedIn, report)
        graph.add(node, IGF.certainty, CERTAINTY_CODES[certainty])
        graph.add(node, IGF.evidence, *(self.passage(span) for span in spans))
        graph.add(node, SKOS.editorialNote, english(note) if note else None)


def evidence_starts(quads: Iterable[Quad]) -> dict[str, int]:
    """Say of each thing that has evidence where the first passage of it begins (code points)."""
    starts: dict[str, int] = {}
    for quad in quads:
        if quad.predicate == IGF.evidence and isinstance(quad.object, NamedNode):
            start = int(quad.object.value.rpartition("/")[2].partition("-")[0])
            thing = str(quad.subject).strip("<>")
            starts[thing] = min(start, starts.get(thing, start))
    return starts
