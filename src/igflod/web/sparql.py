"""The SPARQL endpoint: the query side of the SPARQL 1.1 Protocol, read-only."""

from http import HTTPStatus

from flask import Blueprint, Response, abort, request
from werkzeug.exceptions import UnsupportedMediaType

from igflod.errors import QueryError, QueryRefusedError
from igflod.formats import GraphFormat, ResultsFormat
from igflod.store.base import Answer, SparqlRequest
from igflod.web.documents import answer as answer_document
from igflod.web.documents import conditional
from igflod.web.pages.results import render_answer
from igflod.web.service import service_document
from igflod.web.site import site
from igflod.web.sparql_formats import Choice, choose
from igflod.web.variants import variant_of_suffix

__all__ = ["sparql"]

sparql = Blueprint("sparql", __name__)

_DIRECT = "application/sparql-query"
_FORM = "application/x-www-form-urlencoded"
_UPDATE = "application/sparql-update"
_READ_ONLY = "This endpoint is read-only: it answers queries and takes no updates."


@sparql.get("/sparql")
def by_get() -> Response:
    """Answer the query of the query string; without one, describe the service."""
    if "update" in request.args:
        raise QueryRefusedError(_READ_ONLY)
    if "query" not in request.args:
        return answer_document(service_document())
    return _answer(_only(request.args.getlist("query")))


@sparql.get("/sparql.<suffix>")
def description(suffix: str) -> Response:
    """Describe the service in the form of a suffix."""
    variant = variant_of_suffix(suffix)
    if variant is None:
        abort(HTTPStatus.NOT_FOUND)
    return answer_document(service_document(), variant)


@sparql.post("/sparql")
def by_post() -> Response:
    """Answer the query of a form, or the query that is the body."""
    if request.mimetype == _UPDATE or "update" in request.values:
        raise QueryRefusedError(_READ_ONLY)
    if request.mimetype == _FORM:
        return _answer(_only(request.values.getlist("query")))
    if request.mimetype == _DIRECT:
        return _answer(_only([*request.args.getlist("query"), _body()]))
    raise UnsupportedMediaType(f"A query comes as {_FORM} or as {_DIRECT}.")


def _body() -> str:
    charset = request.mimetype_params.get("charset", "utf-8")
    if charset.lower() not in {"utf-8", "utf8"}:
        raise UnsupportedMediaType(f"A query is UTF-8 (SPARQL 1.1 Protocol, 2.1.3), not {charset}.")
    try:
        return request.get_data().decode("utf-8")
    except UnicodeDecodeError as error:
        raise QueryError(f"the query is no UTF-8 (byte {error.start})") from error


def _only(queries: list[str]) -> str:
    if len(queries) != 1:
        raise QueryError(f"a request has one query, not {len(queries)}")
    if not queries[0].strip():
        raise QueryError("the query is empty")
    return queries[0]


def _answer(query: str) -> Response:
    wanted = SparqlRequest(
        query,
        default_graphs=tuple(request.values.getlist("default-graph-uri")),
        named_graphs=tuple(request.values.getlist("named-graph-uri")),
    )
    chosen = choose(request.values.get("format"), request.headers.get("Accept"))
    found = site().store.answer(wanted, chosen.results, chosen.graphs)
    response = _written(wanted, found, chosen)
    if "format" not in request.values:
        response.vary.add("Accept")
    return conditional(response)


def _written(wanted: SparqlRequest, found: Answer, chosen: Choice) -> Response:
    media_type = chosen.media_type(found.format)
    if media_type is None:
        abort(HTTPStatus.NOT_ACCEPTABLE, _not_written(found.format))
    if media_type == "text/html":
        page = render_answer(wanted, found)
        return Response(page, content_type="text/html; charset=utf-8")
    response = Response(found.body, content_type=media_type)
    if found.format.name in {"csv", "tsv"}:
        name = f"results.{found.format.suffix}"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _not_written(form: ResultsFormat | GraphFormat) -> str:
    if isinstance(form, ResultsFormat):
        return "SELECT and ASK are answered as JSON, XML, CSV or TSV: you accept none of them."
    return "CONSTRUCT and DESCRIBE are answered in an RDF format: you accept none that we have."
