"""The description of the SPARQL service, after the SPARQL 1.1 Service Description."""

from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad

from igflod.formats import GRAPH_FORMATS, RESULTS_FORMATS
from igflod.formats.prefixes import PREFIXES
from igflod.vocabulary import DCTERMS, RDF, RDFS, XSD
from igflod.web.describe import query
from igflod.web.documents import Document
from igflod.web.pages.asking import render_form
from igflod.web.pages.front import example_query
from igflod.web.site import site
from igflod.web.sparql.service_limits import describe_limits

__all__ = ["service_document"]

_SD, _FORMATS, _VOID = PREFIXES["sd"], PREFIXES["formats"], PREFIXES["void"]
_SIMPLE_ENTAILMENT = "http://www.w3.org/ns/entailment/Simple"
_W3C_NAMES = {
    "turtle": "Turtle",
    "jsonld": "JSON-LD",
    "rdfxml": "RDF_XML",
    "ntriples": "N-Triples",
    "nquads": "N-Quads",
    "trig": "TriG",
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
}
"""The names of our formats in the W3C's list of unique URIs for file formats."""


def service_document() -> Document:
    """Describe the service: language, formats, limits, graphs and their sizes."""
    service = NamedNode(f"{site().base}sparql")
    return Document("/sparql", _quads(service), lambda: render_form(example_query()), service.value)


def _quads(service: NamedNode) -> list[Quad]:
    dataset = NamedNode(f"{service.value}#dataset")
    default = NamedNode(f"{service.value}#union")
    quads = [
        Quad(service, RDF.type, _sd("Service")),
        Quad(service, DCTERMS.title, Literal("igflod SPARQL endpoint", language="en")),
        Quad(service, _sd("endpoint"), service),
        Quad(service, _sd("supportedLanguage"), _sd("SPARQL11Query")),
        Quad(service, _sd("feature"), _sd("UnionDefaultGraph")),
        Quad(service, _sd("defaultEntailmentRegime"), NamedNode(_SIMPLE_ENTAILMENT)),
        Quad(service, _sd("defaultDataset"), dataset),
        Quad(dataset, RDF.type, _sd("Dataset")),
        Quad(dataset, _sd("defaultGraph"), default),
        Quad(default, RDF.type, _sd("Graph")),
        *describe_limits(service, site().store.limits),
    ]
    if not site().is_foreign:  # the examples ask for what our releases hold
        quads.append(Quad(service, RDFS.seeAlso, NamedNode(f"{service.value}/examples")))
    for names in ([form.name for form in RESULTS_FORMATS], [form.name for form in GRAPH_FORMATS]):
        formats = [NamedNode(_FORMATS + _W3C_NAMES[name]) for name in names]
        quads += [Quad(service, _sd("resultFormat"), form) for form in formats]
    for row in site().store.rows(query("page/graphs")):
        name, triples = row["graph"], row["triples"]
        if isinstance(name, NamedNode) and isinstance(triples, Literal):  # it may have no name
            quads += _graph(dataset, name, triples.value)
    return quads


def _graph(dataset: NamedNode, name: NamedNode, triples: str) -> list[Quad]:
    """Describe a named graph; its node is made of its name, so that there are no blank nodes."""
    local = quote(name.value.rpartition("/graph/")[2].replace("/", "-"), safe="-._~:")
    entry = NamedNode(f"{dataset.value}-{local}")
    return [
        Quad(dataset, _sd("namedGraph"), entry),
        Quad(entry, RDF.type, _sd("NamedGraph")),
        Quad(entry, _sd("name"), name),
        Quad(entry, _sd("graph"), name),
        Quad(name, RDF.type, _sd("Graph")),
        Quad(name, NamedNode(f"{_VOID}triples"), Literal(triples, datatype=XSD.integer)),
    ]


def _sd(name: str) -> NamedNode:
    return NamedNode(_SD + name)
