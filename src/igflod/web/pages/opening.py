"""Leads from what a page shows to the query that gives it: "Open in SPARQL", and downloads."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from pyoxigraph import NamedNode

from igflod.formats import GRAPH_FORMATS, RESULTS_FORMATS, GraphFormat, ResultsFormat
from igflod.store.base import SparqlRequest
from igflod.store.binding import bind
from igflod.web.describe import query
from igflod.web.links import rooted

__all__ = [
    "Download",
    "Opening",
    "downloads_of",
    "open_description",
    "open_graph",
    "open_table",
    "place_of",
]


@dataclass(frozen=True)
class Download:
    """A form in which an answer may be had: where it is, and what to call the file."""

    label: str
    place: str
    file: str
    media_type: str


@dataclass(frozen=True)
class Opening:
    """A query that can be opened: the place where it is shown with its answer, and downloads."""

    place: str
    downloads: tuple[Download, ...]


def place_of(wanted: SparqlRequest, form: str | None = None) -> str:
    """Give the place of an answer, in the format of a name or as the client likes it."""
    parameters = [("query", wanted.query)]
    parameters += [("default-graph-uri", graph) for graph in wanted.default_graphs]
    parameters += [("named-graph-uri", graph) for graph in wanted.named_graphs]
    if form:
        parameters.append(("format", form))
    return f"{rooted('/sparql')}?{urlencode(parameters)}"


def downloads_of(
    wanted: SparqlRequest, name: str, forms: Sequence[GraphFormat | ResultsFormat]
) -> tuple[Download, ...]:
    """Give the downloads of an answer, whose files begin with a name."""
    return tuple(
        Download(form.label, place_of(wanted, form.name), f"{name}.{form.suffix}", form.media_type)
        for form in forms
    )


def open_table(name: str, resource: str | None = None) -> Opening:
    """Open one of the queries of `queries/page/`, about a resource if it needs one."""
    text = query(f"page/{name}")
    if resource:
        text = bind(text, {"resource": NamedNode(resource)})
        text = re.sub(r"(?<=SELECT|STINCT) {2,}|(?<=GROUP BY) {2,}", " ", text)
    return _opening(text, name.replace("_", "-"), RESULTS_FORMATS)


def open_description(resource: str) -> Opening:
    """Open all that is said of a resource."""
    return _opening(f"DESCRIBE {NamedNode(resource)}\n", "description", GRAPH_FORMATS)


def open_graph(name: str) -> Opening:
    """Open a named graph."""
    text = (
        "CONSTRUCT { ?subject ?predicate ?object }\n"
        f"WHERE {{ GRAPH {NamedNode(name)} {{ ?subject ?predicate ?object }} }}\n"
    )
    return _opening(text, "graph", GRAPH_FORMATS)


def _opening(text: str, name: str, forms: Sequence[GraphFormat | ResultsFormat]) -> Opening:
    wanted = SparqlRequest(text)
    return Opening(place_of(wanted), downloads_of(wanted, name, forms))
