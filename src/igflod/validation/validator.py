"""Runs the shapes over quads."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import rdflib
from pyoxigraph import NamedNode, Quad, RdfFormat, parse
from pyshacl import Shape, ShapesGraph
from pyshacl.pytypes import SHACLExecutor

from igflod.errors import DeclarationError
from igflod.resources import resource_files
from igflod.validation.finding import Finding, Severity
from igflod.validation.terms import Term, from_rdflib, to_graph, to_rdflib
from igflod.vocabulary import PREFIXES, RDF, RDFS, SH, SKOS

__all__ = ["Background", "Validator"]

_SH = rdflib.Namespace(PREFIXES["sh"])
_TARGETS = (_SH.targetClass, _SH.targetSubjectsOf, _SH.targetObjectsOf, _SH.targetNode)
_SEVERITIES = {
    SH.Violation: Severity.VIOLATION,
    SH.Warning: Severity.WARNING,
    SH.Info: Severity.INFO,
}


class Background:
    """What is known beside the quads to be judged, looked up by subject."""

    def __init__(self, quads: Iterable[Quad] = ()) -> None:
        self._by_subject: dict[Term, list[Quad]] = {}
        for quad in quads:
            self._by_subject.setdefault(quad.subject, []).append(quad)

    def around(self, quads: Sequence[Quad]) -> Iterator[Quad]:
        """Give the descriptions of the things that quads point to and do not describe."""
        things = {quad.object for quad in quads if quad.predicate != RDF.type}
        for thing in things.difference(quad.subject for quad in quads):
            yield from self._by_subject.get(thing, ())


class Validator:
    """The shapes and the ontology, loaded once; holds quads against them.

    Raises:
        DeclarationError: a file of `shapes/` or `ontology/` is broken.

    """

    def __init__(self) -> None:
        shapes = ShapesGraph(to_graph(_read("shapes"), remembering=True)).shapes
        self._shapes: list[Shape] = [
            shape for shape in shapes if any(next(shape.objects(p), None) for p in _TARGETS)
        ]
        ontology = list(_read("ontology"))
        self._classes = [quad for quad in ontology if quad.predicate == RDFS.subClassOf]
        self._codes = Background(_untyped_codes(ontology))

    def validate(
        self, quads: Iterable[Quad], background: Background | None = None
    ) -> tuple[Finding, ...]:
        """Hold quads (their graph names aside) against the shapes.

        Only their subjects are judged. `background` describes what they point to: the meeting of
        a session, the person of a participation. Findings come worst first, then by thing and
        shape: the same for the same statements.
        """
        judged = list(quads)
        context = list((background or Background()).around(judged))
        codes = self._codes.around([*judged, *context])
        graph = to_graph([*judged, *context, *codes, *self._classes])
        subjects = {to_rdflib(quad.subject) for quad in judged}
        executor = SHACLExecutor()
        found: set[Finding] = set()
        for shape in self._shapes:
            focus = subjects.intersection(_focus_nodes(shape, graph))
            if focus:
                _, results = shape.validate(executor, graph, focus=sorted(focus))
                found.update(_finding(triples) for _, _, triples in results)
        return tuple(sorted(found, key=lambda finding: finding.order))


def _read(folder: str) -> Iterator[Quad]:
    for file in resource_files(folder, ".ttl"):
        try:
            yield from parse(file.read_bytes(), format=RdfFormat.TURTLE)
        except SyntaxError as error:
            raise DeclarationError(f"no Turtle: {error}", path=file.name) from error


def _untyped_codes(ontology: list[Quad]) -> Iterator[Quad]:
    """Give the ontology without the types of codes, which would make pyshacl judge every code."""
    codes = {quad.subject for quad in ontology if quad.predicate == SKOS.inScheme}
    return (q for q in ontology if not (q.predicate == RDF.type and q.subject in codes))


def _focus_nodes(shape: Shape, graph: rdflib.Graph) -> set[Any]:
    nodes: set[Any] = shape.focus_nodes(graph)  # type: ignore[no-untyped-call]
    return nodes


def _finding(triples: Iterable[tuple[Any, rdflib.URIRef, Any]]) -> Finding:
    """Make a finding of the triples of a sh:ValidationResult, as pyshacl collects them.

    A node that comes from a graph stands in a pair with its graph.
    """
    said = {p: value[1] if isinstance(value, tuple) else value for _, p, value in triples}
    focus, value = said[_SH.focusNode], said.get(_SH.value)
    path = from_rdflib(said.get(_SH.resultPath))
    return Finding(
        severity=_SEVERITIES[NamedNode(said[_SH.resultSeverity])],
        shape=NamedNode(said[_SH.sourceShape]),
        component=NamedNode(said[_SH.sourceConstraintComponent]),
        focus=NamedNode(focus),
        path=path if isinstance(path, NamedNode) else None,
        value=None if value == focus else from_rdflib(value),
        message=str(said[_SH.resultMessage]),
    )
