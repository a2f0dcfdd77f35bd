"""Runs the service description suite, whose three tests are in prose."""

import httpx
import rdflib
from rdflib.namespace import RDF
from tests.conformance.manifest import read_names
from tests.conformance.outcomes import FAILED, PASSED, Outcome

__all__ = ["run_service"]

SD = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
FORMATS = "http://www.w3.org/ns/formats/"

_CLASSES = {
    *(SD[name] for name in "Service Dataset Graph NamedGraph GraphCollection Feature".split()),
    *(
        SD[name]
        for name in "Language Function Aggregate EntailmentRegime EntailmentProfile".split()
    ),
}
_RANGES = {
    SD.defaultDataset: SD.Dataset,
    SD.defaultGraph: SD.Graph,
    SD.namedGraph: SD.NamedGraph,
    SD.graph: SD.Graph,
}
_INSTANCES = {
    SD.supportedLanguage: {SD.SPARQL10Query, SD.SPARQL11Query, SD.SPARQL11Update},
    SD.feature: {
        *(SD[name] for name in "DereferencesURIs UnionDefaultGraph RequiresDataset".split()),
        *(SD[name] for name in "EmptyGraphs BasicFederatedQuery".split()),
    },
}
_OTHER = {SD.endpoint, SD.name, SD.resultFormat, SD.inputFormat, SD.defaultEntailmentRegime}
"""Properties that lead to what the vocabulary does not define."""


def run_service(address: str) -> dict[str, Outcome]:
    """Run the suite against a server."""
    checks = {
        "returns-rdf": _is_rdf,
        "has-endpoint-triple": _has_endpoint,
        "conforms-to-schema": _conforms,
    }
    return {
        name: Outcome(title, PASSED if checks[name](f"{address}/sparql") else FAILED)
        for name, title in read_names("service-description")
    }


def _describe(place: str) -> rdflib.Graph:
    answer = httpx.get(place)
    answer.raise_for_status()
    media_type = answer.headers["Content-Type"].partition(";")[0]
    return rdflib.Graph(bind_namespaces="none").parse(
        data=answer.content, format=media_type, publicID=place
    )


def _is_rdf(place: str) -> bool:
    return len(_describe(place)) > 0


def _has_endpoint(place: str) -> bool:
    return (None, SD.endpoint, rdflib.URIRef(place)) in _describe(place)


def _conforms(place: str) -> bool:
    """Whether the description uses the vocabulary as the vocabulary defines it."""
    graph = _describe(place)
    classes = {c for c in graph.objects(None, RDF.type) if str(c).startswith(SD)}
    used = {p for p in graph.predicates() if str(p).startswith(SD)}
    services = set(graph.subjects(RDF.type, SD.Service))
    return (
        len(services) == 1
        and classes <= _CLASSES
        and used <= {*_RANGES, *_INSTANCES, *_OTHER}
        and {SD.endpoint, SD.supportedLanguage, SD.resultFormat, SD.defaultDataset} <= used
        and all((o, RDF.type, kind) in graph for p, kind in _RANGES.items() for o in _of(graph, p))
        and all(set(_of(graph, p)) <= known for p, known in _INSTANCES.items())
        and all(str(form).startswith(FORMATS) for form in _of(graph, SD.resultFormat))
        and all(isinstance(name, rdflib.URIRef) for name in _of(graph, SD.name))
    )


def _of(graph: rdflib.Graph, predicate: rdflib.URIRef) -> list[rdflib.term.Node]:
    return list(graph.objects(None, predicate))
