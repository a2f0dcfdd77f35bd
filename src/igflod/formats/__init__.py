"""The one table of formats: name, media type, suffix, and how to write it.

Content negotiation, suffixes, `Link` headers, downloads and the command line all read this table;
a new format is one row here. Media types are those registered with IANA.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from pyoxigraph import Quad

from igflod.formats.jsonld import write_jsonld
from igflod.formats.plain import write_nquads, write_ntriples, write_rdfxml
from igflod.formats.turtle import write_trig, write_turtle

__all__ = ["GRAPH_FORMATS", "RESULTS_FORMATS", "GraphFormat", "ResultsFormat", "find_format"]


class Serializer(Protocol):
    """Writes quads as bytes, the same bytes for the same quads.

    `primary` is the URI of the resource that comes first; `base` the base URI of the dataset, for
    formats that can shorten with it. Formats of triples drop the names of graphs.

    Raises:
        FormatError: the format cannot say what a quad says.

    """

    def __call__(
        self, quads: Iterable[Quad], primary: str | None = None, base: str | None = None
    ) -> bytes: ...


@dataclass(frozen=True, slots=True)
class GraphFormat:
    """A way to write RDF: 'turtle', 'text/turtle', 'ttl', 'Turtle'."""

    name: str
    media_type: str
    suffix: str
    label: str
    serialize: Serializer = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class ResultsFormat:
    """A way to write SPARQL results: 'csv', 'text/csv', 'csv', 'CSV'."""

    name: str
    media_type: str
    suffix: str
    label: str


GRAPH_FORMATS: tuple[GraphFormat, ...] = (
    GraphFormat("turtle", "text/turtle", "ttl", "Turtle", write_turtle),
    GraphFormat("jsonld", "application/ld+json", "jsonld", "JSON-LD", write_jsonld),
    GraphFormat("rdfxml", "application/rdf+xml", "rdf", "RDF/XML", write_rdfxml),
    GraphFormat("ntriples", "application/n-triples", "nt", "N-Triples", write_ntriples),
    GraphFormat("nquads", "application/n-quads", "nq", "N-Quads", write_nquads),
    GraphFormat("trig", "application/trig", "trig", "TriG", write_trig),
)
"""In our order of preference, which decides between formats that a client likes equally."""

RESULTS_FORMATS: tuple[ResultsFormat, ...] = (
    ResultsFormat("json", "application/sparql-results+json", "srj", "JSON"),
    ResultsFormat("xml", "application/sparql-results+xml", "srx", "XML"),
    ResultsFormat("csv", "text/csv", "csv", "CSV"),
    ResultsFormat("tsv", "text/tab-separated-values", "tsv", "TSV"),
)
"""In our order of preference; media types and suffixes are those of SPARQL 1.1."""

F = TypeVar("F", GraphFormat, ResultsFormat)


def find_format(formats: tuple[F, ...], key: str) -> F | None:
    """Look a format up by name, suffix or media type: 'turtle', 'ttl', 'Text/Turtle;q=1'.

    Gives None when no format answers to `key`.
    """
    wanted = key.partition(";")[0].strip().casefold()
    for entry in formats:
        if wanted in {entry.name, entry.suffix, entry.media_type}:
            return entry
    return None
