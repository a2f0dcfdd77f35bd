"""The mapping, the ontology and the shapes speak of the same things."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import time
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import rdflib
from pyoxigraph import NamedNode, Quad
from rdflib.namespace import OWL, RDF, RDFS, SH, XSD
from tests.conftest import Golden

from igflod.graph import (
    derive,
    describe_curated,
    describe_identities,
    describe_links,
    describe_report,
)
from igflod.linking import Curated, Linker, Provenance
from igflod.reading import Reader, Source
from igflod.record import AttendanceCount, Category, Reading, SessionType, Span
from igflod.uris import Uris
from igflod.validation import Background, Finding, Severity, Validator, describe
from igflod.vocabulary import PREFIXES

World: TypeAlias = Callable[[dict[str, Any]], dict[str, list[Quad]]]
"""Publishes workshop 324 with these fields of its record changed; gives the quads by graph."""

SPAN = Span(50, 65)
LANGUAGES = (str(RDF), str(RDFS), str(OWL), str(XSD))


@pytest.fixture(scope="module")
def world(report_324: Path, root: Path) -> World:
    """Give what maps workshop 324, read as it is or changed, and all that surrounds it."""
    uris = Uris()
    text = report_324.read_bytes().decode()
    record = Reader().explain(Source.load(report_324)).record

    def publish(change: dict[str, Any]) -> dict[str, list[Quad]]:
        curated = Curated.load(root / "data" / "curated")
        provenance = Provenance(url="https://example.org/324")
        linked = Linker(curated).link(replace(record, **change), provenance)
        made = {
            "report": describe_report(linked, text, uris),
            "curated": describe_curated(curated, [linked], uris),
            "identity": describe_identities(curated, linked.agents, uris),
        }
        said = [quad for quads in made.values() for quad in quads]
        subjects = {quad.subject for quad in said if isinstance(quad.subject, NamedNode)}
        made["links"] = describe_links(curated, subjects, uris)
        made["derived"] = derive(said, uris)
        made["findings"] = describe(judge(made), linked.key, uris)
        return made

    return publish


def judge(made: dict[str, list[Quad]]) -> tuple[Finding, ...]:
    background = Background([*made["curated"], *made["identity"]])
    return Validator().validate(made["report"], background)


@pytest.fixture(scope="module")
def graphs(world: World) -> dict[str, list[Quad]]:
    """Everything that is published because of workshop 324, by graph."""
    return world({})


@pytest.fixture(scope="module")
def ontology(root: Path) -> rdflib.Graph:
    return parsed(root.glob("ontology/*.ttl"))


@pytest.fixture(scope="module")
def shapes(root: Path) -> rdflib.Graph:
    return parsed(root.glob("shapes/*.ttl"))


def parsed(paths: Iterable[Path]) -> rdflib.Graph:
    graph = rdflib.Graph()
    for path in paths:
        graph.parse(path)
    return graph


def used(graphs: dict[str, list[Quad]]) -> tuple[set[str], set[str]]:
    """Give the classes and the properties of all graphs."""
    quads = [quad for made in graphs.values() for quad in made]
    types = {quad.object for quad in quads if quad.predicate.value == str(RDF.type)}
    classes = {kind.value for kind in types if isinstance(kind, NamedNode)}
    return classes, {quad.predicate.value for quad in quads}


def test_every_graph_says_something(graphs: dict[str, list[Quad]]) -> None:
    assert all(graphs.values())


def test_what_is_emitted_is_defined(graphs: dict[str, list[Quad]], ontology: rdflib.Graph) -> None:
    classes, properties = used(graphs)
    defined = {str(term) for term in ontology.subjects(RDF.type)}
    emitted = {term for term in classes | properties if not term.startswith(LANGUAGES)}
    assert emitted <= defined


@pytest.mark.parametrize("name", ["curated", "identity", "links", "derived", "findings"])
def test_a_graph_is_as_its_golden_file_says(
    name: str, graphs: dict[str, list[Quad]], golden: Golden
) -> None:
    golden("".join(sorted(f"{quad.triple} .\n" for quad in graphs[name])), f"{name}.nt")


def test_codes_that_are_emitted_exist(
    graphs: dict[str, list[Quad]], ontology: rdflib.Graph
) -> None:
    objects = {quad.object for quads in graphs.values() for quad in quads}
    codes = {
        term.value
        for term in objects
        if isinstance(term, NamedNode) and term.value.startswith(PREFIXES["igfc"])
    }
    assert codes
    assert codes <= {str(term) for term in ontology.subjects(RDF.type)}


def test_every_emitted_class_has_a_shape(
    graphs: dict[str, list[Quad]], shapes: rdflib.Graph
) -> None:
    covered = {
        str(kind)
        for predicate in (SH.targetClass, SH.hasValue)
        for kind in shapes.objects(None, predicate)
    }
    assert used(graphs)[0] <= covered


def test_every_emitted_property_has_a_shape(
    graphs: dict[str, list[Quad]], shapes: rdflib.Graph
) -> None:
    covered = {
        str(path)
        for predicate in (SH.path, SH.targetSubjectsOf)
        for path in shapes.objects(None, predicate)
    }
    assert used(graphs)[1] <= covered


@pytest.mark.parametrize("name", ["curated", "identity", "links", "derived", "findings"])
def test_a_graph_of_ours_gives_no_finding(name: str, graphs: dict[str, list[Quad]]) -> None:
    everything = Background(quad for quads in graphs.values() for quad in quads)
    assert Validator().validate(graphs[name], everything) == ()


@pytest.mark.parametrize(
    "change",
    [
        {"gender_discussion": Reading("It was raised in passing", (SPAN,))},
        {"gender_discussion": Reading("It was raised " * 20, (SPAN,))},
        {"women_estimate": Reading("A good number, " * 20, (SPAN,))},
        {"attendance": (AttendanceCount(Category.TOTAL, "60+", None, True, SPAN),)},  # noqa: FBT003
        {"attendance": (AttendanceCount(Category.TOTAL, "N/A", None, False, SPAN),)},  # noqa: FBT003
        {"attendance": ()},
        {"agenda": (), "participations": (), "key_points": ()},
        {"room": Reading("Room 1", (SPAN,)), "format": Reading("Panel", (SPAN,))},
        {"duration_minutes": Reading(90, (SPAN,))},
        {"title": None, "date": None, "city": None, "themes": (), "topic": None},
        {"sdgs": (Reading(4, (SPAN,)),), "policy_questions": (Reading("Who?", (SPAN,)),)},
        {"city": Reading("Atlantis", (SPAN,)), "country": Reading("Ruritania", (SPAN,))},
        {"meeting_year": Reading(2014, (SPAN,)), "date": None},
        {"start": Reading(time(9), (SPAN,)), "end": Reading(time(10, 30), (SPAN,))},
        {"session_type": Reading(SessionType.OPEN_FORUM, (SPAN,))},
    ],
)
def test_whatever_a_report_leaves_out_or_says_in_its_own_words_breaks_nothing(
    change: dict[str, Any], world: World
) -> None:
    assert not [finding for finding in judge(world(change)) if finding.blocking]


def test_what_the_report_gives_to_find(graphs: dict[str, list[Quad]]) -> None:
    findings = judge(graphs)

    def messages(severity: Severity) -> list[str]:
        return [finding.message for finding in findings if finding.severity is severity]

    assert not messages(Severity.VIOLATION)
    (warning,) = messages(Severity.WARNING)
    assert warning == (
        'The estimate of the women\'s share is "about half", read as 40 % to 60 %; '
        "the report counts 22 women of 57 participants, 38.6 %."
    )
    assert (
        "The 12 from least developed countries are counted apart from the 35 from developing "
        "countries: add the two before comparing with figures of the United Nations."
    ) in messages(Severity.INFO)
