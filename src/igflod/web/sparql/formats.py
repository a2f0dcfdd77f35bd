"""Which formats an answer may have: by `?format=` if it is there, else by the Accept header.

Both are chosen before the query is read, one for tables (SELECT, ASK) and one for graphs
(CONSTRUCT, DESCRIBE), since only the store knows what kind of answer a query has.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from igflod.errors import QueryError
from igflod.formats import GRAPH_FORMATS, RESULTS_FORMATS, GraphFormat, ResultsFormat, find_format
from igflod.web.http.negotiation import best
from igflod.web.variants import content_type

__all__ = ["Choice", "choose"]

_PAGE = "text/html"
_OF_A_PAGE = {"tsv", "turtle"}
"""Formats with a line for each row: a page shows the first, and needs not read the others."""

_TABLES_ALSO_KNOWN_AS = {"application/json": "json", "application/xml": "xml", "text/xml": "xml"}
_GRAPHS_ALSO_KNOWN_AS = {"application/json": "jsonld"}
_SYNONYMS = {"json-ld": "jsonld", "n3": "turtle", "rdf+xml": "rdfxml"}
"""What SPARQLWrapper writes for formats in a query string."""

_RELATED = {"json": "jsonld", "xml": "rdfxml"}
"""The graph format that goes with a format of tables: clients send `format=xml` with any query."""

F = TypeVar("F", GraphFormat, ResultsFormat)


@dataclass(frozen=True, slots=True)
class Choice:
    """The format for each kind of answer, and the media type it goes out with.

    The media type is None where nothing of that kind is acceptable, and HTML where a page is
    wanted, which is made of the format beside it.
    """

    results: ResultsFormat
    results_type: str | None
    graphs: GraphFormat
    graphs_type: str | None

    @property
    def is_page(self) -> bool:
        """Whether an answer of some kind goes out as a page."""
        return _PAGE in {self.results_type, self.graphs_type}

    def media_type(self, form: ResultsFormat | GraphFormat) -> str | None:
        """Give the media type for an answer that the store gave in a format."""
        return self.results_type if isinstance(form, ResultsFormat) else self.graphs_type


@lru_cache(maxsize=128)  # clients send the same header each time
def choose(named: str | None, accept: str | None) -> Choice:
    """Choose the formats of an answer.

    Raises:
        QueryError: `named`, the value of `?format=`, is no format.

    """
    if named is None:
        tables = _negotiated(RESULTS_FORMATS, _TABLES_ALSO_KNOWN_AS, accept)
        graphs = _negotiated(GRAPH_FORMATS, _GRAPHS_ALSO_KNOWN_AS, accept)
    else:
        tables, graphs = _named(named)
    return Choice(*tables, *graphs)


def _negotiated(
    formats: tuple[F, ...], also_known_as: dict[str, str], accept: str | None
) -> tuple[F, str | None]:
    offers: dict[str, F] = {content_type(form.media_type): form for form in formats}
    for media_type, name in also_known_as.items():
        offers[media_type] = next(form for form in formats if form.name == name)
    chosen = best((*offers, _PAGE), accept)
    if chosen == _PAGE:
        return _of_a_page(formats), chosen
    return offers.get(chosen or "", formats[0]), chosen


def _of_a_page(formats: tuple[F, ...]) -> F:
    """Give the format that a page is made of."""
    return next(form for form in formats if form.name in _OF_A_PAGE)


def _named(
    name: str,
) -> tuple[tuple[ResultsFormat, str | None], tuple[GraphFormat, str | None]]:
    if name == "html":
        return (_of_a_page(RESULTS_FORMATS), _PAGE), (_of_a_page(GRAPH_FORMATS), _PAGE)
    table = find_format(RESULTS_FORMATS, name)
    graph = find_format(GRAPH_FORMATS, _RELATED.get(table.name, "") if table else _synonym(name))
    if table is None and graph is None:
        known = ", ".join(form.name for form in _all_formats())
        raise QueryError(f"no format is called {name!r}; there are {known} and html")
    return (
        (table or RESULTS_FORMATS[0], content_type(table.media_type) if table else None),
        (graph or GRAPH_FORMATS[0], content_type(graph.media_type) if graph else None),
    )


def _all_formats() -> list[ResultsFormat | GraphFormat]:
    return [*RESULTS_FORMATS, *GRAPH_FORMATS]


def _synonym(name: str) -> str:
    return _SYNONYMS.get(name.lower(), name)
