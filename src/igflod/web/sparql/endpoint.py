"""The SPARQL endpoint: the query side of the SPARQL 1.1 Protocol, read-only."""

from hashlib import sha256
from http import HTTPStatus

from flask import Blueprint, Response, abort, request

from igflod import __version__
from igflod.formats import GraphFormat, ResultsFormat
from igflod.store.answers import key_of
from igflod.store.base import Answer, SparqlRequest
from igflod.store.query.normal import is_volatile
from igflod.web.documents import answer as answer_document
from igflod.web.documents import conditional, validated
from igflod.web.http.compression import held_tag
from igflod.web.pages.asking import render_example
from igflod.web.pages.results import render_answer
from igflod.web.site import site
from igflod.web.sparql.asked import read_get, read_post
from igflod.web.sparql.formats import Choice, choose
from igflod.web.sparql.hinting import give_hints
from igflod.web.sparql.service import service_document
from igflod.web.variants import variant_of_suffix

__all__ = ["sparql"]

sparql = Blueprint("sparql", __name__)


@sparql.get("/sparql")
@sparql.get("/sparql/")
def by_get() -> Response:
    """Answer the query of the query string; without one, describe the service."""
    wanted = read_get()
    if wanted is not None:
        return _answer(wanted)
    if "example" in request.args:
        page = render_example(request.args["example"])
        return conditional(Response(page, content_type="text/html; charset=utf-8"))
    return answer_document(service_document())


@sparql.post("/sparql")
@sparql.post("/sparql/")
def by_post() -> Response:
    """Answer the query of a form, or the query that is the body."""
    return _answer(read_post())


@sparql.get("/sparql.<suffix>")
def description(suffix: str) -> Response:
    """Describe the service in the form of a suffix."""
    variant = variant_of_suffix(suffix)
    if variant is None:
        abort(HTTPStatus.NOT_FOUND)
    return answer_document(service_document(), variant)


def _answer(wanted: SparqlRequest) -> Response:
    give_hints(wanted.query)
    chosen = choose(request.values.get("format"), request.headers.get("Accept"))
    tag = _tag_of(wanted, chosen)
    held = None if tag is None else held_tag(tag)
    if held is not None:
        tag = held
        response = Response(status=HTTPStatus.NOT_MODIFIED)
    else:
        found = site().store.answer(wanted, chosen.results, chosen.graphs)
        response = _written(wanted, found, chosen)
    if "format" not in request.values:
        response.vary.add("Accept")
    if is_volatile(wanted.query):
        response.cache_control.no_store = True
        return response
    return conditional(response) if tag is None else validated(response, tag, weak=True)


def _tag_of(wanted: SparqlRequest, chosen: Choice) -> str | None:
    """Name the answer to a request before it is worked out; None if that cannot be.

    A release never changes, so the release, the query and the formats say which answer it is. It
    is a weak entity tag, since rows that the query does not order may come in another order.
    """
    key = key_of(wanted, chosen.results, chosen.graphs)
    if key is None or chosen.is_page:
        return None
    types = (chosen.results_type, chosen.graphs_type)
    return sha256(repr((__version__, site().digest, types, key)).encode()).hexdigest()[:32]


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
