"""The W3C's manifests of tests, read: which requests, which data, what has to come back."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import rdflib
from rdflib.collection import Collection
from rdflib.namespace import RDFS
from rdflib.term import Node

__all__ = [
    "SUITES",
    "Exchange",
    "ProtocolTest",
    "ResultTest",
    "read_names",
    "read_protocol",
    "read_results",
]

SUITES = (
    Path(os.environ.get("IGFLOD_SHARED", Path(__file__).resolve().parents[3] / "shared"))
    / "conformance"
    / "sparql11"
)
"""Where the suites are, on a machine that has them."""

MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
UT = rdflib.Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
HT = rdflib.Namespace("http://www.w3.org/2011/http#")
CNT = rdflib.Namespace("http://www.w3.org/2011/content#")


@dataclass(frozen=True)
class Exchange:
    """A request, byte by byte, and what is expected of its answer.

    `statuses` are classes such as '2xx'; `form` is 'boolean', 'tabular', 'RDF', or '' for any.
    """

    method: str
    path: str
    headers: tuple[tuple[str, str], ...]
    body: bytes | None
    statuses: frozenset[str]
    form: str
    boolean: bool | None

    @property
    def is_update(self) -> bool:
        """Whether the request is an update that an endpoint may carry out."""
        kinds = {value for name, value in self.headers if name.lower() == "content-type"}
        form = self.body is not None and self.body.startswith(b"update=")
        return "application/sparql-update" in kinds or form


@dataclass(frozen=True)
class ProtocolTest:
    """A test of the protocol: requests one after the other; `graphs` as name and file."""

    name: str
    title: str
    graphs: tuple[tuple[str, Path], ...]
    exchanges: tuple[Exchange, ...]

    @property
    def needs_update(self) -> bool:
        """Whether it passes only where an update is carried out."""
        return any(e.is_update and "2xx" in e.statuses for e in self.exchanges)


@dataclass(frozen=True)
class ResultTest:
    """A test of a result format: a query over data, and a file with the solutions."""

    name: str
    title: str
    query: str
    data: Path
    expected: Path


def read_names(suite: str) -> list[tuple[str, str]]:
    """Give the names and the titles of a suite's tests, in their order."""
    graph = _load(suite)
    return [(_local(test), str(graph.value(test, MF.name))) for test in _entries(graph)]


def read_protocol() -> list[ProtocolTest]:
    """Read the protocol suite; no tests where it is not there."""
    graph = _load("protocol")
    tests = []
    for test in _entries(graph):
        requests = _only(graph, _only(graph, test, MF.action), HT.requests)
        graphs = tuple(
            sorted(
                (str(_only(graph, data, RDFS.label)), _file(_only(graph, data, UT.graph)))
                for data in graph.objects(test, UT.graphData)
            )
        )
        exchanges = tuple(_exchange(graph, request) for request in Collection(graph, requests))
        title = str(graph.value(test, MF.name))
        tests.append(ProtocolTest(_local(test), title, graphs, exchanges))
    return tests


def read_results(suite: str) -> list[ResultTest]:
    """Read a suite of a result format; no tests where it is not there."""
    graph = _load(suite)
    tests = []
    for test in _entries(graph):
        action = _only(graph, test, MF.action)
        tests.append(
            ResultTest(
                _local(test),
                str(graph.value(test, MF.name)),
                _file(_only(graph, action, QT["query"])).read_text("utf-8"),
                _file(_only(graph, action, QT.data)),
                _file(_only(graph, test, MF.result)),
            )
        )
    return tests


def _load(suite: str) -> rdflib.Graph:
    graph = rdflib.Graph(bind_namespaces="none")
    file = SUITES / suite / "manifest.ttl"
    if file.exists():
        graph.parse(file, publicID=file.as_uri())
    return graph


def _entries(graph: rdflib.Graph) -> Iterator[Node]:
    for entries in graph.objects(None, MF.entries):
        yield from Collection(graph, entries)


def _exchange(graph: rdflib.Graph, request: Node) -> Exchange:
    answer = _only(graph, request, HT.resp)
    body = graph.value(request, HT.body)
    headers = graph.value(request, HT.headers)
    boolean = graph.value(answer, MF.expectedBoolean)
    return Exchange(
        method=str(_only(graph, request, HT.methodName)),
        path=str(_only(graph, request, HT.absolutePath)),
        headers=tuple(
            (str(_only(graph, header, HT.fieldName)), str(_only(graph, header, HT.fieldValue)))
            for header in (Collection(graph, headers) if headers else ())
        ),
        body=None if body is None else _encoded(graph, body),
        statuses=frozenset(
            str(status).rpartition("StatusCode")[2]
            for status in graph.objects(answer, MF.expectedStatus)
        ),
        form=str(graph.value(answer, MF.expectedFormat) or ""),
        boolean=None if boolean is None else str(boolean) == "true",
    )


def _encoded(graph: rdflib.Graph, body: Node) -> bytes:
    encoding = str(_only(graph, body, CNT.characterEncoding))
    return str(_only(graph, body, CNT.chars)).encode(encoding)


def _only(graph: rdflib.Graph, subject: Node, predicate: Node) -> Node:
    (value,) = graph.objects(subject, predicate)
    return value


def _file(uri: Node) -> Path:
    return Path(str(uri).removeprefix("file://"))


def _local(test: Node) -> str:
    return str(test).rpartition("#")[2]
