"""Says where in a capture each reading stands, how surely it is known, and by which rule."""

import hashlib
from dataclasses import dataclass
from typing import Any

from pyoxigraph import Literal, NamedNode

from igflod.graph.builder import GraphBuilder, english, opening, position
from igflod.record import Certainty, Participation, Reading, Span
from igflod.vocabulary import CERTAINTY_CODES, IGF, OA, RDF, RDFS, SKOS

__all__ = ["EvidenceWriter", "Ground", "passages_of", "text_digest"]

_LONGEST_QUOTE = 120
_LONGEST_OPENING = 41
"""Forty characters and an ellipsis."""


def text_digest(text: str) -> str:
    """Give the SHA-256 (hex) of a text as UTF-8.

    Of a file of clean UTF-8 it is that of the file's bytes.
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Ground:
    """What a reading rests on.

    `rule` is as the record has it: 'igf-2013-report/organizer-name'. `quote` is false where the
    passages are prose, which belongs to its authors.
    """

    spans: tuple[Span, ...]
    certainty: Certainty = Certainty.STATED
    rule: str = ""
    note: str | None = None
    quote: bool = True

    @classmethod
    def of(cls, reading: Reading[Any]) -> "Ground":
        """Give what the reading of one value rests on."""
        return cls(reading.spans, reading.certainty, reading.rule, reading.note)


def passages_of(named: Participation) -> tuple[Span, ...]:
    """Give the passages of a participation and of what is said of it, each once."""
    said = (*named.affiliations, named.group, named.region, named.country)
    spans = [*named.evidence, *(span for reading in said if reading for span in reading.spans)]
    return tuple(dict.fromkeys(spans))


class EvidenceWriter:
    """Describes passages of one text as Web Annotation selectors, without blank nodes.

    Passages are named by the text that their positions count in, not by the file it came from: a
    better way to take the text out of a PDF gives other passages, and moves none. Without a text,
    as for a curator's record, there are none (`shows`).
    """

    def __init__(self, graph: GraphBuilder, text: str | None) -> None:
        self.graph = graph
        self.text = text or ""
        self.shows = text is not None
        self.sha256 = text_digest(self.text)
        self.capture = NamedNode(graph.uris.capture(self.sha256))

    def passage(self, span: Span, *, quote: bool = True) -> NamedNode:
        """Describe a passage and give its URI.

        Its words are repeated if they are few and no prose; a long passage shows how it begins.
        Web Annotation Data Model, sections 4 and 4.2.4 to 4.2.5; fragment: RFC 5147, section 2.
        """
        graph = self.graph
        evidence = NamedNode(graph.uris.evidence(self.sha256, span))
        selector = NamedNode(graph.uris.selector(self.sha256, span))
        graph.add(evidence, RDF.type, OA.SpecificResource)
        graph.add(evidence, OA.hasSource, self.capture)
        graph.add(evidence, OA.hasSelector, selector)
        graph.add(selector, RDF.type, OA.TextPositionSelector)
        graph.add(selector, OA.start, position(span.start))
        graph.add(selector, OA.end, position(span.end))
        words = self.text[span.start : span.end]
        if len(words) > _LONGEST_QUOTE:
            graph.add(evidence, RDFS.label, Literal(opening(words, _LONGEST_OPENING)))
        elif quote:
            graph.add(selector, RDF.type, OA.TextQuoteSelector)
            graph.add(selector, OA.exact, Literal(words))
        return evidence

    def reading(self, node: NamedNode, kind: NamedNode, report: NamedNode, ground: Ground) -> None:
        """State what every reading has: its class, its report, and what it rests on."""
        graph = self.graph
        graph.add(node, RDF.type, kind)
        graph.add(node, IGF.statedIn, report)
        graph.add(node, IGF.certainty, CERTAINTY_CODES[ground.certainty])
        for span in ground.spans if self.shows else ():
            graph.add(node, IGF.evidence, self.passage(span, quote=ground.quote))
        rule = ground.rule.partition("/")[2] or ground.rule
        graph.add(node, IGF.rule, Literal(rule) if rule else None)
        graph.add(node, SKOS.editorialNote, english(ground.note) if ground.note else None)
