"""Links to other datasets, each with the record of why (SSSOM)."""

import hashlib
from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad

from igflod.graph.builder import GraphBuilder, english, typed_date
from igflod.linking import Curated
from igflod.uris import DEFAULT_BASE, Identifier, Uris, slug
from igflod.vocabulary import OWL, RDF, RDFS, SSSOM, XSD

__all__ = ["describe_links"]

_NEGATED = NamedNode("https://w3id.org/sssom/NegatedPredicate")
_STATED = (OWL.annotatedSource, OWL.annotatedProperty, OWL.annotatedTarget)
_REFUSED = (SSSOM.subject_id, SSSOM.predicate_id, SSSOM.object_id)


def describe_links(curated: Curated, subjects: Iterable[NamedNode], uris: Uris) -> list[Quad]:
    """State the links whose subject is published, each with the record of why.

    The record of a link that is stated is an axiom with annotations, as SSSOM has it in OWL. A
    refused candidate is not stated; its record is a bare sssom:Mapping, so that no reader of OWL
    takes the axiom for one that holds. Links of what was merged are those of what stayed; two of
    them that say the same are one. What was split or withdrawn has none.
    """
    graph = GraphBuilder(uris, "links")
    known = set(subjects)
    recorded: set[NamedNode] = set()
    for mapping in curated.mappings:
        linked = Identifier.parse(mapping.subject.removeprefix(f"{DEFAULT_BASE}id/"))
        root = curated.judgements.root(linked)
        subject = graph.node(root.kind, root.path)
        if subject not in known or curated.retired.get(root):
            continue
        predicate, target = NamedNode(mapping.predicate), NamedNode(mapping.object)
        node = graph.node("link", _link_path(str(root), mapping.predicate, mapping.object))
        if node in recorded:
            continue
        recorded.add(node)
        graph.add(node, RDF.type, SSSOM.Mapping if mapping.negated else OWL.Axiom)
        names = _REFUSED if mapping.negated else _STATED
        for name, value in zip(names, (subject, predicate, target), strict=True):
            graph.add(node, name, value)
        graph.add(node, SSSOM.mapping_justification, NamedNode(mapping.justification))
        confidence = Literal(str(mapping.confidence), datatype=XSD.double)
        graph.add(node, SSSOM.confidence, confidence)
        graph.add(node, SSSOM.mapping_date, typed_date(mapping.mapping_date))
        graph.add(node, RDFS.comment, english(mapping.comment) if mapping.comment else None)
        if mapping.negated:
            graph.add(node, SSSOM.predicate_modifier, _NEGATED)
        else:
            graph.add(subject, predicate, target)
    return graph.quads


def _link_path(subject: str, predicate: str, target: str) -> str:
    """Name a record by its subject and what is said of it: one pair may have several links."""
    digest = hashlib.sha256(f"{predicate} {target}".encode()).hexdigest()[:8]
    return f"{slug(subject)}/{digest}"
