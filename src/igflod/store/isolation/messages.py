"""Queries and their outcomes as heads and bodies of frames."""

from igflod.errors import (
    AnswerTooLargeError,
    FormatError,
    IgflodError,
    QueryError,
    QueryRefusedError,
    QueryTooLongError,
    StoreError,
)
from igflod.formats import GRAPH_FORMATS, RESULTS_FORMATS, GraphFormat, ResultsFormat
from igflod.store.base import Answer, SparqlRequest
from igflod.store.isolation.frames import Head

__all__ = ["answer_frame", "error_frame", "read_outcome", "read_request", "request_head"]

_GRAPHS = {form.name: form for form in GRAPH_FORMATS}
_RESULTS = {form.name: form for form in RESULTS_FORMATS}
_FORMATS: dict[str, GraphFormat | ResultsFormat] = {**_GRAPHS, **_RESULTS}
_ERRORS: dict[str, type[IgflodError]] = {
    kind.__name__: kind
    for kind in (
        AnswerTooLargeError,
        FormatError,
        QueryError,
        QueryRefusedError,
        QueryTooLongError,
        StoreError,
    )
}


def request_head(request: SparqlRequest, results: ResultsFormat, graphs: GraphFormat) -> Head:
    """Put a query into a head, with the names of the formats for either kind of answer."""
    return {
        "query": request.query,
        "default": request.default_graphs,
        "named": request.named_graphs,
        "base": request.base,
        "results": results.name,
        "graphs": graphs.name,
    }


def read_request(head: Head) -> tuple[SparqlRequest, ResultsFormat, GraphFormat]:
    """Take a query out of its head: the inverse of `request_head`."""
    request = SparqlRequest(
        head["query"], tuple(head["default"]), tuple(head["named"]), base=head["base"]
    )
    return request, _RESULTS[head["results"]], _GRAPHS[head["graphs"]]


def answer_frame(answer: Answer) -> tuple[Head, bytes]:
    """Put an answer into a frame."""
    return {"format": answer.format.name}, answer.body


def error_frame(error: IgflodError) -> tuple[Head, bytes]:
    """Put an error into a frame."""
    place = {"line": error.line, "column": getattr(error, "column", None)}
    return {"error": type(error).__name__, "message": error.message, **place}, b""


def read_outcome(head: Head, body: bytes) -> Answer:
    """Take an answer out of a frame, or raise the error that is in it."""
    if "error" not in head:
        return Answer(_FORMATS[head["format"]], body)
    kind = _ERRORS.get(head["error"], StoreError)
    if issubclass(kind, QueryError):
        raise kind(head["message"], line=head["line"], column=head["column"])
    raise kind(head["message"])
