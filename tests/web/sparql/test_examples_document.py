"""The example queries as they are published. That each has an answer is tested with the docs."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from rdflib import OWL, RDF, RDFS, SH, BNode, Graph, Literal, Namespace, URIRef

from igflod.web.sparql.examples import EXAMPLES, Example, find_example

WHOLE = URIRef("https://w3id.org/igflod/sparql/examples")
SCHEMA = Namespace("https://schema.org/")


@pytest.fixture
def graph(client: FlaskClient) -> Graph:
    """The document, read by another library than the one that wrote it."""
    response = client.get("/sparql/examples.ttl")
    assert response.status_code == 200
    return Graph().parse(data=response.get_data(as_text=True), format="turtle")


def node(example: Example) -> URIRef:
    return URIRef(f"{WHOLE}#{example.name}")


def test_every_file_is_an_example(root: Path) -> None:
    files = sorted((root / "docs" / "queries").glob("*.rq"))
    assert [example.name for example in EXAMPLES] == [path.stem for path in files]
    for example, file in zip(EXAMPLES, files, strict=True):
        assert file.read_text().endswith(f"\n{example.query}")
        assert f"# title: {example.title}\n" in file.read_text()
        assert not example.query.startswith("#")


def test_every_example_is_an_executable(graph: Graph) -> None:
    assert set(graph.subjects(RDF.type, SH.SPARQLExecutable)) == {node(one) for one in EXAMPLES}
    for example in EXAMPLES:
        assert (node(example), RDF.type, SH.SPARQLSelectExecutable) in graph
        assert graph.value(node(example), RDFS.label) == Literal(example.title, lang="en")
        assert graph.value(node(example), RDFS.comment) == Literal(example.description, lang="en")
        assert graph.value(node(example), SH.select) == Literal(example.query)
        endpoint = URIRef("https://w3id.org/igflod/sparql")
        assert graph.value(node(example), SCHEMA.target) == endpoint
        assert graph.value(node(example), SH.prefixes) == WHOLE


def test_the_declared_prefixes_are_those_of_the_queries(graph: Graph) -> None:
    assert (WHOLE, RDF.type, OWL.Ontology) in graph
    declared = {
        (str(graph.value(each, SH.prefix)), str(graph.value(each, SH.namespace)))
        for each in graph.objects(WHOLE, SH.declare)
    }
    text = "".join(example.query for example in EXAMPLES)
    assert set(re.findall(r"(?i)prefix\s+([\w-]+):\s*<(.+?)>", text)) == declared
    assert len({prefix for prefix, _ in declared}) == len(declared)


def test_there_are_no_blank_nodes(graph: Graph) -> None:
    assert not [term for triple in graph for term in triple if isinstance(term, BNode)]


def test_the_page_shows_every_query(client: FlaskClient) -> None:
    page = client.get("/sparql/examples.html").get_data(as_text=True)
    for example in EXAMPLES:
        assert f'id="{example.name}"' in page


def test_the_service_description_leads_there(client: FlaskClient) -> None:
    text = client.get("/sparql.nt").get_data(as_text=True)
    assert f"<https://w3id.org/igflod/sparql> <{RDFS.seeAlso}> <{WHOLE}> ." in text


def test_an_unknown_form_is_not_found(client: FlaskClient) -> None:
    assert client.get("/sparql/examples.docx").status_code == 404


@pytest.mark.parametrize("name", ["01-womens-share", "01", "1"])
def test_an_example_is_found_by_its_name_and_its_number(name: str) -> None:
    assert find_example(name) is EXAMPLES[0]


@pytest.mark.parametrize("name", ["", "0", "99", "womens", "01-"])
def test_what_is_no_name_of_an_example(name: str) -> None:
    assert find_example(name) is None
