"""Every shape that can speak has an example where it is silent, and one where it speaks once."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import NamedNode, Quad, RdfFormat, parse
from rdflib.namespace import OWL, RDF, SH

from igflod.validation import Validator
from igflod.vocabulary import PREFIXES
from igflod.vocabulary import SH as OX_SH

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "tests" / "shapes"
NOTHING = NamedNode("urn:example:nothing")
PARTS = (SH.sparql, SH["or"], SH["and"], SH.xone, SH.pattern, SH.nodeKind, SH["class"])


def read_shapes() -> rdflib.Graph:
    graph = rdflib.Graph()
    for path in sorted((ROOT / "shapes").glob("*.ttl")):
        graph.parse(path)
    return graph


def speaking(graph: rdflib.Graph) -> set[rdflib.term.Node]:
    """Give the shapes that can be the source of a finding: targeted ones and their properties."""
    targeted = {
        shape
        for target in (SH.targetClass, SH.targetSubjectsOf)
        for shape in graph.subjects(target)
    }
    own = {shape for shape in targeted if any(graph.value(shape, part) for part in PARTS)}
    return own | {part for shape in targeted for part in graph.objects(shape, SH.property)}


def name(shape: object) -> str:
    return str(shape).removeprefix(PREFIXES["igfs"])


SHAPES = read_shapes()
SPEAKING = {name(shape): shape for shape in speaking(SHAPES)}
VALID = list(parse((EXAMPLES / "valid.ttl").read_bytes(), format=RdfFormat.TURTLE))


def read_changes() -> dict[str, list[Quad]]:
    changes: dict[str, list[Quad]] = {}
    for path in sorted(EXAMPLES.glob("*.trig")):
        for quad in parse(path.read_bytes(), format=RdfFormat.TRIG):
            assert isinstance(quad.graph_name, NamedNode)
            changes.setdefault(name(quad.graph_name.value), []).append(quad)
    return changes


CHANGES = read_changes()


def changed(quads: Iterable[Quad], change: Iterable[Quad]) -> list[Quad]:
    change = list(change)
    replaced = {(quad.subject, quad.predicate) for quad in change}
    kept = [quad for quad in quads if (quad.subject, quad.predicate) not in replaced]
    return kept + [quad for quad in change if quad.object != NOTHING]


@pytest.fixture(scope="module")
def validator() -> Validator:
    return Validator()


def test_every_speaking_shape_has_an_example_that_fails() -> None:
    assert set(CHANGES) == set(SPEAKING)


def test_the_valid_example_passes(validator: Validator) -> None:
    assert validator.validate(VALID) == ()


@pytest.mark.parametrize("shape", sorted(SPEAKING))
def test_the_valid_example_is_looked_at_by_the_shape(shape: str) -> None:
    node: rdflib.term.Node | None = SPEAKING[shape]
    path = SHAPES.value(node, SH.path)
    if isinstance(path, rdflib.URIRef):
        used = {quad.predicate.value for quad in VALID} | {"https://w3id.org/igflod/def#unread"}
        assert str(path) in used
        node = SHAPES.value(predicate=SH.property, object=node)
    target = SHAPES.value(node, SH.targetClass)
    if target is not None:
        classes = {quad.object for quad in VALID if quad.predicate.value == str(RDF.type)}
        subclasses = {PREFIXES["igf"] + name for name in ("Reading", "Source")}
        assert str(target) in {getattr(c, "value", "") for c in classes} | subclasses


@pytest.mark.parametrize("shape", sorted(CHANGES))
def test_the_failing_example_gives_exactly_one_finding(shape: str, validator: Validator) -> None:
    findings = validator.validate(changed(VALID, CHANGES[shape]))
    assert [name(finding.shape.value) for finding in findings] == [shape], findings
    severity = SHAPES.value(SPEAKING[shape], SH.severity) or SH.Violation
    assert findings[0].severity == name_of_severity(severity)
    assert "{" not in findings[0].message


def name_of_severity(severity: object) -> str:
    return str(severity).removeprefix(OX_SH.Info.value.removesuffix("Info")).lower()


def test_every_speaking_shape_has_one_message() -> None:
    for shape in SPEAKING.values():
        speaker = SHAPES.value(shape, SH.sparql) or shape
        messages = [str(message) for message in SHAPES.objects(speaker, SH.message)]
        assert len(messages) == 1, shape
        assert messages[0].endswith("."), messages[0]


def test_a_query_has_a_shape_of_its_own() -> None:
    for shape, query in SHAPES.subject_objects(SH.sparql):
        assert list(SHAPES.objects(shape, SH.sparql)) == [query]
        assert SHAPES.value(shape, SH.property) is None
        assert isinstance(query, rdflib.URIRef)


def test_messages_repeat_nothing_that_a_report_prints() -> None:
    prose = re.compile(r":(?:\w*[aA]sPrinted|room|format|exact|label) \?(\w+)")
    for query in SHAPES.subjects(SH.select):
        shown = set(re.findall(r"\{\?(\w+)\}", str(SHAPES.value(query, SH.message))))
        assert not shown.intersection(prose.findall(str(SHAPES.value(query, SH.select))))


def test_only_lists_paths_and_nothing_else_is_blank() -> None:
    blank = {subject for subject in SHAPES.subjects() if isinstance(subject, rdflib.BNode)}
    for node in blank:
        predicates = set(SHAPES.predicates(node))
        assert predicates <= {RDF.first, RDF.rest, SH.inversePath, SH.alternativePath}, predicates


def test_nothing_is_fetched() -> None:
    assert (None, OWL.imports, None) not in SHAPES
    queries = [str(query).upper() for query in SHAPES.objects(None, SH.select)]
    assert not [query for query in queries if "SERVICE" in query or "FROM" in query.split()]
